package org.openpractice.payroll.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.payroll.PayrollApi.facts;
import static org.openpractice.payroll.PayrollApi.person;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FlagPayTest {

    private static final LocalDate EXCLUDED = LocalDate.of(2026, 10, 20);

    private final PayrollApi api = new PayrollApi();
    private final UUID match = UUID.randomUUID();

    @Test
    void flagsPayWithTheEventThatCausedIt() {
        var employee = api.hired("PA", "2026-09-01");
        var cause = Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", EXCLUDED));
        soon().untilAsserted(() -> api.enrollment(employee)
                .body("flags", hasSize(1))
                .body("flags[0].from", equalTo("2026-10-20"))
                .body("flags[0].until", nullValue())
                .body("flags[0].becauseOfEventId", equalTo(cause.toString())));
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "PayFlagged");
        assertThat(query("select causation_id from outbox where type = 'PayFlagged' and aggregate_id = ?", employee))
                .containsExactly(cause.toString());
    }

    @Test
    void keepsAFlagThatComesBeforeTheHire() {
        var employee = UUID.randomUUID();
        var cause = Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", EXCLUDED));
        soon().untilAsserted(() -> assertThat(facts(employee)).containsExactly("PayFlagged"));
        api.publish(1, new EmployeeHired(employee, person("Early"), assignment("PA", "PA"), LocalDate.of(2026, 11, 2)));
        api.awaitEnrolled(employee);
        api.enrollment(employee).body("flags[0].becauseOfEventId", equalTo(cause.toString()));
    }

    @Test
    void liftsTheFlagFromTheDayOfReinstatement() {
        var employee = api.hired("PA", "2026-09-01");
        Events.publish(api.group, 1, new ScreeningCleared(employee, UUID.randomUUID()));
        Events.publish(api.group, 2, new ExclusionConfirmed(employee, match, "1128a1", EXCLUDED));
        Events.publish(api.group, 3, new ExclusionLifted(employee, match, LocalDate.of(2026, 11, 10)));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags[0].until", equalTo("2026-11-10")));
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "PayFlagged", "PayUnflagged");
    }

    /** The event comes when no confirmed match of the person remains, and names the last one only. */
    @Test
    void liftsEveryFlagOfThePersonWhicheverMatchTheEventNames() {
        var employee = api.hired("PA", "2026-09-01");
        var other = UUID.randomUUID();
        Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", EXCLUDED));
        Events.publish(api.group, 2, new ExclusionConfirmed(employee, other, "1128b4", EXCLUDED.plusDays(3)));
        Events.publish(api.group, 3, new ExclusionLifted(employee, other, LocalDate.of(2026, 11, 10)));
        soon().untilAsserted(() ->
                api.enrollment(employee).body("flags.until", equalTo(java.util.List.of("2026-11-10", "2026-11-10"))));
        assertThat(facts(employee))
                .containsExactly("EmployeeEnrolled", "PayFlagged", "PayFlagged", "PayUnflagged", "PayUnflagged");
    }

    /** The person was never excluded: pay for the days before the judgment is owed too. */
    @Test
    void flagsNoPayForAConfirmationThatWasOverturned() {
        var employee = api.hired("PA", "2026-09-01");
        Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", EXCLUDED));
        Events.publish(api.group, 2, new ExclusionDismissed(employee, match));
        Events.publish(api.group, 3, new ExclusionLifted(employee, match, LocalDate.of(2026, 11, 10)));
        var other = UUID.randomUUID();
        Events.publish(api.group, 4, new ExclusionConfirmed(employee, other, "1128b4", EXCLUDED));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags", hasSize(2)));
        api.enrollment(employee).body("flags[0].until", equalTo("2026-10-20")).body("flags[1].until", nullValue());
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "PayFlagged", "PayUnflagged", "PayFlagged");
    }

    @Test
    void anAnnulledFlagCoversNothing() {
        var flag = new PayFlag(UUID.randomUUID(), match, EXCLUDED, UUID.randomUUID());
        flag.annul(UUID.randomUUID());
        assertThat(flag.covers(EXCLUDED)).isFalse();
        assertThat(flag.covers(period("2026-10-18", "2026-10-31"))).isFalse();
    }

    @Test
    void coversEveryPeriodWithFlaggedWork() {
        var flag = new PayFlag(UUID.randomUUID(), match, EXCLUDED, UUID.randomUUID());
        assertThat(flag.covers(period("2026-10-04", "2026-10-17"))).isFalse();
        assertThat(flag.covers(period("2026-10-18", "2026-10-31"))).isTrue();
        flag.lift(LocalDate.of(2026, 11, 10), UUID.randomUUID());
        assertThat(flag.covers(period("2026-11-01", "2026-11-14"))).isTrue();
        assertThat(flag.covers(period("2026-11-15", "2026-11-28"))).isFalse();
    }

    private static PayPeriod period(String startsOn, String endsOn) {
        return new PayPeriod(
                LocalDate.parse(startsOn),
                LocalDate.parse(endsOn),
                LocalDate.parse(endsOn).plusDays(6),
                java.util.List.of());
    }
}
