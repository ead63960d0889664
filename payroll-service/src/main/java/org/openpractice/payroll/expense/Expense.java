package org.openpractice.payroll.expense;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * What somebody spent for the practice and substantiated: amount, day, business purpose and proof (26 CFR 1.62-2(e)).
 *
 * @param amount what it came to, above zero; for {@code miles} what the practice pays for them
 * @param description as the stub prints it
 * @param businessPurpose what it was for
 * @param incurredOn day, or first day, on which it was paid or incurred
 * @param incurredThrough last day; {@code incurredOn} when left out
 * @param evidence how it is proven
 * @param substantiatedOn day on which the employee handed in amount, day, purpose and proof
 * @param statementOn day of the quarterly statement that asked for it, where the plan works by statements; absent where
 *     fixed dates hold
 * @param miles driven in the employee's own car; absent for any other expense
 * @param advance what was advanced for it outside of pay runs; absent for none
 */
@Schema(name = "Reimbursement")
public record Expense(
        @NotNull UUID employeeId,
        @NotNull Money amount,
        @NotBlank @Size(max = 100) String description,
        @NotBlank @Size(max = 300) String businessPurpose,

        @NotNull(message = "is needed: the day on which it was paid or incurred")
        LocalDate incurredOn,

        @Nullable LocalDate incurredThrough,
        @NotNull Evidence evidence,

        @NotNull(message = "is needed: the day on which it was substantiated")
        LocalDate substantiatedOn,

        @Nullable LocalDate statementOn,

        @Nullable @DecimalMin("0.1") @Digits(integer = 5, fraction = 1)
        BigDecimal miles,

        @Nullable @Valid Advance advance) {

    /** How an expense is proven (26 CFR 1.274-5(c)). */
    @Schema(name = "ExpenseEvidence")
    public enum Evidence {
        /** A receipt, paid bill or the like is kept. */
        RECEIPT,
        /** None is needed: below 75 dollars, and no lodging. */
        NOT_NEEDED,
        /** A record of each drive with day, places, purpose and miles; for {@code miles}. */
        MILEAGE_LOG
    }

    /**
     * What was advanced for the expense.
     *
     * @param returned what the employee gave back of it; zero when left out
     * @param returnedOn day on which it was given back
     */
    @Schema(name = "ExpenseAdvance")
    public record Advance(
            @NotNull Money amount,
            @NotNull LocalDate paidOn,
            @Nullable Money returned,
            @Nullable LocalDate returnedOn) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public Advance {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an advance above zero");
            }
            if (returned != null && !returned.isPositive()) {
                throw new IllegalArgumentException("expected returned above zero, or none");
            }
            if ((returned == null) != (returnedOn == null)) {
                throw new IllegalArgumentException("expected returned and returnedOn together, or neither");
            }
            if (amount != null && returned != null && returned.compareTo(amount) > 0) {
                throw new IllegalArgumentException("expected returned of no more than was advanced");
            }
        }

        /** What the employee has of it. */
        Money kept() {
            return returned == null ? amount : amount.minus(returned);
        }
    }

    @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
    public Expense {
        if (amount != null && !amount.isPositive()) {
            throw new IllegalArgumentException("expected an amount above zero");
        }
        if (incurredOn != null && incurredThrough != null && incurredThrough.isBefore(incurredOn)) {
            throw new IllegalArgumentException("expected incurredThrough on or after incurredOn");
        }
        if (incurredOn != null
                && substantiatedOn != null
                && substantiatedOn.isBefore(Objects.requireNonNullElse(incurredThrough, incurredOn))) {
            throw new IllegalArgumentException("expected substantiatedOn not before the expense");
        }
        if (evidence != null && (evidence == Evidence.MILEAGE_LOG) != (miles != null)) {
            throw new IllegalArgumentException("expected miles with evidence MILEAGE_LOG, and only with it");
        }
    }

    public LocalDate lastDay() {
        return Objects.requireNonNullElse(incurredThrough, incurredOn);
    }

    /** The day or days, for texts. */
    String days() {
        return lastDay().equals(incurredOn) ? incurredOn.toString() : incurredOn + " to " + lastDay();
    }
}
