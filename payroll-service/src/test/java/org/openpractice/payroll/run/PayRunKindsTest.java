package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.PaycheckAssert.assertThatCheck;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Runs beside the regular one of a period, with everything that refuses them. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayRunKindsTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    private UUID salaried(String calendar) {
        return api.salaried(calendar, "TX", "65000.00");
    }

    private Response draft(String body) {
        return api.clerk().body(body).post("/pay-runs");
    }

    private Response bonus(String calendar, UUID employee, String code, String payDate) {
        return draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"%s","items":[{"employeeId":"%s","code":"%s",
                 "amount":{"amount":"1000.00","currency":"USD"},"description":"Year end"}]}
                """.formatted(calendar, payDate, employee, code));
    }

    private Response offCycle(String calendar, UUID employee, String payDate) {
        return draft("""
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"%s","employeeIds":["%s"]}
                """.formatted(calendar, FIRST, payDate, employee));
    }

    private Response voided(String paycheck, String payDate) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"paid to the wrong person\",\"payDate\":\"%s\"}".formatted(payDate))
                .post("/paychecks/" + paycheck + "/void");
    }

    /** Calculation, approval and payment of a drafted run. */
    private String paid(Response drafted) {
        String run = drafted.then().statusCode(201).extract().path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        approvedAndPaid(run);
        return run;
    }

    private void approvedAndPaid(String run) {
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200).body("state", equalTo("PAID"));
    }

    private void requireYearsToDateThatAreSums() {
        assertThat(query("""
                select count(*) || ' lines, ' || count(*) filter (where told <> amounts or told_wages <> wages)
                    || ' wrong'
                from (select l.year_to_date_cents as told, l.wages_year_to_date_cents as told_wages,
                        sum(l.amount_cents) over so_far as amounts, sum(coalesce(l.wages_cents, 0)) over so_far as wages
                    from pay_run r
                        join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                        join paycheck_line l on l.paycheck_id = c.id
                    where r.practice_group_id = ? and r.state in ('APPROVED', 'PAID') and c.disposition = 'PAYABLE'
                    window so_far as (partition by c.employee_id, l.code order by r.approved_at, l.ordinal)) lines
                """, api.group)).singleElement().asString().matches("[1-9][0-9]* lines, 0 wrong");
    }

    @Test
    void aBonusIsPaidApartFromRegularWagesAtTheFlatRate() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        api.paid(calendar, FIRST);
        String run = bonus(calendar, employee, "BONUS", "2026-11-24")
                .then()
                .statusCode(201)
                .body("kind", equalTo("BONUS"))
                .body("payDate", equalTo("2026-11-24"))
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED")).body("result.employees", equalTo(1));
        // 22 % of 1,000.00 flat, 6.2 % and 1.45 %
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200)
                .body("gross.amount", equalTo("1000.00"))
                .body("lines.find { it.code == 'BONUS' }.amount.amount", equalTo("1000.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("220.00"))
                .body("lines.find { it.code == 'US-SS' }.amount.amount", equalTo("62.00"))
                .body("lines.find { it.code == 'US-MEDICARE' }.amount.amount", equalTo("14.50"))
                .body("lines.find { it.code == 'US-SS' }.wagesYearToDate.amount", equalTo("3500.00"))
                .body("net.amount", equalTo("703.50"));
        api.approve(run, api.clerk()).then().statusCode(409).body("type", endsWith("/second-person-required"));
        approvedAndPaid(run);
        requireYearsToDateThatAreSums();
        api.reverse(run).then().statusCode(200).body("state", equalTo("REVERSED"));
        paid(bonus(calendar, employee, "DISCRETIONARY_BONUS", "2026-11-25"));
        requireYearsToDateThatAreSums();
    }

    /** One item with more of its own. */
    private Response bonusOf(String calendar, UUID employee, String amount, String more) {
        return draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                 "code":"DISCRETIONARY_BONUS","amount":{"amount":"%s","currency":"USD"},"description":"Thanks"%s}]}
                """.formatted(calendar, employee, amount, more));
    }

    @Test
    void aBonusThatSaysWhatIsPaidOutIsGrossedUpAndItsTraceIsToldAgainWhenItIsPaid() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        api.paid(calendar, FIRST);
        var run = paid(bonusOf(calendar, employee, "1000.00", ",\"grossedUp\":true"));
        // 22 %, 6.2 % and 1.45 % leave 70.35 % of the gross
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200)
                .body("net.amount", equalTo("1000.00"))
                .body("gross.amount", equalTo("1421.46"))
                .body("lines.find { it.code == 'DISCRETIONARY-BONUS' }.amount.amount", equalTo("1421.46"))
                .body("trace.line", hasItem("tried"))
                .body("trace.text", hasItem("A gross of 1421.46 leaves"));
        requireYearsToDateThatAreSums();
        // asked for as a gross it is a thousand before taxes
        var plain = paid(bonusOf(calendar, employee, "1000.00", ",\"grossedUp\":false"));
        api.clerk()
                .get("/paychecks/" + api.paycheck(plain, employee))
                .then()
                .body("net.amount", equalTo("703.50"))
                .body("trace.line", not(hasItem("tried")));
    }

    @Test
    void aGrossUpThatCannotBeFoundHoldsItsPersonAndNobodyElse() {
        var calendar = api.biweeklyCalendar();
        var both = salaried(calendar);
        var other = salaried(calendar);
        String run = draft("""
                {"payCalendarId":"%1$s","kind":"BONUS","payDate":"2026-11-24","items":[
                 {"employeeId":"%2$s","code":"BONUS","amount":{"amount":"100.00","currency":"USD"},
                  "description":"Net","grossedUp":true},
                 {"employeeId":"%2$s","code":"BONUS","amount":{"amount":"100.00","currency":"USD"},"description":"Gross"},
                 {"employeeId":"%3$s","code":"BONUS","amount":{"amount":"100.00","currency":"USD"},
                  "description":"Net","grossedUp":true}]}
                """.formatted(calendar, both, other))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("employees", equalTo(1))
                .body("net.amount", equalTo("100.00"))
                .body("notPaid.employeeId", contains(both.toString()))
                .body("notPaid[0].problem", equalTo("gross-up-with-others"));
        draft("""
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-11-24","employeeIds":["%s"],
                 "items":[{"employeeId":"%s","code":"BONUS","amount":{"amount":"500.00","currency":"USD"},
                  "description":"Net","grossedUp":true}]}
                """.formatted(calendar, FIRST, other, other))
                .then()
                .statusCode(400)
                .body("errors[0].problem", containsString("run of bonuses"));
    }

    @Test
    void severanceIsPaidApartFromWagesAndWhatIsNotKnownOfItIsSaid() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        api.paid(calendar, FIRST);
        String run = bonus(calendar, employee, "SEVERANCE", "2026-11-24")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body(
                        "warnings",
                        hasItem(containsString("leaves severance out of the wages of unemployment insurance")));
        approvedAndPaid(run);
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .body("lines.find { it.code == 'SEVERANCE' }.amount.amount", equalTo("1000.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("220.00"))
                .body("net.amount", equalTo("703.50"));
    }

    /** Wages since 2018: 22 %, 6.2 % and 1.45 %; grossed up, the mover has the whole amount. */
    @Test
    void movingExpensesAreSupplementalWagesAndMayBeGrossedUp() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        api.paid(calendar, FIRST);
        var plain = paid(bonus(calendar, employee, "RELOCATION", "2026-11-24"));
        api.clerk()
                .get("/paychecks/" + api.paycheck(plain, employee))
                .then()
                .body("lines.find { it.code == 'RELOCATION' }.amount.amount", equalTo("1000.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("220.00"))
                .body("lines.find { it.code == 'US-SS' }.amount.amount", equalTo("62.00"))
                .body("net.amount", equalTo("703.50"));
        var whole = paid(draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                 "code":"RELOCATION","amount":{"amount":"1000.00","currency":"USD"},"description":"Move",
                 "grossedUp":true,"movedOnOrders":false}]}
                """.formatted(calendar, employee)));
        api.clerk()
                .get("/paychecks/" + api.paycheck(whole, employee))
                .then()
                .body("gross.amount", equalTo("1421.46"))
                .body("net.amount", equalTo("1000.00"));
        api.clerk()
                .get("/w2s/" + employee + "?year=2026")
                .then()
                .body("box1.amount", equalTo("4921.46"))
                .body("box3.amount", equalTo("4921.46"));
        draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                 "code":"RELOCATION","amount":{"amount":"1000.00","currency":"USD"},"description":"Move",
                 "movedOnOrders":true}]}
                """.formatted(calendar, employee)).then().statusCode(422).body("type", endsWith("/relocation-on-orders"));
        draft("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                 "code":"BONUS","amount":{"amount":"1000.00","currency":"USD"},"description":"Move",
                 "movedOnOrders":true}]}
                """.formatted(calendar, employee))
                .then()
                .statusCode(400)
                .body("errors[0].problem", containsString("RELOCATION"));
    }

    /** Texas asks for no income tax; in California it is supplemental and no bonus, and what is not known is said. */
    @Test
    void whereAStateMayLeaveMovingExpensesOutItIsSaid() {
        var calendar = api.biweeklyCalendar();
        var californian = api.salaried(calendar, "CA", "80000.00");
        String run = bonus(calendar, californian, "RELOCATION", "2026-11-24")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("warnings", hasItem(containsString("Whether CA leaves moving expenses out of wages")));
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, californian))
                .then()
                .body("lines.find { it.code == 'US-CA-PIT' }.amount.amount", equalTo("66.00"));
        var texan = salaried(calendar);
        String there = bonus(calendar, texan, "RELOCATION", "2026-11-24").path("id");
        api.calculated(there);
        api.clerk().get("/pay-runs/" + there).then().body("warnings", not(hasItem(containsString("moving expenses"))));
    }

    @Test
    void anOffCycleRunPaysWhomThePeriodMissedAndNobodyTwice() {
        var calendar = api.biweeklyCalendar();
        var paid = salaried(calendar);
        var missed = api.hourly(calendar, "TX", "20.00");
        api.paid(calendar, FIRST);
        api.hours(calendar, FIRST, paid, week("2026-11-01", "40"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
        offCycle(calendar, paid, "2026-11-24")
                .then()
                .statusCode(409)
                .body("type", endsWith("/paid-for-the-period"))
                .body("detail", containsString("E-"));
        String early = offCycle(calendar, missed, "2026-11-24")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(early);
        api.clerk()
                .get("/pay-runs/" + early)
                .then()
                .body("employees", equalTo(0))
                .body("notPaid[0].problem", equalTo("nothing-to-pay"));

        // time of somebody who was not paid can still be approved
        api.hours(calendar, FIRST, missed, week("2026-11-01", "40")).then().statusCode(200);
        api.approve(early, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.calculated(early);
        String twin = offCycle(calendar, missed, "2026-11-24")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(twin);
        approvedAndPaid(early);
        assertThatCheck(api, early, missed).grosses("800.00");
        api.approve(twin, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.reverse(twin).then().statusCode(200).body("state", equalTo("REVERSED"));
        offCycle(calendar, missed, "2026-11-24").then().statusCode(409).body("type", endsWith("/paid-for-the-period"));
        requireYearsToDateThatAreSums();
    }

    @Test
    void aVoidedPaycheckStaysAndIsMadeUpForByOneBelowZero() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        var other = salaried(calendar);
        var regular = api.drafted(calendar, FIRST);
        api.calculated(regular);
        var paycheck = api.paycheck(regular, employee);
        voided(paycheck, "2026-11-24").then().statusCode(409).body("type", endsWith("/paycheck-not-paid"));
        approvedAndPaid(regular);
        voided(paycheck, "2027-02-02").then().statusCode(409).body("type", endsWith("/void-in-another-year"));
        voided(paycheck, "2026-11-13").then().statusCode(409).body("type", endsWith("/pay-date-past"));
        voided(paycheck, "2026-11-26")
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-a-banking-day"))
                .body("detail", containsString("2026-11-27"));
        String run = voided(paycheck, "2026-11-24")
                .then()
                .statusCode(201)
                .body("kind", equalTo("VOID"))
                .body("state", equalTo("CALCULATED"))
                .body("reason", equalTo("paid to the wrong person"))
                .body("voidsPaycheckId", equalTo(paycheck))
                .body("gross.amount", equalTo("-2500.00"))
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("still stands"))
                .extract()
                .path("id");
        voided(paycheck, "2026-11-24").then().statusCode(409).body("type", endsWith("/paycheck-voided"));
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.approve(run, api.as("clerk", org.openpractice.platform.identity.Roles.GROUP_ADMIN))
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        approvedAndPaid(run);

        var negating = api.paycheck(run, employee);
        api.clerk()
                .get("/paychecks/" + negating)
                .then()
                .statusCode(200)
                .body("negatesId", equalTo(paycheck))
                .body("lines.find { it.code == 'SALARY' }.amount.amount", equalTo("-2500.00"))
                .body("lines.find { it.code == 'US-SS' }.amount.amount", equalTo("-155.00"))
                .body("lines.find { it.code == 'US-SS' }.wages.amount", equalTo("-2500.00"))
                .body("lines.find { it.code == 'US-SS' }.yearToDate.amount", equalTo("0.00"))
                .body("trace.value", hasItem(paycheck))
                .body("trace.value", hasItem("paid to the wrong person"));
        api.clerk().get("/paychecks/" + paycheck).then().body("voidedByRunId", equalTo(run));
        api.clerk().get("/paychecks/" + negating + "/paystub").then().statusCode(200);
        api.clerk().get("/pay-runs/" + run + "/journals").then().statusCode(200).body("$", hasSize(1));
        voided(paycheck, "2026-11-24").then().statusCode(409).body("type", endsWith("/paycheck-voided"));
        voided(negating, "2026-11-24").then().statusCode(409).body("type", endsWith("/paycheck-voided"));
        requireYearsToDateThatAreSums();

        // the period is open again for that person alone
        offCycle(calendar, other, "2026-11-24").then().statusCode(409);
        var again = paid(offCycle(calendar, employee, "2026-11-24"));
        requireYearsToDateThatAreSums();
        api.reverse(run).then().statusCode(409).body("type", endsWith("/later-run-locked"));
        api.reverse(again).then().statusCode(200);
        api.reverse(run).then().statusCode(200);
        api.clerk().get("/paychecks/" + paycheck).then().body("voidedByRunId", nullValue());
        requireYearsToDateThatAreSums();
    }

    private String voidedAndPaid(String paycheck) {
        String run =
                voided(paycheck, "2026-11-24").then().statusCode(201).extract().path("id");
        approvedAndPaid(run);
        return run;
    }

    @Test
    void aVoidIsNotTakenBackOnceItsPeriodIsPaidInAnotherYear() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        var period = "2025-11-30";
        String early = paid(draft("""
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","payDate":"2026-11-24","employeeIds":["%s"]}
                """.formatted(calendar, period, employee)));
        var paycheck = api.paycheck(early, employee);
        var voiding = voidedAndPaid(paycheck);
        api.reverse(voiding).then().statusCode(200);
        api.clerk().get("/paychecks/" + paycheck).then().body("voidedByRunId", nullValue());
        voiding = voidedAndPaid(paycheck);

        // the regular run of the period, with a pay date of 2025, on which no year-to-date of 2026 counts
        var again = api.paidThen(calendar, period, "2025-12-19");
        api.clerk().get("/pay-runs/" + again).then().body("payDate", equalTo("2025-12-19"));
        api.reverse(voiding)
                .then()
                .statusCode(409)
                .body("type", endsWith("/paid-for-the-period"))
                .body("detail", containsString("2025-12-19"));
        api.clerk().get("/paychecks/" + paycheck).then().body("voidedByRunId", equalTo(voiding));
        api.clerk().get("/pay-runs/" + voiding).then().body("state", equalTo("PAID"));

        // The returns of 2025 are filed; had it been paid this year it could be taken back, and the void with it.
        api.reverse(again).then().statusCode(409).body("type", endsWith("/void-in-another-year"));
        api.payDate(again, "2026-11-13");
        api.reverse(again).then().statusCode(200);
        api.reverse(voiding).then().statusCode(200);
        api.clerk().get("/paychecks/" + paycheck).then().body("voidedByRunId", nullValue());
        requireYearsToDateThatAreSums();
    }

    @Test
    void aPaycheckThatNoLongerCountsIsNotVoided() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        var regular = api.paid(calendar, FIRST);
        String voiding = voided(api.paycheck(regular, employee), "2026-11-24")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.reverse(regular).then().statusCode(200);
        api.approve(voiding, api.manager()).then().statusCode(409).body("type", endsWith("/paycheck-not-paid"));
        api.calculated(voiding).then().body("state", equalTo("FAILED"));
        api.approve(voiding, api.manager()).then().statusCode(409).body("type", endsWith("/paycheck-not-paid"));
        api.reverse(voiding).then().statusCode(200);
    }

    @Test
    void whoIsNotPaidThisWayIsRefusedByName() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        var hourly = api.hourly(calendar, "TX", "20.00");
        var withoutTerms = api.hired("TX", "2026-10-05");
        bonus(calendar, hourly, "BONUS", "2026-11-24")
                .then()
                .statusCode(409)
                .body("type", endsWith("/bonus-in-the-regular-rate"));
        bonus(calendar, hourly, "DISCRETIONARY_BONUS", "2026-11-24").then().statusCode(201);
        bonus(calendar, withoutTerms, "BONUS", "2026-11-24")
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-on-the-calendar"));
        bonus(calendar, UUID.randomUUID(), "BONUS", "2026-11-24")
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-enrolled"));
        bonus(calendar, employee, "PTO_PAYOUT", "2026-11-24")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("errors.field", contains("items[0].code"))
                .body("errors[0].problem", containsString("BONUS, DISCRETIONARY_BONUS"));
        draft("""
                {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"%s","employeeIds":["%s"],
                 "items":[{"employeeId":"%s","code":"PTO_PAYOUT","amount":{"amount":"500.00","currency":"USD"},
                  "description":" "}]}
                """.formatted(calendar, FIRST, employee, employee))
                .then()
                .statusCode(400)
                .body("errors.field", contains("items[0].code", "items[0].description", "payDate"));
        bonus(calendar, employee, "BONUS", "2026-11-13")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-date-past"));
        bonus(calendar, employee, "BONUS", "2027-01-04")
                .then()
                .statusCode(422)
                .body("type", endsWith("/tax-year-not-available"));
        draft("{\"payCalendarId\":\"%s\",\"kind\":\"VOID\"}".formatted(calendar))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("kind"));
        draft("{\"payCalendarId\":\"%s\",\"kind\":\"OFF_CYCLE\",\"periodStartsOn\":\"%s\"}".formatted(calendar, FIRST))
                .then()
                .statusCode(400)
                .body("errors.field", contains("employeeIds", "payDate"));
        draft("{\"payCalendarId\":\"%s\",\"periodStartsOn\":\"%s\",\"since\":\"2026-11-24\"}"
                        .formatted(calendar, FIRST))
                .then()
                .statusCode(400)
                .body("errors.field", contains("since"));
    }

    private Response finalPay(String calendar, UUID employee, String payDate, String items) {
        return draft("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"%s","employeeIds":["%s"],
                 "separation":{"kind":"DISCHARGE"}%s}
                """.formatted(calendar, payDate, employee, items));
    }

    @Test
    void finalPayIsEverythingThatIsNotPaidAndSaysWhenItWasDue() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        var staying = salaried(calendar);
        finalPay(calendar, employee, "2026-11-24", "").then().statusCode(409).body("type", endsWith("/not-separated"));
        api.publish(
                2,
                new org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated(
                        employee,
                        java.time.LocalDate.of(2026, 11, 16),
                        org.openpractice.contracts.staff.EmploymentEvent.TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-16")));
        var payout = """
                ,"items":[{"employeeId":"%s","code":"PTO_PAYOUT","amount":{"amount":"500.00","currency":"USD"},
                 "description":"40 hours not taken"}]
                """;
        // Hired on 5 October and never paid: the periods from 4 October on are four.
        finalPay(calendar, employee, "2026-11-24", "").then().statusCode(409).body("type", endsWith("/periods-unpaid"));
        api.paidThen(calendar, "2026-10-04", "2026-10-23");
        api.paidThen(calendar, "2026-10-18", "2026-11-06");
        // Texas: the sixth day after a discharge, 22 November
        String run = finalPay(calendar, employee, "2026-11-24", payout.formatted(employee))
                .then()
                .statusCode(201)
                .body("kind", equalTo("FINAL"))
                .body("periodStartsOn", equalTo(FIRST))
                .body("periodEndsOn", equalTo("2026-11-28"))
                .body("warnings[0]", containsString("due on 2026-11-22"))
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        approvedAndPaid(run);
        // 2,500.00 for the period before, one of ten working days of the last one, and the leave
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .body("gross.amount", equalTo("3250.00"))
                .body("lines.findAll { it.code == 'SALARY' }.amount.amount", contains("250.00", "2500.00"))
                .body("lines.find { it.code == 'PTO' }.amount.amount", equalTo("500.00"));
        finalPay(calendar, employee, "2026-11-24", "").then().statusCode(422).body("type", endsWith("/nothing-to-pay"));
        var regular = api.paid(calendar, FIRST);
        api.clerk()
                .get("/pay-runs/" + regular + "/paychecks")
                .then()
                .body("items.employeeId", contains(staying.toString()));
        requireYearsToDateThatAreSums();
        draft("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"2026-11-24"}
                """.formatted(calendar))
                .then()
                .statusCode(400)
                .body("errors.field", contains("employeeIds", "separation"));
    }

    /** Publication 15, section 7: it is supplemental pay. The deductions of the period were taken from its wages. */
    @Test
    void leaveThatIsPaidOutAfterTheLastWagesBearsNoDeductionOfAPeriodAgain() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
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
                """);
        api.publish(
                2,
                new org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated(
                        employee,
                        java.time.LocalDate.of(2026, 11, 14),
                        org.openpractice.contracts.staff.EmploymentEvent.TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-14")));
        var wages = api.paid(calendar, FIRST);
        String run = finalPay(calendar, employee, "2026-11-24", """
                ,"items":[{"employeeId":"%s","code":"PTO_PAYOUT","amount":{"amount":"500.00","currency":"USD"},
                 "description":"40 hours not taken"}]
                """.formatted(employee))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        assertThatCheck(api, wages, employee).pays("125-HEALTH-PPO", "50.00");
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .body("gross.amount", equalTo("500.00"))
                .body("lines.findAll { it.amount.amount != '0.00' }.code", not(hasItem("125-HEALTH-PPO")))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("110.00"));
    }

    private void left(UUID employee, long event, String lastDay) {
        api.publish(
                event,
                new org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated(
                        employee,
                        java.time.LocalDate.parse(lastDay),
                        org.openpractice.contracts.staff.EmploymentEvent.TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo(lastDay)));
    }

    /** Nothing was worked in the period before the last; the order is owed 200.00 for the one that is paid. */
    @Test
    void aPeriodWithoutWorkCountsForNothingInAFinalPaycheck() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "TX", "20.00", "2026-11-02");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                {"employeeId":"%s","terms":{"kind":"CHILD_SUPPORT","state":"OH","receivedOn":"2026-10-01",
                 "effectiveFrom":"2026-11-01","frequency":"BIWEEKLY","supportsOthers":true,
                 "overTwelveWeeksInArrears":false,"makesUpShortfall":false,
                 "amount":{"amount":"200.00","currency":"USD"}},
                 "remittance":{"payee":"State Disbursement Unit","caseNumber":"CASE-1","remitTo":"PO Box 1"}}
                """.formatted(employee))
                .post("/garnishment-orders")
                .then()
                .statusCode(201);
        left(employee, 2, "2026-11-16");
        api.hours(calendar, "2026-11-15", employee, week("2026-11-15", "40"))
                .then()
                .statusCode(200);
        String run = finalPay(calendar, employee, "2026-11-24", "")
                .then()
                .statusCode(201)
                .body("periodStartsOn", equalTo(FIRST))
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .body("gross.amount", equalTo("800.00"))
                .body("lines.find { it.code.startsWith('GARNISHMENT-') }.amount.amount", equalTo("200.00"));
    }

    @Test
    void aFinalRunPaysNoPeriodBeyondThoseItWasDraftedFor() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00", "2026-11-02");
        left(employee, 2, "2026-11-14");
        String run = finalPay(calendar, employee, "2026-11-24", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        left(employee, 3, "2026-11-16");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("notPaid.problem", contains("not-separated"))
                .body("notPaid[0].detail", containsString("another last day, 2026-11-16"));
    }

    @Test
    void theVarianceSaysWhoIsPaidOtherwiseAndWhy() {
        var calendar = api.biweeklyCalendar();
        var raised = salaried(calendar);
        var same = salaried(calendar);
        var gone = api.hourly(calendar, "TX", "20.00");
        api.hours(calendar, FIRST, gone, week("2026-11-01", "40")).then().statusCode(200);
        var before = api.paid(calendar, FIRST);
        api.payTerms(raised, calendar, "2026-11-15", "SALARIED", "78000.00");
        var added = api.salaried(calendar, "TX", "65000.00", "2026-11-16");
        var run = api.drafted(calendar, "2026-11-15");
        api.clerk()
                .get("/pay-runs/" + run + "/variance")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-run-state"));
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk()
                .get("/pay-runs/" + run + "/variance")
                .then()
                .statusCode(200)
                .body("differing", equalTo(3))
                .body("people.items.employeeId", contains(added.toString(), gone.toString(), raised.toString()))
                .body("people.items.change", contains("NEW", "GONE", "CHANGED"))
                .body("people.items[1].grossDifference.amount", equalTo("-800.00"))
                .body("people.items[1].paycheckId", nullValue())
                .body("people.items[2].grossDifference.amount", equalTo("500.00"))
                .body("people.items[2].comparedWithId", equalTo(api.paycheck(before, raised)))
                .body("people.items[2].because", contains("TERMS"))
                .body("people.items[2].lines.find { it.code == 'US-SS' }.difference.amount", equalTo("31.00"))
                .body("totals.find { it.code == 'SALARY' }.before.amount", equalTo("5000.00"))
                .body("totals.find { it.code == 'SALARY' }.now.amount", equalTo("8000.00"));
        String cursor = api.clerk()
                .get("/pay-runs/" + run + "/variance?limit=1")
                .then()
                .body("people.items", hasSize(1))
                .extract()
                .path("people.nextCursor");
        api.clerk()
                .get("/pay-runs/" + run + "/variance?limit=1&cursor=" + cursor)
                .then()
                .body("people.items.employeeId", contains(gone.toString()));
        assertThat(same).isNotNull();
    }
}
