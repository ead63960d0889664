package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class WageFilers implements Records<WageFiler> {

    public boolean isSetUp() {
        return current().isPresent();
    }

    Optional<WageFiler> current() {
        return findAll().firstResultOptional();
    }
}
