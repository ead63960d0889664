package org.openpractice.payroll.run;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openpractice.payroll.PayrollApi.week;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Who is paid otherwise than in the run before, and why. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayRunVarianceTest {

    private static final String FIRST = "2026-11-01";
    private static final String SECOND = "2026-11-15";

    private final PayrollApi api = new PayrollApi();

    private UUID employed(String calendar, String basis, String rate) {
        var employee = api.hired("TX", "2026-10-05");
        api.payTerms(employee, calendar, "2026-10-05", basis, rate);
        return employee;
    }

    private void put(UUID employee, String what, String body) {
        api.put(employee, what, body).then().statusCode(200);
    }

    private ValidatableResponse variance(String run) {
        return api.clerk().get("/pay-runs/" + run + "/variance").then().statusCode(200);
    }

    private static String of(UUID employee) {
        return "people.items.find { it.employeeId == '%s' }.".formatted(employee);
    }

    @Test
    void namesEachCauseThatTheKeptInputsTell() {
        var calendar = api.biweeklyCalendar();
        var hours = employed(calendar, "HOURLY", "20.00");
        var elected = employed(calendar, "SALARIED", "65000.00");
        var garnished = employed(calendar, "SALARIED", "65000.00");
        var certified = employed(calendar, "SALARIED", "65000.00");
        var moved = employed(calendar, "SALARIED", "65000.00");
        var limited = employed(calendar, "SALARIED", "3900000.00");
        var several = employed(calendar, "HOURLY", "20.00");
        var same = employed(calendar, "SALARIED", "65000.00");
        for (var hourly : new UUID[] {hours, several}) {
            api.hours(calendar, FIRST, hourly, week(FIRST, "40")).then().statusCode(200);
        }
        api.paid(calendar, FIRST);

        api.hours(calendar, SECOND, hours, week(SECOND, "30")).then().statusCode(200);
        String plan = api.clerk()
                .body("""
                {"code":"GOLD","name":"Gold","kind":"HEALTH","treatment":"SECTION_125","shortfall":"DROP","priority":10}
                """)
                .post("/benefit-plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        put(elected, "benefit-elections/" + plan, """
                {"effectiveFrom":"2026-11-21","amountPerPeriod":{"amount":"100.00","currency":"USD"}}
                """);
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                {"employeeId":"%s","terms":{"kind":"CHILD_SUPPORT","state":"TX","receivedOn":"2026-11-16",
                 "effectiveFrom":"2026-11-21","frequency":"BIWEEKLY","amount":{"amount":"150.00","currency":"USD"},
                 "supportsOthers":true,"overTwelveWeeksInArrears":false,"makesUpShortfall":false},
                 "remittance":{"payee":"State Disbursement Unit","caseNumber":"CASE-1","remitTo":"PO Box 1"}}
                """.formatted(garnished))
                .post("/garnishment-orders")
                .then()
                .statusCode(201);
        put(certified, "withholding-certificate", """
                {"effectiveFrom":"2026-11-21","certificate":
                 {"form":"FROM_2020","filingStatus":"HEAD_OF_HOUSEHOLD","multipleJobs":false,"exempt":false,
                  "nonresidentAlien":false,"dependentsCredit":{"amount":"2000.00","currency":"USD"}}}
                """);
        put(moved, "jurisdictions", """
                {"effectiveFrom":"2026-11-15","workState":"PA","residenceState":"TX"}
                """);
        api.payTerms(several, calendar, SECOND, "HOURLY", "22.00");
        api.hours(calendar, SECOND, several, week(SECOND, "38")).then().statusCode(200);

        var run = api.drafted(calendar, SECOND);
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        variance(run)
                .body("differing", equalTo(7))
                .body(
                        "people.items.employeeId",
                        containsInAnyOrder(
                                hours.toString(),
                                elected.toString(),
                                garnished.toString(),
                                certified.toString(),
                                moved.toString(),
                                limited.toString(),
                                several.toString()))
                .body(of(hours) + "because", contains("HOURS"))
                .body(of(hours) + "grossDifference.amount", equalTo("-200.00"))
                .body(of(elected) + "because", contains("DEDUCTION"))
                .body(of(elected) + "lines.find { it.code == '125-HEALTH-GOLD' }.difference.amount", equalTo("100.00"))
                .body(of(garnished) + "because", contains("GARNISHMENT"))
                .body(of(garnished) + "netDifference.amount", equalTo("-150.00"))
                .body(of(certified) + "because", contains("CERTIFICATE"))
                .body(of(certified) + "lines.code", contains("US-FIT"))
                .body(of(moved) + "because", contains("JURISDICTION"))
                .body(of(moved) + "lines.code", hasItem("US-PA-PIT"))
                // 150,000.00 in each period; the second reaches the wage base of 184,500
                .body(of(limited) + "because", contains("LIMIT"))
                .body(of(limited) + "grossDifference.amount", equalTo("0.00"))
                .body(of(limited) + "lines.find { it.code == 'US-SS' }.before.amount", equalTo("9300.00"))
                .body(of(limited) + "lines.find { it.code == 'US-SS' }.now.amount", equalTo("2139.00"))
                .body(of(several) + "because", contains("TERMS", "HOURS"));
        variance(run).body("people.items.find { it.employeeId == '%s' }".formatted(same), equalTo(null));
    }

    @Test
    void namesEarningsApartFromWork() {
        var calendar = api.biweeklyCalendar();
        var employee = employed(calendar, "SALARIED", "65000.00");
        api.paid(calendar, FIRST);
        String run = api.clerk()
                .body("""
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-11-30",
                 "employeeIds":["%s"],"items":[{"employeeId":"%s","code":"DISCRETIONARY_BONUS",
                 "amount":{"amount":"1000.00","currency":"USD"},"description":"Thanks"}]}
                """.formatted(calendar, SECOND, employee, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run);
        variance(run)
                .body(of(employee) + "because", contains("OTHER_EARNINGS"))
                .body(of(employee) + "grossDifference.amount", equalTo("1000.00"));
    }
}
