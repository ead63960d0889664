package org.openpractice.billing.ledger;

import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.provider.BusinessDay;

/** The ledger. */
@Path("/ledger")
@RunOnVirtualThread
class LedgerResource {

    private final Ledger ledger;
    private final ChartOfAccounts chart;
    private final BusinessDay businessDay;

    LedgerResource(Ledger ledger, ChartOfAccounts chart, BusinessDay businessDay) {
        this.ledger = ledger;
        this.chart = chart;
        this.businessDay = businessDay;
    }

    /**
     * Every account with its debits and credits up to a day.
     *
     * @param asOf end of that day; today when not given
     */
    @GET
    @Path("trial-balance")
    @RolesAllowed(READ_LEDGER)
    @Transactional
    public TrialBalanceView trialBalance(@QueryParam("asOf") @Nullable LocalDate asOf) {
        var day = asOf == null ? businessDay.ofGroup() : asOf;
        return TrialBalanceView.of(day, chart.order(), ledger.turnovers(day));
    }
}
