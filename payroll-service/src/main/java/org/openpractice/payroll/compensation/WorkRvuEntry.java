package org.openpractice.payroll.compensation;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/**
 * Work RVUs moved from one account to another, written once. A credit moves them from the services to the provider; taking
 * it back moves exactly the same quantity back, in the contract year and version of the credit, whatever contract and
 * schedule say by then.
 */
@Entity
class WorkRvuEntry {

    /** What a credit counts on. */
    public enum Account {
        /** The services themselves: what was credited comes from here. */
        SERVICES,
        /** What settlements pay for. */
        PROVIDER,
        /** Credited, but kept from being settled by an exclusion. */
        FROZEN
    }

    @Id
    private UUID id;

    private UUID serviceLineId;

    private UUID employeeId;

    private UUID contractVersionId;

    private LocalDate contractYear;

    private LocalDate countsOn;

    @Enumerated(EnumType.STRING)
    private Account fromAccount;

    @Enumerated(EnumType.STRING)
    private Account toAccount;

    private UUID scheduleId;

    private BigDecimal workRvu;

    private BigDecimal quantity;

    private @Nullable UUID reversesId;

    private String explanation;

    @Embedded
    @EmbeddedColumnNaming("entered_%s")
    private Stamp entered;

    @SuppressWarnings("NullAway.Init")
    protected WorkRvuEntry() {}

    /** A credit. */
    WorkRvuEntry(
            ServiceLine line,
            Account toAccount,
            ContractVersions.Version version,
            ContractYear year,
            UUID scheduleId,
            WorkValue.Credited value,
            Stamp entered) {
        this.id = Ids.next();
        this.serviceLineId = line.id();
        this.employeeId = line.employeeId();
        this.contractVersionId = version.id();
        this.contractYear = year.startsOn();
        this.countsOn = line.countedOn();
        this.fromAccount = Account.SERVICES;
        this.toAccount = toAccount;
        this.scheduleId = scheduleId;
        this.workRvu = value.workRvu();
        this.quantity = value.quantity();
        this.explanation = value.explanation();
        this.entered = entered;
    }

    private WorkRvuEntry(
            WorkRvuEntry credit,
            Account fromAccount,
            Account toAccount,
            LocalDate countsOn,
            String explanation,
            Stamp entered) {
        this.id = Ids.next();
        this.serviceLineId = credit.serviceLineId;
        this.employeeId = credit.employeeId;
        this.contractVersionId = credit.contractVersionId;
        this.contractYear = credit.contractYear;
        this.countsOn = countsOn;
        this.fromAccount = fromAccount;
        this.toAccount = toAccount;
        this.scheduleId = credit.scheduleId;
        this.workRvu = credit.workRvu;
        this.quantity = credit.quantity;
        this.reversesId = toAccount == Account.SERVICES ? credit.id : null;
        this.explanation = explanation;
        this.entered = entered;
    }

    /** Moves the quantity of this credit on. */
    WorkRvuEntry move(Account from, Account to, LocalDate on, String why, Stamp by) {
        return new WorkRvuEntry(this, from, to, on, why, by);
    }

    public UUID id() {
        return id;
    }

    public UUID serviceLineId() {
        return serviceLineId;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public UUID contractVersionId() {
        return contractVersionId;
    }

    public ContractYear contractYear() {
        return new ContractYear(contractYear);
    }

    public LocalDate countsOn() {
        return countsOn;
    }

    public Account fromAccount() {
        return fromAccount;
    }

    public Account toAccount() {
        return toAccount;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    /** The schedule's row. */
    public BigDecimal workRvu() {
        return workRvu;
    }

    /** Work RVUs moved; never below zero. */
    public BigDecimal quantity() {
        return quantity;
    }

    /** What it does to the account that settlements pay for. */
    public BigDecimal forProvider() {
        if (toAccount == Account.PROVIDER) {
            return quantity;
        }
        return fromAccount == Account.PROVIDER ? quantity.negate() : BigDecimal.ZERO;
    }

    public @Nullable UUID reversesId() {
        return reversesId;
    }

    public String explanation() {
        return explanation;
    }

    public Stamp entered() {
        return entered;
    }
}
