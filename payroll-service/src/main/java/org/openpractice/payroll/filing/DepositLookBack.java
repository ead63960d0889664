package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** Form 941 liability of the look-back period of one year, as the employer states it. */
@Entity
class DepositLookBack {

    @Id
    private UUID id;

    private int year;

    @Column(name = "liability_cents")
    private Money liability;

    private String statedBy;

    private Instant statedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected DepositLookBack() {}

    DepositLookBack(int year, Money liability, String by, Instant at) {
        this.id = Ids.next();
        this.year = year;
        this.liability = liability;
        this.statedBy = by;
        this.statedAt = at;
    }

    void state(Money liability, String by, Instant at) {
        this.liability = liability;
        this.statedBy = by;
        this.statedAt = at;
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

    String statedBy() {
        return statedBy;
    }

    Instant statedAt() {
        return statedAt;
    }

    long version() {
        return version;
    }
}
