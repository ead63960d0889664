package org.openpractice.payroll.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Employers implements PanacheRepositoryBase<Employer, UUID> {

    /** The group's one employer, once it is set up. */
    public Optional<Employer> current() {
        return findAll().firstResultOptional();
    }
}
