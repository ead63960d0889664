package org.openpractice.payroll.levy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.withholding.StateWithholdingFile;
import org.openpractice.payroll.withholding.WrongDigits;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.trace.Trace;

class LeviesTest {

    private static final LevyTables TABLES = LevyTables.load();
    private static final LocalDate PAY_DATE = LocalDate.of(2026, 11, 20);
    private static final EarlierInYear NOTHING = new EarlierInYear(List.of());

    private final Trace trace = new Trace();

    @Test
    void takesTheTransitTaxOfOregonFromResidentsWhoWorkElsewhere() {
        assertThat(Levies.ofResidents("OR", true, LevyInput.NONE, TABLES, PAY_DATE, pay("2000.00"), NOTHING, trace))
                .singleElement()
                .satisfies(levy -> assertThat(levy.code()).isEqualTo("US-OR-STT"))
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of("2.00")));
        assertThat(Levies.ofResidents("OR", false, LevyInput.NONE, TABLES, PAY_DATE, pay("2000.00"), NOTHING, trace))
                .isEmpty();
        assertThat(trace.lines())
                .anyMatch(line -> line.text().contains("Oregon statewide transit tax of a resident")
                        && line.line().equals("not withheld"));
        // California's contributions follow the work; a year without a table is asked for where they follow residents
        // only
        assertThat(Levies.ofResidents(
                        "CA", true, LevyInput.NONE, TABLES, LocalDate.of(2025, 11, 20), pay("2000.00"), NOTHING, trace))
                .isEmpty();
        assertThatThrownBy(() -> Levies.ofResidents(
                        "OR", true, LevyInput.NONE, TABLES, LocalDate.of(2025, 11, 20), pay("2000.00"), NOTHING, trace))
                .hasMessageContaining("2025");
    }

    @ParameterizedTest(name = "{0}: {1} of 2,000.00")
    @CsvSource({
        "AK, US-AK-UC, 10.00",
        "CA, US-CA-SDI, 26.00",
        "CO, US-CO-FAMLI, 8.80",
        "CT, US-CT-PL, 10.00",
        "MA, US-MA-PFML, 9.20",
        "ME, US-ME-PFML, 10.00",
        "MN, US-MN-PL, 8.80",
        "NY, US-NY-PFL, 8.64",
        "OR, US-OR-PL, 12.00",
        "OR, US-OR-STT, 2.00",
        "PA, US-PA-UC, 1.40",
        "RI, US-RI-TDI, 22.00",
        "VT, US-VT-CCC, 2.20",
        "WA, US-WA-PFML, 16.14",
        "WA, US-WA-CARES, 11.60"
    })
    void takesEveryLevyOfTheTable(String state, String code, String expected) {
        assertThat(of(state, "2000.00", NOTHING))
                .filteredOn(levy -> levy.code().equals(code))
                .singleElement()
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of(expected)))
                .satisfies(levy -> assertThat(levy.wages()).isEqualTo(Money.of("2000.00")));
    }

    /** 2,000.00 less 300.00 under the cafeteria plan, 100.00 of them for dependent care, and 200.00 deferred before tax. */
    @ParameterizedTest(name = "{0} {1}: wages {2}")
    @CsvSource({
        "MN, US-MN-PL, 2000.00",
        "NY, US-NY-PFL, 2000.00",
        "PA, US-PA-UC, 2000.00",
        "WA, US-WA-PFML, 2000.00",
        "WA, US-WA-CARES, 2000.00",
        "CT, US-CT-PL, 1700.00",
        "OR, US-OR-PL, 1800.00",
        "OR, US-OR-STT, 1500.00",
        "VT, US-VT-CCC, 1500.00"
    })
    void countsAsWagesWhatTheLawOfTheLevyCounts(String state, String code, String wages) {
        assertThat(reduced(state))
                .filteredOn(levy -> levy.code().equals(code))
                .singleElement()
                .satisfies(levy -> assertThat(levy.wages()).isEqualTo(Money.of(wages)));
    }

    /** Until somebody confirms what these laws count as wages. */
    @ParameterizedTest
    @CsvSource({"AK", "CA", "CO", "MA", "ME", "RI"})
    void takesSalaryReductionsOffWhereTheLawWasNotConfirmedAndSaysSo(String state) {
        assertThat(reduced(state))
                .singleElement()
                .satisfies(levy -> assertThat(levy.wages()).isEqualTo(Money.of("1700.00")));
        assertThat(trace.lines()).anyMatch(line -> line.text().contains("not confirmed that the law counts so"));
    }

    @ParameterizedTest
    @CsvSource({
        "/levies/0/wages, GROSS, not confirmed",
        "/levies/3/wages, NET, NET",
        "/levies/3/wagesSource, '', has a source"
    })
    void refusesWagesOfALevyThatItDoesNotKnow(String field, String value, String expected) {
        var file = TableFields.open("levies-2026").node().deepCopy();
        var path = JsonPointer.compile(field);
        ((ObjectNode) file.at(path.head())).put(path.last().getMatchingProperty(), value);
        assertThatThrownBy(() -> LevyTables.check("levies-2026", file)).hasMessageContaining(expected);
    }

    @Test
    void stopsAtTheWageBaseInMidPaycheck() {
        assertThat(of("RI", "3000.00", earlier("US-RI-TDI", "1078.00", "98000.00")))
                .singleElement()
                .satisfies(levy -> assertThat(levy.wages()).isEqualTo(Money.of("2000.00")))
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of("22.00")));
        assertThat(of("RI", "3000.00", earlier("US-RI-TDI", "1100.00", "100000.00")))
                .singleElement()
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.ZERO));
    }

    @Test
    void stopsNewYorksPaidFamilyLeaveAtItsYearlyMaximum() {
        assertThat(of("NY", "5000.00", earlier("US-NY-PFL", "400.00", "92592.59")))
                .singleElement()
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of("11.91")));
        assertThat(of("NY", "5000.00", earlier("US-NY-PFL", "411.91", "100000.00")))
                .singleElement()
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.ZERO));
    }

    @Test
    void takesLessWhenTheGroupBearsSomeOfIt() {
        var half = new LevyInput(List.of(new LevyInput.Choice("US-ME-PFML", new BigDecimal("0.0025"), null)));
        assertThat(Levies.of("ME", half, TABLES, PAY_DATE, pay("2000.00"), NOTHING, trace))
                .singleElement()
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of("5.00")));
        assertThat(trace.lines()).anyMatch(line -> line.text().contains("as the group decided"));
    }

    @Test
    void refusesMinnesotasLevyOnlyWhereItsTwoWageBasesDisagree() {
        assertThat(of("MN", "2000.00", earlier("US-MN-PL", "803.00", "182500.00")))
                .singleElement()
                .satisfies(levy -> assertThat(levy.amount()).isEqualTo(Money.of("8.80")));
        assertThatThrownBy(() -> of("MN", "2000.00", earlier("US-MN-PL", "803.00", "182500.01")))
                .hasMessageContaining("184500.00")
                .hasMessageContaining("185000.00")
                .hasMessageContaining("/levy-settings/US-MN-PL");
        var decided = new LevyInput(List.of(new LevyInput.Choice("US-MN-PL", null, Money.of("185000"))));
        assertThat(Levies.of(
                        "MN",
                        decided,
                        TABLES,
                        PAY_DATE,
                        pay("2000.00"),
                        earlier("US-MN-PL", "809.60", "184000.00"),
                        trace))
                .singleElement()
                .satisfies(levy -> assertThat(levy.wages()).isEqualTo(Money.of("1000.00")));
    }

    @ParameterizedTest
    @CsvSource({"NJ, New Jersey", "DE, Delaware", "HI, Hawaii"})
    void namesTheLeviesWhoseRatesWereNotCaptured(String state, String name) {
        assertThat(of(state, "2000.00", NOTHING)).isEmpty();
        assertThat(trace.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.line()).isEqualTo("not withheld"))
                .satisfies(line -> assertThat(line.text()).contains(name));
    }

    @ParameterizedTest
    @CsvSource({"NY, New York disability benefits", "OR, Oregon Workers", "NM, New Mexico workers"})
    void namesWhatIsTakenBesideTheLeviesOfTheTable(String state, String name) {
        var unused = of(state, "2000.00", NOTHING);
        assertThat(trace.lines())
                .anyMatch(line ->
                        line.line().equals("not withheld") && line.text().startsWith(name));
    }

    @Test
    void takesNothingInAStateWithoutLevies() {
        assertThat(of("TX", "2000.00", NOTHING)).isEmpty();
        assertThat(trace.lines()).isEmpty();
    }

    @Test
    void refusesAYearWhoseRatesAreNotLoadedForAStateThatTakesThem() {
        for (var day : new String[] {"2025-11-20", "2027-01-04"}) {
            assertThatThrownBy(() -> TABLES.of("WA", LocalDate.parse(day)))
                    .hasMessageContaining("WA")
                    .hasMessageContaining(day.substring(0, 4));
            assertThat(TABLES.of("TX", LocalDate.parse(day))).isEmpty();
        }
    }

    @Test
    void hasTheLeviesOfTheCompilation() {
        int compared = 0;
        for (var row : StateWithholdingFile.read().path("employeeLevies")) {
            var rate = row.path("rate").asText();
            var ours = TABLES.of(row.path("state").asText(), PAY_DATE).stream()
                    .filter(levy -> rate.equals(
                            levy.employeeShare().compareTo(BigDecimal.ONE) == 0
                                    ? levy.rate().toPlainString()
                                    : levy.rate().toPlainString() + " × "
                                            + levy.employeeShare().toPlainString()))
                    .toList();
            assertThat(ours).as(row.toString()).hasSize(1);
            var levy = ours.getFirst();
            var base = row.path("wageBase");
            if (levy.otherWageBase() != null) {
                assertThat(base.asText()).contains("185,000").contains("184,500");
            } else {
                assertThat(levy.wageBase()).isEqualTo(base.isNull() ? null : Money.of(base.asText()));
            }
            var most = row.path("annualMax");
            assertThat(levy.annualMaximum()).isEqualTo(most.isNull() ? null : Money.of(most.asText()));
            compared++;
        }
        assertThat(TABLES.codes(2026)).hasSize(compared);
    }

    @Test
    void refusesEveryWrongDigit() {
        WrongDigits.areRefused("levies-2026", LevyTables::check);
    }

    @Property
    void takesOverTheYearWhatTheLimitsAllowHoweverTheWagesAreSplit(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 2_000_000) Long> paychecks) {
        for (var state : List.of("RI", "WA", "CA", "NY")) {
            var wages = new java.util.HashMap<String, Money>();
            var amounts = new java.util.HashMap<String, Money>();
            var gross = Money.ZERO;
            for (var cents : paychecks) {
                var before = new EarlierInYear(wages.keySet().stream()
                        .map(code -> new YearToDate(PayLine.Kind.TAX, code, code, amounts.get(code), wages.get(code)))
                        .toList());
                gross = gross.plus(Money.ofCents(cents));
                for (var levy : Levies.of(
                        state, LevyInput.NONE, TABLES, PAY_DATE, pay(Money.ofCents(cents)), before, Trace.none())) {
                    wages.merge(levy.code(), levy.wages(), Money::plus);
                    amounts.merge(levy.code(), levy.amount(), Money::plus);
                }
            }
            for (var levy : TABLES.of(state, PAY_DATE)) {
                var base = levy.wageBase();
                var expected = base == null || gross.compareTo(base) < 0 ? gross : base;
                assertThat(wages.get(levy.code())).isEqualTo(expected);
                if (levy.annualMaximum() != null) {
                    assertThat(amounts.get(levy.code())).isLessThanOrEqualTo(levy.annualMaximum());
                }
            }
        }
    }

    private List<Levies.Amount> reduced(String state) {
        var pay = new LeviedPay(Money.of("2000"), Money.of("300"), Money.of("100"), Money.of("200"));
        return Levies.of(state, LevyInput.NONE, TABLES, PAY_DATE, pay, NOTHING, trace);
    }

    private List<Levies.Amount> of(String state, String wages, EarlierInYear before) {
        return Levies.of(state, LevyInput.NONE, TABLES, PAY_DATE, pay(wages), before, trace);
    }

    private static LeviedPay pay(String gross) {
        return pay(Money.of(gross));
    }

    private static LeviedPay pay(Money gross) {
        return new LeviedPay(gross, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    private static EarlierInYear earlier(String code, String amount, String wages) {
        return new EarlierInYear(
                List.of(new YearToDate(PayLine.Kind.TAX, code, code, Money.of(amount), Money.of(wages))));
    }
}
