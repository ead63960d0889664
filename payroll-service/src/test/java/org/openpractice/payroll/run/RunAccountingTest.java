package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** A run says of everybody employed what becomes of them, and which taxes it leaves. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RunAccountingTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    private ValidatableResponse run(String run) {
        var view = api.clerk().get("/pay-runs/" + run).then().statusCode(200);
        var counts = view.extract().<java.util.Map<String, Object>>path("accounting");
        int parts = List.of("paid", "held", "refused", "nothingDue", "notInRun").stream()
                .mapToInt(part -> (Integer) counts.get(part))
                .sum();
        assertThat(counts).containsEntry("employed", parts);
        return view;
    }

    private String outcome(String run, UUID employee, String what) {
        return api.clerk().get("/pay-runs/" + run).path("notPaid.find { it.employeeId == '" + employee + "' }." + what);
    }

    @Test
    void everybodyOfTheCalendarIsPaidOrNamedWithTheReason() {
        var calendar = api.biweeklyCalendar();
        for (int i = 0; i < 3; i++) {
            api.salaried(calendar, "TX", "52000.00");
        }
        var hourly = new ArrayList<UUID>();
        for (int i = 0; i < 9; i++) {
            hourly.add(api.hourly(calendar, "TX", "20.00"));
        }
        var run = api.drafted(calendar, FIRST);
        api.clerk().get("/pay-runs/" + run).then().body("accounting", nullValue());
        api.calculated(run)
                .then()
                .body("result.employees", equalTo(3))
                .body("result.refused", equalTo(0))
                .body("result.nothingDue", equalTo(9));
        run(run).body("accounting.employed", equalTo(12))
                .body("accounting.paid", equalTo(3))
                .body("accounting.nothingDue", equalTo(9))
                .body("accounting.notInRun", equalTo(0))
                .body("accounting.notInRunBecause", nullValue())
                .body("notPaid", hasSize(9));
        for (var employee : hourly) {
            assertThat(outcome(run, employee, "disposition")).isEqualTo("NOTHING_DUE");
            assertThat(outcome(run, employee, "problem")).isEqualTo("nothing-to-pay");
            assertThat(outcome(run, employee, "detail")).contains("No time").contains("2026-11-01");
        }
        api.clerk()
                .get("/pay-runs/" + run + "/paychecks?disposition=NOTHING_DUE")
                .then()
                .body("items", hasSize(9));
        // Time that comes after the calculation makes it outdated: nobody is approved away.
        api.hours(calendar, FIRST, hourly.getFirst(), PayrollApi.week(FIRST, "40"))
                .then()
                .statusCode(200);
        api.approve(run, api.manager()).then().statusCode(409);
        api.calculated(run).then().body("result.employees", equalTo(4)).body("result.nothingDue", equalTo(8));
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
        run(run).body("accounting.paid", equalTo(4)).body("accounting.nothingDue", equalTo(8));
    }

    @Test
    void whoeverHasNoTermsByThenIsNamedAndOtherCalendarsAreCounted() {
        var calendar = api.biweeklyCalendar();
        var other = api.clerk().body("""
                        {"name":"Weekly","frequency":"WEEKLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """).post("/pay-calendars").<String>path("id");
        var paid = api.salaried(calendar, "TX", "52000.00");
        api.salaried(other, "TX", "52000.00");
        var without = api.hired("TX", "2026-10-05");
        var later = api.hired("TX", "2026-10-05");
        api.payTerms(later, calendar, "2026-11-29", "SALARIED", "52000.00");
        var partly = api.hired("TX", "2026-11-02");
        api.payTerms(partly, calendar, "2026-11-05", "SALARIED", "52000.00");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(2)).body("result.refused", equalTo(2));
        run(run).body("accounting.employed", equalTo(5))
                .body("accounting.refused", equalTo(2))
                .body("accounting.notInRun", equalTo(1))
                .body("accounting.notInRunBecause", equalTo("paid by another calendar"))
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("2026-11-02 to 2026-11-04"));
        for (var employee : List.of(without, later)) {
            assertThat(outcome(run, employee, "problem")).isEqualTo("pay-terms-missing");
        }
        assertThat(outcome(run, paid, "problem")).isNull();
    }

    @Test
    void whoeverWasPaidForThePeriodBeforeIsNamedAndRunsByNameCountTheOthers() {
        var calendar = api.biweeklyCalendar();
        var missed = api.salaried(calendar, "TX", "52000.00");
        api.salaried(calendar, "TX", "52000.00");
        String early = api.clerk()
                .body("""
                        {"kind":"OFF_CYCLE","payCalendarId":"%s","periodStartsOn":"%s","payDate":"2026-12-02","employeeIds":["%s"]}
                        """.formatted(calendar, FIRST, missed))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(early).then().body("result.employees", equalTo(1));
        run(early)
                .body("accounting.employed", equalTo(2))
                .body("accounting.notInRun", equalTo(1))
                .body("accounting.notInRunBecause", equalTo("the run names others"));
        api.approve(early, api.manager()).then().statusCode(200);
        api.pay(early).then().statusCode(200);
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(1)).body("result.nothingDue", equalTo(1));
        run(run);
        assertThat(outcome(run, missed, "problem")).isEqualTo("paid-for-the-period");
        String bonus = api.clerk()
                .body("""
                        {"kind":"BONUS","payCalendarId":"%s","payDate":"2026-12-02","items":[
                         {"employeeId":"%s","code":"BONUS","amount":{"amount":"100.00","currency":"USD"},"description":"Thanks"}]}
                        """.formatted(calendar, missed))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(bonus).then().body("result.employees", equalTo(1));
        run(bonus).body("accounting.notInRun", equalTo(1));
    }

    @Test
    void aTaxThatIsDueAndNotWithheldIsToldAtTheRun() {
        var calendar = api.biweeklyCalendar();
        var abroad = api.salaried(calendar, "TX", "52000.00");
        api.enterStates(abroad, FIRST, "TX", "PA");
        var home = api.salaried(calendar, "TX", "52000.00");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(2));
        var number = api.enrollment(abroad).extract().<String>path("employeeNumber");
        var all = api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("notWithheld.find { it.tax.startsWith('PA income tax') }.people", equalTo(1))
                .body(
                        "notWithheld.find { it.tax.startsWith('PA income tax') }.employeeNumbers",
                        equalTo(List.of(number)))
                .extract()
                .<List<String>>path("notWithheld.tax");
        assertThat(all).anyMatch(tax -> tax.contains("Unemployment contribution") && tax.contains("TX"));
        api.clerk()
                .get("/pay-runs/" + run + "/paychecks?remark=NOT_WITHHELD")
                .then()
                .body("items", hasSize(2));
        assertThat(home).isNotNull();
    }

    /** Nobody's days in one state are taken for those of another. */
    @Test
    void whoeverMovedInsideThePeriodIsHeldByNameUntilPayrollSaysWhereItCounts() {
        var calendar = api.biweeklyCalendar();
        var moved = api.salaried(calendar, "PA", "104000.00");
        api.enterStates(moved, "2026-11-08", "CA", "CA");
        var untaxed = api.salaried(calendar, "TX", "104000.00");
        api.enterStates(untaxed, "2026-11-08", "FL", "FL");
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(1)).body("result.refused", equalTo(1));
        run(run);
        assertThat(outcome(run, moved, "problem")).isEqualTo("work-in-two-states");
        assertThat(outcome(run, moved, "detail")).contains("PA to CA");
        api.enterStates(moved, FIRST, "CA", "CA");
        api.calculated(run).then().body("result.employees", equalTo(2)).body("result.refused", equalTo(0));
    }

    /** The last pay date lies in the period; the place of work is entered for its days all the same. */
    @Test
    void whoeverMovedAfterAPayDateIsPaidOnceTheStateOfWorkIsEntered() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var moved = api.salaried(calendar, "PA", "104000.00");
        api.paid(calendar, FIRST);
        api.enterStates(moved, "2026-11-23", "CA", "CA");
        var run = api.drafted(calendar, "2026-11-15");
        api.calculated(run).then().body("result.refused", equalTo(1));
        assertThat(outcome(run, moved, "problem")).isEqualTo("work-in-two-states");
        api.put(moved, "jurisdictions", """
                        {"effectiveFrom":"2026-11-14","workState":"CA","residenceState":"PA"}
                        """).then().statusCode(409);
        api.enterStates(moved, "2026-11-15", "CA", "PA");
        api.calculated(run).then().body("result.employees", equalTo(1)).body("result.refused", equalTo(0));
    }
}
