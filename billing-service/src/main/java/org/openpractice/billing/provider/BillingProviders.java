package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

/** The billing provider of the practice group. */
@ApplicationScoped
public class BillingProviders implements Records<BillingProvider> {

    public Optional<BillingProvider> ofGroup() {
        return findAll().firstResultOptional();
    }
}
