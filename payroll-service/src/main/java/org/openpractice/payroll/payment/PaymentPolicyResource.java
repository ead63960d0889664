package org.openpractice.payroll.payment;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.payroll.bank.PaymentPolicy;
import org.openpractice.platform.http.IfMatch;

/** How the group pays: prenotes, lead of files, check numbers. */
@Path("/payment-policy")
@RunOnVirtualThread
class PaymentPolicyResource {

    private final PaymentPolicies policies;
    private final SetPaymentPolicy setPaymentPolicy;

    PaymentPolicyResource(PaymentPolicies policies, SetPaymentPolicy setPaymentPolicy) {
        this.policies = policies;
        this.setPaymentPolicy = setPaymentPolicy;
    }

    /** How the group pays, as it was set or as it is without a word of the group. */
    @GET
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public RestResponse<PaymentPolicy.Terms> get() {
        return policies.kept().map(PaymentPolicyResource::reply).orElseGet(() -> RestResponse.ok(policies.current()));
    }

    /** Sets the policy, or changes it with its current {@code ETag}. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<PaymentPolicy.Terms> put(@BeanParam IfMatch ifMatch, PaymentPolicy.Terms terms) {
        return reply(setPaymentPolicy.set(ifMatch, terms));
    }

    /** Terms carry no version, because those of a group that kept none have none. */
    private static RestResponse<PaymentPolicy.Terms> reply(PaymentPolicy policy) {
        return ResponseBuilder.ok(policy.terms())
                .tag(new EntityTag(Long.toString(policy.version())))
                .build();
    }
}
