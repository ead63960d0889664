package org.openpractice.payroll.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.place.Sourcing.StateWithholding;
import org.openpractice.platform.trace.Trace;

class SourcingTest {

    private static final Reciprocity AGREEMENTS = Reciprocity.load();
    private static final LocalDate PAY_DATE = LocalDate.of(2026, 11, 20);
    private static final List<String> STATES = List.of(
            "AL", "AK", "AZ", "CA", "CT", "DC", "DE", "FL", "IA", "IL", "IN", "KY", "MD", "MI", "MN", "MT", "ND", "NJ",
            "NY", "OH", "PA", "TX", "VA", "WA", "WI", "WV", "WY");

    private final Trace trace = new Trace();

    @Test
    void withholdsForTheStateOfWorkAndHome() {
        var decision = decide("PA", "PA", null);
        assertThat(decision.states()).containsExactly(new StateWithholding("PA", true, true, true));
        assertThat(decision.notWithheld()).isEmpty();
    }

    @Test
    void withholdsForTheStateOfWorkWithoutACertificateAndNamesWhatTheStateOfResidenceMayAsk() {
        var decision = decide("PA", "NJ", null, "NJ");
        assertThat(decision.incomeTax())
                .hasValueSatisfying(state -> assertThat(state.state()).isEqualTo("PA"));
        assertThat(decision.notWithheld())
                .singleElement()
                .asString()
                .contains("NJ")
                .contains("above the tax of PA");
        assertThat(told()).anyMatch(text -> text.contains("REV-419 is not filed"));
        assertThat(told()).anyMatch(text -> text.contains("NJ income tax of a resident"));
    }

    @Test
    void withholdsForTheStateOfResidenceUnderAFiledCertificate() {
        var decision = decide("PA", "NJ", filed("PA", "NJ"), "NJ");
        assertThat(decision.states())
                .containsExactly(
                        new StateWithholding("PA", false, false, true), new StateWithholding("NJ", true, true, true));
        assertThat(decision.notWithheld()).isEmpty();
        assertThat(told()).anyMatch(text -> text.contains("filed REV-419"));
    }

    @Test
    void namesTheStateOfResidenceWhereTheGroupIsNotRegistered() {
        var decision = decide("PA", "NJ", filed("PA", "NJ"));
        assertThat(decision.incomeTax()).isEmpty();
        assertThat(decision.notWithheld()).singleElement().asString().contains("the group is not registered there");
    }

    @Test
    void withholdsForTheStateOfResidenceWhereTheStateOfWorkTaxesNoWages() {
        assertThat(decide("TX", "NM", null, "NM").incomeTax())
                .hasValueSatisfying(state -> assertThat(state.state()).isEqualTo("NM"));
        assertThat(decide("TX", "NM", null).notWithheld())
                .singleElement()
                .asString()
                .contains("NM income tax of a resident");
        assertThat(decide("TX", "FL", null).notWithheld()).isEmpty();
        assertThat(decide("WA", "WA", null).incomeTax()).isEmpty();
    }

    @Test
    void withholdsOnlyForTheStateOfWorkFromAResidentOfAStateWithoutTax() {
        var decision = decide("CA", "NV", null);
        assertThat(decision.states()).containsExactly(new StateWithholding("CA", false, true, true));
        assertThat(decision.notWithheld()).isEmpty();
    }

    @Test
    void countsNoCertificateOfAnotherResidence() {
        var decision = decide("PA", "NJ", filed("PA", "MD"), "NJ", "MD");
        assertThat(decision.incomeTax().orElseThrow().state()).isEqualTo("PA");
        assertThat(told()).anyMatch(text -> text.contains("filed for MD, not for NJ"));
    }

    @Test
    void countsNoWithdrawnCertificate() {
        var withdrawn = new FiledCertificate("PA", LocalDate.of(2026, 6, 1), "NJ", true, false, false, false);
        assertThat(decide("PA", "NJ", withdrawn, "NJ").incomeTax().orElseThrow().state())
                .isEqualTo("PA");
    }

    @Test
    void asksMinnesotaResidencyAgainEveryYear() {
        var ofLastYear = new FiledCertificate("MN", LocalDate.of(2025, 12, 31), "ND", false, false, false, false);
        assertThat(decide("MN", "ND", ofLastYear, "ND")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("MN");
        assertThat(told()).anyMatch(text -> text.contains("one calendar year"));
        var ofThisYear = new FiledCertificate("MN", LocalDate.of(2026, 1, 1), "ND", false, false, false, false);
        assertThat(decide("MN", "ND", ofThisYear, "ND")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("ND");
    }

    @Test
    void keepsKentuckysConditions() {
        var commuter = new FiledCertificate("KY", LocalDate.of(2026, 1, 1), "VA", false, true, false, false);
        assertThat(decide("KY", "VA", commuter, "VA").incomeTax().orElseThrow().state())
                .isEqualTo("VA");
        assertThat(decide("KY", "VA", filed("KY", "VA"), "VA")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("KY");
        var shareholder = new FiledCertificate("KY", LocalDate.of(2026, 1, 1), "OH", false, false, true, false);
        assertThat(decide("KY", "OH", shareholder, "OH")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("KY");
        assertThat(decide("KY", "OH", filed("KY", "OH"), "OH")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("OH");
        assertThat(decide("KY", "IL", filed("KY", "IL"), "IL")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("IL");
    }

    @Test
    void keepsMarylandsLocalTaxForPennsylvaniansUnlessTheyClaimItToo() {
        assertThat(decide("MD", "PA", filed("MD", "PA"), "PA").states())
                .contains(new StateWithholding("MD", false, false, true));
        var claimed = new FiledCertificate("MD", LocalDate.of(2026, 1, 1), "PA", false, false, false, true);
        assertThat(decide("MD", "PA", claimed, "PA").states())
                .contains(new StateWithholding("MD", false, false, false));
        assertThat(decide("MD", "VA", filed("MD", "VA"), "VA").states())
                .contains(new StateWithholding("MD", false, false, false));
    }

    @Test
    void letsEveryNonresidentOfTheDistrictFile() {
        assertThat(decide("DC", "TX", filed("DC", "TX")).incomeTax()).isEmpty();
        assertThat(decide("DC", "MD", filed("DC", "MD"), "MD")
                        .incomeTax()
                        .orElseThrow()
                        .state())
                .isEqualTo("MD");
        assertThat(decide("DC", "MD", null, "MD").incomeTax().orElseThrow().state())
                .isEqualTo("DC");
    }

    @Property
    void neverWithholdsForTwoStates(
            @ForAll int work,
            @ForAll int residence,
            @ForAll boolean filed,
            @ForAll @Size(max = 4) List<Integer> where) {
        var workState = STATES.get(Math.floorMod(work, STATES.size()));
        var residenceState = STATES.get(Math.floorMod(residence, STATES.size()));
        var registered = where.stream()
                .map(index -> STATES.get(Math.floorMod(index, STATES.size())))
                .distinct()
                .toList();
        var decision = Sourcing.decide(
                terms(workState, residenceState, filed ? filed(workState, residenceState) : null, registered),
                AGREEMENTS,
                PAY_DATE,
                Trace.none());
        assertThat(decision.states().stream().filter(StateWithholding::stateTax))
                .hasSizeLessThanOrEqualTo(1);
        decision.incomeTax()
                .ifPresent(state ->
                        assertThat(AGREEMENTS.taxesNoWages(state.state())).isFalse());
        boolean someTaxes = !AGREEMENTS.taxesNoWages(workState) || !AGREEMENTS.taxesNoWages(residenceState);
        boolean freed =
                AGREEMENTS.between(workState, residenceState).isPresent() && AGREEMENTS.taxesNoWages(residenceState);
        if (someTaxes && decision.incomeTax().isEmpty() && !freed) {
            assertThat(decision.notWithheld()).isNotEmpty();
        }
    }

    @Test
    void namesTheStateInWhichAnEarlierPartOfThePeriodWasWorked() {
        var places = new Places(Place.in("PA"), Place.in("PA"));
        var decision = Sourcing.decide(
                new SourcingInput(places, places, null, List.of("PA"), List.of("OH")), AGREEMENTS, PAY_DATE, trace);
        assertThat(decision.incomeTax())
                .hasValueSatisfying(state -> assertThat(state.state()).isEqualTo("PA"));
        assertThat(decision.notWithheld()).singleElement().asString().contains("Tax of OH", "taken as of PA");
        assertThat(told()).anyMatch(text -> text.contains("Tax of OH"));
    }

    private Sourcing.Decision decide(
            String work, String residence, @Nullable FiledCertificate certificate, String... registered) {
        return Sourcing.decide(terms(work, residence, certificate, List.of(registered)), AGREEMENTS, PAY_DATE, trace);
    }

    private static SourcingInput terms(
            String work, String residence, @Nullable FiledCertificate certificate, List<String> registered) {
        var places = new Places(Place.in(work), Place.in(residence));
        return new SourcingInput(places, places, certificate, registered, List.of());
    }

    private static FiledCertificate filed(String work, String residence) {
        return new FiledCertificate(work, LocalDate.of(2026, 1, 1), residence, false, false, false, false);
    }

    private List<String> told() {
        return trace.lines().stream().map(Trace.Line::text).toList();
    }
}
