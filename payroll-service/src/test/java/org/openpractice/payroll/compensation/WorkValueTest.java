package org.openpractice.payroll.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.compensation.Contracts.terms;
import static org.openpractice.payroll.compensation.Contracts.tier;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.compensation.ContractTerms.CreditedWork;
import org.openpractice.payroll.compensation.WorkValue.Credited;
import org.openpractice.payroll.compensation.WorkValue.Line;
import org.openpractice.payroll.compensation.WorkValue.NotCredited;
import org.openpractice.payroll.compensation.WorkValue.Outcome;
import org.openpractice.payroll.compensation.WorkValue.Rvu;
import org.openpractice.payroll.compensation.WorkValue.Unpriced;

class WorkValueTest {

    /** Work RVUs of 99213 before and after the revaluation of office visits for 2021 (85 FR 84472). */
    private static final String OFFICE_VISIT_2020 = "0.97";

    private static final String OFFICE_VISIT_2021 = "1.30";

    private static final WorkValue.Schedule SCHEDULE = schedule(Map.of(
            "99213", OFFICE_VISIT_2021,
            "20610", "0.79",
            "93010", "0.17",
            "71046", "0.18",
            "71046-26", "0.18",
            "71046-TC", "0.00",
            "45378-53", "1.68",
            "45378", "3.26"));

    private static WorkValue.Schedule schedule(Map<String, String> rows) {
        return (code, modifier) -> Optional.ofNullable(rows.get(modifier.isEmpty() ? code : code + "-" + modifier))
                .map(rvu -> new Rvu(new BigDecimal(rvu), code.equals("71046")));
    }

    private static ContractTerms posted() {
        return terms(tier("4763", "45.00"));
    }

    private static ContractTerms with(CreditedWork credited, Map<String, BigDecimal> factors) {
        var terms = posted();
        return new ContractTerms(
                terms.baseSalary(),
                terms.draw(),
                terms.tiers(),
                terms.share(),
                terms.qualityIncentive(),
                terms.callDay(),
                terms.callNight(),
                terms.counts(),
                credited,
                new TreeMap<>(factors),
                terms.scheduleYear(),
                terms.settles(),
                terms.threshold(),
                terms.fairMarketBasis());
    }

    private static Outcome value(String code, String units, String... modifiers) {
        return WorkValue.of(
                posted(),
                SCHEDULE,
                new Line(LineStage.POSTED, code, List.of(modifiers), new BigDecimal(units), true, null));
    }

    private static void assertQuantity(Outcome outcome, String quantity) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Credited.class,
                        credited -> assertThat(credited.quantity()).isEqualByComparingTo(quantity));
    }

    @Test
    void creditsTheRowsWorkRvuForEachUnit() {
        assertQuantity(value("99213", "1"), "1.30");
        assertQuantity(value("20610", "2"), "1.58");
        assertThat(value("20610", "2").explanation()).isEqualTo("schedule of 2026: 20610 0.79 x 2 units");
    }

    @Test
    void creditsHalfForTheSecondProcedureOfASession() {
        assertQuantity(value("20610", "1", "51"), "0.395");
        assertThat(value("20610", "1", "51").explanation())
                .isEqualTo("schedule of 2026: 20610 0.79 x 1 unit x 0.50 (modifier 51)");
    }

    @Test
    void creditsSixteenHundredthsForAnAssistantAtSurgery() {
        for (var assistant : List.of("80", "81", "82", "AS")) {
            assertQuantity(value("45378", "1", assistant), "0.5216");
        }
        assertQuantity(value("45378", "1", "80", "51"), "0.2608");
    }

    @Test
    void takesTheProfessionalComponentFromItsOwnRow() {
        assertQuantity(value("71046", "1", "26"), "0.18");
        assertQuantity(value("71046", "1", "TC"), "0");
        assertQuantity(value("45378", "1", "53"), "1.68");
    }

    @Test
    void passesOverModifiersThatDoNotChangeTheWork() {
        assertQuantity(value("99213", "1", "25"), "1.30");
        assertQuantity(value("20610", "1", "RT", "59"), "0.79");
    }

    @Test
    void listsACodeThatTheScheduleLacksAsUnpricedAndNeverAsZero() {
        assertThat(value("G9999", "1")).isEqualTo(new Unpriced("the schedule of 2026 has no row for G9999"));
        assertThat(value("99213", "1", "26")).isEqualTo(new Unpriced("the schedule of 2026 has no row for 99213-26"));
    }

    @Test
    void listsAModifierThatTheContractIsSilentAboutAsUnpriced() {
        assertThat(value("20610", "1", "50"))
                .isEqualTo(new Unpriced("the contract does not say what modifier 50 is worth"));
        var bilateral = with(CreditedWork.PERSONALLY_PERFORMED, Map.of("50", new BigDecimal("1.5")));
        assertQuantity(
                WorkValue.of(
                        bilateral,
                        SCHEDULE,
                        new Line(LineStage.POSTED, "20610", List.of("50"), BigDecimal.ONE, true, null)),
                "1.185");
    }

    @Test
    void theSameCodeIsWorthWhatThePinnedYearSays() {
        var line = new Line(LineStage.POSTED, "99213", List.of(), BigDecimal.ONE, true, null);
        assertQuantity(WorkValue.of(posted(), schedule(Map.of("99213", OFFICE_VISIT_2020)), line), "0.97");
        assertQuantity(WorkValue.of(posted(), schedule(Map.of("99213", OFFICE_VISIT_2021)), line), "1.30");
        // 2026 lowered most procedures by 2.5 %; the numbers are those of the file, nothing is derived.
        var injection = new Line(LineStage.POSTED, "20610", List.of(), BigDecimal.ONE, true, null);
        assertQuantity(WorkValue.of(posted(), schedule(Map.of("20610", "0.79")), injection), "0.79");
        assertQuantity(WorkValue.of(posted(), schedule(Map.of("20610", "0.77")), injection), "0.77");
    }

    @Test
    void countsOnlyLinesOfTheStageThatTheContractNames() {
        var billed = new Line(LineStage.BILLED, "99213", List.of(), BigDecimal.ONE, true, null);
        assertThat(WorkValue.of(posted(), SCHEDULE, billed))
                .isEqualTo(new NotCredited("the contract counts POSTED lines"));
    }

    @Test
    void creditsWhatOthersPerformedOnlyUnderIncidentToAndNeverADesignatedHealthService() {
        var supervised = new Line(LineStage.POSTED, "99213", List.of(), BigDecimal.ONE, false, null);
        assertThat(WorkValue.of(posted(), SCHEDULE, supervised)).isInstanceOf(NotCredited.class);
        var incidentTo = with(CreditedWork.INCLUDING_INCIDENT_TO, Map.of());
        assertQuantity(WorkValue.of(incidentTo, SCHEDULE, supervised), "1.30");
        var imaging = new Line(LineStage.POSTED, "71046", List.of("26"), BigDecimal.ONE, false, null);
        assertThat(WorkValue.of(incidentTo, SCHEDULE, imaging))
                .isEqualTo(new NotCredited("a designated health service that somebody else performed (42 USC 1395nn)"));
        var said = new Line(LineStage.POSTED, "99213", List.of(), BigDecimal.ONE, false, true);
        assertThat(WorkValue.of(incidentTo, SCHEDULE, said)).isInstanceOf(NotCredited.class);
        var own = new Line(LineStage.POSTED, "71046", List.of("26"), BigDecimal.ONE, true, null);
        assertQuantity(WorkValue.of(posted(), SCHEDULE, own), "0.18");
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> terms(tier("5000", "45.00"), tier("4000", "50.00")))
                .hasMessage("expected tiers in rising order of above");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> terms(tier("-1", "45.00")))
                .hasMessageContaining("above of zero or more");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> with(CreditedWork.PERSONALLY_PERFORMED, Map.of("51", new BigDecimal("-1"))))
                .hasMessageContaining("modifierFactors");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> terms(ContractTerms.ThresholdMethod.TO_DATE, "1.5", null, tier("1", "1.00")))
                .hasMessageContaining("share");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ContractTerms.Draw(
                        Money.ZERO, ContractTerms.DrawInterval.MONTH, ContractTerms.DrawRecovery.CARRIED))
                .hasMessageContaining("above zero");
    }
}
