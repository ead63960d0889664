package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.run.GrossToNetTest.PAY_DATE;
import static org.openpractice.payroll.run.GrossToNetTest.calculate;
import static org.openpractice.payroll.run.GrossToNetTest.period;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.time.Workweek;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;

class GrossToNetPropertyTest {

    @Property
    void grossIsNetPlusTaxesPlusDeductionsAndNetIsNeverNegative(@ForAll("inputs") PayInput input) {
        var pay = calculate(input);
        assertThat(pay.net().plus(pay.taxes()).plus(pay.deductions())).isEqualTo(pay.gross());
        assertThat(pay.net().isNegative()).isFalse();
        assertThat(pay.lines()).noneMatch(line -> line.amount().isNegative());
    }

    @Property(tries = 200)
    void yearToDateIsTheSumOfTheCheques(
            @ForAll("inputs") PayInput first,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 9_000_000) Long> deferrals) {
        var sums = new LinkedHashMap<String, YearToDate>();
        var deferred = Money.ZERO;
        for (long cents : deferrals) {
            var pay = calculate(withYearToDate(first, Money.ofCents(cents), new ArrayList<>(sums.values())));
            deferred = deferred.plus(pay.amountOf("401K"));
            for (var line : pay.lines()) {
                var wages = line.wages() == null ? Money.ZERO : line.wages();
                sums.merge(
                        line.code(),
                        new YearToDate(line.kind(), line.code(), line.description(), line.amount(), wages),
                        (a, b) -> new YearToDate(
                                a.kind(),
                                a.code(),
                                a.description(),
                                a.amount().plus(b.amount()),
                                a.wages().plus(b.wages())));
                assertThat(line.yearToDate()).isEqualTo(sums.get(line.code()).amount());
                assertThat(line.wagesYearToDate())
                        .isEqualTo(sums.get(line.code()).wages());
            }
        }
        assertThat(deferred).isLessThanOrEqualTo(Money.of("24500"));
        assertThat(sums.get("US-SS").wages()).isLessThanOrEqualTo(Money.of("184500"));
    }

    @Property
    void moreSalaryIsNeverLessTax(
            @ForAll @LongRange(min = 0, max = 200_000_000) long cents,
            @ForAll @LongRange(min = 0, max = 10_000_000) long more,
            @ForAll FilingStatus status,
            @ForAll boolean step2,
            @ForAll PayFrequency frequency) {
        var form = new FormW4.From2020(status, step2, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, false, false);
        var less = calculate(withForm(frequency, form, Money.ofCents(cents)));
        var greater = calculate(withForm(frequency, form, Money.ofCents(cents + more)));
        // The printed Step 2 bases of single filers are rounded, so annual tax may step back by up to 18 cents.
        assertThat(greater.amountOf("US-FIT").cents() + 1)
                .isGreaterThanOrEqualTo(less.amountOf("US-FIT").cents());
        assertThat(greater.gross()).isGreaterThanOrEqualTo(less.gross());
    }

    @Provide
    Arbitrary<PayInput> inputs() {
        var hours = Arbitraries.integers().between(0, 8000).map(h -> BigDecimal.valueOf(h, 2));
        var cents = Arbitraries.longs().between(0, 20_000_000);
        var forms = Combinators.combine(
                        Arbitraries.of(FilingStatus.values()),
                        Arbitraries.of(true, false),
                        cents,
                        cents,
                        Arbitraries.of(true, false))
                .as((status, step2, credit, extra, exempt) -> (FormW4) new FormW4.From2020(
                        status,
                        step2,
                        Money.ofCents(credit),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ofCents(extra / 100),
                        exempt,
                        false));
        var old = Combinators.combine(
                        Arbitraries.of(FormW4.MaritalStatus.values()),
                        Arbitraries.integers().between(0, 20))
                .as((status, allowances) ->
                        (FormW4) new FormW4.Before2020(status, allowances, Money.ZERO, false, false));
        return Combinators.combine(
                        Arbitraries.of(PayFrequency.values()),
                        Arbitraries.of("TX", "PA", "AK", "WA", "FL"),
                        Arbitraries.oneOf(forms, old),
                        hours,
                        cents,
                        cents,
                        Arbitraries.integers().between(0, 10))
                .as((frequency, state, form, worked, bonus, salary, days) -> new PayInput(
                        frequency,
                        period(PAY_DATE),
                        state,
                        state,
                        List.of(new PayInput.HourlyWeek(
                                new Workweek(LocalDate.of(2026, 11, 1), worked, Money.ofCents(bonus / 1000)),
                                Money.of("31.37"))),
                        List.of(new PayInput.SalaryPart(Money.ofCents(salary), days, 10)),
                        form,
                        LocalDate.of(2026, 1, 1),
                        Money.ofCents(bonus / 10),
                        List.of()));
    }

    private static PayInput withYearToDate(PayInput input, Money deferral, List<YearToDate> yearToDate) {
        return new PayInput(
                input.frequency(),
                input.period(),
                input.workState(),
                input.residenceState(),
                input.hourly(),
                input.salary(),
                input.form(),
                input.formEffectiveFrom(),
                deferral,
                yearToDate);
    }

    private static PayInput withForm(PayFrequency frequency, FormW4 form, Money annualSalary) {
        return new PayInput(
                frequency,
                period(PAY_DATE),
                "TX",
                "TX",
                List.of(),
                List.of(new PayInput.SalaryPart(annualSalary, 10, 10)),
                form,
                LocalDate.of(2026, 1, 1),
                Money.ZERO,
                List.of());
    }
}
