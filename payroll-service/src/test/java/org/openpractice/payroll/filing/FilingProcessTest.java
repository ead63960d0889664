package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FilingProcessTest {

    private final PayrollApi api = new PayrollApi();

    private String paidRun() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        for (int i = 0; i < 2; i++) {
            var employee = api.salaried(calendar, "TX", "65000.00");
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
                .anyMatch(record -> record.startsWith("622061036000"))
                .as("an entry of no other file has its trace number")
                .anyMatch(record -> record.startsWith("6")
                        && record.endsWith("%07d"
                                .formatted(Long.parseLong(Database.query(
                                                "select last_trace from payment_counter where practice_group_id = ?",
                                                api.group)
                                        .getFirst()))));
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

    @Test
    void whatWasDepositedOnAnotherScheduleIsNotOwedAgain() {
        paidRun();
        lookBack("0.00");
        String monthly = api.clerk().get("/tax-deposits?year=2026&quarter=4").path("obligations[0].id");
        String all = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"settlesOn\":\"2026-11-25\"}")
                .post("/tax-deposits/" + monthly + "/payment")
                .then()
                .statusCode(201)
                .extract()
                .path("amount.amount");
        // The liability of the look-back period was stated wrongly.
        api.clerk()
                .header("If-Match", api.etag("/deposit-look-backs/2026"))
                .body("{\"liability\":{\"amount\":\"50000.01\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
        String semiWeekly = api.clerk()
                .get("/tax-deposits?year=2026&quarter=4")
                .then()
                .body("schedule", equalTo("SEMI_WEEKLY"))
                .body("unmatched.obligationId", contains(monthly))
                .body("obligations", hasSize(1))
                .body("obligations[0].paid.amount", equalTo(all))
                .body("obligations[0].balance.amount", equalTo("0.00"))
                .body("obligations[0].explanation", hasItem("deposited for a period that was changed since: " + all))
                .extract()
                .path("obligations[0].id");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"settlesOn\":\"2026-11-25\"}")
                .post("/tax-deposits/" + semiWeekly + "/payment")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/tax-deposit-not-owed"));
    }

    @Test
    void whatSeveralPeopleMarkAtOnceIsDepositedOnce() {
        paidRun();
        lookBack("0.00");
        String id = api.clerk().get("/tax-deposits?year=2026&quarter=4").path("obligations[0].id");
        var answers = IntStream.range(0, 6)
                .mapToObj(person -> CompletableFuture.supplyAsync(
                        () -> api.as("clerk" + person, Roles.PAYROLL)
                                .header("Idempotency-Key", UUID.randomUUID())
                                .body("{\"settlesOn\":\"2026-11-25\"}")
                                .post("/tax-deposits/" + id + "/payment")
                                .statusCode(),
                        Executors.newVirtualThreadPerTaskExecutor()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    }

    @Test
    void whoeverMovedHasFutaWagesInEachStateThatTheyWereEarnedIn() {
        for (var state : List.of("TX", "FL")) {
            api.clerk()
                    .body("{\"effectiveFrom\":\"2026-01-01\",\"rate\":0.027}")
                    .put("/unemployment-accounts/" + state)
                    .then()
                    .statusCode(200);
        }
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar, "2026-10-05");
        api.paid(calendar, "2026-11-01");
        api.publish(
                2,
                new EmployeeChanged(
                        employee,
                        PayrollApi.person("Sample"),
                        PayrollApi.assignment("FL", "FL"),
                        LocalDate.of(2026, 11, 15)));
        soon().untilAsserted(() -> api.enrollment(employee).body("jurisdictions.size()", equalTo(2)));
        api.paid(calendar, "2026-11-15");
        api.clerk()
                .get("/form-940?year=2026")
                .then()
                .statusCode(200)
                .body("line7.amount", equalTo("5000.00"))
                .body("scheduleA.state", contains("FL", "TX"))
                .body("scheduleA.futaWages.amount", contains("2500.00", "2500.00"))
                .body("open", hasSize(1));
    }

    private UUID employed(String calendar, String from, String basis, String rate) {
        var employee = api.hired("TX", from);
        api.payTerms(employee, calendar, from, basis, rate);
        return employee;
    }

    private UUID salaried(String calendar, String from) {
        return employed(calendar, from, "SALARIED", "65000.00");
    }

    private String paid(String body) {
        return paid(api.clerk().body(body).post("/pay-runs"));
    }

    private String paid(Response drafted) {
        String run = drafted.then().statusCode(201).extract().path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED")).body("result.employees", equalTo(1));
        return approvedAndPaid(run);
    }

    private String approvedAndPaid(String run) {
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
        return run;
    }

    private void voided(String paycheck) {
        approvedAndPaid(api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"not earned\",\"payDate\":\"2026-12-21\"}")
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private void requireLine1(int quarter, int employees) {
        api.clerk()
                .get("/form-941?year=2026&quarter=" + quarter)
                .then()
                .statusCode(200)
                .body("line1", equalTo(employees));
    }

    private static String offCycle(String calendar, String period, UUID employee, String more) {
        return """
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-12-21",
                 "employeeIds":["%s"]%s}
                """.formatted(calendar, period, employee, more);
    }

    private static String bonus(UUID employee) {
        return """
                "items":[{"employeeId":"%s","code":"DISCRETIONARY_BONUS",
                 "amount":{"amount":"500.00","currency":"USD"},"description":"Year end"}]
                """.formatted(employee);
    }

    @Test
    void line1CountsWhoWasPaidForThePeriodWithTheTwelfthOfTheLastMonth() {
        var calendar = api.biweeklyCalendar();
        // 12 December 2026 is the last day of this period; it is paid on 18 December.
        var census = "2026-11-29";
        salaried(calendar, "2026-10-05");
        var voided = salaried(calendar, "2026-10-05");
        var twice = salaried(calendar, "2026-10-05");
        salaried(calendar, "2026-12-14");
        var before = employed(calendar, "2026-10-05", "HOURLY", "20.00");
        api.hours(calendar, "2026-11-15", before, PayrollApi.week("2026-11-15", "40"))
                .then()
                .statusCode(200);
        api.paid(calendar, "2026-11-15");
        requireLine1(4, 0);

        var run = api.paid(calendar, census);
        requireLine1(4, 3);
        api.paid(calendar, "2026-12-13");
        requireLine1(4, 3);

        voided(api.paycheck(run, voided));
        voided(api.paycheck(run, twice));
        requireLine1(4, 1);
        paid(offCycle(calendar, census, twice, ""));
        requireLine1(4, 2);

        // Neither a bonus, by itself or beside a period without work, nor a difference for another period
        paid("{\"payCalendarId\":\"%s\",\"kind\":\"BONUS\",\"payDate\":\"2026-12-11\",%s}"
                .formatted(calendar, bonus(before)));
        paid(offCycle(calendar, census, before, "," + bonus(before)));
        api.put(before, "pay-terms", """
                        {"effectiveFrom":"2026-11-15","payCalendarId":"%s","basis":"HOURLY",
                         "rate":{"amount":"22.00","currency":"USD"},"retroactive":true}
                        """.formatted(calendar)).then().statusCode(200);
        paid("{\"payCalendarId\":\"%s\",\"kind\":\"RETROACTIVE\",\"payDate\":\"2026-12-11\",\"since\":\"2026-11-15\"}"
                .formatted(calendar));
        requireLine1(4, 2);
    }

    private String paidThen(String calendar, LocalDate periodStartsOn) {
        return api.paidThen(
                calendar, periodStartsOn.toString(), periodStartsOn.plusDays(19).toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-03-12", "2, 2026-06-12", "3, 2026-09-12"})
    void line1HasADayOfItsOwnInEachQuarter(int quarter, LocalDate twelfth) {
        var calendar = api.biweeklyCalendar();
        salaried(calendar, "2025-10-06");
        var start = LocalDate.of(2026, 11, 1);
        while (start.isAfter(twelfth)) {
            start = start.minusWeeks(2);
        }
        paidThen(calendar, start.minusWeeks(2));
        paidThen(calendar, start.plusWeeks(2));
        requireLine1(quarter, 0);
        var run = paidThen(calendar, start);
        for (int other = 1; other <= 4; other++) {
            requireLine1(other, other == quarter ? 1 : 0);
        }
        // The return is filed by now: it stays as it was filed.
        api.reverse(run).then().statusCode(200);
        requireLine1(quarter, 1);
    }
}
