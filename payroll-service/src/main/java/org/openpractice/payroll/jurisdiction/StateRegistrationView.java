package org.openpractice.payroll.jurisdiction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.platform.encryption.ColumnCipher;

/** A registration as it is shown; the account number is masked. */
record StateRegistrationView(
        String state,
        LocalDate registeredFrom,
        @Nullable LocalDate registeredUntil,
        @Nullable String accountNumber) {

    static StateRegistrationView of(StateRegistration registration, ColumnCipher cipher) {
        return new StateRegistrationView(
                registration.state(),
                registration.registeredFrom(),
                registration.registeredUntil(),
                registration
                        .accountNumber(cipher)
                        .map(StateAccountNumber::masked)
                        .orElse(null));
    }
}
