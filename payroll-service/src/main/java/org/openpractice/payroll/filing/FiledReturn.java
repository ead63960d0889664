package org.openpractice.payroll.filing;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** On which day the employer filed Form 941 of one quarter, as stated. */
@Entity
class FiledReturn extends Aggregate {

    private int year;

    private int quarter;

    private LocalDate filedOn;

    @Embedded
    @EmbeddedColumnNaming("stated_%s")
    private Stamp stated;

    @SuppressWarnings("NullAway.Init")
    protected FiledReturn() {}

    FiledReturn(Quarter of, LocalDate filedOn, Stamp stated) {
        super(Ids.next());
        this.year = of.year();
        this.quarter = of.number();
        this.filedOn = filedOn;
        this.stated = stated;
    }

    void state(LocalDate filedOn, Stamp stated) {
        this.filedOn = filedOn;
        this.stated = stated;
    }

    int year() {
        return year;
    }

    int quarter() {
        return quarter;
    }

    LocalDate filedOn() {
        return filedOn;
    }

    Stamp stated() {
        return stated;
    }
}
