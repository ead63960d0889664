package org.openpractice.payroll.enrollment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Terms below the least that the law allows are not agreed, and none that fell below it is paid in silence. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MinimumWageTest {

    private final PayrollApi api = new PayrollApi();

    @ParameterizedTest
    @CsvSource({
        "TX, HOURLY, 5.00, , below-minimum-wage, 7.25",
        "TX, HOURLY, 7.24, , below-minimum-wage, federal",
        "CA, HOURLY, 16.89, , below-minimum-wage, minimum wage of CA",
        // 15,080 a year for 40 hours is 7.25
        "TX, SALARIED_NONEXEMPT, 15079.00, 40, below-minimum-wage, 7.25",
        "CA, SALARIED, 40000.00, , exempt-salary-too-low, 1352.00 a week",
        "CA, SALARIED, 70303.00, , exempt-salary-too-low, 70304.00 a year",
        "TX, SALARIED, 35567.00, , exempt-salary-too-low, 684.00",
        "WA, SALARIED, 80168.00, , exempt-salary-too-low, 1541.70"
    })
    void isRefusedWithTheAmountAndTheLaw(
            String state, String basis, String rate, String hours, String problem, String detail) {
        agree(state, basis, rate, hours)
                .then()
                .statusCode(422)
                .body("type", endsWith("/" + problem))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "TX, HOURLY, 7.25, ",
        "CA, HOURLY, 16.90, ",
        "TX, SALARIED_NONEXEMPT, 15080.00, 40",
        "CA, SALARIED, 70304.00, ",
        "NY, SALARIED, 40000.00, "
    })
    void theLeastIsAgreed(String state, String basis, String rate, String hours) {
        agree(state, basis, rate, hours).then().statusCode(200);
    }

    private io.restassured.response.Response agree(String state, String basis, String rate, String hours) {
        var calendar = api.clerk()
                .body("""
                        {"name":"%s","frequency":"BIWEEKLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """.formatted(java.util.UUID.randomUUID()))
                .post("/pay-calendars")
                .<String>path("id");
        var employee = api.hired(state, "2026-02-01");
        return api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-02-15","payCalendarId":"%s","basis":"%s",%s
                         "rate":{"amount":"%s","currency":"USD"}}
                        """.formatted(
                        calendar, basis, hours == null ? "" : "\"salaryHours\":" + hours + ",", rate));
    }

    /** Rates of other kinds of work are rates too. */
    @Test
    void aRateForAKindOfWorkIsLookedAt() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("TX", "2026-10-05");
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-10-05","payCalendarId":"%s","basis":"HOURLY",
                         "workRates":[{"workType":"TRAINING","rate":{"amount":"6.00","currency":"USD"}}],
                         "rate":{"amount":"20.00","currency":"USD"}}
                        """.formatted(calendar))
                .then()
                .statusCode(422)
                .body("detail", containsString("TRAINING"));
    }

    /** 16.94 x 38.1 h is 645.414: what rounding the line takes off is no lower wage. */
    @Test
    void exactlyTheMinimumWageIsPaidWhateverTheHours() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "CT", "16.94");
        for (var hours : java.util.List.of("38.06", "38.1", "0.03", "39.97")) {
            api.hours(calendar, "2026-11-01", employee, PayrollApi.week("2026-11-01", hours))
                    .then()
                    .statusCode(200);
        }
    }

    /** The minimum wage rose after the terms were agreed. */
    @Test
    void aWeekBelowTheMinimumWageIsHeldByNameAndASalaryBelowItsThresholdIsTold() {
        var calendar = api.biweeklyCalendar();
        var hourly = api.hired("AZ", "2025-06-02");
        api.payTerms(hourly, calendar, "2025-06-02", "HOURLY", "14.80");
        var exempt = api.hired("CA", "2025-06-02");
        api.payTerms(exempt, calendar, "2025-06-02", "SALARIED", "69000.00");
        var shifts = api.hired("TX", "2025-06-02");
        api.payTerms(shifts, calendar, "2025-06-02", "PER_DIEM", "80.00");
        var local = api.hourly(calendar, "WA", "18.00");
        api.hours(calendar, "2026-11-01", local, PayrollApi.week("2026-11-01", "40"))
                .then()
                .statusCode(200);
        api.hours(calendar, "2026-11-01", hourly, PayrollApi.week("2026-11-01", "40"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/week-below-minimum-wage"))
                .body("detail", containsString("15.15"));
        api.hours(calendar, "2026-11-01", shifts, """
                        {"weekStartsOn":"2026-11-01","segments":[{"date":"2026-11-02","hours":12}]}
                        """).then().statusCode(422).body("detail", containsString("7.25"));
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run).then().body("result.employees", equalTo(2));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("warnings", hasSize(2))
                .body("warnings", hasItem(containsString("overtime is owed and not paid")))
                .body("warnings", hasItem(containsString("Seattle")));
    }
}
