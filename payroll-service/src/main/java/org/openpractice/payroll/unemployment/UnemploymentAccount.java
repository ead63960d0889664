package org.openpractice.payroll.unemployment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** The group's account with the unemployment agency of a state; its rates stand beside it. The number is sealed. */
@Entity
class UnemploymentAccount extends Aggregate {

    private static final String TABLE = "unemployment_account";
    private static final String COLUMN = "account_number_sealed";

    private String state;

    @Column(name = COLUMN)
    private byte @Nullable [] accountNumberSealed;

    @SuppressWarnings("NullAway.Init")
    protected UnemploymentAccount() {}

    UnemploymentAccount(String state) {
        super(Ids.next());
        this.state = state;
    }

    void number(@Nullable StateAccountNumber number, ColumnCipher cipher) {
        if (number != null) {
            this.accountNumberSealed = cipher.seal(TABLE, COLUMN, id(), number.text());
        }
    }

    String state() {
        return state;
    }

    Optional<StateAccountNumber> number(ColumnCipher cipher) {
        var sealed = accountNumberSealed;
        return sealed == null
                ? Optional.empty()
                : Optional.of(new StateAccountNumber(cipher.open(TABLE, COLUMN, id(), sealed)));
    }
}
