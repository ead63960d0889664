package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

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

    /** What waits for somebody, counted by kind. */
    @GET
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public PaymentAlerts.View get() {
        audit.record(Verb.READ, "payment-alerts", null);
        return alerts.now();
    }
}
