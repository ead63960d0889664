package org.openpractice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.SCHEDULER;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.staff.StaffApi.payloads;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationMet;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationOpened;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationReopened;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationWithdrawn;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ComplianceEventConsumerTest {

    private static final LocalDate EXCLUDED = LocalDate.of(2026, 10, 20);
    private static final LocalDate REINSTATED = LocalDate.of(2026, 10, 30);

    private static Practice practice;

    private final UUID match = UUID.randomUUID();
    private UUID employee;

    @BeforeEach
    void hire() {
        practice = practice == null ? Practice.open() : practice;
        employee = practice.hired();
    }

    private UUID publish(long sequence, ComplianceEvent event) {
        return Events.publish(practice.group(), sequence, event);
    }

    private ExclusionConfirmed confirmed() {
        return new ExclusionConfirmed(employee, match, "1128a1", EXCLUDED);
    }

    private static ConditionFactory soon() {
        return Eventually.soon();
    }

    private static void awaitConsumed(UUID event) {
        soon().untilAsserted(() -> assertThat(query("select outcome from inbox where event_id = ?", event))
                .isNotEmpty());
    }

    @Test
    void blocksAnExcludedPersonAndNamesTheCause() {
        UUID cause = publish(1, confirmed());

        soon().untilAsserted(() -> assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeBlocked"));
        var fact = new JsonPath(payloads(employee).getLast());
        assertThat(fact.getString("from")).isEqualTo("2026-10-20");
        assertThat(fact.getString("becauseOfEventId")).isEqualTo(cause.toString());
        assertThat(query(
                        "select causation_id from outbox where aggregate_id = ? and type = 'EmployeeBlocked'",
                        employee))
                .containsExactly(cause.toString());
        practice.hr()
                .get("/employees/" + employee)
                .then()
                .body("blocked", equalTo(true))
                .body("block.from", equalTo("2026-10-20"))
                .body("block.becauseOfEventId", equalTo(cause.toString()));
        as(practice.bearer(SCHEDULER))
                .get("/employees/" + employee)
                .then()
                .body("blocked", equalTo(true))
                .body("$", not(hasKey("block")));
    }

    @Test
    void takesADuplicateOnce() {
        UUID id = UUID.randomUUID();
        Events.publish(id, practice.group(), 1, confirmed());
        Events.publish(id, practice.group(), 1, confirmed());
        UUID after = publish(2, new ScreeningCleared(employee, UUID.randomUUID()));

        awaitConsumed(after);

        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeBlocked");
    }

    @Test
    void saysNothingNewWhenTheSameMatchIsConfirmedAgain() {
        publish(1, confirmed());
        UUID again = publish(2, confirmed());

        awaitConsumed(again);

        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeBlocked");
    }

    @Test
    void unblocksWhenTheExclusionIsLifted() {
        publish(1, confirmed());
        UUID cause = publish(2, new ExclusionLifted(employee, match, REINSTATED));

        soon().untilAsserted(() ->
                assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeBlocked", "EmployeeUnblocked"));
        assertThat(new JsonPath(payloads(employee).getLast()).getString("becauseOfEventId"))
                .isEqualTo(cause.toString());
        practice.hr().get("/employees/" + employee).then().body("blocked", equalTo(false));
    }

    @Test
    void changesNothingWhenALiftFindsNoBlock() {
        UUID lifted = publish(1, new ExclusionLifted(employee, match, REINSTATED));

        awaitConsumed(lifted);

        assertThat(facts(employee)).containsExactly("EmployeeHired");
    }

    @Test
    void keepsNobodyFromWorkBeforeAFinding() {
        publish(1, new ExclusionSuspected(employee, match));
        UUID dismissed = publish(2, new ExclusionDismissed(employee, match));
        UUID obligation = UUID.randomUUID();
        publish(1, new ObligationOpened(obligation, Subject.employee(employee), "i9-section-1", EXCLUDED));
        publish(2, new ObligationMet(obligation, Subject.employee(employee), "i9-section-1", EXCLUDED));
        publish(
                3,
                new ObligationReopened(
                        obligation, Subject.employee(employee), "i9-section-1", EXCLUDED, UUID.randomUUID()));
        UUID withdrawn = publish(
                4, new ObligationWithdrawn(obligation, Subject.employee(employee), "i9-section-1", UUID.randomUUID()));

        awaitConsumed(dismissed);
        awaitConsumed(withdrawn);

        assertThat(facts(employee)).containsExactly("EmployeeHired");
    }

    @Test
    void parksAPersonNobodyKnowsAndGoesOnWithOthers() {
        UUID stranger = UUID.randomUUID();
        publish(1, new ExclusionConfirmed(stranger, match, "1128a1", EXCLUDED));
        publish(1, confirmed());

        soon().untilAsserted(() -> assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeBlocked"));
        soon().untilAsserted(() -> assertThat(query(
                        "select parked_reason from inbox_aggregate where aggregate_id = ? and parked_since is not null",
                        stranger))
                .hasSize(1));
    }

    @Test
    void waitsForAnEventThatIsLateAndTakesBothInOrder() {
        UUID lifted = publish(2, new ExclusionLifted(employee, match, REINSTATED));
        soon().untilAsserted(() -> assertThat(query("select reason from parked_event where event_id = ?", lifted))
                .hasSize(1));
        UUID first = publish(1, confirmed());
        soon().untilAsserted(() -> assertThat(query("select reason from parked_event where event_id = ?", first))
                .hasSize(1));
        assertThat(facts(employee)).containsExactly("EmployeeHired");

        as(practice.bearer(GROUP_ADMIN))
                .post("/parked-aggregates/compliance-events/" + employee + "/replay")
                .then()
                .statusCode(200);

        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeBlocked", "EmployeeUnblocked");
    }

    @Test
    void skipsATypeItDoesNotKnow() {
        UUID id = UUID.randomUUID();
        var headers = Events.headers(id, practice.group(), 1, confirmed());
        headers.put(org.openpractice.platform.outbox.EventHeaders.TYPE, "ExclusionRenamed");
        Events.send(
                ComplianceEvent.TOPIC, employee.toString(), headers, "{\"new\":true}".getBytes(StandardCharsets.UTF_8));

        soon().untilAsserted(() -> assertThat(query("select outcome from inbox where event_id = ?", id))
                .containsExactly("SKIPPED"));
    }

    @Test
    void doesNotReachIntoAnotherGroup() {
        var elsewhere = Practice.open();
        UUID theirs = elsewhere.hired();
        publish(1, new ExclusionConfirmed(theirs, match, "1128a1", EXCLUDED));

        soon().untilAsserted(() -> assertThat(query(
                        "select parked_reason from inbox_aggregate where aggregate_id = ? and parked_since is not null",
                        theirs))
                .hasSize(1));
        assertThat(facts(theirs)).containsExactly("EmployeeHired");
    }

    @Test
    void refusesToRehireSomebodyWhoIsExcluded() {
        practice.hr()
                .body(Map.of("lastDay", "2026-11-10", "reason", "DISCHARGED"))
                .post("/employees/" + employee + "/termination")
                .then()
                .statusCode(200);
        UUID cause = publish(1, confirmed());
        awaitConsumed(cause);

        practice.hr()
                .body(Map.of("startsOn", "2026-12-01", "assignment", practice.assignment(practice.receptionist())))
                .post("/employees/" + employee + "/rehire")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/employee-blocked"))
                .body("becauseOfEventId", equalTo(cause.toString()));
    }
}
