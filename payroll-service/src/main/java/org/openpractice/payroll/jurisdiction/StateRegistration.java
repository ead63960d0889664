package org.openpractice.payroll.jurisdiction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** The group is registered with a state as an employer that withholds its income tax. The account number is sealed. */
@Entity
class StateRegistration extends Aggregate {

    private static final String TABLE = "state_registration";
    private static final String COLUMN = "account_number_sealed";

    private String state;

    private LocalDate registeredFrom;

    private @Nullable LocalDate registeredUntil;

    @Column(name = COLUMN)
    private byte @Nullable [] accountNumberSealed;

    @SuppressWarnings("NullAway.Init")
    protected StateRegistration() {}

    StateRegistration(String state, RegisterWithState.Request request, ColumnCipher cipher) {
        super(Ids.next());
        this.state = state;
        change(request, cipher);
    }

    final void change(RegisterWithState.Request request, ColumnCipher cipher) {
        this.registeredFrom = request.registeredFrom();
        this.registeredUntil = request.registeredUntil();
        var number = request.accountNumber();
        this.accountNumberSealed = number == null ? null : cipher.seal(TABLE, COLUMN, id(), number.text());
    }

    String state() {
        return state;
    }

    LocalDate registeredFrom() {
        return registeredFrom;
    }

    @Nullable
    LocalDate registeredUntil() {
        return registeredUntil;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(registeredFrom) && (registeredUntil == null || !day.isAfter(registeredUntil));
    }

    boolean isNumbered() {
        return accountNumberSealed != null;
    }

    Optional<StateAccountNumber> accountNumber(ColumnCipher cipher) {
        var sealed = accountNumberSealed;
        return sealed == null
                ? Optional.empty()
                : Optional.of(new StateAccountNumber(cipher.open(TABLE, COLUMN, id(), sealed)));
    }
}
