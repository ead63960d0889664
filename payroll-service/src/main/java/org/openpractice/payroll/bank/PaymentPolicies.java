package org.openpractice.payroll.bank;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

/** How the group pays; at most one is kept. */
@ApplicationScoped
public class PaymentPolicies implements Records<PaymentPolicy> {

    public Optional<PaymentPolicy> kept() {
        return findAll().firstResultOptional();
    }

    /** The group's policy, or the default one. */
    public PaymentPolicy.Terms current() {
        return kept().map(PaymentPolicy::terms).orElse(PaymentPolicy.Terms.DEFAULT);
    }
}
