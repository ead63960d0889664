package org.openpractice.payroll.unemployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.withholding.WrongDigits;
import org.openpractice.platform.trace.Trace;

class UnemploymentTaxesTest {

    private static final UnemploymentTables TABLES = UnemploymentTables.load();
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 20);
    private static final LocalDate IN_2025 = LocalDate.of(2025, 11, 21);
    private static final EarlierInYear NOTHING = new EarlierInYear(List.of());

    private final Trace trace = new Trace();

    @Test
    void accruesFortyTwoDollarsForAnEmployeeWhoseStateLostNoCredit() {
        assertThat(of("TX", UnemploymentInput.NONE, IN_2026, "7500.00", NOTHING))
                .singleElement()
                .satisfies(tax -> assertThat(tax.code()).isEqualTo("US-FUTA"))
                .satisfies(tax -> assertThat(tax.wages()).isEqualTo(Money.of("7000.00")))
                .satisfies(tax -> assertThat(tax.amount()).isEqualTo(Money.of("42.00")));
        assertThat(told("no rate of the group for TX")).isTrue();
        assertThat(told("credit reductions of 2026 are fixed on 2026-11-10 and not known here"))
                .isTrue();
    }

    @Test
    void stopsBothTaxesAtTheirBasesInMidPaycheck() {
        var terms = terms("TX", "0.027");
        var before = new EarlierInYear(List.of(
                new YearToDate(PayLine.Kind.EMPLOYER_TAX, "US-FUTA", "FUTA", Money.of("36.00"), Money.of("6000.00")),
                new YearToDate(
                        PayLine.Kind.EMPLOYER_TAX, "US-TX-SUTA", "SUTA", Money.of("162.00"), Money.of("6000.00"))));
        assertThat(of("TX", terms, IN_2026, "5000.00", before))
                .extracting(UnemploymentTaxes.Amount::wages, UnemploymentTaxes.Amount::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Money.of("1000.00"), Money.of("6.00")),
                        org.assertj.core.groups.Tuple.tuple(Money.of("3000.00"), Money.of("81.00")));
    }

    /** Minn. Stat. 268.035 subd. 29 and N.J.A.C. 12:16-4.15 against IRC 3306(b)(5)(G), which most states follow. */
    @ParameterizedTest
    @CsvSource({"MN,2000.00,20.00", "NJ,2000.00,20.00", "TX,1800.00,18.00"})
    void countsWhatACafeteriaPlanTakesOffWhereTheStateDoes(String state, String taxed, String amount) {
        var taxes = of(state, terms(state, "0.01"), IN_2026, Money.of("2000.00"), Money.of("1800.00"), NOTHING);
        assertThat(taxes)
                .extracting(UnemploymentTaxes.Amount::wages, UnemploymentTaxes.Amount::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Money.of("1800.00"), Money.of("10.80")),
                        org.assertj.core.groups.Tuple.tuple(Money.of(taxed), Money.of(amount)));
        assertThat(told("salary reductions count as wages")).isEqualTo(!state.equals("TX"));
    }

    @Test
    void knowsTheCreditReductionsOf2025ForForm940AndAccruesTheNetRateAllTheSame() {
        var year = TABLES.on(IN_2025);
        assertThat(year.creditReduction("CA")).isEqualByComparingTo("0.012");
        assertThat(year.creditReduction("VI")).isEqualByComparingTo("0.045");
        assertThat(year.creditReduction("NY")).isEqualByComparingTo("0");
        // 1.8 % of 7,000 is the 126 dollars of an employee in California.
        assertThat(Money.rounded(
                        year.wageBase().decimal().multiply(year.netRate().add(year.creditReduction("CA"))),
                        java.math.RoundingMode.HALF_UP))
                .isEqualTo(Money.of("126.00"));
        assertThat(of("CA", UnemploymentInput.NONE, IN_2025, "7000.00", NOTHING)
                        .getFirst()
                        .amount())
                .isEqualTo(Money.of("42.00"));
        assertThat(told("credit reduction of 0.012 for CA is owed with Form 940 of 2025"))
                .isTrue();
    }

    @Test
    void refusesTheCreditReductionsOf2026() {
        assertThatThrownBy(() -> TABLES.on(IN_2026).creditReduction("CA"))
                .hasMessageContaining("2026-11-10")
                .hasMessageContaining("2026");
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "CA, 2025, 7000",
        "CA, 2026, 7000",
        "WA, 2025, 72800",
        "WA, 2026, 78200",
        "NY, 2025, 12800",
        "NY, 2026, 13000",
        "PA, 2025, 10000",
        "PA, 2026, 10000",
        "AK, 2026, 54200",
        "IA, 2025, 39500",
        "IA, 2026, 20400",
        "KS, 2026, 15100",
        "NJ, 2026, 44800",
        "UT, 2026, 50700",
        "HI, 2026, 64500",
        "CO, 2026, 30600"
    })
    void hasTheWageBasesOfTheStates(String state, int year, String base) {
        assertThat(TABLES.wageBase(state, LocalDate.of(year, 6, 1), false)).isEqualTo(Money.of(base));
    }

    @Test
    void hasTheHigherBaseOfNebraskasHighestRateOnly() {
        assertThat(TABLES.wageBase("NE", IN_2026, false)).isEqualTo(Money.of("9000"));
        assertThat(TABLES.wageBase("NE", IN_2026, true)).isEqualTo(Money.of("24000"));
        assertThatThrownBy(() -> TABLES.wageBase("RI", IN_2026, true)).hasMessageContaining("RI for 2026");
    }

    @ParameterizedTest
    @CsvSource({"MI, 2025", "MI, 2026", "TN, 2025", "TN, 2026", "RI, 2025", "VI, 2026"})
    void refusesStatesWhoseWageBaseWasNotConfirmedByName(String state, int year) {
        assertThatThrownBy(() -> TABLES.wageBase(state, LocalDate.of(year, 6, 1), false))
                .hasMessageContaining(state + " for " + year);
    }

    /** 20,000 were paid in Florida, whose base is 7,000, then the move. */
    private static EarlierInYear afterFlorida(String state, String taxedHere, String paid) {
        return new EarlierInYear(List.of(
                new YearToDate(PayLine.Kind.EARNING, "SALARY", "Salary", Money.of(paid), Money.ZERO),
                new YearToDate(PayLine.Kind.TAX, "US-MEDICARE", "Medicare", Money.of("290"), Money.of(paid)),
                new YearToDate(PayLine.Kind.EMPLOYER_TAX, "US-FL-SUTA", "SUTA", Money.of("189"), Money.of("7000")),
                new YearToDate(
                        PayLine.Kind.EMPLOYER_TAX, "US-" + state + "-SUTA", "SUTA", Money.ZERO, Money.of(taxedHere))));
    }

    private static UnemploymentInput stated(String state, @Nullable Boolean wagesElsewhereCount) {
        return new UnemploymentInput(List.of(
                new UnemploymentInput.AssignedRate(state, new BigDecimal("0.025"), false, wagesElsewhereCount)));
    }

    /**
     * 646 IAC 5-6-15: Indiana counts all that the same employer paid in another state, also what that state did not tax. Of
     * others that is not confirmed; the group states it.
     */
    @ParameterizedTest
    @CsvSource({
        "IN, , 20000.00, 0.00, 0.00",
        "IN, , 9000.00, 0.00, 500.00",
        "IN, , 9000.00, 100.00, 500.00",
        "IN, false, 20000.00, 100.00, 1000.00",
        "PA, , 20000.00, 0.00, 1000.00",
        "PA, true, 9900.00, 0.00, 100.00",
        "PA, true, 20000.00, 0.00, 0.00",
        "MN, true, 43500.00, 0.00, 500.00",
    })
    void countsWagesOfAFormerStateWhereTheStateDoes(
            String state, @Nullable Boolean stated, String paid, String taxedHere, String taxed) {
        var taxes = of(state, stated(state, stated), IN_2026, "1000.00", afterFlorida(state, taxedHere, paid));
        assertThat(taxes.getLast().wages()).isEqualTo(Money.of(taxed));
        assertThat(trace.lines()).anySatisfy(line -> assertThat(line.line()).isEqualTo("wages in other states"));
    }

    @Test
    void futaThatAVoidLeftOutBelowItsBaseIsCaughtUp() {
        // 10,000 were paid and 7,000 taxed; 6,000 of the first are voided: 4,000 paid, 1,000 taxed.
        var before = new EarlierInYear(List.of(
                new YearToDate(PayLine.Kind.TAX, "US-MEDICARE", "Medicare", Money.of("58"), Money.of("4000")),
                new YearToDate(PayLine.Kind.EMPLOYER_TAX, "US-FUTA", "FUTA", Money.of("6"), Money.of("1000"))));
        assertThat(of("TX", UnemploymentInput.NONE, IN_2026, "500.00", before)
                        .getFirst()
                        .wages())
                .isEqualTo(Money.of("3500.00"));
    }

    @Test
    void refuses2027() {
        assertThatThrownBy(() -> of("TX", UnemploymentInput.NONE, LocalDate.of(2027, 1, 4), "1.00", NOTHING))
                .hasMessageContaining("2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unemployment-2025", "unemployment-2026"})
    void refusesEveryWrongDigit(String name) {
        WrongDigits.areRefused(name, UnemploymentTables::check);
    }

    @Property
    void calculatesOverTheYearOnTheBaseHoweverTheWagesAreSplit(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 500_000) Long> paychecks) {
        var terms = terms("WA", "0.0125");
        var futa = Money.ZERO;
        var suta = Money.ZERO;
        var gross = Money.ZERO;
        for (var cents : paychecks) {
            var before = new EarlierInYear(List.of(
                    new YearToDate(PayLine.Kind.EMPLOYER_TAX, "US-FUTA", "FUTA", Money.ZERO, futa),
                    new YearToDate(PayLine.Kind.EMPLOYER_TAX, "US-WA-SUTA", "SUTA", Money.ZERO, suta)));
            var taxes = of("WA", terms, IN_2026, Money.ofCents(cents), Money.ofCents(cents), before);
            futa = futa.plus(taxes.get(0).wages());
            suta = suta.plus(taxes.get(1).wages());
            gross = gross.plus(Money.ofCents(cents));
        }
        assertThat(futa).isEqualTo(smaller(gross, Money.of("7000")));
        assertThat(suta).isEqualTo(smaller(gross, Money.of("78200")));
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private List<UnemploymentTaxes.Amount> of(
            String state, UnemploymentInput terms, LocalDate payDate, String wages, EarlierInYear before) {
        return of(state, terms, payDate, Money.of(wages), Money.of(wages), before);
    }

    private List<UnemploymentTaxes.Amount> of(
            String state, UnemploymentInput terms, LocalDate payDate, Money gross, Money wages, EarlierInYear before) {
        return UnemploymentTaxes.of(state, terms, TABLES, payDate, gross, wages, before, trace);
    }

    private static UnemploymentInput terms(String state, String rate) {
        return new UnemploymentInput(
                List.of(new UnemploymentInput.AssignedRate(state, new BigDecimal(rate), false, null)));
    }

    private boolean told(String text) {
        return trace.lines().stream().anyMatch(line -> line.text().contains(text));
    }
}
