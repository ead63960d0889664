package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PaycheckAssert.assertThatCheck;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.garnishment.GarnishmentKind;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.testing.Infrastructure;

/** Expenses that are given back with pay, from the request to the W-2. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReimbursementTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    private static String expense(UUID employee, String amount, String more) {
        return """
                {"employeeId":"%s","amount":{"amount":"%s","currency":"USD"},"description":"Conference",
                 "businessPurpose":"Annual meeting of the society","incurredOn":"2026-10-20","evidence":"RECEIPT",
                 "substantiatedOn":"2026-11-10"%s}
                """.formatted(employee, amount, more);
    }

    private static String drives(UUID employee, String amount, String miles) {
        return """
                {"employeeId":"%s","amount":{"amount":"%s","currency":"USD"},"description":"Mileage",
                 "businessPurpose":"Visits at the nursing home","incurredOn":"2026-10-20","incurredThrough":"2026-10-30",
                 "evidence":"MILEAGE_LOG","substantiatedOn":"2026-11-10","miles":%s}
                """.formatted(employee, amount, miles);
    }

    private Response regular(String calendar, String... expenses) {
        return api.clerk()
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s","reimbursements":[%s]}
                        """.formatted(calendar, FIRST, String.join(",", expenses)))
                .post("/pay-runs");
    }

    private Response bonus(String calendar, String... expenses) {
        return api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","reimbursements":[%s]}
                        """.formatted(calendar, String.join(",", expenses)))
                .post("/pay-runs");
    }

    private String paid(Response drafted) {
        return api.paid(drafted.then().statusCode(201).extract().<String>path("id"));
    }

    /** In every state, whatever is withheld: the same paycheck with the amount beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"TX", "PA", "CA", "NY", "OR", "MA", "NJ"})
    void aReimbursementChangesTheNetAndNothingElse(String state) {
        var plain = worked(state).build();
        var with = worked(state).reimbursed("123.45").build();
        var before = GrossToNetTest.calculate(plain);
        var now = GrossToNetTest.calculate(with);
        var others = new ArrayList<>(now.lines());
        others.removeIf(line -> line.kind() == Kind.REIMBURSEMENT);
        assertThat(others).isEqualTo(before.lines());
        assertThat(now.gross()).isEqualTo(before.gross());
        assertThat(now.taxes()).isEqualTo(before.taxes());
        assertThat(now.deductions()).isEqualTo(before.deductions());
        assertThat(now.reimbursements()).isEqualTo(Money.of("123.45"));
        assertThat(now.net()).isEqualTo(before.net().plus(Money.of("123.45")));
        assertThat(PayInputJson.read(PayInputJson.write(with)).reimbursements()).isEqualTo(with.reimbursements());
    }

    private static SampleInput worked(String state) {
        return SampleInput.in(state).salary("65000").defers(Money.of("100")).owes(GarnishmentKind.STUDENT_LOAN, null);
    }

    @Test
    void itComesWithThePayOfThePeriodAndStandsApartFromWagesEverywhere() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var other = api.salaried(calendar, "TX", "65000.00");
        var run = paid(regular(calendar, expense(employee, "412.30", ""), drives(employee, "87.00", "100")));

        // 2,500.00 and 14.50 above the mileage rate are wages; 412.30 and 72.50 are none.
        String paycheck = api.paycheck(run, employee);
        api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .statusCode(200)
                .body("gross.amount", equalTo("2514.50"))
                .body("reimbursements.amount", equalTo("484.80"))
                .body("lines.find { it.code == 'REIMBURSEMENT' }.kind", equalTo("REIMBURSEMENT"))
                .body("lines.find { it.code == 'REIMBURSEMENT' }.amount.amount", equalTo("412.30"))
                .body("lines.find { it.code == 'REIMBURSEMENT-MILEAGE' }.amount.amount", equalTo("72.50"))
                .body("lines.find { it.code == 'EXPENSE-ALLOWANCE' }.amount.amount", equalTo("14.50"))
                .body("lines.find { it.code == 'US-SS' }.wages.amount", equalTo("2514.50"))
                .body("lines.find { it.code == 'US-FIT' }.wages.amount", equalTo("2514.50"))
                .body(
                        "trace.text",
                        hasItem(containsString("Annual meeting of the society; receipt; substantiated on")));
        var net = cents(paycheck, "gross") - cents(paycheck, "taxes") + 48480;
        assertThat(cents(paycheck, "net")).isEqualTo(net);
        assertThatCheck(api, run, other).grosses("2500.00").hasNo("REIMBURSEMENT");

        api.clerk()
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .statusCode(200)
                .body("reimbursements.code", contains("REIMBURSEMENT", "REIMBURSEMENT-MILEAGE"))
                .body("totalReimbursements.amount.amount", equalTo("484.80"))
                .body("totalReimbursements.yearToDate.amount", equalTo("484.80"))
                .body("gross.amount.amount", equalTo("2514.50"))
                .body("net.amount.amount", equalTo(Money.ofCents(net).amount()));
        api.clerk()
                .get("/pay-runs/" + run + "/register?employeeId=" + employee)
                .then()
                .body("items[0].reimbursements.amount", equalTo("484.80"))
                .body("items[0].net.amount", equalTo(Money.ofCents(net).amount()));
        api.clerk()
                .get("/pay-runs/" + run + "/journals")
                .then()
                .body("[0].lines.find { it.account == 'EXPENSES_REIMBURSED' }.debit.amount", equalTo("484.80"))
                .body("[0].lines.findAll { it.account == 'WAGES_EXPENSE' }.debit.amount", contains("5014.50"));
        api.clerk()
                .get("/pay-runs/" + run + "/signatures")
                .then()
                .body("[0].meaning", containsString("reimbursements 484.80, net"));
        api.clerk()
                .get("/w2s/" + employee + "?year=2026")
                .then()
                .statusCode(200)
                .body("box1.amount", equalTo("2514.50"))
                .body("box3.amount", equalTo("2514.50"))
                .body("box5.amount", equalTo("2514.50"));
        api.clerk()
                .get("/form-941?year=2026&quarter=4")
                .then()
                .statusCode(200)
                .body("line2.amount", equalTo("5014.50"));
        api.clerk().get("/form-940?year=2026").then().statusCode(200).body("line3.amount", equalTo("5014.50"));
    }

    private long cents(String paycheck, String what) {
        return Money.of(api.clerk().get("/paychecks/" + paycheck).<String>path(what + ".amount"))
                .cents();
    }

    @Test
    void aRunOfBonusesGivesBackAloneAndAVoidTakesItBack() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var run = paid(bonus(calendar, expense(employee, "100.00", "")));
        assertThatCheck(api, run, employee).grosses("0.00").nets("100.00").hasNo("US-SS");
        bonus(calendar, expense(employee, "100.00", ""))
                .then()
                .statusCode(409)
                .body("type", endsWith("/expense-reimbursed"));

        String paycheck = api.paycheck(run, employee);
        String voiding = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"not ours\",\"payDate\":\"2026-11-24\"}")
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(voiding, api.manager()).then().statusCode(200);
        api.pay(voiding).then().statusCode(200);
        assertThatCheck(api, voiding, employee).nets("-100.00").pays("REIMBURSEMENT", "-100.00");
        api.clerk()
                .get("/pay-runs/" + voiding + "/journals")
                .then()
                .body("[0].lines.find { it.account == 'EXPENSES_REIMBURSED' }.credit.amount", equalTo("100.00"));
        // What was voided may be given back again; the year knows it once.
        var again = paid(bonus(calendar, expense(employee, "100.00", "")));
        api.clerk()
                .get("/paychecks/" + api.paycheck(again, employee))
                .then()
                .body("lines.find { it.code == 'REIMBURSEMENT' }.yearToDate.amount", equalTo("100.00"));
        // A draft that is deleted frees it too.
        api.reverse(again).then().statusCode(200);
        String draft = bonus(calendar, expense(employee, "100.00", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        bonus(calendar, expense(employee, "100.00", "")).then().statusCode(409);
        api.clerk()
                .header("If-Match", api.etag("/pay-runs/" + draft))
                .delete("/pay-runs/" + draft)
                .then()
                .statusCode(204);
        bonus(calendar, expense(employee, "100.00", "")).then().statusCode(201);
    }

    @Test
    void anOffCycleAndAFinalRunTakeItToo() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var offCycle = paid(api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-11-24",
                         "employeeIds":["%s"],"reimbursements":[%s]}
                        """.formatted(calendar, FIRST, employee, expense(employee, "10.00", "")))
                .post("/pay-runs"));
        assertThatCheck(api, offCycle, employee).grosses("2500.00").pays("REIMBURSEMENT", "10.00");
        var somebodyElse = api.salaried(calendar, "TX", "65000.00");
        api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-11-24",
                         "employeeIds":["%s"],"reimbursements":[%s]}
                        """.formatted(calendar, FIRST, somebodyElse, expense(employee, "11.00", "")))
                .post("/pay-runs")
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-on-the-calendar"));
        // What is late is paid as wages.
        var wages = paid(api.clerk().body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                         "code":"EXPENSE_ALLOWANCE","amount":{"amount":"1000.00","currency":"USD"},
                         "description":"Conference in June"}]}
                        """.formatted(calendar, employee)).post("/pay-runs"));
        assertThatCheck(api, wages, employee)
                .grosses("1000.00")
                .pays("EXPENSE-ALLOWANCE", "1000.00")
                .pays("US-FIT", "220.00")
                .pays("US-SS", "62.00")
                .pays("US-MEDICARE", "14.50");
    }

    @Test
    void whoeverIsPaidNothingInThePeriodIsToldWhereTheReimbursementGoes() {
        var calendar = api.biweeklyCalendar();
        api.salaried(calendar, "TX", "65000.00");
        var withoutHours = api.hourly(calendar, "TX", "20.00");
        String run = regular(calendar, expense(withoutHours, "10.00", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.paid(run);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("employees", equalTo(1))
                .body("notPaid.employeeId", contains(withoutHours.toString()))
                .body("notPaid[0].problem", equalTo("nothing-to-reimburse-with"));
        // It was left out there, so a run of bonuses may give it back.
        assertThatCheck(api, paid(bonus(calendar, expense(withoutHours, "10.00", ""))), withoutHours)
                .nets("10.00");
    }

    @Test
    void whatThePlanDoesNotAllowIsRefusedBeforeAnythingIsDrafted() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2026-05-04");
        refused(
                calendar,
                expense(employee, "10.00", "").replace("2026-10-20", "2026-09-10"),
                "expense-substantiated-late");
        refused(calendar, expense(employee, "75.00", "").replace("RECEIPT", "NOT_NEEDED"), "expense-without-receipt");
        refused(
                calendar,
                expense(employee, "10.00", "").replace("2026-11-10", "2026-11-17"),
                "expense-not-substantiated");
        refused(
                calendar,
                expense(employee, "10.00", ",\"statementOn\":\"2026-10-31\"")
                        .replace("2026-10-20", "2026-05-01")
                        .replace("2026-10-31", "2026-07-31"),
                "expense-outside-employment");
        refused(calendar, expense(employee, "10.00", advance("20.00", "2026-10-20")), "expense-excess-not-returned");
        refused(calendar, expense(employee, "10.00", advance("10.00", "2026-10-20")), "expense-covered-by-advance");
        refused(calendar, expense(employee, "10.00", advance("5.00", "2026-09-01")), "expense-advanced-early");
        regular(calendar, drives(employee, "9.00", "10").replace("2026-10-20", "2024-12-20"))
                .then()
                .statusCode(409);
        regular(calendar, expense(UUID.randomUUID(), "10.00", ""))
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-enrolled"));
        regular(calendar, expense(employee, "10.00", ""), expense(employee, "10.00", ""))
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString("reimbursements"));
        api.clerk().body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24"}
                        """.formatted(calendar)).post("/pay-runs").then().statusCode(400);
        api.clerk().get("/pay-runs").then().body("items", hasSize(0));
    }

    private static String advance(String amount, String paidOn) {
        return ",\"advance\":{\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"paidOn\":\"%s\"}"
                .formatted(amount, paidOn);
    }

    private void refused(String calendar, String expense, String problem) {
        for (var drafted : List.of(regular(calendar, expense), bonus(calendar, expense))) {
            drafted.then().statusCode(409).body("type", endsWith("/" + problem));
        }
    }

    @Test
    void aGrossUpIsNotMixedWithIt() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        String run = api.clerk()
                .body("""
                        {"payCalendarId":"%1$s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%2$s",
                         "code":"DISCRETIONARY_BONUS","amount":{"amount":"100.00","currency":"USD"},
                         "description":"Thanks","grossedUp":true}],"reimbursements":[%3$s]}
                        """.formatted(calendar, employee, expense(employee, "10.00", "")))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run);
        api.clerk().get("/pay-runs/" + run).then().body("notPaid[0].problem", equalTo("gross-up-with-others"));
    }
}
