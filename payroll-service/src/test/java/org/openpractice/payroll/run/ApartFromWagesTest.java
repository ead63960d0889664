package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Bonus runs, paid apart from regular wages. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApartFromWagesTest {

    private static final String FIRST = "2026-11-01";
    private static final String SECOND = "2026-11-15";

    private final PayrollApi api = new PayrollApi();

    private UUID salaried(String state, String calendar) {
        return api.salaried(calendar, state, "65000.00");
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

    private void garnished(UUID employee, String kind, String more) {
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                {"employeeId":"%s","terms":{"kind":"%s","state":"OH","receivedOn":"2026-10-01",
                 "effectiveFrom":"2026-11-01","frequency":"BIWEEKLY","supportsOthers":true,
                 "overTwelveWeeksInArrears":false,"makesUpShortfall":false%s},
                 "remittance":{"payee":"State Disbursement Unit","caseNumber":"CASE-1","remitTo":"PO Box 1"}}
                """.formatted(employee, kind, more))
                .post("/garnishment-orders")
                .then()
                .statusCode(201);
    }

    @Test
    void aLumpSumOfSomebodyWhoPaysSupportWaitsUntilTheOrderSaysWhetherItIsTaken() {
        var calendar = api.biweeklyCalendar();
        var garnished = salaried("TX", calendar);
        var other = salaried("TX", calendar);
        garnished(garnished, "CHILD_SUPPORT", ",\"amount\":{\"amount\":\"150.00\",\"currency\":\"USD\"}");
        var run = bonus(calendar, "2026-11-24", garnished, other);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .statusCode(200)
                .body("employees", equalTo(1))
                .body("notPaid.employeeId", contains(garnished.toString()))
                .body("notPaid[0].problem", equalTo("lump-sum-undecided"))
                .body("notPaid[0].detail", containsString("ask the agency"));
    }

    /**
     * With the wages of the first period: 1,000.00 on 20 November, its pay date. With those of the second, and before them:
     * the same on 25 November.
     */
    @Test
    void ordersTakeFromWagesAndBonusesOfAPeriodWhatTheyMayTakeOfBoth() {
        var calendar = api.biweeklyCalendar();
        var debtor = salaried("TX", calendar);
        var parent = salaried("TX", calendar);
        garnished(debtor, "CREDITOR", "");
        garnished(
                parent, "CHILD_SUPPORT", ",\"amount\":{\"amount\":\"150.00\",\"currency\":\"USD\"},\"lumpSums\":true");
        var wages = api.paid(calendar, FIRST);
        var bonus = bonus(calendar, "2026-11-20", debtor, parent);
        paidRun(bonus);
        assertThat(garnishedOf(wages, debtor)).isEqualTo(quarter(disposable(wages, debtor)));
        assertThat(garnishedOf(wages, debtor).plus(garnishedOf(bonus, debtor)))
                .isEqualTo(quarter(disposable(wages, debtor).plus(disposable(bonus, debtor))));
        paycheck(bonus, debtor)
                .body("trace.text", hasItem(containsString("other paychecks of the pay period: gross 2500.00")));
        assertThat(garnishedOf(wages, parent)).isEqualTo(Money.of("150.00"));
        assertThat(garnishedOf(bonus, parent)).isEqualTo(Money.ZERO);

        var next = bonus(calendar, "2026-11-25", debtor, parent);
        paidRun(next);
        assertThat(garnishedOf(next, debtor))
                .as("nothing else is paid in the second period yet")
                .isEqualTo(quarter(disposable(next, debtor)));
        assertThat(garnishedOf(next, parent)).isEqualTo(Money.of("150.00"));
        var wagesAfter = api.paid(calendar, SECOND);
        assertThat(garnishedOf(next, debtor).plus(garnishedOf(wagesAfter, debtor)))
                .isEqualTo(quarter(disposable(next, debtor).plus(disposable(wagesAfter, debtor))));
        assertThat(garnishedOf(wagesAfter, parent)).isEqualTo(Money.ZERO);
        api.clerk()
                .queryParam("employeeId", parent)
                .get("/garnishment-orders")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        String order = api.clerk()
                .queryParam("employeeId", parent)
                .get("/garnishment-orders")
                .path("items[0].id");
        api.clerk()
                .get("/garnishment-orders/" + order)
                .then()
                .statusCode(200)
                .body("ordered.amount", equalTo("300.00"))
                .body("taken.amount", equalTo("300.00"))
                .body("shortfall.amount", equalTo("0.00"));
    }

    private Money disposable(String run, UUID employee) {
        var paycheck = paycheck(run, employee).extract();
        return Money.of(paycheck.<String>path("gross.amount")).minus(Money.of(paycheck.<String>path("taxes.amount")));
    }

    private Money garnishedOf(String run, UUID employee) {
        return Money.of(paycheck(run, employee)
                .extract()
                .<String>path("lines.find { it.code.startsWith('GARNISHMENT-') }.amount.amount"));
    }

    private static Money quarter(Money of) {
        return of.times(new BigDecimal("0.25"), RoundingMode.DOWN);
    }

    private void paidRun(String run) {
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200).body("state", equalTo("PAID"));
    }

    private ValidatableResponse paycheck(String run, UUID employee) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200);
    }

    /** Delaware has no rate: 183.65 on both less 117.65; a second one 249.65 less 117.65 and 66.00. Alone it is 34.00. */
    @Test
    void aBonusIsTaxedTogetherWithTheLastRegularPayAndBonusesSince() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried("DE", calendar);
        var alone = bonus(calendar, "2026-11-19", employee);
        paycheck(alone, employee)
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("38.08"))
                .body("lines.find { it.code == 'US-DE-PIT' }.amount.amount", equalTo("34.00"));
        var regular = api.paid(calendar, FIRST);
        paycheck(regular, employee).body("lines.find { it.code == 'US-DE-PIT' }.amount.amount", equalTo("117.65"));
        api.approve(alone, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        var first = bonus(calendar, "2026-11-24", employee);
        paycheck(first, employee)
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("220.00"))
                .body("lines.find { it.code == 'US-DE-PIT' }.amount.amount", equalTo("66.00"))
                .body("trace.text", hasItem("Tax on both 183.65 - tax already withheld 117.65"));
        paidRun(first);
        var second = bonus(calendar, "2026-11-25", employee);
        paycheck(second, employee)
                .body("lines.find { it.code == 'US-DE-PIT' }.amount.amount", equalTo("66.00"))
                .body("trace.text", hasItem("Tax on both 249.65 - tax already withheld 183.65"));
        // without the voided paycheck it is the first one again
        var voided = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"paid twice\",\"payDate\":\"2026-11-24\"}")
                .post("/paychecks/" + api.paycheck(first, employee) + "/void");
        paidRun(voided.then().statusCode(201).extract().path("id"));
        api.calculated(second);
        paycheck(second, employee).body("trace.text", hasItem("Tax on both 183.65 - tax already withheld 117.65"));
    }

    @Test
    void aMonthlyAmountIsTakenOnceInAMonthWhateverRunsPay() {
        var calendar = api.biweeklyCalendar();
        var regular = salaried("CO", calendar);
        var missed = api.hired("CO", "2026-10-05");
        api.clerk().body("""
                {"effectiveFrom":"2026-01-01","method":"FLAT_EACH_MONTH","name":"Occupational privilege tax",
                 "amount":{"amount":"5.75","currency":"USD"},"source":"the city's notice"}
                """).put("/local-taxes/CO/DENVER").then().statusCode(200);
        for (var employee : new UUID[] {regular, missed}) {
            api.put(employee, "jurisdictions", """
                    {"effectiveFrom":"2026-10-05","workState":"CO","workLocality":{"city":"DENVER"},
                     "residenceState":"CO","residenceLocality":{"city":"DENVER"}}
                    """).then().statusCode(200);
        }
        var flat = "lines.find { it.code == 'US-CO-DENVER-FLAT' }.amount.amount";
        // pay date 20 November: not in the first days of the month, and yet the first paycheck of it
        paycheck(api.paid(calendar, FIRST), regular).body(flat, equalTo("5.75"));
        paycheck(bonus(calendar, "2026-11-24", regular), regular).body(flat, equalTo("0.00"));
        api.payTerms(missed, calendar, "2026-10-05", "SALARIED", "65000.00");
        paycheck(offCycle(calendar, FIRST, missed), missed).body(flat, equalTo("5.75"));
        // what was taken in the month is not taken again for the next period if that is paid in it too
        paycheck(offCycle(calendar, "2026-11-15", regular), regular).body(flat, equalTo("0.00"));
    }

    private String offCycle(String calendar, String periodStartsOn, UUID employee) {
        String run = api.clerk()
                .body("""
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-11-24",
                 "employeeIds":["%s"]}
                """.formatted(calendar, periodStartsOn, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run);
        return run;
    }
}
