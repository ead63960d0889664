package org.openpractice.billing.ledger;

import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The ledger. */
@Path("/ledger")
@RunOnVirtualThread
class LedgerResource {

    private final Ledger ledger;
    private final ChartOfAccounts chart;
    private final Clock clock;

    LedgerResource(Ledger ledger, ChartOfAccounts chart, Clock clock) {
        this.ledger = ledger;
        this.chart = chart;
        this.clock = clock;
    }

    /** @param asOf end of that day; today when not given */
    @GET
    @Path("trial-balance")
    @RolesAllowed(READ_LEDGER)
    @Transactional
    public TrialBalanceView trialBalance(@QueryParam("asOf") @Nullable LocalDate asOf) {
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        return TrialBalanceView.of(day, chart.order(), ledger.turnovers(day));
    }
}
