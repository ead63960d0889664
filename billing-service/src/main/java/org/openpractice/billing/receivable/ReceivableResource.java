package org.openpractice.billing.receivable;

import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.ledger.Ledger;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.billing.provider.BusinessDay;

/** Receivables. */
@Path("/receivables")
@RunOnVirtualThread
class ReceivableResource {

    private final OpenItems openItems;
    private final Ledger ledger;
    private final BusinessDay businessDay;

    ReceivableResource(OpenItems openItems, Ledger ledger, BusinessDay businessDay) {
        this.openItems = openItems;
        this.ledger = ledger;
        this.businessDay = businessDay;
    }

    /**
     * What payers and patients owe, by how long they have owed it.
     *
     * @param asOf end of that day; today when not given
     */
    @GET
    @Path("aging")
    @RolesAllowed(READ_LEDGER)
    @Transactional
    public AgingView aging(@QueryParam("asOf") @Nullable LocalDate asOf) {
        var day = asOf == null ? businessDay.ofGroup() : asOf;
        var sums = new Sums();
        openItems.asOf(day, item -> sums.add(item, day));
        var unapplied = ledger.turnover(PostingRole.UNAPPLIED_PAYMENTS, day);
        return new AgingView(
                day,
                sums.fromService,
                sums.fromResponsibility,
                unapplied.balance().negated());
    }

    private static final class Sums {
        private AgingView.Debtors fromService = AgingView.Debtors.NONE;
        private AgingView.Debtors fromResponsibility = AgingView.Debtors.NONE;

        private void add(OpenItems.OpenItem item, LocalDate asOf) {
            if (item.debtor() == PostingRole.RECEIVABLE_FROM_PATIENT) {
                fromService = fromService.withPatient(item.balance(), item.serviceDate(), asOf);
                fromResponsibility = fromResponsibility.withPatient(item.balance(), item.responsibleSince(), asOf);
            } else {
                fromService = fromService.withPayer(item.balance(), item.serviceDate(), asOf);
                fromResponsibility = fromResponsibility.withPayer(item.balance(), item.responsibleSince(), asOf);
            }
        }
    }
}
