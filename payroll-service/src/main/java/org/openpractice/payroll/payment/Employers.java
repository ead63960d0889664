package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class Employers implements Records<Employer> {

    /** The group's one employer, once it is set up. */
    public Optional<Employer> current() {
        return findAll().firstResultOptional();
    }
}
