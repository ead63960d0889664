package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.platform.trace.Trace;

class LoanRepaymentsTest {

    private static RetirementInput terms(RetirementInput.Loan... loans) {
        var none = RetirementInput.none(LocalDate.of(2026, 6, 15));
        return new RetirementInput(
                none.payDate(),
                none.rules(),
                none.deferralsFrom(),
                null,
                none.participation(),
                null,
                null,
                null,
                Money.ZERO,
                false,
                List.of(loans));
    }

    private static RetirementInput.Loan loan(String code, String repayable, String perPeriod, String repaid) {
        return new RetirementInput.Loan(
                code, "401(k) loan", Money.of(repayable), Money.of(perPeriod), Money.of(repaid));
    }

    @Test
    void theLastPaymentIsWhatIsLeft() {
        var year = new PlanYear();
        var terms = terms(loan("401K-LOAN-1", "1000.00", "300.00", "450.00"));
        var all = Money.of("5000.00");
        var first = LoanRepayments.of(terms, all, year.before(), new Trace());
        assertThat(first).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualTo(Money.of("300.00"));
            assertThat(line.treatment()).isEqualTo(Contribution.Treatment.LOAN);
        });
        first.forEach(year::count);
        var last = LoanRepayments.of(terms, all, year.before(), new Trace());
        assertThat(last).singleElement().extracting(Contribution::amount).isEqualTo(Money.of("250.00"));
        last.forEach(year::count);
        assertThat(LoanRepayments.of(terms, all, year.before(), new Trace())).isEmpty();
    }

    @Test
    void olderLoansComeFirstWhenPayIsShort() {
        var trace = new Trace();
        var lines = LoanRepayments.of(
                terms(
                        loan("401K-LOAN-1", "1000.00", "300.00", "0.00"),
                        loan("401K-LOAN-2", "1000.00", "300.00", "0.00")),
                Money.of("350.00"),
                new EarlierInYear(List.of()),
                trace);
        assertThat(lines).extracting(Contribution::amount).containsExactly(Money.of("300.00"), Money.of("50.00"));
        assertThat(trace.lines()).anyMatch(line -> line.line().equals("available"));
        assertThat(LoanRepayments.of(
                        terms(loan("401K-LOAN-1", "1000.00", "300.00", "0.00")),
                        Money.of("-1.00"),
                        new EarlierInYear(List.of()),
                        Trace.none()))
                .isEmpty();
    }

    @Property(tries = 200)
    void repaysEveryCentAndNoMore(
            @ForAll @LongRange(min = 1, max = 1_000_000) long repayable,
            @ForAll @LongRange(min = 1, max = 100_000) long perPeriod,
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 100_000) Long> available) {
        var year = new PlanYear();
        var terms = terms(new RetirementInput.Loan(
                "401K-LOAN-1", "401(k) loan", Money.ofCents(repayable), Money.ofCents(perPeriod), Money.ZERO));
        for (long left : available) {
            LoanRepayments.of(terms, Money.ofCents(left), year.before(), Trace.none())
                    .forEach(line -> {
                        assertThat(line.amount().cents()).isBetween(1L, left);
                        year.count(line);
                    });
        }
        assertThat(year.sum("401K-LOAN-1").cents()).isLessThanOrEqualTo(repayable);
        for (long i = 0; i < repayable / perPeriod + 1; i++) {
            LoanRepayments.of(terms, Money.ofCents(perPeriod), year.before(), Trace.none())
                    .forEach(year::count);
        }
        assertThat(year.sum("401K-LOAN-1").cents()).isEqualTo(repayable);
    }
}
