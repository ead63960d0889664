package org.openpractice.billing.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The billing provider of the practice group. */
@ApplicationScoped
public class BillingProviders implements PanacheRepositoryBase<BillingProvider, UUID> {

    public Optional<BillingProvider> ofGroup() {
        return findAll().firstResultOptional();
    }
}
