package org.openpractice.payroll.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

/** Runs before they are approved: late ones, wrong ones, and those that are sent twice. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DraftsTest {

    private static final String TODAY = "2026-11-16";

    private final PayrollApi api = new PayrollApi();

    @Test
    void aPeriodThatIsRunLateIsPaidAndTaxedOnTheDayOnWhichItIsReallyPaid() {
        var calendar = api.biweeklyCalendar("2026-01-18");
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        api.draft(calendar, "2026-01-18")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-date-past"))
                .body("detail", containsString("2026-02-06"))
                .body("detail", containsString("the next banking day is " + TODAY));
        api.draft(calendar, "2026-01-18", "2026-11-13").then().statusCode(409).body("type", endsWith("/pay-date-past"));
        api.draft(calendar, "2026-01-18", "2026-11-21")
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-a-banking-day"));
        String run = api.draft(calendar, "2026-01-18", TODAY)
                .then()
                .statusCode(201)
                .body("kind", equalTo("REGULAR"))
                .body("payDate", equalTo(TODAY))
                .body("periodStartsOn", equalTo("2026-01-18"))
                .body("warnings", contains(containsString("The calendar pays this period on 2026-02-06")))
                .extract()
                .path("id");
        api.draft(calendar, "2026-01-18", TODAY).then().statusCode(409).body("type", endsWith("/period-has-a-run"));
        api.paid(run);
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee) + "/paystub")
                .then()
                .statusCode(200)
                .body("payDate", equalTo(TODAY));
        api.clerk().get("/form-941?year=2026&quarter=1").then().body("line2.amount", equalTo("0.00"));
        api.clerk().get("/form-941?year=2026&quarter=4").then().body("line2.amount", equalTo("2500.00"));
        // Earlier than the calendar says, before a holiday: nobody is warned.
        api.draft(calendar, "2026-11-08", "2026-11-25")
                .then()
                .statusCode(201)
                .body("payDate", equalTo("2026-11-25"))
                .body("warnings", empty());
    }

    @Test
    void nothingIsApprovedOrPaidForADayThatIsPast() {
        var calendar = api.biweeklyCalendar();
        api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run);
        api.payDate(run, "2026-11-13");
        api.approve(run, api.manager())
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-date-past"))
                .body("detail", containsString("delete the draft"));
        api.payDate(run, "2026-11-20");
        api.approve(run, api.manager()).then().statusCode(200);
        api.payDate(run, "2026-11-13");
        api.pay(run)
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-date-past"))
                .body("detail", containsString("reverse the run"));
        api.reverse(run).then().statusCode(200);
        api.draft(calendar, "2026-11-01", TODAY).then().statusCode(201);
    }

    @Test
    void depositsThatWouldSettleInALaterQuarterThanTheirTaxesAreNotReleased() {
        api.employer();
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        api.directDeposit(employee, "5556667788");
        var run = api.paid(calendar, "2026-11-01");
        api.payDate(run, "2026-09-30");
        api.released(run)
                .then()
                .statusCode(409)
                .body("type", endsWith("/settles-in-another-quarter"))
                .body("detail", containsString("2026-09-30"));
        api.payDate(run, "2026-11-13");
        api.released(run).then().statusCode(200);
    }

    @Test
    void aWrongDraftIsDeletedWithEverythingThatWasCalculatedForIt() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run);
        api.calculated(run);
        api.clerk().delete("/pay-runs/" + run).then().statusCode(428);
        api.clerk()
                .header("If-Match", "\"0\"")
                .delete("/pay-runs/" + run)
                .then()
                .statusCode(412);
        api.as("robin", Roles.EMPLOYEE).delete("/pay-runs/" + run).then().statusCode(403);
        new PayrollApi()
                .clerk()
                .header("If-Match", "\"1\"")
                .delete("/pay-runs/" + run)
                .then()
                .statusCode(404);
        delete(run);
        api.clerk().get("/pay-runs/" + run).then().statusCode(404);
        api.clerk().get("/pay-runs").then().body("items", empty());
        assertThat(Database.count("select count(*) from paycheck where pay_run_id = ?", UUID.fromString(run)))
                .isZero();
        assertThat(PayrollApi.facts(run)).last().asString().isEqualTo("PayRunReversed");

        // A bonus with its people and items, and a void, which can then be made again.
        String bonus = api.clerk()
                .body("""
                        {"kind":"BONUS","payCalendarId":"%s","payDate":"2026-11-20","items":[{"employeeId":"%s",
                         "code":"DISCRETIONARY_BONUS","amount":{"amount":"50.00","currency":"USD"},"description":"Gift"}]}
                        """.formatted(calendar, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        delete(bonus);
        var paid = api.paid(calendar, "2026-11-01");
        delete(voided(api.paycheck(paid, employee)));
        voided(api.paycheck(paid, employee));
        api.clerk()
                .header("If-Match", api.etag("/pay-runs/" + paid))
                .delete("/pay-runs/" + paid)
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-run-state"));
    }

    private void delete(String run) {
        api.clerk()
                .header("If-Match", api.etag("/pay-runs/" + run))
                .delete("/pay-runs/" + run)
                .then()
                .statusCode(204);
    }

    private String voided(String paycheck) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"lost\",\"payDate\":\"2026-11-20\"}")
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aDraftThatIsSentTwiceIsOpenedOnce() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        var body = """
                {"kind":"BONUS","payCalendarId":"%s","payDate":"2026-11-20","items":[{"employeeId":"%s",
                 "code":"DISCRETIONARY_BONUS","amount":{"amount":"50.00","currency":"USD"},"description":"Gift"}]}
                """.formatted(calendar, employee);
        var key = UUID.randomUUID();
        var first = api.clerk().header("Idempotency-Key", key).body(body).post("/pay-runs");
        var second = api.clerk().header("Idempotency-Key", key).body(body).post("/pay-runs");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String>path("id")).isEqualTo(first.<String>path("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        api.clerk().get("/pay-runs").then().body("items", hasSize(1));
        given().header(
                        "Authorization",
                        Tokens.forGroup(api.group)
                                .user("clerk")
                                .withRoles(Roles.PAYROLL)
                                .bearer())
                .contentType("application/json")
                .body(body)
                .post("/pay-runs")
                .then()
                .statusCode(400);
    }

    @Test
    void thePaychecksOfOnePersonAreListedOverAllRuns() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        api.salaried(calendar, "TX", "78000.00", "2025-10-06");
        var october = api.paidThen(calendar, "2026-10-04", "2026-10-23");
        var november = api.paid(calendar, "2026-11-01");
        var next = api.drafted(calendar, "2026-11-15");
        api.calculated(next);
        api.calculated(next);
        var list = "/enrollments/" + employee + "/paychecks";
        api.clerk()
                .get(list + "?sort=-payDate")
                .then()
                .statusCode(200)
                .body("items.payRunId", contains(next, november, october))
                .body("items.state", contains("CALCULATED", "PAID", "PAID"))
                .body("items.gross.amount", contains("2500.00", "2500.00", "2500.00"));
        api.clerk().get(list + "?state=PAID&payDateFrom=2026-11-01").then().body("items.payRunId", contains(november));
        api.clerk().get(list + "?payDateTo=2026-10-31").then().body("items.payRunId", contains(october));
        api.clerk().get(list + "?disposition=REFUSED").then().body("items", empty());
        api.clerk()
                .get("/enrollments/" + UUID.randomUUID() + "/paychecks")
                .then()
                .statusCode(404);
        api.as("robin", Roles.EMPLOYEE).get(list).then().statusCode(403);
    }
}
