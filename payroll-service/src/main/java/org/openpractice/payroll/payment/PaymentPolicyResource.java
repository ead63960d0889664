package org.openpractice.payroll.payment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.payroll.bank.PaymentPolicy;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** How the group pays: prenotes, lead of files, check numbers. */
@Path("/payment-policy")
@RunOnVirtualThread
class PaymentPolicyResource {

    private final PaymentPolicies policies;
    private final Audit audit;

    PaymentPolicyResource(PaymentPolicies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<PaymentPolicy.Terms> get() {
        var kept = policies.kept();
        var reply = ResponseBuilder.ok(policies.current());
        return kept.map(policy -> reply.tag(Versions.etag(policy.version())))
                .orElse(reply)
                .build();
    }

    /** Sets the policy, or changes it with its current {@code ETag}. */
    @PUT
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<PaymentPolicy.Terms> put(
            @HeaderParam("If-Match") @Nullable String ifMatch, PaymentPolicy.Terms terms) {
        var kept = policies.kept();
        PaymentPolicy policy;
        if (kept.isPresent()) {
            policy = kept.get();
            Versions.requireMatch(ifMatch, policy.version());
            policy.change(terms);
            policies.flush();
        } else {
            policy = new PaymentPolicy(terms);
            policies.persistAndFlush(policy);
        }
        audit.record("changed", "payment-policy", policy.id());
        return ResponseBuilder.ok(policy.terms())
                .tag(Versions.etag(policy.version()))
                .build();
    }
}
