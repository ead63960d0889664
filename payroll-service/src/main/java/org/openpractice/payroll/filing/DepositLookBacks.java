package org.openpractice.payroll.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DepositLookBacks implements PanacheRepositoryBase<DepositLookBack, UUID> {

    Optional<DepositLookBack> of(int year) {
        return find("year", year).firstResultOptional();
    }
}
