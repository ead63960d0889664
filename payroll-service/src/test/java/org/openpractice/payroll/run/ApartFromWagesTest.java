package org.openpractice.payroll.run;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Bonus runs, paid apart from regular wages. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApartFromWagesTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    private UUID salaried(String state, String calendar) {
        var employee = api.hired(state, "2026-10-05");
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "65000.00");
        return employee;
    }

    /** A calculated run with 1,000.00 for each. */
    private String bonus(String calendar, String payDate, UUID... employees) {
        var items = new StringBuilder();
        for (var employee : employees) {
            items.append(items.isEmpty() ? "" : ",").append("""
                    {"employeeId":"%s","code":"BONUS","amount":{"amount":"1000.00","currency":"USD"},
                     "description":"Year end"}""".formatted(employee));
        }
        String run = api.clerk()
                .body("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"%s","items":[%s]}
                """.formatted(calendar, payDate, items))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run);
        return run;
    }

    @Test
    void whoseWagesAreGarnishedIsNotPaidApartFromThem() {
        var calendar = api.biweeklyCalendar();
        var garnished = salaried("TX", calendar);
        var other = salaried("TX", calendar);
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                {"employeeId":"%s","terms":{"kind":"CHILD_SUPPORT","state":"TX","receivedOn":"2026-10-01",
                 "effectiveFrom":"2026-11-01","frequency":"BIWEEKLY","amount":{"amount":"150.00","currency":"USD"},
                 "supportsOthers":true,"overTwelveWeeksInArrears":false,"makesUpShortfall":false},
                 "remittance":{"payee":"State Disbursement Unit","caseNumber":"CASE-1","remitTo":"PO Box 1"}}
                """.formatted(garnished))
                .post("/garnishment-orders")
                .then()
                .statusCode(201);
        var run = bonus(calendar, "2026-11-24", garnished, other);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .statusCode(200)
                .body("employees", equalTo(1))
                .body("notPaid.employeeId", contains(garnished.toString()))
                .body("notPaid[0].problem", equalTo("garnishment-apart-from-wages"))
                .body("notPaid[0].detail", containsString("all pay of the period"));
    }
}
