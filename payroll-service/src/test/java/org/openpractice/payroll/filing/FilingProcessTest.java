package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FilingProcessTest {

    private final PayrollApi api = new PayrollApi();

    private String paidRun() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        for (int i = 0; i < 2; i++) {
            var employee = api.hired("TX", "2026-10-05");
            api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "65000.00");
        }
        return api.paid(calendar, "2026-11-01");
    }

    private void lookBack(String liability) {
        api.clerk()
                .body("{\"liability\":{\"amount\":\"%s\",\"currency\":\"USD\"}}".formatted(liability))
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
    }

    @Test
    void aPaidRunIsOwedDepositedAndReported() {
        var run = paidRun();
        api.clerk()
                .get("/tax-deposits?year=2026&quarter=4")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/look-back-not-known"));
        lookBack("0.00");

        // 2 x 2,500: Social Security 620.00, Medicare 145.00 of both sides, and income tax, by 15 December.
        var owed = api.clerk()
                .get("/tax-deposits?year=2026&quarter=4")
                .then()
                .statusCode(200)
                .body("schedule", equalTo("MONTHLY"))
                .body("obligations", hasSize(1))
                .body("obligations[0].dueOn", equalTo("2026-12-15"))
                .body("obligations[0].split.socialSecurity.amount", equalTo("620.00"))
                .body("obligations[0].split.medicare.amount", equalTo("145.00"))
                .extract();
        var id = owed.<String>path("obligations[0].id");
        var liability = owed.<String>path("obligations[0].liability.amount");

        api.clerk()
                .get("/form-941?year=2026&quarter=4")
                .then()
                .statusCode(200)
                .body("line2.amount", equalTo("5000.00"))
                .body("line5a.wages.amount", equalTo("5000.00"))
                .body("line5a.tax.amount", equalTo("620.00"))
                .body("line5c.tax.amount", equalTo("145.00"))
                .body("line7.amount", equalTo("0.00"))
                .body("line12.amount", equalTo(liability))
                .body("line13.amount", equalTo("0.00"))
                .body("line14.amount", equalTo(liability))
                .body("schedule", equalTo("MONTHLY"))
                .body("dueOn", equalTo("2027-02-01"))
                .body("reconciliation.difference.amount", everyItem(equalTo("0.00")))
                .body("reconciliation.find { it.line == '3' }.runs.payRunId", hasItem(run));

        var key = UUID.randomUUID();
        var deposit = api.clerk()
                .header("Idempotency-Key", key)
                .body("{\"settlesOn\":\"2026-12-16\"}")
                .post("/tax-deposits/" + id + "/payment")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo(liability))
                .body("taxPeriodEndsOn", equalTo("2026-12-31"))
                .body("late", equalTo(true))
                .extract()
                .<String>path("id");
        api.clerk()
                .header("Idempotency-Key", key)
                .body("{\"settlesOn\":\"2026-12-16\"}")
                .post("/tax-deposits/" + id + "/payment")
                .then()
                .statusCode(201)
                .body("id", equalTo(deposit));
        api.clerk()
                .get("/tax-deposits?year=2026&quarter=4")
                .then()
                .body("obligations[0].balance.amount", equalTo("0.00"));
        api.clerk()
                .get("/form-941?year=2026&quarter=4")
                .then()
                .body("line13.amount", equalTo(liability))
                .body("line14.amount", equalTo("0.00"));
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"settlesOn\":\"2026-12-15\"}")
                .post("/tax-deposits/" + id + "/payment")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/tax-deposit-not-owed"));

        // The clerk who marked it does not let it out; the manager does.
        var payment = "/tax-deposits/payments/" + deposit;
        api.clerk()
                .get(payment + "/ach-file")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/tax-deposit-not-released"));
        api.clerk()
                .post(payment + "/release")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/second-person-required"));
        api.manager().post(payment + "/release").then().statusCode(200).body("releasedBy", equalTo("manager"));
        api.manager()
                .post(payment + "/release")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/tax-deposit-released"));
        var file = api.clerk().get(payment + "/ach-file").asString();
        assertThat(file.lines().toList())
                .allMatch(record -> record.length() == 94)
                .anyMatch(record -> record.startsWith("705TXP*987654321*94105*261201*1*62000*2*14500*3*"))
                .anyMatch(record -> record.startsWith("622061036000"));
        assertThat(api.clerk().get(payment + "/ach-file").asString()).isEqualTo(file);

        api.clerk()
                .get("/form-940?year=2026")
                .then()
                .statusCode(200)
                .body("line3.amount", equalTo("5000.00"))
                .body("line7.amount", equalTo("5000.00"))
                .body("line8.amount", equalTo("30.00"))
                .body("line11", nullValue())
                .body("open", hasItem(containsString("credit reduction states of 2026")));
        api.clerk()
                .get("/form-941?year=2027&quarter=1")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/tax-year-not-available"));
        api.as("somebody", Roles.EMPLOYEE)
                .get("/form-941?year=2026&quarter=4")
                .then()
                .statusCode(403);
    }

    @Test
    void aLargeLookBackMakesASemiWeeklyDepositor() {
        paidRun();
        lookBack("50000.01");

        // Pay date Friday 20 November 2026; Thanksgiving is after the due date, Wednesday 25 November.
        var id = api.clerk()
                .get("/tax-deposits?year=2026&quarter=4")
                .then()
                .body("schedule", equalTo("SEMI_WEEKLY"))
                .body("obligations[0].dueOn", equalTo("2026-11-25"))
                .extract()
                .<String>path("obligations[0].id");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"settlesOn\":\"2026-11-26\"}")
                .post("/tax-deposits/" + id + "/payment")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-banking-day"));
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"settlesOn\":\"2026-11-25\"}")
                .post("/tax-deposits/" + UUID.randomUUID() + "/payment")
                .then()
                .statusCode(404);
        api.clerk()
                .body("{\"liability\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(428);
        api.clerk().get("/deposit-look-backs/2026").then().body("liability.amount", equalTo("50000.01"));
    }
}
