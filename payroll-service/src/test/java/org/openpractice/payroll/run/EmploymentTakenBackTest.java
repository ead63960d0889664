package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.payroll.PayrollApi.facts;
import static org.openpractice.payroll.PayrollApi.person;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

/** An end that was told wrong, and people who never came. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EmploymentTakenBackTest {

    private static final String FIRST = "2026-11-01";
    private static final LocalDate WRONG = LocalDate.of(2026, 11, 6);
    private static final LocalDate RIGHT = LocalDate.of(2026, 11, 12);

    private final PayrollApi api = new PayrollApi();
    private String calendar = "";
    private UUID employee = UUID.randomUUID();

    @BeforeEach
    void someone() {
        calendar = api.biweeklyCalendar();
        employee = api.salaried(calendar, "TX", "65000.00", "2026-11-02");
    }

    private void lastDay(long sequence, LocalDate day) {
        api.publish(sequence, new EmployeeTerminated(employee, day, TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo(day.toString())));
    }

    private void corrected(long sequence, LocalDate from, LocalDate to) {
        api.publish(sequence, new EmployeeEndCorrected(employee, from, to, TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo(to.toString())));
    }

    private Response draft(String body) {
        return api.clerk().body(body).post("/pay-runs");
    }

    private Response finalRun(String payDate) {
        return draft("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"%s","employeeIds":["%s"],
                 "separation":{"kind":"DISCHARGE"}}
                """.formatted(calendar, payDate, employee));
    }

    private Response differences(String payDate) {
        return draft("""
                {"payCalendarId":"%s","kind":"RETROACTIVE","since":"%s","payDate":"%s","employeeIds":["%s"]}
                """.formatted(calendar, FIRST, payDate, employee));
    }

    private String calculated(Response drafted) {
        String run = drafted.then().statusCode(201).extract().path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        return run;
    }

    private String paid(Response drafted) {
        var run = calculated(drafted);
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200).body("state", equalTo("PAID"));
        return run;
    }

    private String gross(String run) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200)
                .extract()
                .path("gross.amount");
    }

    @Test
    void aFinalRunThatWasDraftedForTheWrongDaySaysSoAndAnotherPaysTheRightOnes() {
        lastDay(2, WRONG);
        var run = calculated(finalRun("2026-11-24"));
        // 5 of 10 working days at 2,500.00
        assertThat(gross(run)).isEqualTo("1250.00");
        corrected(3, WRONG, RIGHT);
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.calculated(run);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("employees", equalTo(0))
                .body("notPaid.problem", contains("not-separated"));
        assertThat(gross(paid(finalRun("2026-11-24")))).isEqualTo("2250.00");
        assertThat(facts(employee)).contains("EnrollmentEnded", "PayStandingChanged");
        assertThat(query("select final_pay from pay_standing where employee_id = ?", employee))
                .containsExactly("t");
    }

    @Test
    void aLastDayCorrectedAfterFinalPayIsPaidByARunOfDifferences() {
        lastDay(2, WRONG);
        assertThat(gross(paid(finalRun("2026-11-24")))).isEqualTo("1250.00");
        corrected(3, WRONG, RIGHT);
        finalRun("2026-11-24")
                .then()
                .statusCode(422)
                .body("type", endsWith("/nothing-to-pay"))
                .body("detail", containsString("RETROACTIVE"));
        assertThat(gross(paid(differences("2026-11-25")))).isEqualTo("1000.00");
        api.clerk()
                .get("/pay-runs/" + calculated(differences("2026-11-25")))
                .then()
                .body("notPaid.problem", contains("nothing-to-pay"));
    }

    @Test
    void aLastDayCorrectedToAnEarlierOneTellsWhatIsOverpaid() {
        lastDay(2, RIGHT);
        assertThat(gross(paid(finalRun("2026-11-24")))).isEqualTo("2250.00");
        corrected(3, RIGHT, WRONG);
        api.clerk()
                .get("/pay-runs/" + calculated(differences("2026-11-25")))
                .then()
                .body("employees", equalTo(0))
                .body("notPaid.problem", contains("period-overpaid"));
    }

    @Test
    void whoStaysAfterAllIsPaidOnWithEveryRun() {
        lastDay(2, WRONG);
        api.publish(3, new EmployeeEndWithdrawn(employee, WRONG));
        soon().untilAsserted(() -> api.enrollment(employee)
                .body("state", equalTo("ACTIVE"))
                .body("lastDay", nullValue())
                .body("finalPeriodEndsOn", nullValue()));
        finalRun("2026-11-24").then().statusCode(409).body("type", endsWith("/not-separated"));
        assertThat(gross(api.paid(calendar, FIRST))).isEqualTo("2500.00");
    }

    private void canceled(long sequence) {
        api.publish(sequence, new EmployeeHireCanceled(employee, LocalDate.of(2026, 11, 2)));
        soon().untilAsserted(() -> api.enrollment(employee).body("state", equalTo("CANCELED")));
    }

    @Test
    void whoNeverCameIsInNoRunAndInNoList() {
        var other = api.salaried(calendar, "TX", "65000.00", "2026-11-02");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(2));
        canceled(2);
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.calculated(run).then().body("result.employees", equalTo(1));
        api.approve(run, api.manager()).then().statusCode(200);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("accounting.notInRun", equalTo(0))
                .body("notPaid.employeeId", not(hasItem(employee.toString())));
        api.clerk().get("/pay-runs/" + run + "/paychecks").then().body("items.employeeId", contains(other.toString()));
        draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s","code":"BONUS",
                 "amount":{"amount":"1000.00","currency":"USD"},"description":"Welcome"}]}
                """.formatted(calendar, employee)).then().statusCode(404).body("type", endsWith("/not-enrolled"));
        api.hours(calendar, FIRST, employee, week("2026-11-08", "8")).then().statusCode(409);
        api.clerk()
                .queryParam("state", "CANCELED")
                .get("/enrollments")
                .then()
                .body("items.employeeId", contains(employee.toString()));
        api.clerk()
                .queryParam("state", "ACTIVE")
                .get("/enrollments")
                .then()
                .body("items.employeeId", contains(other.toString()));
        // Hired again she is paid like anybody.
        api.publish(
                3, new EmployeeRehired(employee, person("Sample"), assignment("TX", "TX"), LocalDate.of(2026, 11, 16)));
        soon().untilAsserted(() ->
                api.enrollment(employee).body("state", equalTo("ACTIVE")).body("startsOn", equalTo("2026-11-16")));
        assertThat(query("select starts_on from employment_span where enrollment_id = ?", employee))
                .containsExactly("2026-11-16");
    }

    @Test
    void aCancellationThatComesAfterPayWasApprovedChangesNothingHereAndStaffIsToldAgain() {
        var run = api.drafted(calendar, FIRST);
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        assertThat(facts(employee).stream().filter("PayStandingChanged"::equals))
                .hasSize(1);
        var id = UUID.randomUUID();
        var canceled = new EmployeeHireCanceled(employee, LocalDate.of(2026, 11, 2));
        Events.publish(id, api.group, 2, canceled);
        Events.publish(id, api.group, 2, canceled);
        soon().untilAsserted(() -> assertThat(facts(employee).stream().filter("PayStandingChanged"::equals))
                .hasSize(2));
        api.enrollment(employee).body("state", equalTo("ACTIVE"));
        // Staff takes its cancellation back.
        api.publish(
                3, new EmployeeRehired(employee, person("Sample"), assignment("TX", "TX"), LocalDate.of(2026, 11, 2)));
        soon().untilAsserted(() -> assertThat(facts(employee)).endsWith("EnrollmentChanged"));
        assertThat(query("select starts_on from employment_span where enrollment_id = ?", employee))
                .containsExactly("2026-11-02");
        // Reversed, nothing stands of it any more.
        api.reverse(run).then().statusCode(200);
        assertThat(query("select worked from pay_standing where employee_id = ?", employee))
                .containsExactly("f");
    }

    @Test
    void aRehireThatNeverCameLeavesTheEmploymentBeforeItAsItWas() {
        lastDay(2, WRONG);
        api.publish(
                3, new EmployeeRehired(employee, person("Sample"), assignment("TX", "TX"), LocalDate.of(2026, 11, 23)));
        soon().untilAsserted(() -> api.enrollment(employee).body("startsOn", equalTo("2026-11-23")));
        api.publish(4, new EmployeeHireCanceled(employee, LocalDate.of(2026, 11, 23)));
        soon().untilAsserted(() -> api.enrollment(employee)
                .body("state", equalTo("ENDED"))
                .body("startsOn", equalTo("2026-11-02"))
                .body("lastDay", equalTo("2026-11-06"))
                .body("finalPeriodEndsOn", equalTo("2026-11-14")));
        assertThat(gross(paid(finalRun("2026-11-24")))).isEqualTo("1250.00");
    }

    @Test
    void anEndThatIsCorrectedBeforeItIsToldWaits() {
        var early = api.publish(3, new EmployeeEndWithdrawn(employee, WRONG));
        soon().untilAsserted(() -> assertThat(query("select reason from parked_event where event_id = ?", early))
                .hasSize(1));
        api.enrollment(employee).body("state", equalTo("ACTIVE"));
    }

    @Test
    void timeThatIsEnteredIsToldToStaffOnce() {
        var hourly = api.hourly(calendar, "TX", "30.00", "2026-11-02");
        api.hours(calendar, FIRST, hourly, week("2026-11-08", "8")).then().statusCode(200);
        api.hours(calendar, FIRST, hourly, week("2026-11-08", "9")).then().statusCode(200);
        assertThat(facts(hourly).stream().filter("PayStandingChanged"::equals)).hasSize(1);
        assertThat(query("select worked::text || final_pay from pay_standing where employee_id = ?", hourly))
                .containsExactly("truefalse");
    }
}
