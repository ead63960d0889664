package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.BILLER;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** The ledger of work RVUs and the lines it rests on. */
@Path("/")
@RunOnVirtualThread
class WorkRvuCreditResource {

    private final TakeInWorkCredits takeInWorkCredits;
    private final CreditWork creditWork;
    private final ReadServiceLines readServiceLines;
    private final WorkRvuLedger ledger;
    private final Audit audit;

    WorkRvuCreditResource(
            TakeInWorkCredits takeInWorkCredits,
            CreditWork creditWork,
            ReadServiceLines readServiceLines,
            WorkRvuLedger ledger,
            Audit audit) {
        this.takeInWorkCredits = takeInWorkCredits;
        this.creditWork = creditWork;
        this.readServiceLines = readServiceLines;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** Lines to credit and to take back; all or none. The same line twice counts once. */
    @POST
    @Path("work-rvu-credits")
    @Idempotent
    @RolesAllowed({RUN_PAYROLL, BILLER})
    public List<ServiceLineView> take(TakeInWorkCredits.Request request) {
        return readServiceLines.changed(takeInWorkCredits.take(request));
    }

    /** Entries of somebody's ledger in the order in which they were made. */
    @GET
    @Path("work-rvu-entries")
    @SortedBy("countsOn")
    @RolesAllowed(RUN_PAYROLL)
    public Page<WorkRvuEntryView> entries(@BeanParam @Valid WorkRvuLedger.AskedEntries asked) {
        audit.record(READ, "work-rvu-entries", asked.employeeId);
        return ledger.list(asked).page(WorkRvuEntryView::of);
    }

    /** Lines by what became of them, for example {@code UNPRICED}. */
    @GET
    @Path("service-lines")
    @SortedBy({"countedOn", "serviceDate", "procedureCode"})
    @RolesAllowed({RUN_PAYROLL, BILLER})
    public Page<ServiceLineView> lines(@BeanParam @Valid WorkRvuLedger.AskedLines asked) {
        audit.record(READ, "service-lines", asked.employeeId);
        return readServiceLines.list(asked);
    }

    /** Prices unpriced lines again; gives those that have a value now. */
    @POST
    @Path("service-lines/pricing")
    @RolesAllowed(RUN_PAYROLL)
    public List<ServiceLineView> price() {
        return readServiceLines.changed(creditWork.priceAgain());
    }
}
