package org.openpractice.payroll.finalpay;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FinalPayResourceTest {

    private final PayrollApi api = new PayrollApi();

    @Test
    void tellsTheDeadlineByLastDayStateAndCalendar() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("CA", "2026-10-05");
        var path = "/enrollments/" + employee + "/final-pay-deadline";
        api.clerk().get(path + "?kind=DISCHARGE").then().statusCode(409).body("type", endsWith("/not-separated"));
        left(employee);
        api.clerk().get(path + "?kind=DISCHARGE").then().statusCode(422).body("type", endsWith("/pay-terms-missing"));
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "78000.00");
        api.clerk()
                .get(path + "?kind=RESIGNATION&noticeGivenOn=2026-11-18")
                .then()
                .statusCode(200)
                .body("dueOn", equalTo("2026-11-21"))
                .body("statute", containsString("202"))
                .body("explanation", hasItem(containsString("72 hours")));
        api.clerk().get(path + "?kind=DISCHARGE").then().statusCode(200).body("dueOn", equalTo("2026-11-18"));
        api.clerk()
                .get(path + "?kind=RESIGNATION&noticeGivenOn=2026-11-19")
                .then()
                .statusCode(422)
                .body("type", endsWith("/final-pay-terms-incomplete"));
        api.clerk().get(path).then().statusCode(400).body("errors.field", contains("kind"));
        api.clerk().get(path + "?kind=RETIRED").then().statusCode(400).body("errors.field", contains("kind"));
        api.as("robin", Roles.EMPLOYEE).get(path + "?kind=DISCHARGE").then().statusCode(403);
        api.clerk()
                .get("/enrollments/" + UUID.randomUUID() + "/final-pay-deadline?kind=LAYOFF")
                .then()
                .statusCode(404);
    }

    @Test
    void takesTheStateOfWorkThatPayrollEntered() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "PA", "65000.00");
        api.enterStates(employee, "2026-11-01", "CA", "CA");
        left(employee);
        api.clerk()
                .get("/enrollments/" + employee + "/final-pay-deadline?kind=DISCHARGE")
                .then()
                .statusCode(200)
                .body("state", equalTo("CA"))
                .body("dueOn", equalTo("2026-11-18"));
    }

    @Test
    void refusesAStateWithoutARule() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "PR", "65000.00");
        left(employee);
        api.clerk()
                .get("/enrollments/" + employee + "/final-pay-deadline?kind=LAYOFF")
                .then()
                .statusCode(422)
                .body("type", endsWith("/final-pay-rule-not-available"))
                .body("detail", containsString("PR"));
    }

    private void left(UUID employee) {
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 18), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-18")));
    }
}
