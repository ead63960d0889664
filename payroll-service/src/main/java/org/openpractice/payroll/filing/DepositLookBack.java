package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** Form 941 liability of the look-back period of one year, as the employer states it. */
@Entity
class DepositLookBack extends Aggregate {

    private int year;

    @Column(name = "liability_cents")
    private Money liability;

    @Embedded
    @EmbeddedColumnNaming("stated_%s")
    private Stamp stated;

    @SuppressWarnings("NullAway.Init")
    protected DepositLookBack() {}

    DepositLookBack(int year, Money liability, Stamp stated) {
        super(Ids.next());
        this.year = year;
        this.liability = liability;
        this.stated = stated;
    }

    void state(Money liability, Stamp stated) {
        this.liability = liability;
        this.stated = stated;
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
}
