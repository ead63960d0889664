package org.openpractice.payroll.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WageFilers implements PanacheRepositoryBase<WageFiler, UUID> {

    Optional<WageFiler> current() {
        return findAll().firstResultOptional();
    }
}
