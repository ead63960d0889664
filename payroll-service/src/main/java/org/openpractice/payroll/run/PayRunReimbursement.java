package org.openpractice.payroll.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.expense.Expense;
import org.openpractice.platform.ids.Ids;

/** An expense that a run gives back, as it was substantiated. */
@Entity
class PayRunReimbursement {

    @Id
    private UUID id;

    private UUID payRunId;

    private int ordinal;

    private UUID employeeId;

    @Column(name = "amount_cents")
    private Money amount;

    private String description;

    private String businessPurpose;

    private LocalDate incurredOn;

    private LocalDate incurredThrough;

    @Enumerated(EnumType.STRING)
    private Expense.Evidence evidence;

    private LocalDate substantiatedOn;

    private @Nullable LocalDate statementOn;

    private @Nullable BigDecimal miles;

    @Column(name = "advanced_cents")
    private @Nullable Money advanced;

    private @Nullable LocalDate advancedOn;

    @Column(name = "returned_cents")
    private @Nullable Money returned;

    private @Nullable LocalDate returnedOn;

    @SuppressWarnings("NullAway.Init")
    protected PayRunReimbursement() {}

    PayRunReimbursement(UUID payRunId, int ordinal, Expense expense) {
        this.id = Ids.next();
        this.payRunId = payRunId;
        this.ordinal = ordinal;
        this.employeeId = expense.employeeId();
        this.amount = expense.amount();
        this.description = expense.description();
        this.businessPurpose = expense.businessPurpose();
        this.incurredOn = expense.incurredOn();
        this.incurredThrough = expense.lastDay();
        this.evidence = expense.evidence();
        this.substantiatedOn = expense.substantiatedOn();
        this.statementOn = expense.statementOn();
        this.miles = expense.miles();
        var advance = expense.advance();
        if (advance != null) {
            this.advanced = advance.amount();
            this.advancedOn = advance.paidOn();
            this.returned = advance.returned();
            this.returnedOn = advance.returnedOn();
        }
    }

    public UUID id() {
        return id;
    }

    UUID payRunId() {
        return payRunId;
    }

    int ordinal() {
        return ordinal;
    }

    UUID employeeId() {
        return employeeId;
    }

    Expense expense() {
        return new Expense(
                employeeId,
                amount,
                description,
                businessPurpose,
                incurredOn,
                incurredThrough,
                evidence,
                substantiatedOn,
                statementOn,
                miles,
                advanced == null || advancedOn == null
                        ? null
                        : new Expense.Advance(advanced, advancedOn, returned, returnedOn));
    }
}
