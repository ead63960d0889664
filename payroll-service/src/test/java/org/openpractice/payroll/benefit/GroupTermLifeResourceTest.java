package org.openpractice.payroll.benefit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.openpractice.payroll.PaycheckAssert.assertThatCheck;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Group-term life insurance from the election to the returns. Everybody was born in 1988: 38 at the end of 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class GroupTermLifeResourceTest {

    private final PayrollApi api = new PayrollApi();

    private Response offer(String code, String treatment, String nondiscriminatory) {
        return api.clerk()
                .body("""
                        {"code":"%s","name":"Life insurance","kind":"GROUP_TERM_LIFE","treatment":"%s","shortfall":"DROP",
                         "priority":50%s}
                        """.formatted(code, treatment, nondiscriminatory))
                .post("/benefit-plans");
    }

    private String plan(String code) {
        return offer(code, "AFTER_TAX", ",\"nondiscriminatory\":true")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response elect(UUID employee, String plan, String from, String coverage, String perPeriod) {
        return api.put(employee, "benefit-elections/" + plan, """
                {"effectiveFrom":"%s","coverage":{"amount":"%s","currency":"USD"},
                 "amountPerPeriod":{"amount":"%s","currency":"USD"}}
                """.formatted(from, coverage, perPeriod));
    }

    /**
     * 200,000 and 50,000 of two policies since October: 200 thousand x 0.09 is 18.00 a month. The first paycheck of November
     * is the first at all: October and November are 36.00.
     */
    @Test
    void isTaxedAndNotPaid() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "PA", "65000.00");
        var without = api.salaried(calendar, "PA", "65000.00");
        elect(employee, plan("LIFE"), "2026-10-01", "200000.00", "0.00").then().statusCode(200);
        elect(employee, plan("MORE"), "2026-10-01", "50000.00", "0.00")
                .then()
                .statusCode(200)
                .body("elections[1].coverage.amount", equalTo("50000.00"));
        var run = api.paid(calendar, "2026-11-01");
        var plain = api.paycheck(run, without);
        String federal =
                api.clerk().get("/paychecks/" + plain).path("lines.find { it.code == 'US-FIT' }.amount.amount");
        String ofState =
                api.clerk().get("/paychecks/" + plain).path("lines.find { it.code == 'US-PA-PIT' }.amount.amount");
        var paycheck = api.paycheck(run, employee);
        assertThatCheck(api, paycheck)
                .grosses("2500.00")
                .pays("GROUP-TERM-LIFE", "36.00")
                .pays("US-FIT", federal)
                .pays("US-PA-PIT", ofState)
                .pays("US-SS", "157.23")
                .pays("US-MEDICARE", "36.77");
        api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .body("lines.find { it.code == 'GROUP-TERM-LIFE' }.kind", equalTo("NONCASH"))
                .body("lines.find { it.code == 'US-FIT' }.wages.amount", equalTo("2536.00"))
                .body("lines.find { it.code == 'US-SS' }.wages.amount", equalTo("2536.00"))
                .body("lines.find { it.code == 'US-FUTA' }.wages.amount", equalTo("2500.00"))
                .body("trace.text", hasItem(containsString("age 38 at the end of the year")))
                .body("trace.text", hasItem(containsString("none is withheld on it (IRC 3401(a)(14))")));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("warnings", hasItem(containsString("Whether PA counts the cost of group-term life insurance")))
                .body("warnings", hasItem(containsString("1.79-1(c)")));
        api.clerk()
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .body("noncash[0].amount.amount", equalTo("36.00"))
                .body("gross.amount.amount", equalTo("2500.00"));
        api.clerk()
                .get("/w2s/" + employee + "?year=2026")
                .then()
                .statusCode(200)
                .body("box1.amount", equalTo("2536.00"))
                .body("box3.amount", equalTo("2536.00"))
                .body("box5.amount", equalTo("2536.00"))
                .body("box12.find { it.code == 'C' }.amount.amount", equalTo("36.00"));
        api.clerk().get("/w2s/" + without + "?year=2026").then().body("box12.code", not(hasItem("C")));
        api.clerk()
                .get("/form-941?year=2026&quarter=4")
                .then()
                .body("line2.amount", equalTo("5036.00"))
                .body("reconciliation.find { it.line == '2' }.difference.amount", equalTo("0.00"));
        api.clerk()
                .get("/form-940?year=2026")
                .then()
                .body("line3.amount", equalTo("5036.00"))
                .body("line4b.amount", equalTo("36.00"))
                .body("line7.amount", equalTo("5000.00"));
        // The first paycheck of December has its month, the second nothing of it.
        var second = api.paid(calendar, "2026-11-15");
        assertThatCheck(api, second, employee).pays("GROUP-TERM-LIFE", "18.00");
        api.clerk()
                .get("/paychecks/" + api.paycheck(second, employee))
                .then()
                .body("lines.find { it.code == 'US-FUTA' }.wages.amount", equalTo("2500.00"));
        assertThatCheck(api, api.paid(calendar, "2026-11-29"), employee).pays("GROUP-TERM-LIFE", "0.00");
    }

    /** Paydays are 20 November, then 4, 18 and (for New Year) 31 December: of 18.00 a month the employee pays 4.00 on each. */
    @Test
    void whatIsPaidAfterTaxComesOff() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        elect(employee, plan("LIFE"), "2026-11-01", "250000.00", "4.00").then().statusCode(200);
        assertThatCheck(api, api.paid(calendar, "2026-11-01"), employee)
                .pays("AFTER-TAX-LIFE", "4.00")
                .pays("GROUP-TERM-LIFE", "14.00");
        assertThatCheck(api, api.paid(calendar, "2026-11-15"), employee).pays("GROUP-TERM-LIFE", "6.00");
        assertThatCheck(api, api.paid(calendar, "2026-11-29"), employee).pays("GROUP-TERM-LIFE", "0.00");
        api.clerk()
                .get("/w2s/" + employee + "?year=2026")
                .then()
                .body("box12.find { it.code == 'C' }.amount.amount", equalTo("20.00"));
    }

    /** On 31 December nothing is deducted, by choice: of 36.00 the employee pays 12.00. */
    @Test
    void aPaydayWithoutDeductionsHasItsMonthAndNoPaymentIsExpectedOfIt() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        elect(employee, plan("LIFE"), "2026-11-01", "250000.00", "4.00").then().statusCode(200);
        api.clerk()
                .body("{\"salary\":\"USUAL\",\"withholding\":\"USUAL\",\"benefitPaydays\":\"USUAL\"}")
                .put("/pay-calendars/" + calendar + "/years/2026")
                .then()
                .statusCode(200);
        assertThatCheck(api, api.paid(calendar, "2026-11-01"), employee).pays("GROUP-TERM-LIFE", "14.00");
        assertThatCheck(api, api.paid(calendar, "2026-11-15"), employee).pays("GROUP-TERM-LIFE", "10.00");
        assertThatCheck(api, api.paid(calendar, "2026-11-29"), employee).pays("GROUP-TERM-LIFE", "0.00");
        assertThatCheck(api, api.paid(calendar, "2026-12-13"), employee)
                .pays("AFTER-TAX-LIFE", "0.00")
                .pays("GROUP-TERM-LIFE", "0.00");
        api.clerk()
                .get("/w2s/" + employee + "?year=2026")
                .then()
                .body("box12.find { it.code == 'C' }.amount.amount", equalTo("24.00"));
    }

    /** 300 thousand x 0.09 is 27.00 a month, since November: what was entered too low is made up for. */
    @Test
    void aCoverageThatWasWrongIsCorrectedForMonthsThatArePaid() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var plan = plan("LIFE");
        elect(employee, plan, "2026-11-01", "250000.00", "0.00").then().statusCode(200);
        assertThatCheck(api, api.paid(calendar, "2026-11-01"), employee).pays("GROUP-TERM-LIFE", "18.00");
        elect(employee, plan, "2026-11-01", "350000.00", "0.00").then().statusCode(200);
        assertThatCheck(api, api.paid(calendar, "2026-11-15"), employee).pays("GROUP-TERM-LIFE", "36.00");
        elect(employee, plan, "2025-12-01", "350000.00", "0.00")
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
    }

    /** Final pay of October on 17 November: no month after the last day counts, and no later payday pays. */
    @Test
    void insuranceEndsWithTheEmployment() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        elect(employee, plan("LIFE"), "2026-10-01", "250000.00", "4.00").then().statusCode(200);
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 10, 30), TerminationReason.END_OF_CONTRACT));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-10-30")));
        var run = api.paid(api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"FINAL","payDate":"2026-11-17","employeeIds":["%s"],
                         "separation":{"kind":"DISCHARGE"}}
                        """.formatted(calendar, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
        assertThatCheck(api, run, employee).pays("AFTER-TAX-LIFE", "4.00").pays("GROUP-TERM-LIFE", "14.00");
    }

    @Test
    void aVoidTakesItBackAndTheNextPaycheckHasItAgain() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        elect(employee, plan("LIFE"), "2026-11-01", "250000.00", "0.00").then().statusCode(200);
        var run = api.paid(calendar, "2026-11-01");
        String voiding = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"wrong hours\",\"payDate\":\"2026-11-24\"}")
                .post("/paychecks/" + api.paycheck(run, employee) + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(voiding, api.manager()).then().statusCode(200);
        api.pay(voiding).then().statusCode(200);
        assertThatCheck(api, voiding, employee).pays("GROUP-TERM-LIFE", "-18.00");
        var again = api.paid(api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"2026-11-01","payDate":"2026-11-24",
                         "employeeIds":["%s"]}
                        """.formatted(calendar, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
        assertThatCheck(api, again, employee).pays("GROUP-TERM-LIFE", "18.00");
        // A bonus has no part of it.
        var bonus = api.paid(api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                         "code":"DISCRETIONARY_BONUS","amount":{"amount":"1000.00","currency":"USD"},
                         "description":"Thanks"}]}
                        """.formatted(calendar, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
        assertThatCheck(api, bonus, employee).nets("703.50");
    }

    @Test
    void whatIsNotCalculatedIsRefusedByName() {
        offer("LIFE", "SECTION_125", ",\"nondiscriminatory\":true")
                .then()
                .statusCode(400)
                .body("errors[0].problem", containsString("AFTER_TAX"));
        offer("LIFE", "AFTER_TAX", "")
                .then()
                .statusCode(400)
                .body("errors[0].problem", containsString("nondiscriminatory"));
        offer("LIFE", "AFTER_TAX", ",\"nondiscriminatory\":false")
                .then()
                .statusCode(422)
                .body("type", endsWith("/group-term-life-discriminatory"));
        var plan = plan("LIFE");
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        elect(employee, plan, "2026-11-02", "100000.00", "0.00")
                .then()
                .statusCode(422)
                .body("type", endsWith("/election-not-of-the-plan"))
                .body("detail", containsString("first day"));
        api.put(employee, "benefit-elections/" + plan, """
                        {"effectiveFrom":"2026-11-01","amountPerPeriod":{"amount":"5.00","currency":"USD"}}
                        """)
                .then()
                .statusCode(422)
                .body("detail", containsString("coverage is missing"));
        api.put(employee, "benefit-elections/" + plan, """
                        {"effectiveFrom":"2026-11-01","percent":1,"coverage":{"amount":"100000.00","currency":"USD"}}
                        """)
                .then()
                .statusCode(422)
                .body("detail", containsString("percent"));
        String other = api.clerk().body("""
                        {"code":"DUES","name":"Dues","kind":"OTHER","treatment":"AFTER_TAX","shortfall":"DROP","priority":9}
                        """).post("/benefit-plans").path("id");
        elect(employee, other, "2026-11-01", "100000.00", "5.00")
                .then()
                .statusCode(422)
                .body("type", endsWith("/election-not-of-the-plan"));
    }
}
