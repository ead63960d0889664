package org.openpractice.payroll.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.jurisdiction.JurisdictionHistory.Version;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;

class JurisdictionHistoryTest {

    private static final Locality MARION = new Locality("49", null, null, null);

    @Test
    void keepsWhatPayrollEnteredWhenStaffOnlyRepeatsTheStates() {
        var history = new JurisdictionHistory(List.of(
                staff("2025-01-06", "IN", "IN"),
                entered("2026-01-01", new Place("IN", MARION), new Place("IN", MARION)),
                staff("2026-05-01", "IN", "IN")));
        assertThat(history.on(LocalDate.of(2026, 6, 1))
                        .orElseThrow()
                        .residence()
                        .locality())
                .isEqualTo(MARION);
        assertThat(history.on(LocalDate.of(2025, 6, 1))
                        .orElseThrow()
                        .residence()
                        .locality())
                .isEqualTo(Locality.NONE);
    }

    @Test
    void keepsAStateThatPayrollCorrectedWhenStaffRepeatsTheOldOne() {
        var history = new JurisdictionHistory(List.of(
                staff("2026-01-05", "PA", "PA"),
                entered("2026-02-01", Place.in("PA"), Place.in("NJ")),
                staff("2026-03-01", "PA", "PA")));
        assertThat(history.on(LocalDate.of(2026, 4, 1))
                        .orElseThrow()
                        .residence()
                        .state())
                .isEqualTo("NJ");
    }

    @Test
    void tellsTheStatesOfWorkOfAPeriod() {
        var history = new JurisdictionHistory(List.of(
                staff("2026-01-05", "PA", "PA"),
                staff("2026-03-04", "NJ", "PA"),
                entered("2026-03-04", Place.in("OH"), Place.in("PA"))));
        assertThat(history.workStates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 14)))
                .containsExactly("PA", "OH");
        assertThat(history.workStates(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 14)))
                .containsExactly("OH");
        // Hired inside the period: what came first holds before it too
        assertThat(history.workStates(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 14)))
                .containsExactly("PA");
    }

    @Test
    void followsStaffWhenTheStateItselfChanges() {
        var history = new JurisdictionHistory(List.of(
                staff("2025-01-06", "IN", "IN"),
                entered("2026-01-01", new Place("IN", MARION), new Place("IN", MARION)),
                staff("2026-05-01", "IN", "OH")));
        var now = history.on(LocalDate.of(2026, 5, 1)).orElseThrow();
        assertThat(now.residence()).isEqualTo(Place.in("OH"));
        assertThat(now.work().locality()).isEqualTo(MARION);
        assertThat(history.on(LocalDate.of(2026, 4, 30))
                        .orElseThrow()
                        .residence()
                        .state())
                .isEqualTo("IN");
    }

    @Test
    void takesTheEnteredOneOfTwoFromTheSameDayAndTheFirstBeforeAll() {
        var history = new JurisdictionHistory(
                List.of(entered("2026-01-05", Place.in("PA"), Place.in("NJ")), staff("2026-01-05", "PA", "PA")));
        assertThat(history.on(LocalDate.of(2026, 1, 5))
                        .orElseThrow()
                        .residence()
                        .state())
                .isEqualTo("NJ");
        assertThat(history.on(LocalDate.of(2025, 1, 1))).isPresent();
        assertThat(new JurisdictionHistory(List.of()).on(LocalDate.of(2026, 1, 1)))
                .isEmpty();
    }

    private static Version staff(String from, String work, String residence) {
        return new Version(LocalDate.parse(from), false, from, new Places(Place.in(work), Place.in(residence)));
    }

    private static Version entered(String from, Place work, Place residence) {
        return new Version(LocalDate.parse(from), true, from, new Places(work, residence));
    }
}
