package org.openpractice.payroll.payment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.platform.identity.Roles;

/** When a pay date settles, and what has to happen before and may happen after. */
@Path("/settlement-calendar")
@RunOnVirtualThread
class SettlementCalendarResource {

    private final PaymentPolicies policies;

    SettlementCalendarResource(PaymentPolicies policies) {
        this.policies = policies;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public SettlementCalendar get(@QueryParam("payDate") @NotNull LocalDate payDate) {
        return SettlementCalendar.of(payDate, policies.current().fileLeadBankingDays());
    }
}
