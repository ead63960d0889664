package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class DepositLookBacks implements Records<DepositLookBack> {

    Optional<DepositLookBack> of(int year) {
        return find("year", year).firstResultOptional();
    }
}
