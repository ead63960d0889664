package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** What a former payroll provider filed and deposited for a quarter of which it paid the whole or a part. */
@Entity
class TakenOverQuarter extends Aggregate {

    private int year;

    private int quarter;

    private String provider;

    private @Nullable LocalDate filedOn;

    private int employees;

    @Column(name = "deposited_cents")
    private Money deposited;

    @Column(name = "unemployment_deposited_cents")
    private Money unemploymentDeposited;

    private @Nullable LocalDate nextDayOn;

    @SuppressWarnings("NullAway.Init")
    protected TakenOverQuarter() {}

    TakenOverQuarter(int year, String provider, TakenOverReturns.Stated stated) {
        super(Ids.next());
        this.year = year;
        this.quarter = stated.quarter();
        this.provider = provider;
        this.filedOn = stated.filedOn();
        this.employees = stated.employees();
        this.deposited = stated.deposited();
        this.unemploymentDeposited = stated.unemploymentDeposited();
        this.nextDayOn = stated.nextDayOn();
    }

    int year() {
        return year;
    }

    int quarter() {
        return quarter;
    }

    String provider() {
        return provider;
    }

    /** Day on which the former provider filed Form 941; null of the quarter that is filed here. */
    @Nullable
    LocalDate filedOn() {
        return filedOn;
    }

    /** Whom it paid for the period that includes the twelfth of the quarter's last month: its part of line 1. */
    int employees() {
        return employees;
    }

    /** Its deposits for Form 941. */
    Money deposited() {
        return deposited;
    }

    /** Its deposits for Form 940. */
    Money unemploymentDeposited() {
        return unemploymentDeposited;
    }

    /** Day on which its liability reached what is due on the next business day; null where it never did. */
    @Nullable
    LocalDate nextDayOn() {
        return nextDayOn;
    }
}
