package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** Time sheets over HTTP: submitted by one person, approved by another, replaced and locked. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TimeSheetResourceTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    @Test
    void isApprovedByASecondPersonOnly() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "PA");
        var sheet = submitted(calendar, employee, days("2026-11-01", "2026-11-02", "9", "2026-11-03", "9"));
        api.clerk()
                .get("/time-sheets/" + sheet)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("submittedBy", equalTo("clerk"))
                .body("weeksWaiting", equalTo(1))
                .body("employees", equalTo(1))
                .body("hours", equalTo(18.0f));
        approve(sheet, api.as("clerk", Roles.GROUP_ADMIN, Roles.PAYROLL))
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        assertThat(query("select action from audit_line where subject_id = ?", UUID.fromString(sheet)))
                .contains("submitted", "attempted alone");
        api.manager().post("/time-sheets/" + sheet + "/approval").then().statusCode(428);
        approve(sheet, api.manager())
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("approvedBy", equalTo("manager"))
                .body("weeksWaiting", equalTo(0));
        approve(sheet, api.manager()).then().statusCode(409).body("type", endsWith("/time-sheet-state"));
        api.clerk()
                .get("/time-sheets/" + sheet + "/weeks")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].employeeId", equalTo(employee.toString()))
                .body("items[0].segments", hasSize(2))
                .body("items[0].segments[0].date", equalTo("2026-11-02"))
                .body("items[0].approved", equalTo(true));
        api.clerk().get("/time-sheets/" + sheet + "/weeks?q=sample").then().body("items", hasSize(1));
        api.clerk().get("/time-sheets/" + sheet + "/weeks?q=nobody").then().body("items", hasSize(0));
    }

    @Test
    void waitsAgainWhenItIsSubmittedAgain() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "PA");
        var first = submitted(calendar, employee, days("2026-11-01", "2026-11-02", "8"));
        approve(first, api.manager()).then().statusCode(200);
        var second = submitted(calendar, employee, days("2026-11-01", "2026-11-02", "7.5"));
        api.clerk().get("/time-sheets/" + first).then().body("state", equalTo("REPLACED"));
        api.clerk()
                .get("/time-sheets?payCalendarId=" + calendar + "&periodStartsOn=" + FIRST)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.id == '" + second + "' }.weeksWaiting", equalTo(1));
        approve(first, api.manager()).then().statusCode(409).body("type", endsWith("/time-sheet-state"));
        approve(second, api.clerk()).then().statusCode(409).body("type", endsWith("/second-person-required"));
        approve(second, api.manager()).then().statusCode(200);
        assertThat(query("select hours || ' ' || approved_by from time_week where enrollment_id = ?", employee))
                .containsExactly("7.50 manager");
    }

    @Test
    void locksThePeriodOnceItsRunIsApproved() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "TX");
        var sheet = submitted(calendar, employee, days("2026-11-01", "2026-11-02", "8"));
        approve(sheet, api.manager()).then().statusCode(200);
        var waiting = submitted(calendar, employee, days("2026-11-08", "2026-11-09", "8"));
        approve(waiting, api.manager()).then().statusCode(200);
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.gross.amount", equalTo("320.00"));
        api.approve(run, api.manager()).then().statusCode(200);
        submit(calendar, employee, days("2026-11-01", "2026-11-02", "9"), "")
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
    }

    @Test
    void isNotPaidWhileItWaitsAndTheRunSaysSo() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "TX");
        var sheet = submitted(calendar, employee, days("2026-11-01", "2026-11-02", "12", "2026-11-03", "12"));
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.refused", equalTo(1)).body("result.employees", equalTo(0));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("notPaid[0].employeeId", equalTo(employee.toString()))
                .body("notPaid[0].problem", equalTo("time-not-approved"));
        approve(sheet, api.manager()).then().statusCode(200);
        api.calculated(run).then().body("result.employees", equalTo(1)).body("result.gross.amount", equalTo("480.00"));
    }

    /** Totals of a timekeeping system wait for a second person like everything else. */
    @Test
    void weeklyTotalsAreNotPaidUntilASecondPersonApprovedThem() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "TX");
        var sheet = submitted(calendar, employee, week("2026-11-01", "40"));
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.refused", equalTo(1)).body("result.employees", equalTo(0));
        approve(sheet, api.clerk()).then().statusCode(409).body("type", endsWith("/second-person-required"));
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{}")
                .post("/approved-hours")
                .then()
                .statusCode(404);
        approve(sheet, api.manager()).then().statusCode(200);
        api.calculated(run).then().body("result.gross.amount", equalTo("800.00"));
    }

    @Test
    void paysTheOvertimeOfTheStateAsALineOfItsOwn() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "AK");
        var sheet = submitted(
                calendar,
                employee,
                days("2026-11-01", "2026-11-02", "14", "2026-11-03", "8", "2026-11-04", "8", "2026-11-05", "12"));
        approve(sheet, api.manager()).then().statusCode(200);
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(1));
        // 42 hours: 2 above 40 federally, 10 above 8 a day by the law of Alaska
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200)
                .body("gross.amount", equalTo("940.00"))
                .body("lines.find { it.code == 'OVERTIME-PREMIUM' }.amount.amount", equalTo("20.00"))
                .body("lines.find { it.code == 'STATE-OVERTIME-PREMIUM' }.amount.amount", equalTo("80.00"))
                .body("trace.rule.toString()", containsString("Alaska Stat. 23.10.060(b)"));
    }

    @Test
    void refusesByNameWhatCouldNotBePaid() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "PA");
        refused(calendar, employee, days("2026-11-02", "2026-11-02", "8"), 409, "workweek-outside-period");
        refused(calendar, employee, days("2026-11-15", "2026-11-16", "8"), 409, "workweek-outside-period");
        refused(calendar, UUID.randomUUID(), days("2026-11-01", "2026-11-02", "8"), 404, "not-enrolled");
        refused(
                calendar,
                employee,
                segments("2026-11-01", "{\"date\":\"2026-11-02\",\"hours\":8,\"differentials\":[\"NIGHT\"]}"),
                422,
                "differential-not-agreed");
        refused(
                calendar,
                employee,
                segments("2026-11-01", "{\"date\":\"2026-11-02\",\"hours\":8,\"workType\":\"SURGERY\"}"),
                422,
                "no-rate-for-work");
        var started = api.hourly(calendar, "PA", "20.00", "2026-11-04");
        refused(calendar, started, days("2026-11-01", "2026-11-03", "8"), 409, "not-employed-on-that-day");
        var exempt = api.salaried(calendar, "PA", "65000.00");
        refused(calendar, exempt, days("2026-11-01", "2026-11-03", "8"), 409, "not-paid-by-the-hour");
        submit(calendar, employee, days("2026-11-01", "2026-11-09", "8"), "")
                .then()
                .statusCode(400)
                .body("errors.problem.toString()", containsString("days of the week of 2026-11-01"));
        submit(calendar, employee, days("2026-11-01", "2026-11-02", "13", "2026-11-02", "12"), "")
                .then()
                .statusCode(400)
                .body("errors.problem.toString()", containsString("24 hours"));
    }

    @Test
    void needsDaysWhereTheStateCountsThem() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "CA");
        api.hours(calendar, FIRST, employee, week("2026-11-01", "38"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/days-needed"))
                .body("detail", containsString("employees[0]"))
                .body("detail", containsString("510(a)"));
        submitted(calendar, employee, days("2026-11-01", "2026-11-02", "13"));
        var texan = hourly(calendar, "TX");
        api.payTerms(texan, calendar, "2026-11-04", "HOURLY", "22.00");
        api.hours(calendar, FIRST, texan, week("2026-11-01", "38"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/change-inside-workweek"));
        var islander = hourly(calendar, "PR");
        api.hours(calendar, FIRST, islander, week("2026-11-01", "38"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/state-overtime-not-available"));
    }

    @Test
    void takesBonusesAndOnCallPayOfExemptPeopleToo() {
        var calendar = api.biweeklyCalendar();
        var exempt = api.salaried(calendar, "PA", "65000.00");
        submit(calendar, exempt, """
                        {"weekStartsOn":"2026-11-01","segments":[{"date":"2026-11-02","kind":"PTO","hours":8}],
                         "otherPay":[{"kind":"ON_CALL","amount":{"amount":"150.00","currency":"USD"}}]}
                        """, ",\"periodBonus\":{\"amount\":\"99.99\",\"currency\":\"USD\"}")
                .then()
                .statusCode(201)
                .body("weeks", equalTo(1));
    }

    @Test
    void tellsNothingToThoseWhoMayNotKnow() {
        var calendar = api.biweeklyCalendar();
        var sheet = submitted(calendar, hourly(calendar, "PA"), days("2026-11-01", "2026-11-02", "8"));
        api.as("robin", Roles.EMPLOYEE).get("/time-sheets/" + sheet).then().statusCode(403);
        new PayrollApi().clerk().get("/time-sheets/" + sheet).then().statusCode(404);
    }

    private UUID hourly(String calendar, String state) {
        return api.hourly(calendar, state, "20.00");
    }

    private void refused(String calendar, UUID employee, String week, int status, String problem) {
        submit(calendar, employee, week, "").then().statusCode(status).body("type", endsWith("/" + problem));
    }

    private String submitted(String calendar, UUID employee, String week) {
        return submit(calendar, employee, week, "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response submit(String calendar, UUID employee, String week, String more) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"2026-11-01",
                         "employees":[{"employeeId":"%s","weeks":[%s]%s}]}
                        """.formatted(calendar, employee, week, more))
                .post("/time-sheets");
    }

    private Response approve(String sheet, RequestSpecification by) {
        return by.header("If-Match", api.etag("/time-sheets/" + sheet)).post("/time-sheets/" + sheet + "/approval");
    }

    /** Days and their hours, in turn. */
    private static String days(String weekStartsOn, String... daysAndHours) {
        var segments = new StringBuilder();
        for (int i = 0; i < daysAndHours.length; i += 2) {
            segments.append(i == 0 ? "" : ",")
                    .append("{\"date\":\"%s\",\"hours\":%s}".formatted(daysAndHours[i], daysAndHours[i + 1]));
        }
        return segments(weekStartsOn, segments.toString());
    }

    private static String segments(String weekStartsOn, String segments) {
        return "{\"weekStartsOn\":\"%s\",\"segments\":[%s]}".formatted(weekStartsOn, segments);
    }
}
