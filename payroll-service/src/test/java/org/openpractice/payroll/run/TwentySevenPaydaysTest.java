package org.openpractice.payroll.run;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** A year in which a biweekly calendar pays 27 times: 2026, by Fridays. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TwentySevenPaydaysTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();
    private String calendar = "";
    private UUID employee = UUID.randomUUID();

    @BeforeEach
    void someone() {
        calendar = api.biweeklyCalendar();
        employee = api.salaried(calendar, "TX", "65000.00");
    }

    private Response choose(String year, String salary, String withholding, String benefits, String ifMatch) {
        var request = api.clerk().body("""
                {"salary":"%s","withholding":"%s","benefitPaydays":"%s"}
                """.formatted(salary, withholding, benefits));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return request.put("/pay-calendars/" + calendar + "/years/" + year);
    }

    private String calculated() {
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        return run;
    }

    private ValidatableResponse check(String run) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200);
    }

    @Test
    void tellsHowManyPaydaysAYearHasAndWhatIsUsual() {
        api.clerk()
                .get("/pay-calendars/" + calendar + "/years/2026")
                .then()
                .statusCode(200)
                .body("paydays", equalTo(27))
                .body("usualPaydays", equalTo(26))
                .body("oneMore", equalTo(true))
                .body("lastPayday", equalTo("2026-12-31"))
                .body("salary", equalTo("USUAL"))
                .body("benefitPaydays", equalTo("EVERY"))
                .body("chosenBy", nullValue());
        api.clerk()
                .get("/pay-calendars/" + calendar + "/years/2027")
                .then()
                .body("paydays", equalTo(26))
                .body("oneMore", equalTo(false));
        choose("2027", "ACTUAL", "ACTUAL", "EVERY", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-extra-payday"));
        choose("2026", "HALF", "ACTUAL", "EVERY", "").then().statusCode(400);
        api.as("robin", Roles.EMPLOYEE)
                .get("/pay-calendars/" + calendar + "/years/2026")
                .then()
                .statusCode(403);
    }

    @Test
    void withoutAChoiceEachPaydayPaysATwentySixthOfTheSalary() {
        check(calculated())
                .body("gross.amount", equalTo("2500.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("216.15"));
    }

    @Test
    void theSalaryIsDividedByTwentySevenAndTheTaxByWhatWasChosen() {
        choose("2026", "ACTUAL", "ACTUAL", "EVERY", "").then().statusCode(200).header("ETag", "\"0\"");
        var run = calculated();
        // 65,000.00 / 27; (1,240.00 + 12 % of 36,500.07) / 27
        check(run)
                .body("gross.amount", equalTo("2407.41"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("208.15"))
                .body("trace.text", hasItem(containsString("27 paydays in 2026")))
                .body("trace.text", hasItem(containsString("as the group chose; Table 3 has 26")));
        // Another choice makes the draft stale.
        choose("2026", "USUAL", "ACTUAL", "EVERY", "\"7\"").then().statusCode(412);
        choose("2026", "USUAL", "ACTUAL", "EVERY", "\"0\"").then().statusCode(200);
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.calculated(run);
        // (1,240.00 + 12 % of 38,000.00 + 22 % of 1,000.00) / 27
        check(run)
                .body("gross.amount", equalTo("2500.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("222.96"));
        api.approve(run, api.manager()).then().statusCode(200);
        choose("2026", "ACTUAL", "ACTUAL", "EVERY", "\"1\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("/year-has-approved-pay"));
    }

    /** 684.00 a week of 52 weeks are 658.67 of 54 (29 CFR 541.600). */
    @Test
    void aSalaryThatTheChoiceBringsBelowTheSalaryTestIsTold() {
        var least = api.salaried(calendar, "TX", "35568.00");
        choose("2026", "ACTUAL", "USUAL", "EVERY", "").then().statusCode(200);
        var run = calculated();
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("warnings", hasSize(1))
                .body(
                        "warnings[0]",
                        containsString("below the salary test of the FLSA (29 CFR 541.600), 684.00 a week"))
                .body(
                        "warnings[0]",
                        containsString(api.enrollment(least).extract().<String>path("employeeNumber")));
    }

    /** 35,300.00 of 27 periods of 80 hours are 16.34 an hour, of 26 they are 16.97; Connecticut asks 16.94. */
    @Test
    void aSalaryWithOvertimeIsWorthWhatIsPaidOfIt() {
        var nonexempt = api.hired("CT", "2026-10-05");
        api.put(nonexempt, "pay-terms", """
                        {"effectiveFrom":"2026-10-18","payCalendarId":"%s","basis":"SALARIED_NONEXEMPT","salaryHours":40,
                         "rate":{"amount":"35300.00","currency":"USD"}}
                        """.formatted(calendar)).then().statusCode(200);
        choose("2026", "ACTUAL", "USUAL", "EVERY", "").then().statusCode(200);
        api.hours(calendar, FIRST, nonexempt, PayrollApi.week(FIRST, "40"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/week-below-minimum-wage"));
    }

    @Test
    void onAThirdPaydayOfAMonthNothingIsDeductedForBenefitsByChoice() {
        String plan = api.clerk()
                .body("""
                {"code":"PPO","name":"Health","kind":"HEALTH","treatment":"SECTION_125","shortfall":"DROP","priority":10}
                """)
                .post("/benefit-plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.put(employee, "benefit-elections/" + plan, """
                {"effectiveFrom":"2026-10-05","amountPerPeriod":{"amount":"50.00","currency":"USD"}}
                """).then().statusCode(200);
        choose("2026", "USUAL", "USUAL", "WHOLE_MONTHS", "").then().statusCode(200);
        check(calculated()).body("lines.find { it.code.startsWith('125-HEALTH') }.amount.amount", equalTo("50.00"));
        // December pays on the 4th, the 18th and, for New Year's Day, on the 31st.
        var third = api.drafted(calendar, "2026-12-13");
        api.calculated(third).then().body("state", equalTo("SUCCEEDED"));
        check(third).body("lines.find { it.code.startsWith('125-HEALTH') }?.amount?.amount", nullValue());
    }
}
