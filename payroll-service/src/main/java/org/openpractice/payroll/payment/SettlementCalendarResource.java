package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.openpractice.payroll.bank.PaymentPolicies;

/** When a pay date settles, and what has to happen before and may happen after. */
@Path("/settlement-calendar")
@RunOnVirtualThread
class SettlementCalendarResource {

    private final PaymentPolicies policies;

    SettlementCalendarResource(PaymentPolicies policies) {
        this.policies = policies;
    }

    /** When a pay date settles, with the last day for each step before it. */
    @GET
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public SettlementCalendar get(@QueryParam("payDate") @NotNull LocalDate payDate) {
        return SettlementCalendar.of(payDate, policies.current().fileLeadBankingDays());
    }
}
