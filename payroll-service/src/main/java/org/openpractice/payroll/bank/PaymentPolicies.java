package org.openpractice.payroll.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PaymentPolicies implements PanacheRepositoryBase<PaymentPolicy, UUID> {

    public Optional<PaymentPolicy> kept() {
        return findAll().firstResultOptional();
    }

    /** The group's policy, or the default one. */
    public PaymentPolicy.Terms current() {
        return kept().map(PaymentPolicy::terms).orElse(PaymentPolicy.Terms.DEFAULT);
    }
}
