package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class DepositLookBacks implements Records<DepositLookBack> {

    /** Whether the liability is stated that decides how often a year's taxes are deposited. */
    public boolean isStated(int year) {
        return of(year).isPresent();
    }

    Optional<DepositLookBack> of(int year) {
        return find("year", year).firstResultOptional();
    }
}
