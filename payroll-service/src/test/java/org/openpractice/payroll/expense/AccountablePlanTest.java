package org.openpractice.payroll.expense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.expense.Expense.Advance;
import org.openpractice.payroll.expense.Expense.Evidence;
import org.openpractice.payroll.withholding.WrongDigits;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.table.TableFields;

class AccountablePlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final UUID SOMEBODY = new UUID(0, 1);

    private static Expense expense(String amount, LocalDate substantiatedOn) {
        return expense(amount, substantiatedOn, null, null);
    }

    private static Expense expense(
            String amount, LocalDate substantiatedOn, @Nullable LocalDate statementOn, @Nullable Advance advance) {
        return new Expense(
                SOMEBODY,
                Money.of(amount),
                "Conference",
                "Annual meeting",
                DAY,
                null,
                Evidence.RECEIPT,
                substantiatedOn,
                statementOn,
                null,
                advance);
    }

    private static Expense drives(String amount, String miles, LocalDate from, LocalDate through) {
        return new Expense(
                SOMEBODY,
                Money.of(amount),
                "Mileage",
                "Visits at the nursing home",
                from,
                through,
                Evidence.MILEAGE_LOG,
                through,
                null,
                new BigDecimal(miles),
                null);
    }

    private static Reimbursement reimbursed(Expense expense) {
        return AccountablePlan.law().reimburse(expense);
    }

    private static void refused(Expense expense, ExpenseProblem problem) {
        assertThatThrownBy(() -> reimbursed(expense))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }

    /** 26 CFR 1.62-2(g)(2)(i): within 60 days after the expense. */
    @Property
    void whatIsSubstantiatedWithinSixtyDaysIsGivenBackAndWhatIsLaterIsNot(
            @ForAll @IntRange(max = 400) int days, @ForAll @LongRange(min = 1, max = 100_000_00) long cents) {
        var amount = Money.ofCents(cents);
        var expense = expense(amount.amount(), DAY.plusDays(days));
        if (days > 60) {
            refused(expense, ExpenseProblem.EXPENSE_SUBSTANTIATED_LATE);
        } else {
            assertThat(reimbursed(expense).amount()).isEqualTo(amount);
            assertThat(reimbursed(expense).wages()).isEqualTo(Money.ZERO);
        }
    }

    /** 26 CFR 1.62-2(g)(2)(ii): within 120 days after a statement that comes at least every quarter. */
    @Property
    void aStatementOfTheQuarterGivesAHundredAndTwentyDays(
            @ForAll @IntRange(min = -5, max = 150) int statement, @ForAll @IntRange(min = 0, max = 300) int answer) {
        var statementOn = DAY.plusDays(statement);
        var substantiatedOn = DAY.plusDays(answer);
        var expense = expense("500.00", substantiatedOn, statementOn, null);
        boolean ofTheQuarter = statement >= 0 && !statementOn.isAfter(DAY.plusMonths(3));
        if (ofTheQuarter && !substantiatedOn.isAfter(statementOn.plusDays(120))) {
            assertThat(reimbursed(expense).because()).contains("1.62-2(g)(2)(ii)");
        } else {
            refused(expense, ExpenseProblem.EXPENSE_SUBSTANTIATED_LATE);
        }
    }

    @Example
    void fromSeventyFiveDollarsOnAReceiptIsNeeded() {
        for (var cents : new long[] {1, 74_99, 75_00, 75_01, 500_00}) {
            var expense = new Expense(
                    SOMEBODY,
                    Money.ofCents(cents),
                    "Parking",
                    "Deposit at the bank",
                    DAY,
                    null,
                    Evidence.NOT_NEEDED,
                    DAY,
                    null,
                    null,
                    null);
            if (cents < 75_00) {
                assertThat(reimbursed(expense).amount()).isEqualTo(Money.ofCents(cents));
            } else {
                refused(expense, ExpenseProblem.EXPENSE_WITHOUT_RECEIPT);
            }
        }
    }

    /** Notices 2025-5 and 2026-10: 70 cents of 2025, 72.5 cents of 2026; what is paid beyond is wages. */
    @Example
    void theMileageRateOfTheYearIsFreeAndWhatExceedsItIsWages() {
        var now = reimbursed(drives("87.00", "100", DAY, DAY));
        assertThat(now.code()).isEqualTo("REIMBURSEMENT-MILEAGE");
        assertThat(now.amount()).isEqualTo(Money.of("72.50"));
        assertThat(now.wages()).isEqualTo(Money.of("14.50"));
        assertThat(now.because()).contains("100 miles x 0.725 (Notice 2026-10)");
        var earning = now.earning();
        assertThat(earning.code()).isEqualTo("EXPENSE-ALLOWANCE");
        assertThat(earning.supplemental()).isTrue();
        assertThat(earning.amount()).isEqualTo(Money.of("14.50"));

        var december = LocalDate.of(2025, 12, 31);
        var before = reimbursed(drives("87.00", "100", december, december));
        assertThat(before.amount()).isEqualTo(Money.of("70.00"));
        assertThat(before.wages()).isEqualTo(Money.of("17.00"));

        // Less than the rate is what it is.
        var less = reimbursed(drives("50.00", "100", DAY, DAY));
        assertThat(less.amount()).isEqualTo(Money.of("50.00"));
        assertThat(less.wages()).isEqualTo(Money.ZERO);

        // 12.3 miles x 0.725 is 8.9175
        assertThat(reimbursed(drives("9.00", "12.3", DAY, DAY)).amount()).isEqualTo(Money.of("8.92"));
    }

    @Example
    void drivesOfTwoRatesOrOfAYearThatIsNotKnownAreRefused() {
        refused(
                drives("10.00", "10", LocalDate.of(2025, 12, 30), LocalDate.of(2026, 1, 2)),
                ExpenseProblem.MILEAGE_RATE_NOT_AVAILABLE);
        for (var day : new LocalDate[] {LocalDate.of(2024, 12, 31), LocalDate.of(2027, 1, 1)}) {
            refused(drives("10.00", "10", day, day), ExpenseProblem.MILEAGE_RATE_NOT_AVAILABLE);
        }
    }

    @Example
    void whatWasAdvancedIsTakenOffAndTheRestMustHaveBeenReturnedInTime() {
        var partly = new Advance(Money.of("300.00"), DAY.minusDays(30), null, null);
        assertThat(reimbursed(expense("500.00", DAY, null, partly)).amount()).isEqualTo(Money.of("200.00"));

        refused(
                expense("500.00", DAY, null, new Advance(Money.of("300.00"), DAY.minusDays(31), null, null)),
                ExpenseProblem.EXPENSE_ADVANCED_EARLY);
        refused(
                expense("500.00", DAY, null, new Advance(Money.of("500.00"), DAY, null, null)),
                ExpenseProblem.EXPENSE_COVERED_BY_ADVANCE);
        refused(
                expense("500.00", DAY, null, new Advance(Money.of("500.01"), DAY, null, null)),
                ExpenseProblem.EXPENSE_EXCESS_NOT_RETURNED);
        // 800.00 advanced, 500.00 spent: 300.00 are left over, and 350.00 came back.
        assertThat(reimbursed(expense(
                                "500.00",
                                DAY,
                                null,
                                new Advance(Money.of("800.00"), DAY, Money.of("350.00"), DAY.plusDays(120))))
                        .amount())
                .isEqualTo(Money.of("50.00"));
        refused(
                expense(
                        "500.00",
                        DAY,
                        null,
                        new Advance(Money.of("800.00"), DAY, Money.of("350.00"), DAY.plusDays(121))),
                ExpenseProblem.EXPENSE_EXCESS_NOT_RETURNED);
        refused(
                expense("500.00", DAY, null, new Advance(Money.of("800.00"), DAY, Money.of("299.99"), DAY.plusDays(1))),
                ExpenseProblem.EXPENSE_EXCESS_NOT_RETURNED);
        refused(
                expense("500.00", DAY, null, new Advance(Money.of("800.00"), DAY, Money.of("300.00"), DAY.plusDays(1))),
                ExpenseProblem.EXPENSE_COVERED_BY_ADVANCE);
    }

    @Example
    void whatContradictsItselfIsNoExpense() {
        assertThatThrownBy(() -> expense("0.00", DAY)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> expense("1.00", DAY.minusDays(1))).hasMessageContaining("substantiatedOn");
        assertThatThrownBy(() -> drives("1.00", "1", DAY, DAY.minusDays(1))).hasMessageContaining("incurredThrough");
        assertThatThrownBy(() -> new Expense(
                        SOMEBODY,
                        Money.of("1.00"),
                        "Mileage",
                        "Visits",
                        DAY,
                        null,
                        Evidence.RECEIPT,
                        DAY,
                        null,
                        BigDecimal.ONE,
                        null))
                .hasMessageContaining("MILEAGE_LOG");
        assertThatThrownBy(() -> new Advance(Money.of("10.00"), DAY, Money.of("1.00"), null))
                .hasMessageContaining("returnedOn");
        assertThatThrownBy(() -> new Advance(Money.of("10.00"), DAY, Money.of("10.01"), DAY))
                .hasMessageContaining("no more than was advanced");
    }

    @Example
    void noDigitOfTheTableIsWrong() {
        WrongDigits.areRefused("accountable-plan", (name, file) -> AccountablePlan.read(TableFields.of(name, file)));
    }
}
