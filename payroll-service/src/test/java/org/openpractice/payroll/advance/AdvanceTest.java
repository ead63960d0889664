package org.openpractice.payroll.advance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** An advance from its agreement to its last cent. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AdvanceTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();
    private String calendar = "";
    private UUID employee = UUID.randomUUID();

    @BeforeEach
    void someone() {
        calendar = api.biweeklyCalendar();
        employee = api.salaried(calendar, "TX", "65000.00");
    }

    private Response agree(String amount, String more) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"employeeId":"%s","amount":{"amount":"%s","currency":"USD"},"agreedOn":"2026-11-10"%s}
                        """.formatted(employee, amount, more))
                .post("/advances");
    }

    private String agreed(String amount) {
        return agree(amount, ",\"perPayday\":{\"amount\":\"300.00\",\"currency\":\"USD\"}")
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("owed.amount", equalTo("0.00"))
                .extract()
                .path("id");
    }

    private Response draft(String body) {
        return api.clerk().body(body).post("/pay-runs");
    }

    private String item(String code, String amount) {
        return "{\"employeeId\":\"%s\",\"code\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"description\":\"As agreed\"}"
                .formatted(employee, code, amount);
    }

    private Response apart(String payDate, String... items) {
        return draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"%s","items":[%s]}
                """.formatted(calendar, payDate, String.join(",", items)));
    }

    private Response regular(String periodStartsOn, String items) {
        return draft("""
                {"payCalendarId":"%s","periodStartsOn":"%s","items":[%s]}
                """.formatted(calendar, periodStartsOn, items));
    }

    private String calculated(Response drafted) {
        String run = drafted.then().statusCode(201).extract().path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        return run;
    }

    private String paid(Response drafted) {
        var run = calculated(drafted);
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200).body("state", equalTo("PAID"));
        return run;
    }

    private ValidatableResponse check(String run) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse advance(String id) {
        return api.clerk().get("/advances/" + id).then().statusCode(200);
    }

    private Response repaid(String id, String amount) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"amount":{"amount":"%s","currency":"USD"},"receivedOn":"2026-11-16","reference":"check 7"}
                        """.formatted(amount))
                .post("/advances/" + id + "/repayments");
    }

    private void voided(String run) {
        String voiding = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"not agreed\",\"payDate\":\"2026-11-24\"}")
                .post("/paychecks/" + api.paycheck(run, employee) + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(voiding, api.manager()).then().statusCode(200);
        api.pay(voiding).then().statusCode(200);
    }

    @Test
    void isPaidAtOnceWithoutTaxAndRepaidFromTheNextPaydays() {
        var id = agreed("500.00");
        var advanced = paid(apart("2026-11-17", item("ADVANCE", "500.00")));
        check(advanced)
                .body("gross.amount", equalTo("0.00"))
                .body("net.amount", equalTo("500.00"))
                .body("lines.find { it.code == 'ADVANCE-1' }.amount.amount", equalTo("-500.00"));
        advance(id).body("paidOut.amount", equalTo("500.00")).body("owed.amount", equalTo("500.00"));
        assertThat(query(
                        "select payload::text from outbox where aggregate_id = ? and type = 'PayrollJournalized'",
                        UUID.fromString(advanced)))
                .singleElement()
                .asString()
                .contains("EMPLOYEE_ADVANCES_RECEIVABLE");
        // Paid once, it is not paid again.
        apart("2026-11-18", item("ADVANCE", "500.00"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/advance-not-agreed"));

        var first = api.paid(calendar, FIRST);
        // 2,500.00 without 6.2 %, 1.45 % and the income tax, and 300.00 of the advance
        check(first)
                .body("gross.amount", equalTo("2500.00"))
                .body("lines.find { it.code == 'ADVANCE-1' }.amount.amount", equalTo("300.00"))
                .body("lines.find { it.code == 'ADVANCE-1' }.yearToDate.amount", equalTo("-200.00"));
        api.clerk()
                .get("/pay-runs/" + first)
                .then()
                .body("warnings", hasItem(containsString("the written agreement decides")));
        advance(id).body("repaidFromPay.amount", equalTo("300.00")).body("owed.amount", equalTo("200.00"));

        repaid(id, "200.01").then().statusCode(422).body("type", endsWith("/advance-overpaid"));
        repaid(id, "150.00").then().statusCode(200).body("owed.amount", equalTo("50.00"));
        api.clerk()
                .get("/advances/" + id + "/repayments")
                .then()
                .body("amount.amount", contains("150.00"))
                .body("reference", contains("check 7"));

        // A void gives back what the paycheck had taken.
        voided(first);
        advance(id).body("repaidFromPay.amount", equalTo("0.00")).body("owed.amount", equalTo("350.00"));
    }

    @Test
    void isPaidWithTheWagesOfAPeriodAndNothingIsTakenBackAtOnce() {
        agreed("500.00");
        var run = paid(regular(FIRST, item("ADVANCE", "500.00")));
        check(run)
                .body("gross.amount", equalTo("2500.00"))
                .body("lines.findAll { it.code == 'ADVANCE-1' }.amount.amount", contains("-500.00"));
    }

    @Test
    void leaveCashedOutInTheRunOfAPeriodIsTaxedTogetherWithItsWages() {
        var other = api.salaried(calendar, "TX", "65000.00");
        var run = calculated(regular(FIRST, item("PTO_CASH_OUT", "500.00")));
        check(run)
                .body("gross.amount", equalTo("3000.00"))
                .body("lines.find { it.code == 'PTO-CASH-OUT' }.amount.amount", equalTo("500.00"))
                .body("lines.find { it.code == 'US-SS' }.wages.amount", equalTo("3000.00"))
                .body("lines.find { it.code == 'US-FIT' }.wages.amount", equalTo("3000.00"));
        api.clerk().get("/paychecks/" + api.paycheck(run, other)).then().body("gross.amount", equalTo("2500.00"));
        api.approve(run, api.manager()).then().statusCode(200);
    }

    @Test
    void anItemOfARegularRunIsForSomebodyOfThePeriodAndKnowsNoBonus() {
        regular(FIRST, item("BONUS", "500.00")).then().statusCode(400);
        regular(FIRST, "").then().statusCode(400);
        var later = api.salaried(calendar, "TX", "65000.00", "2026-11-16");
        employee = later;
        regular(FIRST, item("PTO_CASH_OUT", "500.00"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-on-the-calendar"));
        employee = UUID.randomUUID();
        regular(FIRST, item("PTO_CASH_OUT", "500.00")).then().statusCode(404).body("type", endsWith("/not-enrolled"));
        // The draft that was refused left nothing.
        api.drafted(calendar, FIRST);
    }

    @Test
    void finalPayTakesTheRestThatWasAgreedAndTellsOneThatWasNot() {
        api.paidThen(calendar, "2026-10-04", "2026-10-23");
        api.paidThen(calendar, "2026-10-18", "2026-11-06");
        agree("400.00", ",\"percentOfNet\":10,\"restFromFinalPay\":true").then().statusCode(201);
        agree("250.00", ",\"percentOfNet\":1").then().statusCode(201).body("number", equalTo(2));
        paid(apart(
                "2026-11-17",
                item("ADVANCE", "400.00"),
                item("ADVANCE", "250.00").replace("As agreed", "Another")));
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 13), TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-13")));
        var run = calculated(draft("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"2026-11-19","employeeIds":["%s"],
                 "separation":{"kind":"DISCHARGE"}}
                """.formatted(calendar, employee)));
        check(run).body("lines.find { it.code == 'ADVANCE-1' }.amount.amount", equalTo("400.00"));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("warnings", hasItem(containsString("stays owed after final pay")));
    }

    @Test
    void isPaidBesideExpensesThatAreGivenBackWithoutAnyWages() {
        var id = agreed("400.00");
        var run = paid(draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[%s],
                 "reimbursements":[{"employeeId":"%s","amount":{"amount":"87.00","currency":"USD"},"description":"Hotel",
                  "businessPurpose":"Annual meeting of the society","incurredOn":"2026-10-20","evidence":"RECEIPT",
                  "substantiatedOn":"2026-11-10"}]}
                """.formatted(calendar, item("ADVANCE", "400.00"), employee)));
        check(run)
                .body("gross.amount", equalTo("0.00"))
                .body("taxes.amount", equalTo("0.00"))
                .body("reimbursements.amount", equalTo("87.00"))
                .body("net.amount", equalTo("487.00"));
        advance(id).body("owed.amount", equalTo("400.00"));
    }

    @Test
    void refusesWhatIsNotAgreedOrNotPaid() {
        agree("0.00", ",\"percentOfNet\":10").then().statusCode(400);
        agree("500.00", "").then().statusCode(400);
        agree("500.00", ",\"percentOfNet\":10,\"perPayday\":{\"amount\":\"1.00\",\"currency\":\"USD\"}")
                .then()
                .statusCode(400);
        agree("500.00", ",\"percentOfNet\":101").then().statusCode(400);
        api.as("robin", Roles.EMPLOYEE).get("/advances").then().statusCode(403);
        var id = agreed("500.00");
        apart("2026-11-17", item("ADVANCE", "400.00"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/advance-not-agreed"));
        apart(
                        "2026-11-17",
                        item("ADVANCE", "500.00")
                                .replace("}\"", "}\"")
                                .replace("\"description\"", "\"grossedUp\":true,\"description\""))
                .then()
                .statusCode(400);
        repaid(id, "1.00").then().statusCode(409).body("type", endsWith("/advance-not-paid"));
        var run = calculated(apart("2026-11-17", item("ADVANCE", "500.00")));
        api.clerk()
                .header("If-Match", "\"0\"")
                .post("/advances/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("canceledOn", equalTo(PayrollApi.TODAY));
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.calculated(run);
        api.clerk().get("/pay-runs/" + run).then().body("notPaid.problem", contains("advance-not-agreed"));
        api.clerk().delete("/advances/" + id).then().statusCode(405);
    }

    @Test
    void inNewYorkOneAdvanceIsOpenAtATime() {
        employee = api.salaried(calendar, "NY", "65000.00");
        var id = agreed("500.00");
        agree("100.00", ",\"percentOfNet\":10")
                .then()
                .statusCode(409)
                .body("type", endsWith("/advance-open"))
                .body("detail", containsString("195-5.2"));
        api.clerk()
                .header("If-Match", "\"0\"")
                .post("/advances/" + id + "/cancellation")
                .then()
                .statusCode(200);
        agree("100.00", ",\"percentOfNet\":10").then().statusCode(201).body("number", equalTo(2));
    }

    @Test
    void anAdvanceThatIsPaidIsNotCanceled() {
        var id = agreed("500.00");
        paid(apart("2026-11-17", item("ADVANCE", "500.00")));
        api.clerk()
                .header("If-Match", "\"0\"")
                .post("/advances/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("type", endsWith("/advance-paid"));
    }
}
