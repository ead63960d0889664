package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.benefit.BenefitInput.Treatment;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.garnishment.GarnishmentKind;
import org.openpractice.payroll.localtax.FlatTaken;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.trace.Trace;

class GrossToNetTest {

    private static final PayTables TABLES = PayTables.load();

    @Test
    void paysABiweeklySalaryInAStateWithoutIncomeTax() {
        var pay = SampleInput.in("TX").salary("65000").pay();
        assertThat(pay.gross()).isEqualTo(Money.of("2500.00"));
        assertThat(pay.amountOf("US-FIT")).isEqualTo(Money.of("216.15"));
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("155.00"));
        assertThat(pay.amountOf("US-MEDICARE")).isEqualTo(Money.of("36.25"));
        assertThat(pay.net()).isEqualTo(Money.of("2092.60"));
        // 155.00 + 36.25 + 15.00 of federal unemployment
        assertThat(pay.employerTaxes()).isEqualTo(Money.of("206.25"));
    }

    @Test
    void takesPennsylvaniaIncomeTaxAndUnemploymentContribution() {
        var pay = SampleInput.in("PA").salary("52000").defers(Money.of("300")).pay();
        // Pennsylvania taxes elective deferrals: 2,000 x 3.07 %
        assertThat(pay.amountOf("US-PA-PIT")).isEqualTo(Money.of("61.40"));
        assertThat(pay.amountOf("US-PA-UC")).isEqualTo(Money.of("1.40"));
    }

    @Test
    void lowersIncomeTaxButNotSocialSecurityByADeferral() {
        var pay = SampleInput.in("TX").salary("65000").defers(Money.of("500")).pay();
        assertThat(pay.amountOf("401K")).isEqualTo(Money.of("500.00"));
        // 2,000 x 26 - 8,600 = 43,400; 1,240 + 12 % of 23,500 = 4,060; / 26 = 156.15
        assertThat(pay.amountOf("US-FIT")).isEqualTo(Money.of("156.15"));
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("155.00"));
        assertThat(pay.net()).isEqualTo(Money.of("1652.60"));
    }

    @Test
    void stopsDeferringAtTheLimitOfTheYearAndSaysSo() {
        var pay = SampleInput.in("TX")
                .salary("65000")
                .defers(Money.of("500"))
                .before(
                        new YearToDate(Kind.EARNING, "SALARY", "Salary", Money.of("55000"), Money.ZERO),
                        new YearToDate(
                                Kind.DEDUCTION, "401K", "401(k) deferral, pre-tax", Money.of("24300"), Money.ZERO))
                .pay();
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
        assertThat(SampleInput.in("AK").salary("65000").pay().amountOf("US-AK-UC"))
                .isEqualTo(Money.of("12.50"));
        assertThat(SampleInput.in("AK")
                        .salary("65000")
                        .before(new YearToDate(Kind.TAX, "US-AK-UC", "Alaska", Money.of("270.50"), Money.of("54100")))
                        .pay()
                        .amountOf("US-AK-UC"))
                .isEqualTo(Money.of("0.50"));
        var washington = SampleInput.in("WA").salary("65000").pay();
        // 2,500 x 0.0113 x 0.7143 = 20.178975; 2,500 x 0.0058 = 14.50
        assertThat(washington.amountOf("US-WA-PFML")).isEqualTo(Money.of("20.18"));
        assertThat(washington.amountOf("US-WA-CARES")).isEqualTo(Money.of("14.50"));
    }

    @Test
    void calculatesALevyOnWhatItsLawCountsAsWages() {
        var washington = SampleInput.in("WA").salary("65000").deducts("125-HEALTH-GOLD", Treatment.SECTION_125, "300");
        // gross pay: 2,500.00 x 0.0058
        assertThat(washington.pay().amountOf("US-WA-CARES")).isEqualTo(Money.of("14.50"));
        var vermont = SampleInput.in("VT")
                .salary("65000")
                .deducts("125-HEALTH-GOLD", Treatment.SECTION_125, "300")
                .defers(Money.of("200"));
        // 2,500.00 - 300.00 - 200.00, x 0.0011
        assertThat(vermont.pay().amountOf("US-VT-CCC")).isEqualTo(Money.of("2.20"));
        var oregon = SampleInput.in("OR").salary("65000").deducts("125-DEPENDENT-CARE", Treatment.SECTION_125, "200");
        // dependent care counts for paid leave, 2,500.00 x 0.006, and not for the transit tax, 2,300.00 x 0.001
        assertThat(oregon.pay().amountOf("US-OR-PL")).isEqualTo(Money.of("15.00"));
        assertThat(oregon.pay().amountOf("US-OR-STT")).isEqualTo(Money.of("2.30"));
    }

    @Test
    void withholdsForTheStateOfWorkAndSaysWhatIsNotWithheld() {
        var pay = between("PA", "NJ").salary("52000").pay();
        assertThat(pay.amountOf("US-PA-PIT")).isEqualTo(Money.of("61.40"));
        var lives = between("NH", "MA").salary("65000").pay();
        assertThat(lives.lines()).noneMatch(line -> line.code().endsWith("-PIT"));
        assertThat(lives.trace())
                .anyMatch(line ->
                        line.line().equals("not withheld") && line.text().contains("MA"));
    }

    @Test
    void refusesAStateThatIsNone() {
        assertThatThrownBy(() -> SampleInput.in("ZZ").salary("65000").pay()).hasMessageContaining("ZZ");
    }

    @Test
    void refusesAPayDateIn2027() {
        var sample = SampleInput.in("TX").salary("65000");
        sample.payDate = LocalDate.of(2027, 1, 8);
        assertThatThrownBy(sample::pay).hasMessageContaining("2027");
    }

    @Test
    void paysHoursWithOvertimePerWeek() {
        var pay = SampleInput.in("TX")
                .week("2026-11-01", "45")
                .week("2026-11-08", "38.5")
                .pay();
        assertThat(pay.amountOf("REGULAR")).isEqualTo(Money.of("1670.00"));
        assertThat(pay.amountOf("OVERTIME-PREMIUM")).isEqualTo(Money.of("50.00"));
        assertThat(pay.lines().getFirst().hours()).isEqualByComparingTo("83.5");
        assertThat(pay.lines().getFirst().rate()).isEqualTo(Rate.of("20"));
    }

    @Test
    void proratesASalaryByWorkingDays() {
        assertThat(SampleInput.in("TX").salary(Money.of("65000"), 3, 10).pay().gross())
                .isEqualTo(Money.of("750.00"));
    }

    /** Publication 15, section 7: 22 % of supplemental wages paid apart, once regular wages were taxed. */
    @Test
    void taxesABonusPaidApartAtTheFlatRate() {
        var regular = Map.of("US-FIT", new EarlierPay.Taxed(Money.of("2500"), Money.of("216.15")));
        var bonus = SampleInput.in("TX").apart().bonus("1000").after(true, regular);
        assertThat(bonus.pay().amountOf("US-FIT")).isEqualTo(Money.of("220.00"));
        var crossing = SampleInput.in("TX")
                .apart()
                .bonus("1000")
                .after(true, regular)
                .before(new YearToDate(Kind.EARNING, "BONUS", "Bonus", Money.of("999500"), Money.ZERO));
        assertThat(crossing.pay().amountOf("US-FIT")).isEqualTo(Money.of("295.00"));
    }

    @Test
    void taxesABonusPaidApartTogetherWithRegularWagesThatWereNotTaxed() {
        // alone: 1,000 x 26 - 8,600 = 17,400; 10 % of 9,900 = 990; / 26 = 38.08
        assertThat(SampleInput.in("TX").apart().bonus("1000").pay().amountOf("US-FIT"))
                .isEqualTo(Money.of("38.08"));
        // income tax that was withheld from a bonus opens no flat rate
        assertThat(SampleInput.in("TX")
                        .apart()
                        .bonus("1000")
                        .before(new YearToDate(
                                Kind.TAX, "US-FIT", "Federal income tax", Money.of("38"), Money.of("1000")))
                        .pay()
                        .amountOf("US-FIT"))
                .isEqualTo(Money.of("38.08"));
        // with 300.00 of regular wages: 1,300 x 26 - 8,600 = 25,200; 1,240 + 12 % of 5,300 = 1,876; / 26 = 72.15
        var regular = Map.of("US-FIT", new EarlierPay.Taxed(Money.of("300"), Money.ZERO));
        assertThat(SampleInput.in("TX")
                        .apart()
                        .bonus("1000")
                        .after(false, regular)
                        .pay()
                        .amountOf("US-FIT"))
                .isEqualTo(Money.of("72.15"));
    }

    /** Delaware takes the tax on both less what is withheld: 183.65 - 117.65; on the bonus alone it would be 34.00. */
    @Test
    void taxesABonusPaidApartTogetherWithRegularWagesWhereTheStateWantsThat() {
        var regular = Map.of(
                "US-FIT", new EarlierPay.Taxed(Money.of("2500"), Money.of("216.15")),
                "US-DE-PIT", new EarlierPay.Taxed(Money.of("2500"), Money.of("117.65")));
        var pay =
                SampleInput.in("DE").apart().bonus("1000").after(true, regular).pay();
        assertThat(pay.amountOf("US-DE-PIT")).isEqualTo(Money.of("66.00"));
        assertThat(pay.trace())
                .anyMatch(line -> line.text().equals("Tax on both 183.65 - tax already withheld 117.65"));
        assertThat(SampleInput.in("DE").apart().bonus("1000").pay().amountOf("US-DE-PIT"))
                .isEqualTo(Money.of("34.00"));
    }

    /** 31 CFR 285.11(c) and 34 CFR 34.3: disposable pay is less health insurance premiums, before tax or after. */
    @Test
    void aFederalDebtTakesAPercentageOfWhatHealthInsuranceLeaves() {
        var salaried = SampleInput.in("TX").salary("65000").owes(GarnishmentKind.STUDENT_LOAN, null);
        // 2,500.00 - 407.40 of taxes = 2,092.60; 15 %
        assertThat(salaried.pay().amountOf("GARNISHMENT-L-1")).isEqualTo(Money.of("313.89"));
        // less 300.00 after tax = 1,792.60
        assertThat(salaried.deducts("AFTER-TAX-HEALTH-GOLD", Treatment.AFTER_TAX, "300")
                        .pay()
                        .amountOf("GARNISHMENT-L-1"))
                .isEqualTo(Money.of("268.89"));
        // 300.00 before tax lower taxes to 180.15 + 136.40 + 31.90: 2,500.00 - 348.45 - 300.00 = 1,851.55
        assertThat(salaried.deducts("125-HEALTH-GOLD", Treatment.SECTION_125, "300")
                        .pay()
                        .amountOf("GARNISHMENT-L-1"))
                .isEqualTo(Money.of("277.73"));
        // dental cover alone stays in: 2,151.55
        assertThat(salaried.deducts("125-DENTAL-BASIC", Treatment.SECTION_125, "300")
                        .pay()
                        .amountOf("GARNISHMENT-L-1"))
                .isEqualTo(Money.of("322.73"));
    }

    /** 15 USC 1672(b): only what the law requires to be withheld. */
    @Test
    void healthInsuranceLeavesTheDisposableEarningsOfACreditorAlone() {
        var salaried = SampleInput.in("OH").salary("65000").owes(GarnishmentKind.CREDITOR, "OH");
        var without = salaried.pay();
        var with = salaried.deducts("AFTER-TAX-HEALTH-GOLD", Treatment.AFTER_TAX, "300")
                .pay();
        assertThat(without.amountOf("GARNISHMENT-L-1").isPositive()).isTrue();
        assertThat(with.amountOf("GARNISHMENT-L-1")).isEqualTo(without.amountOf("GARNISHMENT-L-1"));
        assertThat(with.net()).isEqualTo(without.net().minus(Money.of("300")));
    }

    /** Form 668-W: payroll deductions in effect when the levy is received are allowed, new ones are not. */
    @Test
    void aFederalTaxLevyTakesFromThePayThatEarlierDeferralsLeave() {
        var earlier = SampleInput.in("TX")
                .salary("65000")
                .levied("1000")
                .defers("200", "2026-03-02")
                .pay();
        assertThat(earlier.amountOf("401K")).isEqualTo(Money.of("200"));
        assertThat(earlier.net()).isEqualTo(Money.of("1000"));
        var later = SampleInput.in("TX")
                .salary("65000")
                .levied("1000")
                .defers("200", "2026-03-03")
                .pay();
        assertThat(later.amountOf("401K")).isEqualTo(Money.ZERO);
        assertThat(later.net()).isEqualTo(Money.of("1000"));
        // 200.00 less the tax on it
        assertThat(later.amountOf("GARNISHMENT-L-1"))
                .isEqualTo(earlier.amountOf("GARNISHMENT-L-1")
                        .plus(Money.of("200"))
                        .minus(later.amountOf("US-FIT").minus(earlier.amountOf("US-FIT"))));
    }

    @Test
    void neverPaysLessThanNothing() {
        var sample = SampleInput.in("PA").salary("26000").defers(Money.of("600"));
        sample.form = withExtra("9000");
        var pay = sample.pay();
        assertThat(pay.net()).isEqualTo(Money.ZERO);
        assertThat(pay.amountOf("401K")).isEqualTo(Money.ZERO);
        assertThat(pay.trace()).anyMatch(line -> line.line().equals("available"));
    }

    @Test
    void letsADeferralGiveWayToTaxesToTheCent() {
        // 1,000.00 - 76.50 of FICA leave 923.50; with an extra of 700 no more than 223.50 less taxes may be deferred
        var sample = SampleInput.in("TX").salary("26000").defers(Money.of("600"));
        sample.form = withExtra("700");
        var pay = sample.pay();
        assertThat(pay.net()).isEqualTo(Money.ZERO);
        assertThat(pay.amountOf("401K").isPositive()).isTrue();
        assertThat(pay.amountOf("US-FIT")).isGreaterThanOrEqualTo(Money.of("700"));
        assertThat(pay.amountOf("401K").plus(pay.amountOf("US-FIT"))).isEqualTo(Money.of("923.50"));
    }

    @Test
    void withholdsForAStateWithoutAFormOfItsOwnOnceTheFederalExemptionHasEnded() {
        var single = SampleInput.in("CO").salary("65000");
        var expected = single.pay().amountOf("US-CO-PIT");
        assertThat(expected.isPositive()).isTrue();
        single.form = new FormW4.From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                true,
                false);
        assertThat(single.pay().amountOf("US-CO-PIT")).isEqualTo(Money.ZERO);
        single.formEffectiveFrom = java.time.LocalDate.of(2025, 3, 1);
        assertThat(single.pay().amountOf("US-CO-PIT")).isEqualTo(expected);
        assertThat(single.pay().amountOf("US-FIT").isPositive()).isTrue();
    }

    /** Form IT-2104-E expires on 30 April of the next year, for the state and the city alike. */
    @Test
    void withholdsForACityOnceTheExemptionFromTheStateHasEnded() {
        var inCity = inNewYorkCity().salary("65000");
        var expected = inCity.pay();
        assertThat(expected.amountOf("US-NY-NYC").isPositive()).isTrue();
        var exempt = StateClaims.status("SINGLE").asExempt();
        inCity.certificates.put("NY", new CertifiedClaims(java.time.LocalDate.of(2026, 2, 1), exempt));
        assertThat(inCity.pay().amountOf("US-NY-NYC")).isEqualTo(Money.ZERO);
        inCity.certificates.put("NY", new CertifiedClaims(java.time.LocalDate.of(2025, 2, 1), exempt));
        assertThat(inCity.pay().amountOf("US-NY-PIT")).isEqualTo(expected.amountOf("US-NY-PIT"));
        assertThat(inCity.pay().amountOf("US-NY-NYC")).isEqualTo(expected.amountOf("US-NY-NYC"));
    }

    /** Kansas is named as not withheld; that the end of an old claim there is not confirmed holds nothing back. */
    @Test
    void asksNothingOfAStateOfResidenceThatIsNotWithheldFor() {
        var sample = SampleInput.in("MO").salary("65000");
        var places = new Places(Place.in("MO"), Place.in("KS"));
        sample.sourcing = new SourcingInput(places, places, null, List.of(), List.of());
        sample.certificates.put(
                "KS",
                new CertifiedClaims(
                        LocalDate.of(2025, 2, 1), StateClaims.status("SINGLE").asExempt()));
        assertThat(sample.pay().amountOf("US-MO-PIT").isPositive()).isTrue();
    }

    @Test
    void taxesOfABonusInACityWhatTheStateTaxesOfIt() {
        var pay = inNewYorkCity()
                .bonus("1000")
                .apart()
                .after(true, java.util.Map.of())
                .defers(Money.of("100"))
                .pay();
        assertThat(pay.amountOf("401K")).isEqualTo(Money.of("100"));
        // 900 x 0.1170 and 900 x 0.0425
        assertThat(pay.amountOf("US-NY-PIT")).isEqualTo(Money.of("105.30"));
        assertThat(pay.amountOf("US-NY-NYC")).isEqualTo(Money.of("38.25"));
    }

    /** Publication 15, section 7; California DE 44: 6.6 % of vacation paid apart, 10.23 % of bonuses. */
    @Test
    void taxesLeaveThatIsPaidOutAfterTheLastWagesApartFromThem() {
        var leave = new Earning(
                "PTO",
                "40 hours not taken",
                null,
                null,
                Money.of("500"),
                false,
                org.openpractice.payroll.payline.CostCenter.UNNAMED);
        var work = Work.none(PayFrequency.BIWEEKLY, SampleInput.period(SampleInput.PAY_DATE));
        assertThat(PayInput.Manner.of(PayRun.Kind.FINAL, work, List.of(), java.util.List.of(leave)))
                .isEqualTo(PayInput.Manner.SUPPLEMENTAL);
        var draw = new Earning(
                PayCode.PROVIDER_DRAW,
                "Draw",
                null,
                null,
                Money.of("500"),
                false,
                org.openpractice.payroll.payline.CostCenter.UNNAMED);
        assertThat(PayInput.Manner.of(PayRun.Kind.FINAL, work, List.of(), java.util.List.of(leave, draw)))
                .isEqualTo(PayInput.Manner.REGULAR);
        var worked = SampleInput.in("CA").salary("65000").build().work();
        assertThat(PayInput.Manner.of(PayRun.Kind.FINAL, worked, List.of(), java.util.List.of(leave)))
                .isEqualTo(PayInput.Manner.REGULAR);
        assertThat(PayInput.Manner.of(PayRun.Kind.OFF_CYCLE, work, List.of(), java.util.List.of(leave)))
                .isEqualTo(PayInput.Manner.REGULAR);
        var sample = SampleInput.in("CA").apart().after(true, java.util.Map.of());
        sample.otherEarnings.add(leave);
        assertThat(sample.pay().amountOf("US-FIT")).isEqualTo(Money.of("110.00"));
        assertThat(sample.pay().amountOf("US-CA-PIT")).isEqualTo(Money.of("33.00"));
    }

    @Test
    void keepsTheLastRegularPayBesideFlatTaxes() {
        var flat = new FlatTaken(java.util.Map.of("US-CO-DENVER-FLAT", Money.of("5.75")), java.util.Map.of());
        var regular = new EarlierPay(
                true,
                SampleInput.PAY_DATE,
                java.util.Map.of("US-FIT", new EarlierPay.Taxed(Money.of("2500"), Money.of("216.15"))),
                java.util.Map.of(),
                FlatTaken.NONE);
        var both = regular.withFlat(new EarlierPay(false, null, java.util.Map.of(), java.util.Map.of(), flat));
        assertThat(both.flat()).isEqualTo(flat);
        assertThat(both.regularTaxed()).isTrue();
        assertThat(both.federal().tax()).isEqualTo(Money.of("216.15"));
    }

    @Test
    void takesTheTransitTaxOfAResidentOfOregonWhoWorksInWashington() {
        var sample = new SampleInput();
        var places = new Places(Place.in("WA"), Place.in("OR"));
        sample.sourcing = new SourcingInput(places, places, null, java.util.List.of("OR", "WA"), List.of());
        var pay = sample.salary("52000").pay();
        assertThat(pay.amountOf("US-OR-STT")).isEqualTo(Money.of("2.00"));
        assertThat(pay.amountOf("US-OR-PL")).isEqualTo(Money.ZERO);
        assertThat(pay.amountOf("US-OR-PIT").isPositive()).isTrue();
        assertThat(pay.amountOf("US-WA-CARES").isPositive()).isTrue();
    }

    private static SampleInput inNewYorkCity() {
        var sample = new SampleInput();
        var city = new Place("NY", new Locality(null, "NYC", null, null));
        var places = new Places(city, city);
        sample.sourcing = new SourcingInput(places, places, null, List.of(), List.of());
        return sample;
    }

    private static SampleInput between(String workState, String residenceState) {
        var sample = new SampleInput();
        var places = new Places(Place.in(workState), Place.in(residenceState));
        sample.sourcing = new SourcingInput(places, places, null, List.of(), List.of());
        return sample;
    }

    private static FormW4 withExtra(String extra) {
        return new FormW4.From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.of(extra),
                false,
                false);
    }

    static NetPay calculate(PayInput input) {
        return GrossToNet.calculate(input, TABLES, new Trace());
    }
}
