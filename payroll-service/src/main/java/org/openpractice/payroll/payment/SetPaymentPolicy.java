package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.payroll.bank.PaymentPolicy;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;

/** Sets how the group pays, or changes it; a change needs the current {@code ETag}. */
@ApplicationScoped
class SetPaymentPolicy {

    private final PaymentPolicies policies;
    private final Audit audit;

    SetPaymentPolicy(PaymentPolicies policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    @Transactional
    public PaymentPolicy set(IfMatch ifMatch, PaymentPolicy.Terms terms) {
        var kept = policies.kept();
        kept.ifPresent(policy -> {
            ifMatch.require(policy.version());
            policy.change(terms);
        });
        var policy = kept.orElseGet(() -> new PaymentPolicy(terms));
        policies.persist(policy);
        audit.record(Verb.CHANGED, "payment-policy", policy.id());
        return policy;
    }
}
