package org.openpractice.payroll.compensation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The ledger of work RVUs and the lines it rests on. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WorkRvuCreditResource {

    private final TakeInWorkCredits takeInWorkCredits;
    private final CreditWork creditWork;
    private final WorkRvuLedger ledger;
    private final Audit audit;

    WorkRvuCreditResource(
            TakeInWorkCredits takeInWorkCredits, CreditWork creditWork, WorkRvuLedger ledger, Audit audit) {
        this.takeInWorkCredits = takeInWorkCredits;
        this.creditWork = creditWork;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** Lines to credit and to take back; all or none. The same line twice counts once. */
    @POST
    @Path("/work-rvu-credits")
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.BILLER})
    @Transactional
    public RestResponse<List<ServiceLineView>> take(TakeInWorkCredits.Request request) {
        return ResponseBuilder.ok(views(takeInWorkCredits.take(request))).build();
    }

    /** Entries of somebody's ledger in the order in which they were made. */
    @GET
    @Path("/work-rvu-entries")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public Page<WorkRvuEntryView> entries(
            @QueryParam("employeeId") @Nullable UUID employeeId, @BeanParam @Valid PageRequest page) {
        if (employeeId == null) {
            throw PlatformProblem.INVALID_REQUEST.because("expected the query parameter employeeId");
        }
        audit.record("read work RVUs", "enrollment", employeeId);
        return Page.of(page, ledger.entries(page, employeeId), WorkRvuEntry::id, WorkRvuEntryView::of);
    }

    /** Lines by what became of them, for example {@code UNPRICED}. */
    @GET
    @Path("/service-lines")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.BILLER})
    @Transactional
    public Page<ServiceLineView> lines(
            @QueryParam("state") ServiceLine.@Nullable State state,
            @QueryParam("employeeId") @Nullable UUID employeeId,
            @BeanParam @Valid PageRequest page) {
        audit.record("read service lines", "enrollment", employeeId);
        var lines = ledger.page(page, state, employeeId);
        var credits = credits(lines);
        return Page.of(page, lines, ServiceLine::id, line -> ServiceLineView.of(line, credits.get(line.creditId())));
    }

    /** Prices unpriced lines again; gives those that have a value now. */
    @POST
    @Path("/service-lines/pricing")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public List<ServiceLineView> price() {
        var priced = creditWork.priceAgain();
        audit.record("priced again", "service-lines", null);
        return views(priced);
    }

    private List<ServiceLineView> views(Collection<ServiceLine> lines) {
        var credits = credits(lines);
        return lines.stream()
                .map(line -> ServiceLineView.of(line, credits.get(line.creditId())))
                .toList();
    }

    private Map<UUID, WorkRvuEntry> credits(Collection<ServiceLine> lines) {
        return ledger.byId(lines.stream()
                .map(ServiceLine::creditId)
                .filter(Objects::nonNull)
                .toList());
    }
}
