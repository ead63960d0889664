package org.openpractice.payroll.jurisdiction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class StateRegistrations implements PanacheRepositoryBase<StateRegistration, UUID> {

    Optional<StateRegistration> with(String state) {
        return find("state", state).firstResultOptional();
    }

    List<StateRegistration> inOrder() {
        return list("order by state");
    }
}
