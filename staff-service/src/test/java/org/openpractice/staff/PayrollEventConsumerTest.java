package org.openpractice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.payroll.EnrollmentEvent.EmployeeEnrolled;
import org.openpractice.contracts.payroll.EnrollmentEvent.PayStandingChanged;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

/** What payroll tells of time and pay keeps an employment from being taken back. Today is 2 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollEventConsumerTest {

    private static final LocalDate STARTS = LocalDate.of(2026, 11, 9);

    private static Practice practice;
    private UUID employee;
    private long told;

    @BeforeEach
    void hire() {
        practice = practice == null ? Practice.open() : practice;
        employee = practice.hired();
        tell(new EmployeeEnrolled(employee, STARTS));
    }

    private void tell(org.openpractice.contracts.payroll.PayrollEvent event) {
        var id = Events.publish(practice.group(), ++told, event);
        soon().untilAsserted(() -> assertThat(query("select outcome from inbox where event_id = ?", id))
                .containsExactly("APPLIED"));
    }

    private void standing(boolean worked, boolean finalPay) {
        tell(new PayStandingChanged(employee, STARTS, worked, finalPay));
    }

    private Response post(String path, int version) {
        return practice.hr().header("If-Match", "\"" + version + "\"").post("/employees/" + employee + path);
    }

    @Test
    void whoeverWorkedOrIsPaidIsNoNoShowUntilThatIsTakenBack() {
        standing(true, false);
        post("/no-show", 0).then().statusCode(409).body("type", equalTo("/problems/work-counts"));
        standing(false, false);
        post("/no-show", 0).then().statusCode(200).body("status", equalTo("CANCELED"));
    }

    @Test
    void payOfAnEarlierEmploymentIsNoWorkOfThisOne() {
        tell(new PayStandingChanged(employee, LocalDate.of(2024, 1, 8), true, true));
        post("/no-show", 0).then().statusCode(200);
    }

    @Test
    void anEndWhoseFinalPayCountsIsNotWithdrawnButCorrected() {
        practice.hr()
                .body(Map.of("lastDay", "2026-11-30", "reason", "RESIGNED"))
                .post("/employees/" + employee + "/termination")
                .then()
                .statusCode(200);
        standing(true, true);
        post("/termination/withdrawal", 1)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/final-pay-counts"))
                .body("lastDay", equalTo("2026-11-30"));
        practice.hr()
                .header("If-Match", "\"1\"")
                .body(Map.of("lastDay", "2026-12-15", "reason", "RESIGNED"))
                .put("/employees/" + employee + "/termination")
                .then()
                .statusCode(200);
        standing(true, false);
        post("/termination/withdrawal", 2).then().statusCode(200);
    }

    @Test
    void aCancellationThatCrossedTheFirstPayIsTakenBack() {
        post("/no-show", 0).then().statusCode(200);
        standing(true, false);
        practice.hr().get("/employees/" + employee).then().body("status", equalTo("STARTING"));
        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeHireCanceled", "EmployeeRehired");
        // Said again it changes nothing.
        standing(true, false);
        assertThat(facts(employee)).hasSize(3);
    }
}
