package org.openpractice.payroll.payment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;

/** What waits for somebody: verifications, releases, reissues, returns that could not be applied. */
@Path("/payment-alerts")
@RunOnVirtualThread
class PaymentAlertResource {

    private final PaymentAlerts alerts;
    private final Audit audit;

    PaymentAlertResource(PaymentAlerts alerts, Audit audit) {
        this.alerts = alerts;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public PaymentAlerts.View get() {
        audit.record("read payment-alerts", "payment-file", null);
        return alerts.now();
    }
}
