package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.withholding.TaxTables;

class Form941Test {

    private static final TaxTables TABLES = TaxTables.load();
    private static final Quarter QUARTER = new Quarter(2026, 4);
    private static final UUID RUN = new UUID(7, 1);

    private final List<RunSum> sums = new ArrayList<>();

    private void line(UUID run, String payDate, Kind kind, String code, String amount, String wages) {
        sums.add(new RunSum(run, LocalDate.parse(payDate), kind, code, Money.of(amount), Money.of(wages)));
    }

    private Form941 form(Money deposits) {
        return Form941.of(QUARTER, TABLES.federal(QUARTER.endsOn()), 1, sums, deposits, null);
    }

    @Test
    void sumsTheRunsAndPutsTheEmployeesFractionsOfCentsOnLine7() {
        // Three paychecks of 1,000.10: 62.0062 rounds to 62.01 each, 186.03; the quarter's 3,000.30 at 6.2 % is
        // 186.0186.
        // Medicare 14.50145 rounds to 14.50 each, 43.50; the quarter's is 43.50435.
        line(RUN, "2026-10-09", Kind.EARNING, PayCode.SALARY, "3000.30", "0.00");
        line(RUN, "2026-10-09", Kind.TAX, PayCode.FEDERAL_INCOME_TAX, "150.00", "3000.30");
        line(RUN, "2026-10-09", Kind.TAX, PayCode.SOCIAL_SECURITY, "186.03", "3000.30");
        line(RUN, "2026-10-09", Kind.EMPLOYER_TAX, PayCode.SOCIAL_SECURITY_EMPLOYER, "186.03", "3000.30");
        line(RUN, "2026-10-09", Kind.TAX, PayCode.MEDICARE, "43.50", "3000.30");
        line(RUN, "2026-10-09", Kind.EMPLOYER_TAX, PayCode.MEDICARE_EMPLOYER, "43.50", "3000.30");
        line(RUN, "2026-10-09", Kind.EMPLOYER_TAX, PayCode.FUTA, "18.00", "3000.30");

        var form = form(Money.of("600.00"));

        assertThat(form.line2()).isEqualTo(Money.of("3000.30"));
        assertThat(form.line3()).isEqualTo(Money.of("150.00"));
        assertThat(form.line5a().tax()).isEqualTo(Money.of("372.04")); // 372.0372
        assertThat(form.line5c().tax()).isEqualTo(Money.of("87.01")); // 87.0087
        assertThat(form.line5e()).isEqualTo(Money.of("459.05"));
        assertThat(form.line6()).isEqualTo(Money.of("609.05"));
        assertThat(form.line7()).isEqualTo(Money.of("0.01")); // 229.53 withheld - 229.52295
        assertThat(form.line12()).isEqualTo(Money.of("609.06"));
        assertThat(form.line14()).isEqualTo(Money.of("9.06"));
        assertThat(form.line15()).isNull();
        assertThat(form.scheduleB())
                .singleElement()
                .satisfies(day -> assertThat(day.liability()).isEqualTo(form.line12()));
        assertThat(form.line16()).extracting(Form941.MonthLiability::month).containsExactly(10, 11, 12);
        assertThat(form.dueOn()).isEqualTo("2027-02-01");
        assertThat(form.reconciliation())
                .filteredOn(
                        row -> List.of("2", "3", "5a, column 1", "5c, column 1").contains(row.line()))
                .allSatisfy(row -> assertThat(row.difference()).isEqualTo(Money.ZERO));
        assertThat(form.reconciliation())
                .filteredOn(row -> row.line().equals("5a, column 2"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.fromRuns()).isEqualTo(Money.of("372.06"));
                    assertThat(row.difference()).isEqualTo(Money.of("-0.02"));
                    assertThat(row.runs())
                            .singleElement()
                            .satisfies(run -> assertThat(run.payRunId()).isEqualTo(RUN));
                });
        assertThat(form.reconciliation())
                .filteredOn(row -> row.line().equals("12"))
                .singleElement()
                .satisfies(row -> assertThat(row.difference()).isEqualTo(Money.ZERO));
    }

    @Test
    void preTaxDeductionsLowerLine2AndItsReconciliation() {
        line(RUN, "2026-11-06", Kind.EARNING, PayCode.SALARY, "5000.00", "0.00");
        line(RUN, "2026-11-06", Kind.DEDUCTION, PayCode.DEFERRAL, "500.00", "0.00");
        line(RUN, "2026-11-06", Kind.DEDUCTION, PayCode.ROTH_DEFERRAL, "100.00", "0.00");
        line(RUN, "2026-11-06", Kind.DEDUCTION, PayCode.SECTION_125 + "HEALTH", "200.00", "0.00");
        line(RUN, "2026-11-06", Kind.TAX, PayCode.FEDERAL_INCOME_TAX, "400.00", "4300.00");

        var form = form(Money.ZERO);

        assertThat(form.line2()).isEqualTo(Money.of("4300.00"));
        assertThat(form.reconciliation().getFirst().difference()).isEqualTo(Money.ZERO);
    }

    @Test
    void additionalMedicareIsReportedOnLine5d() {
        line(RUN, "2026-11-06", Kind.TAX, PayCode.ADDITIONAL_MEDICARE, "13.50", "1500.00");

        var form = form(Money.of("20.00"));

        assertThat(form.line5d()).isEqualTo(new Form941.Column(Money.of("1500.00"), Money.of("13.50")));
        assertThat(form.line15()).isEqualTo(Money.of("6.50"));
    }

    @Test
    void aQuarterWithoutPayIsAFormOfZeros() {
        var form = form(Money.ZERO);

        assertThat(form.line12()).isEqualTo(Money.ZERO);
        assertThat(form.scheduleB()).isEmpty();
    }

    @Property(tries = 200)
    void line12IsWhatWasWithheldAndTheEmployersShareOfTheQuartersWages(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 2_000_000) Long> paychecks) {
        sums.clear();
        var employee = Money.ZERO;
        for (int i = 0; i < paychecks.size(); i++) {
            var gross = Money.ofCents(paychecks.get(i));
            var table = TABLES.federal(QUARTER.endsOn());
            var socialSecurity = gross.times(table.socialSecurityRate(), java.math.RoundingMode.HALF_UP);
            var medicare = gross.times(table.medicareRate(), java.math.RoundingMode.HALF_UP);
            employee = employee.plus(socialSecurity).plus(medicare);
            var day = LocalDate.of(2026, 10, 2).plusDays(7L * (i % 12));
            sums.add(new RunSum(RUN, day, Kind.TAX, PayCode.SOCIAL_SECURITY, socialSecurity, gross));
            sums.add(new RunSum(RUN, day, Kind.EMPLOYER_TAX, PayCode.SOCIAL_SECURITY_EMPLOYER, socialSecurity, gross));
            sums.add(new RunSum(RUN, day, Kind.TAX, PayCode.MEDICARE, medicare, gross));
            sums.add(new RunSum(RUN, day, Kind.EMPLOYER_TAX, PayCode.MEDICARE_EMPLOYER, medicare, gross));
        }

        var form = form(Money.ZERO);

        assertThat(form.line12()).isEqualTo(form.line6().plus(form.line7()));
        assertThat(Money.sum(form.scheduleB().stream()
                        .map(Form941.DayLiability::liability)
                        .toList()))
                .isEqualTo(form.line12());
        assertThat(Money.sum(form.line16().stream()
                        .map(Form941.MonthLiability::liability)
                        .toList()))
                .isEqualTo(form.line12());
        // Within a cent each paycheck, rounding aside, the form is twice what employees paid.
        assertThat(Math.abs(form.line12().cents() - 2 * employee.cents())).isLessThanOrEqualTo(2L + paychecks.size());
    }
}
