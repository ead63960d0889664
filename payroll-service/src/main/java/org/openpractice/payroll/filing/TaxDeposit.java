package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** A deposit that was made for an obligation, or a part of one. */
@Entity
class TaxDeposit {

    /** Which tax is deposited. */
    public enum Tax {
        /** Income tax withheld, Social Security and Medicare. */
        FORM_941,
        /** Federal unemployment tax. */
        FORM_940
    }

    @Id
    private UUID id;

    private UUID obligationId;

    @Enumerated(EnumType.STRING)
    private Tax tax;

    private int year;

    private int quarter;

    @Column(name = "amount_cents")
    private Money amount;

    @Column(name = "social_security_cents")
    private Money socialSecurity;

    @Column(name = "medicare_cents")
    private Money medicare;

    @Column(name = "income_tax_cents")
    private Money incomeTax;

    private LocalDate dueOn;

    private LocalDate settlesOn;

    @Embedded
    @EmbeddedColumnNaming("marked_%s")
    private Stamp marked;

    @SuppressWarnings("NullAway.Init")
    protected TaxDeposit() {}

    TaxDeposit(TaxObligation owed, TaxObligation.Split split, LocalDate settlesOn, Stamp marked) {
        this.id = Ids.next();
        this.obligationId = owed.id();
        this.tax = owed.tax();
        this.year = owed.year();
        this.quarter = owed.quarter();
        this.amount = split.total();
        this.socialSecurity = split.socialSecurity();
        this.medicare = split.medicare();
        this.incomeTax = split.incomeTax();
        this.dueOn = owed.dueOn();
        this.settlesOn = settlesOn;
        this.marked = marked;
    }

    public UUID id() {
        return id;
    }

    public UUID obligationId() {
        return obligationId;
    }

    public Tax tax() {
        return tax;
    }

    /** Last day of the return's period: of the quarter, for Form 940 of the year. */
    public LocalDate periodEndsOn() {
        return tax == Tax.FORM_940 ? LocalDate.of(year, 12, 31) : new Quarter(year, quarter).endsOn();
    }

    public Money amount() {
        return amount;
    }

    public Money socialSecurity() {
        return socialSecurity;
    }

    public Money medicare() {
        return medicare;
    }

    public Money incomeTax() {
        return incomeTax;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public LocalDate settlesOn() {
        return settlesOn;
    }

    public Stamp marked() {
        return marked;
    }
}
