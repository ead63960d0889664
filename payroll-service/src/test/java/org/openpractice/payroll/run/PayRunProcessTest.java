package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.PaycheckAssert.assertThatCheck;
import static org.openpractice.payroll.PayrollApi.facts;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

/** A pay run over HTTP, from draft to reversal, with everything that refuses a step. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayRunProcessTest {

    private static final String FIRST = "2026-11-01";
    private static final String SECOND = "2026-11-15";

    private final PayrollApi api = new PayrollApi();

    @Test
    void whoeverDraftedARunDoesNotApproveItThoughSomebodyElseHasItCalculated() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var run = api.drafted(calendar, "2026-11-01");
        var another = api.as("another", Roles.PAYROLL);
        var job = another.post("/pay-runs/" + run + "/calculation")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        soon().untilAsserted(() -> api.as("another", Roles.PAYROLL)
                .get(job.substring(job.indexOf("/jobs/")))
                .then()
                .body("state", equalTo("SUCCEEDED")));
        api.clerk().get("/pay-runs/" + run).then().body("calculatedBy", equalTo("another"));
        api.approve(run, api.as("clerk", Roles.GROUP_ADMIN))
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        api.approve(run, api.manager()).then().statusCode(200);
    }

    @Test
    void paysPeopleFromHoursAndSalariesToStubs() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var hourly = api.hourly(calendar, "PA", "20.00");
        api.directDeposit(hourly, "445566778899");
        var salaried = api.salaried(calendar, "TX", "65000.00");
        var excluded = api.salaried(calendar, "PA", "52000.00");
        var cause = Events.publish(
                api.group,
                1,
                new ExclusionConfirmed(excluded, UUID.randomUUID(), "1128a1", LocalDate.of(2026, 10, 20)));
        soon().untilAsserted(() -> api.enrollment(excluded).body("flags", hasSize(1)));
        // No exempt salary in California; 40 hours a week are for it, and no more were worked
        var californian = api.hired("CA", "2026-10-05");
        api.put(californian, "pay-terms", """
                        {"effectiveFrom":"2026-10-05","payCalendarId":"%s","basis":"SALARIED_NONEXEMPT","salaryHours":40,
                         "rate":{"amount":"65000.00","currency":"USD"}}
                        """.formatted(calendar)).then().statusCode(200);
        var forgotten = api.hired("TX", "2026-10-05");
        api.hours(calendar, FIRST, hourly, week("2026-11-01", "45") + "," + week("2026-11-08", "38.5"))
                .then()
                .statusCode(200)
                .body("weeks", equalTo(2));

        var run = api.drafted(calendar, FIRST);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("payDate", equalTo("2026-11-20"))
                .body("explanation", hasSize(2));
        api.calculated(run)
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("percent", equalTo(100))
                .body("result.employees", equalTo(3))
                .body("result.flagged", equalTo(1))
                .body("result.refused", equalTo(1));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("state", equalTo("CALCULATED"))
                .body("calculatedBy", equalTo("clerk"))
                .body("employees", equalTo(3))
                .body("gross.amount", equalTo("6720.00"))
                // 1,411.87 and 2,092.60, and of the Californian 2,500.00 - 216.15 - 155.00 - 36.25 - 90.06 - 32.50
                .body("net.amount", equalTo("5474.51"))
                .body("notPaid", hasSize(2))
                .body(
                        "notPaid.find { it.employeeId == '" + excluded + "' }.becauseOfEventId",
                        equalTo(cause.toString()))
                .body("notPaid.find { it.employeeId == '" + excluded + "' }.disposition", equalTo("FLAGGED"))
                .body("notPaid.find { it.employeeId == '" + forgotten + "' }.problem", equalTo("pay-terms-missing"));

        // Method B: 2,500 - 219 = 2,281; 84.16 + 8.8 % of 67
        assertThatCheck(api, run, californian).pays("US-CA-PIT", "90.06").pays("US-CA-SDI", "32.50");
        var paycheck = api.paycheck(run, hourly);
        api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .statusCode(200)
                .body("gross.amount", equalTo("1720.00"))
                .body("net.amount", equalTo("1411.87"))
                .body(
                        "lines.code",
                        hasItems(
                                "REGULAR",
                                "OVERTIME-PREMIUM",
                                "US-FIT",
                                "US-SS",
                                "US-MEDICARE",
                                "US-PA-PIT",
                                "US-PA-UC"))
                .body("lines.find { it.code == 'OVERTIME-PREMIUM' }.amount.amount", equalTo("50.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("122.55"))
                .body("trace.line", hasItems("1a", "1i", "2h", "3c", "4b", "regular rate"))
                .body("trace.rule", hasItem("Pub 15-T 2026 Worksheet 1A"));
        api.clerk()
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .statusCode(409)
                .body("type", endsWith("/paycheck-not-paid"));

        api.approve(run, api.as("clerk", Roles.GROUP_ADMIN))
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        api.approve(run, api.manager())
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("approvedBy", equalTo("manager"));
        api.clerk()
                .post("/pay-runs/" + run + "/calculation")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-run-state"));
        api.hours(calendar, FIRST, hourly, week("2026-11-01", "50"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
        api.put(hourly, "pay-terms", """
                        {"effectiveFrom":"2026-11-08","payCalendarId":"%s","basis":"HOURLY",
                         "rate":{"amount":"30.00","currency":"USD"}}
                        """.formatted(calendar))
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
        api.clerk().get("/pay-runs/" + run + "/ach-file").then().statusCode(409);

        api.pay(run).then().statusCode(200).body("state", equalTo("PAID")).body("net.amount", equalTo("5474.51"));
        assertThat(facts(run))
                .containsExactly(
                        "PayRunDrafted", "PayRunCalculated", "PayRunApproved", "PayRunPaid", "PayrollJournalized");

        api.clerk()
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .statusCode(200)
                .body("employer", equalTo("Example Practice Group"))
                .body("net.amount.amount", equalTo("1411.87"))
                .body("net.yearToDate.amount", equalTo("1411.87"))
                .body("deposit", equalTo("Direct deposit ••••8899"));
        byte[] pdf = pdf(paycheck);
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(pdf(paycheck)).isEqualTo(pdf);
        assertThat(query(
                        "select action from audit_line where subject_id = ? and action = 'read' and subject_type = 'paystub'",
                        UUID.fromString(paycheck)))
                .hasSize(3);
        api.clerk().get("/pay-runs").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void addsUpTheYearFromTheRunsAndTakesItBackWithAReversal() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var first = api.paid(calendar, FIRST);
        var second = api.paid(calendar, SECOND);
        stub(second, employee)
                .body("gross.amount.amount", equalTo("2500.00"))
                .body("gross.yearToDate.amount", equalTo("5000.00"))
                .body("net.yearToDate.amount", equalTo("4185.20"));
        api.reverse(first).then().statusCode(409).body("type", endsWith("/later-run-locked"));
        api.reverse(second)
                .then()
                .statusCode(200)
                .body("state", equalTo("REVERSED"))
                .body("reversalReason", equalTo("wrong rate"));
        api.clerk()
                .get("/paychecks/" + api.paycheck(second, employee) + "/paystub")
                .then()
                .statusCode(409);
        var again = api.paid(calendar, SECOND);
        stub(again, employee).body("gross.yearToDate.amount", equalTo("5000.00"));
        api.reverse(again).then().statusCode(200);
        api.reverse(first).then().statusCode(200);
        var fresh = api.paid(calendar, FIRST);
        stub(fresh, employee).body("gross.yearToDate.amount", equalTo("2500.00"));
        assertThat(facts(first))
                .containsExactly(
                        "PayRunDrafted",
                        "PayRunCalculated",
                        "PayRunApproved",
                        "PayRunPaid",
                        "PayrollJournalized",
                        "PayRunReversed",
                        "PayrollJournalized");
    }

    @Test
    void mustBeCalculatedAgainWhenSomethingChangedBeforeTheApproval() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "TX", "20.00");
        api.hours(calendar, FIRST, employee, week("2026-11-01", "40")).then().statusCode(200);
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.gross.amount", equalTo("800.00"));
        api.hours(calendar, FIRST, employee, week("2026-11-01", "41")).then().statusCode(200);
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.clerk().get("/pay-runs/" + run).then().body("state", equalTo("CALCULATED"));
        api.calculated(run).then().body("result.gross.amount", equalTo("830.00"));
        api.clerk().get("/pay-runs/" + run + "/paychecks").then().body("items", hasSize(1));
        api.approve(run, api.manager()).then().statusCode(200);
    }

    @Test
    void leavesOutWhoeverIsFlaggedAfterTheApproval() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        var cause = Events.publish(
                api.group, 1, new ExclusionConfirmed(employee, UUID.randomUUID(), "1128b4", LocalDate.of(2026, 11, 2)));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags", hasSize(1)));
        api.pay(run)
                .then()
                .statusCode(200)
                .body("employees", equalTo(0))
                .body("net.amount", equalTo("0.00"))
                .body("notPaid[0].becauseOfEventId", equalTo(cause.toString()));
    }

    @Test
    void proratesTheSalaryOfWhoeverComesOrGoesInThePeriod() {
        var calendar = api.biweeklyCalendar();
        // Thursday 12 and Friday 13 November: 2 of 10 working days
        var employee = api.salaried(calendar, "TX", "65000.00", "2026-11-12");
        var run = api.paid(calendar, FIRST);
        stub(run, employee).body("gross.amount.amount", equalTo("500.00"));
    }

    @Test
    void paysTheSameRunOnceUnderOneKey() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        var etag = api.etag("/pay-runs/" + run);
        var key = UUID.randomUUID().toString();
        var path = "/pay-runs/" + run + "/payment";
        api.clerk().header("If-Match", etag).post(path).then().statusCode(400);
        api.clerk().header("Idempotency-Key", key).post(path).then().statusCode(428);
        var once = api.clerk()
                .header("If-Match", etag)
                .header("Idempotency-Key", key)
                .post(path);
        var twice = api.clerk()
                .header("If-Match", etag)
                .header("Idempotency-Key", key)
                .post(path);
        assertThat(once.statusCode()).isEqualTo(200);
        assertThat(twice.statusCode()).isEqualTo(200);
        assertThat(twice.asByteArray()).isEqualTo(once.asByteArray());
        assertThat(facts(run)).containsOnlyOnce("PayRunPaid");
        api.clerk()
                .header("If-Match", etag)
                .header("Idempotency-Key", UUID.randomUUID())
                .post(path)
                .then()
                .statusCode(412);
        api.clerk()
                .get("/pay-runs/" + run + "/ach-file")
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-direct-deposits"));
    }

    @Test
    void doesNotPayIntoAccountsBeforeTheEmployerIsSetUp() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        api.directDeposit(employee, "445566778899");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(409).body("type", endsWith("/employer-missing"));
        api.employer();
        api.pay(run).then().statusCode(200);
        api.released(run).then().statusCode(200).body("releasedBy", equalTo("manager"));
        var file = api.clerk().get("/pay-runs/" + run + "/ach-file").asString();
        api.clerk()
                .header("If-Match", api.etag("/employer"))
                .body("""
                        {"legalName":"Another Name","ein":"98-7654322","phone":"(217) 555-0199",
                         "address":{"street":"2 Side Street","city":"Peoria","state":"IL","zip":"61602"},
                         "bankName":"Other Bank",
                         "bankRoutingNumber":"121042882"}
                        """)
                .put("/employer")
                .then()
                .statusCode(200);
        assertThat(api.clerk().get("/pay-runs/" + run + "/ach-file").asString()).isEqualTo(file);
        stub(run, employee)
                .body("employer", equalTo("Example Practice Group"))
                .body("employerAddress.street", equalTo("1 Main Street"))
                .body("employerPhone", equalTo("(217) 555-0142"));
    }

    @Test
    void reversesAnApprovedRunSoThatThePeriodCanBeRunAgain() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var run = api.drafted(calendar, FIRST);
        api.reverse(run).then().statusCode(409).body("type", endsWith("/pay-run-state"));
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        api.reverse(run).then().statusCode(200);
        stub(api.paid(calendar, FIRST), employee).body("gross.yearToDate.amount", equalTo("2500.00"));
    }

    @Test
    void refusesRunsThatCannotBe() {
        var calendar = api.biweeklyCalendar();
        api.draft(calendar, "2026-11-02").then().statusCode(409).body("type", endsWith("/not-a-period-start"));
        api.draft(calendar, "2026-12-27")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/tax-year-not-available"))
                .body("detail", containsString("2027"));
        api.drafted(calendar, FIRST);
        api.draft(calendar, FIRST).then().statusCode(409).body("type", endsWith("/period-has-a-run"));
        api.draft(UUID.randomUUID().toString(), FIRST).then().statusCode(404);
        api.clerk()
                .body("{}")
                .post("/pay-runs")
                .then()
                .statusCode(400)
                .body("errors.field", contains("payCalendarId", "periodStartsOn"));
    }

    @Test
    void refusesHoursThatDoNotBelong() {
        var calendar = api.biweeklyCalendar();
        var salaried = api.salaried(calendar, "TX", "65000.00");
        api.hours(calendar, FIRST, salaried, week("2026-11-01", "40"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-paid-by-the-hour"));
        api.hours(calendar, FIRST, salaried, week("2026-11-15", "40"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/workweek-outside-period"));
        api.hours(calendar, FIRST, salaried, week("2026-11-02", "40"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/workweek-outside-period"));
        api.hours(calendar, FIRST, UUID.randomUUID(), week("2026-11-01", "40"))
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-enrolled"));
        api.hours(calendar, FIRST, salaried, week("2026-11-01", "168.5"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("employees[0].weeks[0].segments[0].hours"));
        api.hours(calendar, "2026-11-08", salaried, week("2026-11-01", "40"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-a-period-start"));
    }

    @Test
    void tellsNothingToThoseWhoMayNotKnow() {
        var calendar = api.biweeklyCalendar();
        var run = api.drafted(calendar, FIRST);
        io.restassured.RestAssured.get("/pay-runs/" + run).then().statusCode(401);
        api.as("robin", Roles.EMPLOYEE).get("/pay-runs/" + run).then().statusCode(403);
        api.as("boss", Roles.PRACTICE_MANAGER)
                .get("/pay-runs/" + run + "/ach-file")
                .then()
                .statusCode(403);
        var unknown = api.clerk().get("/pay-runs/" + UUID.randomUUID());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(new PayrollApi().clerk().get("/pay-runs/" + run).asByteArray())
                .isEqualTo(unknown.asByteArray());
        api.manager().post("/pay-runs/" + run + "/approval").then().statusCode(428);
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/pay-run-state"));
        api.clerk().get("/pay-runs/" + run).then().body("approvedBy", nullValue());
    }

    private byte[] pdf(String paycheck) {
        return api.clerk()
                .accept("application/pdf")
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private io.restassured.response.ValidatableResponse stub(String run, UUID employee) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee) + "/paystub")
                .then()
                .statusCode(200);
    }
}
