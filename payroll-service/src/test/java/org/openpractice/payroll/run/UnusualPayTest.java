package org.openpractice.payroll.run;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** A rate whose decimal point was lost is paid, and whoever approves is told. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UnusualPayTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    @ParameterizedTest
    @CsvSource({"1500000.00, false", "1500026.00, true"})
    void aSalaryAboveWhatNearlyEveryPhysicianEarnsIsTold(String salary, boolean told) {
        var calendar = api.biweeklyCalendar();
        api.employer();
        api.salaried(calendar, "TX", salary);
        var warning = hasItem(containsString("comes to more than 1,500,000.00 a year"));
        api.calculated(api.drafted(calendar, FIRST)).then().body("state", equalTo("SUCCEEDED"));
        api.clerk().get("/pay-runs?state=CALCULATED").then().body("items[0].warnings", told ? warning : not(warning));
    }

    @ParameterizedTest
    @CsvSource({"80, false", "80.25, true"})
    void moreThanEightyHoursInAWeekAreTold(String hours, boolean told) {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.hourly(calendar, "TX", "28.50");
        api.hours(calendar, FIRST, employee, PayrollApi.week(FIRST, hours))
                .then()
                .statusCode(200);
        var warning = hasItem(containsString("More than 80 hours of work in a week"));
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk().get("/pay-runs/" + run).then().body("warnings", told ? warning : not(warning));
    }

    @Test
    void aBonusOfAFortuneIsTold() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.salaried(calendar, "TX", "65000.00");
        String run = api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-20","items":[{"employeeId":"%s",
                         "code":"DISCRETIONARY_BONUS","amount":{"amount":"250000.01","currency":"USD"},
                         "description":"Year"}]}
                        """.formatted(calendar, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("warnings", hasItem(containsString("more than 250,000.00 at once")));
    }
}
