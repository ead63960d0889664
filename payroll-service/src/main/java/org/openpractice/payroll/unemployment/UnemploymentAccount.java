package org.openpractice.payroll.unemployment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;

/** The group's account with the unemployment agency of a state; its rates stand beside it. The number is sealed. */
@Entity
class UnemploymentAccount {

    private static final String TABLE = "unemployment_account";
    private static final String COLUMN = "account_number_sealed";

    @Id
    private UUID id;

    private String state;

    @Column(name = COLUMN)
    private byte @Nullable [] accountNumberSealed;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected UnemploymentAccount() {}

    UnemploymentAccount(String state) {
        this.id = Ids.next();
        this.state = state;
    }

    void number(@Nullable StateAccountNumber number, ColumnCipher cipher) {
        if (number != null) {
            this.accountNumberSealed = cipher.seal(TABLE, COLUMN, id, number.text());
        }
    }

    UUID id() {
        return id;
    }

    String state() {
        return state;
    }

    Optional<StateAccountNumber> number(ColumnCipher cipher) {
        var sealed = accountNumberSealed;
        return sealed == null
                ? Optional.empty()
                : Optional.of(new StateAccountNumber(cipher.open(TABLE, COLUMN, id, sealed)));
    }

    long version() {
        return version;
    }
}
