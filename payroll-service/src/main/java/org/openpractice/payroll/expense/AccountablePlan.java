package org.openpractice.payroll.expense;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * The conditions under which an expense is reimbursed and is no wages (26 CFR 1.62-2; Publication 463, chapter 6;
 * Publication 15, section 5): it is one of the employment, it is substantiated, and what was advanced beyond it is returned,
 * each within a reasonable time. Reasonable is what the two safe harbors of 26 CFR 1.62-2(g)(2) say, fixed dates or
 * statements; what is later is refused here although the facts might excuse it.
 *
 * @param statementMonths how far apart statements may lie
 * @param receiptFrom amount from which on an expense is proven by a receipt
 */
public record AccountablePlan(
        int advancedDaysBefore,
        int substantiatedWithinDays,
        int returnedWithinDays,
        int statementMonths,
        int statementAnsweredWithinDays,
        Money receiptFrom,
        List<Mileage> mileage) {

    /** The optional standard mileage rate for business of some days. */
    record Mileage(LocalDate from, LocalDate to, BigDecimal rate, String source) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    private static final String TABLE = "accountable-plan";
    private static final AccountablePlan LAW = read(TableFields.open(TABLE));

    public static AccountablePlan law() {
        return LAW;
    }

    /** @throws TableRefused when the file contradicts itself */
    static AccountablePlan read(TableFields fields) {
        fields.text("source");
        var days = fields.child("days");
        days.checkControlTotal("days");
        var evidence = fields.child("evidence");
        evidence.checkControlTotal("evidence");
        var rates = fields.list("mileage").stream()
                .map(row -> {
                    row.checkControlTotal("mileage");
                    return new Mileage(
                            row.date("effectiveFrom"), row.date("effectiveTo"), row.number("rate"), row.text("source"));
                })
                .toList();
        return new AccountablePlan(
                days.whole("advancedBefore"),
                days.whole("substantiatedWithin"),
                days.whole("returnedWithin"),
                days.whole("statementMonths"),
                days.whole("statementAnsweredWithin"),
                Money.of(evidence.number("receiptFrom")),
                rates);
    }

    /**
     * What is paid for an expense. Refuses {@link ExpenseProblem#EXPENSE_SUBSTANTIATED_LATE},
     * {@link ExpenseProblem#EXPENSE_WITHOUT_RECEIPT}, {@link ExpenseProblem#EXPENSE_ADVANCED_EARLY},
     * {@link ExpenseProblem#EXPENSE_EXCESS_NOT_RETURNED}, {@link ExpenseProblem#EXPENSE_COVERED_BY_ADVANCE} and
     * {@link ExpenseProblem#MILEAGE_RATE_NOT_AVAILABLE}.
     */
    public Reimbursement reimburse(Expense expense) {
        var inTime = requireSubstantiatedInTime(expense);
        if (expense.evidence() == Expense.Evidence.NOT_NEEDED
                && expense.amount().compareTo(receiptFrom) >= 0) {
            throw ExpenseProblem.EXPENSE_WITHOUT_RECEIPT.because(
                    "%s of %s needs a receipt: it is not below %s (26 CFR 1.274-5(c)(2)(iii)(A))"
                            .formatted(expense.amount().amount(), expense.days(), receiptFrom.amount()));
        }
        var because = new StringBuilder("%s of %s for %s; %s; %s"
                .formatted(
                        expense.amount().amount(),
                        expense.days(),
                        expense.businessPurpose(),
                        expense.evidence().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        inTime));
        var proven = expense.amount();
        var miles = expense.miles();
        if (miles != null) {
            var rate = rate(expense);
            proven = proven.min(Money.rounded(miles.multiply(rate.rate()), RoundingMode.HALF_UP));
            because.append("; %s miles x %s (%s)"
                    .formatted(miles.toPlainString(), rate.rate().toPlainString(), rate.source()));
        }
        var paid = proven.minus(advanced(expense, proven, because));
        return new Reimbursement(
                miles == null ? PayCode.REIMBURSEMENT : PayCode.MILEAGE,
                expense.description(),
                paid,
                expense.amount().minus(proven),
                because.toString());
    }

    /** @return by which safe harbor */
    private String requireSubstantiatedInTime(Expense expense) {
        var substantiated = expense.substantiatedOn();
        var statement = expense.statementOn();
        if (statement == null) {
            long days = ChronoUnit.DAYS.between(expense.incurredOn(), substantiated);
            if (days > substantiatedWithinDays) {
                throw ExpenseProblem.EXPENSE_SUBSTANTIATED_LATE.because(
                        "The expense of %s was substantiated on %s, %d days after it; within %d it is in time (26 CFR 1.62-2(g)(2)(i))"
                                .formatted(expense.days(), substantiated, days, substantiatedWithinDays));
            }
            return "substantiated on %s, within %d days (26 CFR 1.62-2(g)(2)(i))"
                    .formatted(substantiated, substantiatedWithinDays);
        }
        if (statement.isBefore(expense.incurredOn())
                || statement.isAfter(expense.incurredOn().plusMonths(statementMonths))) {
            throw ExpenseProblem.EXPENSE_SUBSTANTIATED_LATE.because(
                    "The statement of %s is not the one after the expense of %s: statements come at least every %d months (26 CFR 1.62-2(g)(2)(ii))"
                            .formatted(statement, expense.days(), statementMonths));
        }
        if (substantiated.isAfter(statement.plusDays(statementAnsweredWithinDays))) {
            throw ExpenseProblem.EXPENSE_SUBSTANTIATED_LATE.because(
                    "The expense of %s was substantiated on %s, later than %d days after the statement of %s (26 CFR 1.62-2(g)(2)(ii))"
                            .formatted(expense.days(), substantiated, statementAnsweredWithinDays, statement));
        }
        return "substantiated on %s, within %d days of the statement of %s (26 CFR 1.62-2(g)(2)(ii))"
                .formatted(substantiated, statementAnsweredWithinDays, statement);
    }

    private Mileage rate(Expense expense) {
        var first = on(expense.incurredOn());
        if (first == null || !first.covers(expense.lastDay())) {
            throw ExpenseProblem.MILEAGE_RATE_NOT_AVAILABLE.because(
                    first == null
                            ? "The standard mileage rate of %s is not known here".formatted(expense.incurredOn())
                            : "The drives of %s are of days with different standard mileage rates, or one is not known"
                                    .formatted(expense.days()));
        }
        return first;
    }

    private @Nullable Mileage on(LocalDate day) {
        return mileage.stream().filter(rate -> rate.covers(day)).findFirst().orElse(null);
    }

    /** @return what the employee has of it already */
    private Money advanced(Expense expense, Money proven, StringBuilder because) {
        var advance = expense.advance();
        if (advance == null) {
            return Money.ZERO;
        }
        if (advance.paidOn().isBefore(expense.incurredOn().minusDays(advancedDaysBefore))) {
            throw ExpenseProblem.EXPENSE_ADVANCED_EARLY.because(
                    "%s was advanced on %s, more than %d days before the expense of %s (26 CFR 1.62-2(g)(2)(i))"
                            .formatted(
                                    advance.amount().amount(), advance.paidOn(), advancedDaysBefore, expense.days()));
        }
        var returnedOn = advance.returnedOn();
        var statement = expense.statementOn();
        var returnBy = statement == null
                ? expense.lastDay().plusDays(returnedWithinDays)
                : statement.plusDays(statementAnsweredWithinDays);
        var excess = advance.amount().minus(proven);
        if (excess.isPositive()
                && (advance.kept().compareTo(proven) > 0 || returnedOn != null && returnedOn.isAfter(returnBy))) {
            throw ExpenseProblem.EXPENSE_EXCESS_NOT_RETURNED.because(
                    "%s was advanced for an expense of %s: %s is left over and must be returned by %s (26 CFR 1.62-2(f) and (g))"
                            .formatted(advance.amount().amount(), proven.amount(), excess.amount(), returnBy));
        }
        if (advance.kept().compareTo(proven) >= 0) {
            throw ExpenseProblem.EXPENSE_COVERED_BY_ADVANCE.because("%s was advanced for the expense of %s, which is %s"
                    .formatted(advance.kept().amount(), expense.days(), proven.amount()));
        }
        because.append("; less %s advanced on %s".formatted(advance.kept().amount(), advance.paidOn()));
        return advance.kept();
    }
}
