package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** Form 941 liability of the look-back period of one year, as the employer states it. */
@Entity
class DepositLookBack {

    @Id
    private UUID id;

    private int year;

    @Column(name = "liability_cents")
    private Money liability;

    @Embedded
    @EmbeddedColumnNaming("stated_%s")
    private Stamp stated;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected DepositLookBack() {}

    DepositLookBack(int year, Money liability, Stamp stated) {
        this.id = Ids.next();
        this.year = year;
        this.liability = liability;
        this.stated = stated;
    }

    void state(Money liability, Stamp stated) {
        this.liability = liability;
        this.stated = stated;
    }

    UUID id() {
        return id;
    }

    int year() {
        return year;
    }

    Money liability() {
        return liability;
    }

    Stamp stated() {
        return stated;
    }

    long version() {
        return version;
    }
}
