package org.openpractice.payroll.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.payroll.JournalEvent.JournalAccount;
import org.openpractice.contracts.payroll.JournalEvent.JournalLine;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;

class RunJournalTest {

    private static final UUID FRONT = new UUID(0, 1);
    private static final UUID BACK = new UUID(0, 2);

    private static RunJournal.Sum sum(Kind kind, String code, @Nullable UUID department, String amount) {
        return new RunJournal.Sum(kind, code, department, null, Money.of(amount));
    }

    @Test
    void everyKindOfLineFindsItsAccounts() {
        var lines = RunJournal.of(List.of(
                sum(Kind.EARNING, PayCode.SALARY, FRONT, "3000.00"),
                sum(Kind.EARNING, PayCode.BONUS, FRONT, "500.00"),
                sum(Kind.EARNING, PayCode.REGULAR, BACK, "1000.00"),
                sum(Kind.TAX, PayCode.FEDERAL_INCOME_TAX, null, "400.00"),
                sum(Kind.TAX, PayCode.stateIncomeTax("PA"), null, "138.15"),
                sum(Kind.DEDUCTION, PayCode.DEFERRAL, null, "200.00"),
                sum(Kind.DEDUCTION, PayCode.PLAN_LOAN + "0007", null, "50.00"),
                sum(Kind.DEDUCTION, PayCode.GARNISHMENT + "CASE-123", null, "75.00"),
                sum(Kind.DEDUCTION, PayCode.ADVANCE + "2", null, "-300.00"),
                sum(Kind.DEDUCTION, PayCode.SECTION_125 + "HEALTH-A", null, "120.00"),
                sum(Kind.DEDUCTION, "SOMETHING", null, "1.00"),
                sum(Kind.EMPLOYER_TAX, PayCode.SOCIAL_SECURITY_EMPLOYER, null, "271.56"),
                sum(Kind.EMPLOYER_TAX, PayCode.FUTA, null, "27.00"),
                sum(Kind.EMPLOYER_TAX, PayCode.stateUnemployment("PA"), null, "30.00"),
                sum(Kind.EMPLOYER_CONTRIBUTION, PayCode.MATCH, null, "100.00"),
                sum(Kind.EMPLOYER_CONTRIBUTION, "HSA-EMPLOYER", null, "25.00"),
                sum(Kind.REIMBURSEMENT, PayCode.REIMBURSEMENT, null, "80.00")));

        assertThat(lines)
                .extracting(line -> line.account() + " " + line.code() + " " + line.departmentId() + " "
                        + line.debit().minus(line.credit()).amount())
                .containsExactly(
                        "WAGES_EXPENSE null " + FRONT + " 3500.00",
                        "WAGES_EXPENSE null " + BACK + " 1000.00",
                        "EMPLOYER_TAX_EXPENSE null null 328.56",
                        "BENEFITS_EXPENSE null null 125.00",
                        "EMPLOYEE_ADVANCES_RECEIVABLE ADVANCE null 300.00",
                        "EXPENSES_REIMBURSED null null 80.00",
                        "FEDERAL_TAXES_PAYABLE US-FIT null -400.00",
                        "FEDERAL_TAXES_PAYABLE US-SS-EMPLOYER null -271.56",
                        "FEDERAL_UNEMPLOYMENT_PAYABLE US-FUTA null -27.00",
                        "STATE_UNEMPLOYMENT_PAYABLE US-PA-SUTA null -30.00",
                        "STATE_TAXES_PAYABLE US-PA-PIT null -138.15",
                        "RETIREMENT_PAYABLE 401K null -200.00",
                        "RETIREMENT_PAYABLE 401K-LOAN null -50.00",
                        "RETIREMENT_PAYABLE 401K-MATCH null -100.00",
                        "BENEFITS_PAYABLE 125-HEALTH-A null -120.00",
                        "BENEFITS_PAYABLE HSA-EMPLOYER null -25.00",
                        "GARNISHMENTS_PAYABLE GARNISHMENT null -75.00",
                        "OTHER_DEDUCTIONS_PAYABLE SOMETHING null -1.00",
                        "NET_PAY_PAYABLE null null -3895.85");
    }

    @Test
    void aVoidedRunIsTheSameTheOtherWayRound() {
        var lines = RunJournal.of(List.of(
                sum(Kind.EARNING, PayCode.SALARY, null, "-100.00"), sum(Kind.TAX, PayCode.MEDICARE, null, "-1.45")));

        assertThat(lines)
                .containsExactly(
                        new JournalLine(JournalAccount.WAGES_EXPENSE, null, null, null, Money.ZERO, Money.of("100.00")),
                        new JournalLine(
                                JournalAccount.FEDERAL_TAXES_PAYABLE,
                                PayCode.MEDICARE,
                                null,
                                null,
                                Money.of("1.45"),
                                Money.ZERO),
                        new JournalLine(
                                JournalAccount.NET_PAY_PAYABLE, null, null, null, Money.of("98.55"), Money.ZERO));
    }

    @Property(tries = 300)
    void debitsEqualCredits(@ForAll("sums") List<RunJournal.Sum> sums) {
        var lines = RunJournal.of(sums);

        assertThat(Money.sum(lines.stream().map(JournalLine::debit).toList()))
                .isEqualTo(Money.sum(lines.stream().map(JournalLine::credit).toList()));
        var reversed = new ArrayList<>(sums);
        sums.forEach(sum -> reversed.add(new RunJournal.Sum(
                sum.kind(),
                sum.code(),
                sum.departmentId(),
                sum.locationId(),
                sum.amount().negated())));
        assertThat(RunJournal.of(reversed)).isEmpty();
    }

    @Provide
    Arbitrary<List<RunJournal.Sum>> sums() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(
                                PayCode.SALARY,
                                PayCode.FEDERAL_INCOME_TAX,
                                PayCode.FUTA,
                                PayCode.DEFERRAL,
                                PayCode.GARNISHMENT + "1",
                                "US-NY-SUTA",
                                "US-WA-CARES"),
                        Arbitraries.of(FRONT, BACK).injectNull(0.3),
                        Arbitraries.longs().between(-10_000_000, 10_000_000))
                .as((kind, code, department, cents) ->
                        new RunJournal.Sum(kind, code, department, null, Money.ofCents(cents)))
                .list()
                .ofMaxSize(40);
    }
}
