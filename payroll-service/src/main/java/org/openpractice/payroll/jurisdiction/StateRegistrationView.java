package org.openpractice.payroll.jurisdiction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versioned;

/** A registration as it is shown; the account number is masked. */
record StateRegistrationView(
        String state,
        LocalDate registeredFrom,
        @Nullable LocalDate registeredUntil,
        @Nullable String accountNumber,
        long version)
        implements Versioned {

    static StateRegistrationView of(StateRegistration registration, ColumnCipher cipher) {
        return new StateRegistrationView(
                registration.state(),
                registration.registeredFrom(),
                registration.registeredUntil(),
                registration
                        .accountNumber(cipher)
                        .map(StateAccountNumber::masked)
                        .orElse(null),
                registration.version());
    }
}
