package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.retirement.RetirementInput;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.trace.Trace;

class GrossToNetPropertyTest {

    private static final List<String> STATES =
            List.of("TX", "PA", "AK", "WA", "FL", "CA", "NY", "NJ", "OR", "AL", "UT", "OH", "MA", "WI", "CT", "IL");
    private static final PayTables TABLES = PayTables.load();

    @Property
    void grossIsNetPlusTaxesPlusDeductionsAndNetIsNeverNegative(@ForAll("inputs") PayInput input) {
        var pay = GrossToNetTest.calculate(input);
        assertThat(pay.net().plus(pay.taxes()).plus(pay.deductions())).isEqualTo(pay.gross());
        assertThat(sum(pay, Kind.EARNING)).isEqualTo(pay.gross());
        assertThat(sum(pay, Kind.TAX)).isEqualTo(pay.taxes());
        assertThat(sum(pay, Kind.DEDUCTION)).isEqualTo(pay.deductions());
        assertThat(sum(pay, Kind.EMPLOYER_TAX)).isEqualTo(pay.employerTaxes());
        assertThat(pay.net().isNegative()).isFalse();
        assertThat(pay.lines()).noneMatch(line -> line.amount().isNegative());
    }

    @Property
    void whatIsKeptTellsTheSamePaycheckAgainAndTellingChangesNothing(@ForAll("inputs") PayInput input) {
        var kept = PayInputJson.write(input);
        assertThat(PayInputJson.read(kept).inYear(input.yearToDate())).isEqualTo(input);
        assertThat(PayInputJson.write(PayInputJson.read(kept))).isEqualTo(kept);
        var told = GrossToNet.calculate(input, TABLES, new Trace());
        var untold = GrossToNet.calculate(input, TABLES, Trace.none());
        assertThat(untold.lines()).isEqualTo(told.lines());
        assertThat(untold.trace()).isEmpty();
    }

    @Property(tries = 200)
    void yearToDateIsTheSumOfThePaychecks(
            @ForAll("inputs") PayInput first,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 900_000) Long> deferrals) {
        var sums = new LinkedHashMap<String, YearToDate>();
        for (long cents : deferrals) {
            var pay = GrossToNetTest.calculate(deferring(first, Money.ofCents(cents), sums));
            var amounts = new LinkedHashMap<String, Money>();
            var wages = new LinkedHashMap<String, Money>();
            sums.forEach((code, sum) -> {
                amounts.put(code, sum.amount());
                wages.put(code, sum.wages());
            });
            for (var line : pay.lines()) {
                amounts.merge(line.code(), line.amount(), Money::plus);
                wages.merge(line.code(), wagesOf(line), Money::plus);
                assertThat(line.yearToDate()).isEqualTo(amounts.get(line.code()));
                assertThat(line.wagesYearToDate()).isEqualTo(wages.get(line.code()));
                sums.put(
                        line.code(),
                        new YearToDate(
                                line.kind(),
                                line.code(),
                                line.description(),
                                amounts.get(line.code()),
                                wages.get(line.code())));
            }
        }
        assertThat(sums.getOrDefault("401K", nothing()).amount()).isLessThanOrEqualTo(Money.of("24500"));
        assertThat(sums.getOrDefault("US-SS", nothing()).wages()).isLessThanOrEqualTo(Money.of("184500"));
        assertThat(sums.getOrDefault("US-FUTA", nothing()).wages()).isLessThanOrEqualTo(Money.of("7000"));
    }

    @Property
    void moreSalaryIsNeverLessTax(
            @ForAll @LongRange(min = 0, max = 200_000_000) long cents,
            @ForAll @LongRange(min = 0, max = 10_000_000) long more,
            @ForAll FilingStatus status,
            @ForAll boolean step2,
            @ForAll PayFrequency frequency) {
        var form = new FormW4.From2020(status, step2, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, false, false);
        var less = GrossToNetTest.calculate(salaried(frequency, form, Money.ofCents(cents)));
        var greater = GrossToNetTest.calculate(salaried(frequency, form, Money.ofCents(cents + more)));
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
                        Arbitraries.of(STATES),
                        Arbitraries.oneOf(forms, old),
                        hours,
                        cents,
                        cents,
                        Arbitraries.integers().between(1, 10))
                .as((frequency, state, form, worked, bonus, salary, days) -> {
                    var sample = SampleInput.in(state);
                    sample.frequency = frequency;
                    sample.form = form;
                    if (days > 5 && SampleInput.countsByTheWeek(state)) {
                        sample.week("2026-11-01", worked, Money.ofCents(bonus / 1000));
                    } else {
                        sample.salary(Money.ofCents(salary + 1), days, 10);
                    }
                    if (days == 3) {
                        sample.bonus("1000").apart();
                    }
                    if (days > 2) {
                        var taxed = new EarlierPay.Taxed(Money.ofCents(salary / 26), Money.ofCents(bonus / 100));
                        sample.after(days % 2 == 0, Map.of("US-FIT", taxed, "US-" + state + "-PIT", taxed));
                    }
                    return sample.defers(Money.ofCents(bonus / 10)).build();
                });
    }

    private static PayInput deferring(PayInput input, Money deferral, Map<String, YearToDate> sums) {
        return new PayInput(
                input.manner(),
                input.frequency(),
                input.period(),
                input.work(),
                input.otherEarnings(),
                input.earlierPeriods(),
                input.items(),
                input.reimbursements(),
                input.sourcing(),
                input.form(),
                input.formEffectiveFrom(),
                input.stateCertificates(),
                input.federalFormContinues(),
                input.employees(),
                input.benefits(),
                RetirementInput.flat(input.period().payDate(), deferral),
                input.garnishments(),
                input.advances(),
                input.localTaxes(),
                input.levies(),
                input.unemployment(),
                input.earlier(),
                input.year(),
                new ArrayList<>(sums.values()));
    }

    private static PayInput salaried(PayFrequency frequency, FormW4 form, Money annualSalary) {
        var sample = SampleInput.in("TX").salary(annualSalary, 10, 10);
        sample.frequency = frequency;
        sample.form = form;
        return sample.build();
    }

    private static Money sum(NetPay pay, Kind kind) {
        return Money.sum(pay.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(PayLine::amount)
                .toList());
    }

    private static Money wagesOf(PayLine line) {
        return line.wages() == null ? Money.ZERO : line.wages();
    }

    private static YearToDate nothing() {
        return new YearToDate(Kind.TAX, "", "", Money.ZERO, Money.ZERO);
    }
}
