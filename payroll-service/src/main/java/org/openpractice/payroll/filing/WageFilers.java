package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class WageFilers implements Records<WageFiler> {

    Optional<WageFiler> current() {
        return findAll().firstResultOptional();
    }
}
