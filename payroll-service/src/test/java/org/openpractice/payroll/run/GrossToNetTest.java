package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.time.Workweek;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.Trace;

class GrossToNetTest {

    private static final TaxTables TABLES = TaxTables.load();
    static final LocalDate PAY_DATE = LocalDate.of(2026, 11, 20);

    @Test
    void paysABiweeklySalaryInAStateWithoutIncomeTax() {
        var pay = calculate(salaried("65000", "TX", Money.ZERO, List.of()));
        assertThat(pay.gross()).isEqualTo(Money.of("2500.00"));
        assertThat(pay.amountOf("US-FIT")).isEqualTo(Money.of("216.15"));
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("155.00"));
        assertThat(pay.amountOf("US-MEDICARE")).isEqualTo(Money.of("36.25"));
        assertThat(pay.net()).isEqualTo(Money.of("2092.60"));
        assertThat(pay.employerTaxes()).isEqualTo(Money.of("191.25"));
        assertThat(pay.trace()).anyMatch(line -> line.text().equals("No state income tax on wages"));
    }

    @Test
    void takesPennsylvaniaIncomeTaxAndUnemploymentContribution() {
        var pay = calculate(salaried("52000", "PA", Money.of("300"), List.of()));
        assertThat(pay.amountOf("US-PA-PIT")).isEqualTo(Money.of("61.40"));
        assertThat(pay.amountOf("US-PA-UC")).isEqualTo(Money.of("1.40"));
        assertThat(pay.trace())
                .filteredOn(line -> line.line().equals("not withheld"))
                .extracting(line -> line.text())
                .containsExactly(
                        "Local earned income tax (Act 32 of 2008) and the Philadelphia wage tax",
                        "Local services tax (Act 7 of 2007)");
    }

    @Test
    void lowersIncomeTaxButNotSocialSecurityByADeferral() {
        var pay = calculate(salaried("65000", "TX", Money.of("500"), List.of()));
        assertThat(pay.amountOf("401K")).isEqualTo(Money.of("500.00"));
        // 2,000 x 26 - 8,600 = 43,400; 1,240 + 12 % of 23,500 = 4,060; / 26 = 156.15
        assertThat(pay.amountOf("US-FIT")).isEqualTo(Money.of("156.15"));
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("155.00"));
        assertThat(pay.net()).isEqualTo(Money.of("1652.60"));
    }

    @Test
    void stopsDeferringAtTheLimitOfTheYearAndSaysSo() {
        var before = List.of(
                new YearToDate(Kind.DEDUCTION, "401K", "401(k) deferral, pre-tax", Money.of("24300"), Money.ZERO));
        var pay = calculate(salaried("65000", "TX", Money.of("500"), before));
        assertThat(pay.amountOf("401K")).isEqualTo(Money.of("200.00"));
        assertThat(pay.lines())
                .filteredOn(line -> line.code().equals("401K"))
                .singleElement()
                .satisfies(line -> assertThat(line.yearToDate()).isEqualTo(Money.of("24500.00")));
        assertThat(pay.trace())
                .anyMatch(line -> line.line().equals("limit") && line.text().contains("24500.00"));
    }

    @Test
    void takesTheLeviesOfAlaskaAndWashingtonUpToTheirWageBases() {
        assertThat(calculate(salaried("65000", "AK", Money.ZERO, List.of())).amountOf("US-AK-UC"))
                .isEqualTo(Money.of("12.50"));
        var nearlyThere =
                List.of(new YearToDate(Kind.TAX, "US-AK-UC", "Alaska", Money.of("270.50"), Money.of("54100")));
        assertThat(calculate(salaried("65000", "AK", Money.ZERO, nearlyThere)).amountOf("US-AK-UC"))
                .isEqualTo(Money.of("0.50"));
        var washington = calculate(salaried("65000", "WA", Money.ZERO, List.of()));
        // 2,500 x 0.0113 x 0.7143 = 20.178975; 2,500 x 0.0058 = 14.50
        assertThat(washington.amountOf("US-WA-PFML")).isEqualTo(Money.of("20.18"));
        assertThat(washington.amountOf("US-WA-CARES")).isEqualTo(Money.of("14.50"));
    }

    @Test
    void refusesAStateWithoutATableAndAResidenceItCannotDecide() {
        assertThatThrownBy(() -> calculate(salaried("65000", "CA", Money.ZERO, List.of())))
                .hasMessageContaining("CA");
        assertThatThrownBy(
                        () -> calculate(input("NH", "MA", PAY_DATE, List.of(), salary("65000"), Money.ZERO, List.of())))
                .hasMessageContaining("Lives in MA");
        assertThat(calculate(input("TX", "FL", PAY_DATE, List.of(), salary("65000"), Money.ZERO, List.of()))
                        .net())
                .isEqualTo(Money.of("2092.60"));
        assertThat(calculate(input("PA", "NJ", PAY_DATE, List.of(), salary("52000"), Money.ZERO, List.of()))
                        .amountOf("US-PA-PIT"))
                .isEqualTo(Money.of("61.40"));
    }

    @Test
    void refusesAPayDateIn2027() {
        assertThatThrownBy(() -> calculate(
                        input("TX", "TX", LocalDate.of(2027, 1, 8), List.of(), salary("65000"), Money.ZERO, List.of())))
                .hasMessageContaining("2027");
    }

    @Test
    void paysHoursWithOvertimePerWeek() {
        var pay = calculate(input(
                "TX",
                "TX",
                PAY_DATE,
                List.of(hours("2026-11-01", "45", "20"), hours("2026-11-08", "38.5", "20")),
                List.of(),
                Money.ZERO,
                List.of()));
        assertThat(pay.amountOf("REGULAR")).isEqualTo(Money.of("1670.00"));
        assertThat(pay.amountOf("OVERTIME-PREMIUM")).isEqualTo(Money.of("50.00"));
        assertThat(pay.lines().getFirst().hours()).isEqualByComparingTo("83.5");
        assertThat(pay.lines().getFirst().rate()).isEqualTo(Money.of("20"));
    }

    @Test
    void proratesASalaryByWorkingDays() {
        var pay = calculate(input(
                "TX",
                "TX",
                PAY_DATE,
                List.of(),
                List.of(new PayInput.SalaryPart(Money.of("65000"), 3, 10)),
                Money.ZERO,
                List.of()));
        assertThat(pay.gross()).isEqualTo(Money.of("750.00"));
    }

    @Test
    void neverPaysLessThanNothing() {
        var greedy = new FormW4.From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.of("9000"),
                false,
                false);
        var pay = calculate(new PayInput(
                PayFrequency.BIWEEKLY,
                period(PAY_DATE),
                "PA",
                "PA",
                List.of(),
                salary("26000"),
                greedy,
                LocalDate.of(2026, 1, 1),
                Money.of("600"),
                List.of()));
        assertThat(pay.net()).isEqualTo(Money.ZERO);
        assertThat(pay.trace()).anyMatch(line -> line.line().equals("available"));
    }

    static NetPay calculate(PayInput input) {
        return GrossToNet.calculate(input, TABLES, new Trace());
    }

    private static PayInput salaried(String annual, String state, Money deferral, List<YearToDate> before) {
        return input(state, state, PAY_DATE, List.of(), salary(annual), deferral, before);
    }

    private static List<PayInput.SalaryPart> salary(String annual) {
        return List.of(new PayInput.SalaryPart(Money.of(annual), 10, 10));
    }

    private static PayInput.HourlyWeek hours(String startsOn, String hours, String rate) {
        return new PayInput.HourlyWeek(
                new Workweek(LocalDate.parse(startsOn), new BigDecimal(hours), Money.ZERO), Money.of(rate));
    }

    private static PayInput input(
            String workState,
            String residenceState,
            LocalDate payDate,
            List<PayInput.HourlyWeek> hourly,
            List<PayInput.SalaryPart> salary,
            Money deferral,
            List<YearToDate> before) {
        return new PayInput(
                PayFrequency.BIWEEKLY,
                period(payDate),
                workState,
                residenceState,
                hourly,
                salary,
                FormW4.none(),
                LocalDate.of(2026, 1, 1),
                deferral,
                before);
    }

    static PayPeriod period(LocalDate payDate) {
        return new PayPeriod(payDate.minusDays(19), payDate.minusDays(6), payDate, List.of("test period"));
    }
}
