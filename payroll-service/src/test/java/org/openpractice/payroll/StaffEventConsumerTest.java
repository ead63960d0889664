package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.EventJson;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StaffEventConsumerTest {

    private final PayrollApi api = new PayrollApi();
    private final UUID employee = UUID.randomUUID();

    private EmployeeHired hired() {
        return new EmployeeHired(employee, person("Sample"), assignment("PA", "PA"), LocalDate.of(2026, 11, 2));
    }

    @Test
    void enrollsWhoeverIsHired() {
        api.publish(1, hired());
        api.awaitEnrolled(employee);
        api.enrollment(employee)
                .body("state", equalTo("ACTIVE"))
                .body("startsOn", equalTo("2026-11-02"))
                .body("jurisdictions[0].workState", equalTo("PA"))
                .body("directDeposit", nullValue());
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled");
    }

    @Test
    void enrollsOnceWhenTheEventComesTwice() {
        var id = UUID.randomUUID();
        Events.publish(id, api.group, 1, hired());
        Events.publish(id, api.group, 1, hired());
        var after = api.hired("TX", "2026-11-02");
        assertThat(after).isNotNull();
        api.awaitEnrolled(employee);
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled");
    }

    @Test
    void keepsWhereSomebodyWorksFromTheDayItChanges() {
        api.publish(1, hired());
        api.publish(
                2, new EmployeeChanged(employee, person("Renamed"), assignment("TX", "TX"), LocalDate.of(2026, 12, 1)));
        soon().untilAsserted(() -> api.enrollment(employee)
                .body("lastName", equalTo("Renamed"))
                .body("jurisdictions", hasSize(2))
                .body("jurisdictions[1].effectiveFrom", equalTo("2026-12-01"))
                .body("jurisdictions[1].workState", equalTo("TX")));
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "EnrollmentChanged");
    }

    @Test
    void endsAfterTheFinalPeriodAndBeginsAgainWithARehire() {
        var calendar = api.biweeklyCalendar();
        api.publish(1, hired());
        api.awaitEnrolled(employee);
        api.payTerms(employee, calendar, "2026-11-02", "SALARIED", "65000.00");
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 18), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> api.enrollment(employee)
                .body("state", equalTo("ENDED"))
                .body("lastDay", equalTo("2026-11-18"))
                .body("finalPeriodEndsOn", equalTo("2026-11-28")));
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-11-29","payCalendarId":"%s","basis":"SALARIED",
                         "rate":{"amount":"70000.00","currency":"USD"}}
                        """.formatted(calendar))
                .then()
                .statusCode(409)
                .body("type", endsWith("/enrollment-ended"));
        api.publish(
                3, new EmployeeRehired(employee, person("Sample"), assignment("PA", "PA"), LocalDate.of(2027, 2, 1)));
        soon().untilAsserted(() -> api.enrollment(employee)
                .body("state", equalTo("ACTIVE"))
                .body("startsOn", equalTo("2027-02-01"))
                .body("finalPeriodEndsOn", nullValue()));
        assertThat(facts(employee))
                .containsExactly("EmployeeEnrolled", "EnrollmentChanged", "EnrollmentEnded", "EmployeeEnrolled");
        assertThat(query(
                        "select lower_inf from (select last_day is null as lower_inf from employment_span where enrollment_id = ? order by starts_on) s",
                        employee))
                .containsExactly("f", "t");
    }

    @Test
    void parksAnEventThatComesBeforeItsTime() {
        var late = api.publish(
                2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 18), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> assertThat(query("select reason from parked_event where event_id = ?", late))
                .isNotEmpty());
        assertThat(facts(employee)).isEmpty();
    }

    @Test
    void goesOnAfterAnUnreadableEvent() {
        Events.send(
                StaffEvent.TOPIC,
                employee.toString(),
                Events.headers(UUID.randomUUID(), api.group, 1, hired()),
                "not JSON".getBytes(StandardCharsets.UTF_8));
        assertThat(api.hired("TX", "2026-11-02")).isNotNull();
        soon().untilAsserted(() -> assertThat(query("select type from parked_event where aggregate_id = ?", employee))
                .containsExactly("EmployeeHired"));
    }

    @Test
    void takesTheGoldenSamples() throws Exception {
        var samples = Path.of(
                System.getProperty("project.root", ".."), "contracts", "src", "test", "resources", "samples", "staff");
        Assumptions.assumeTrue(Files.isDirectory(samples), "no golden samples of staff in contracts yet");
        var known = EventJson.read(
                        StaffEvent.class, "EmployeeHired", Files.readAllBytes(samples.resolve("EmployeeHired.v1.json")))
                .orElseThrow();
        api.publish(1, known);
        api.awaitEnrolled(known.aggregateId());
        assertThat(facts(known.aggregateId())).contains("EmployeeEnrolled");
    }
}
