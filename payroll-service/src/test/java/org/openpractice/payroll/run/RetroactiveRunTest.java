package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Database;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

/** Changes that reach back into paid periods, and the runs that pay the difference. Today is 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RetroactiveRunTest {

    private static final String FIRST = "2026-10-18";
    private static final String SECOND = "2026-11-01";
    private static final String PAY_DATE = "2026-11-24";

    private final PayrollApi api = new PayrollApi();
    private String calendar = "";

    @BeforeEach
    void openCalendar() {
        calendar = api.biweeklyCalendar();
    }

    private UUID employed(String basis, String rate) {
        var employee = api.hired("TX", "2026-10-05");
        api.payTerms(employee, calendar, "2026-10-05", basis, rate);
        return employee;
    }

    private Response terms(UUID employee, String onCalendar, String from, String basis, String rate, String more) {
        return api.put(employee, "pay-terms", """
                {"effectiveFrom":"%s","payCalendarId":"%s","basis":"%s","rate":{"amount":"%s","currency":"USD"}%s}
                """.formatted(from, onCalendar, basis, rate, more));
    }

    private void raised(UUID employee, String from, String basis, String rate) {
        terms(employee, calendar, from, basis, rate, ",\"retroactive\":true")
                .then()
                .statusCode(200);
    }

    private Response draft(String since, String more) {
        return api.clerk().body("""
                {"payCalendarId":"%s","kind":"RETROACTIVE","since":"%s","payDate":"%s"%s}
                """.formatted(calendar, since, PAY_DATE, more)).post("/pay-runs");
    }

    private Response draft(String since, UUID employee) {
        return draft(since, ",\"employeeIds\":[\"%s\"]".formatted(employee));
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

    private ValidatableResponse run(String run) {
        return api.clerk().get("/pay-runs/" + run).then().statusCode(200);
    }

    private ValidatableResponse paycheck(String run, UUID employee) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200);
    }

    private void nothingIsDue(UUID employee) {
        run(calculated(draft(FIRST, employee)))
                .body("employees", equalTo(0))
                .body("notPaid.problem", contains("nothing-to-pay"));
        run(calculated(draft(FIRST, ""))).body("employees", equalTo(0)).body("notPaid", empty());
    }

    private String voided(String paycheck) {
        String run = voiding(paycheck).then().statusCode(201).extract().path("id");
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
        return run;
    }

    private Response voiding(String paycheck) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"not agreed\",\"payDate\":\"%s\"}".formatted(PAY_DATE))
                .post("/paychecks/" + paycheck + "/void");
    }

    private String lateHours(UUID employee, String hours) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s","retroactive":true,
                         "employees":[{"employeeId":"%s","weeks":[%s]}]}
                        """.formatted(calendar, SECOND, employee, week("2026-11-08", hours)))
                .post("/time-sheets")
                .then()
                .statusCode(201)
                .body("retroactive", equalTo(true))
                .extract()
                .path("id");
    }

    private void approved(String sheet) {
        api.manager()
                .header("If-Match", api.etag("/time-sheets/" + sheet))
                .post("/time-sheets/" + sheet + "/approval")
                .then()
                .statusCode(200);
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
    void aRaiseFromTwoPaidPeriodsAgoIsPaidOnceAndAgainWhenItWasTakenBack() {
        var employee = employed("SALARIED", "65000.00");
        var inMid = employed("SALARIED", "65000.00");
        var same = employed("SALARIED", "65000.00");
        api.paidThen(calendar, FIRST, "2026-11-06");
        var regular = api.paid(calendar, SECOND);
        terms(employee, calendar, FIRST, "SALARIED", "78000.00", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"))
                .body("detail", containsString("retroactive"));
        nothingIsDue(employee);
        raised(employee, FIRST, "SALARIED", "78000.00");
        assertThat(query(
                        "select count(*) from audit_line where action = 'changed'"
                                + " and subject_type = 'retroactive-pay-terms' and subject_id = ?",
                        employee))
                .containsExactly("1");
        raised(inMid, "2026-10-26", "SALARIED", "78000.00");
        paycheck(regular, employee).body("gross.amount", equalTo("2500.00"));

        var drafted = draft(FIRST, "");
        drafted.then()
                .statusCode(201)
                .body("kind", equalTo("RETROACTIVE"))
                .body("since", equalTo(FIRST))
                .body("payDate", equalTo(PAY_DATE));
        var run = calculated(drafted);
        // 78,000 / 26 = 3,000.00, 500.00 more than paid, in each of two periods; 22 % flat, 6.2 % and 1.45 % of
        // 1,000.00
        paycheck(run, employee)
                .body("gross.amount", equalTo("1000.00"))
                .body(
                        "lines.findAll { it.code == 'RETROACTIVE' }.description",
                        contains(
                                "Retroactive pay, 2026-10-18 to 2026-10-31",
                                "Retroactive pay, 2026-11-01 to 2026-11-14"))
                .body("lines.findAll { it.code == 'RETROACTIVE' }.amount.amount", contains("500.00", "500.00"))
                .body("lines.findAll { it.code == 'RETROACTIVE' }.yearToDate.amount", contains("500.00", "1000.00"))
                .body("lines.find { it.code == 'US-FIT' }.amount.amount", equalTo("220.00"))
                .body("lines.find { it.code == 'US-SS' }.amount.amount", equalTo("62.00"))
                .body("lines.find { it.code == 'US-MEDICARE' }.amount.amount", equalTo("14.50"))
                .body("lines.find { it.code == 'US-SS' }.wagesYearToDate.amount", equalTo("6000.00"))
                .body("net.amount", equalTo("703.50"))
                .body("differences.periodStartsOn", contains(FIRST, SECOND))
                .body("differences.code", contains("SALARY", "SALARY"))
                .body("differences.paid.amount", contains("2500.00", "2500.00"))
                .body("differences.due.amount", contains("3000.00", "3000.00"))
                .body(
                        "trace.text",
                        hasItems(
                                "78000.00 a year / 26 periods x 10 of 10 working days",
                                "due now 3000.00 - paid then 2500.00"));
        // From Monday 26 October: 5 of 10 days at 300.00 instead of 250.00, and the whole period after
        paycheck(run, inMid)
                .body("lines.findAll { it.code == 'RETROACTIVE' }.amount.amount", contains("250.00", "500.00"));
        api.clerk()
                .get("/pay-runs/" + run + "/paychecks")
                .then()
                .body("items", hasSize(2))
                .body("items.employeeId.flatten()", hasItems(employee.toString(), inMid.toString()));
        assertThat(same).isNotNull();
        api.clerk()
                .get("/pay-runs/" + run + "/variance")
                .then()
                .statusCode(200)
                .body("people.items.find { it.employeeId == '" + employee + "' }.because", contains("EARLIER_PERIODS"));

        var twin = calculated(draft(FIRST, employee));
        api.approve(run, api.clerk()).then().statusCode(409).body("type", endsWith("/second-person-required"));
        api.approve(run, api.manager()).then().statusCode(200);
        api.approve(twin, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.pay(run).then().statusCode(200);
        nothingIsDue(employee);
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee) + "/paystub")
                .then()
                .statusCode(200);
        api.clerk().get("/pay-runs/" + run + "/journals").then().statusCode(200).body("$", hasSize(1));
        requireYearsToDateThatAreSums();

        // The paycheck that the difference was calculated from stays as long as the difference does.
        voiding(api.paycheck(regular, employee)).then().statusCode(409).body("type", endsWith("/difference-paid"));
        var taken = voided(api.paycheck(run, employee));
        requireYearsToDateThatAreSums();
        var second = paid(draft(SECOND, ""));
        paycheck(second, employee).body("gross.amount", equalTo("500.00"));
        var third = paid(draft(FIRST, ""));
        paycheck(third, employee)
                .body("gross.amount", equalTo("500.00"))
                .body("differences.periodStartsOn", contains(FIRST));
        nothingIsDue(employee);
        requireYearsToDateThatAreSums();
        api.reverse(taken).then().statusCode(409).body("type", endsWith("/later-run-locked"));
        api.reverse(third).then().statusCode(200);
        paycheck(calculated(draft(FIRST, "")), employee).body("gross.amount", equalTo("500.00"));
        requireYearsToDateThatAreSums();
    }

    @Test
    void aVoidedDifferenceStaysVoidOnceItsPeriodIsTakenBackOrPaidAnewInAnotherYear() {
        var period = "2025-11-30";
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        var regular = api.paidThen(calendar, period, "2025-12-19");
        run(regular).body("payDate", equalTo("2025-12-19"));
        raised(employee, period, "SALARIED", "78000.00");
        var difference = paid(draft(period, ""));
        paycheck(difference, employee).body("gross.amount", equalTo("500.00"));
        var voiding = voided(api.paycheck(difference, employee));
        // The returns of 2025 are filed; it can only have been taken back before they were.
        api.reverse(regular).then().statusCode(409).body("type", endsWith("/void-in-another-year"));
        Database.change(
                "update pay_run set state = 'REVERSED', reversed_by = 'clerk', reversed_at = ? where id = ?",
                OffsetDateTime.parse("2026-01-09T15:00:00Z"),
                UUID.fromString(regular));
        api.reverse(voiding)
                .then()
                .statusCode(409)
                .body("type", endsWith("/paycheck-not-paid"))
                .body("detail", containsString("2025-11-30 to 2025-12-13"));

        // at the rate of the raise
        paycheck(api.paidThen(calendar, period, "2025-12-19"), employee).body("gross.amount", equalTo("3000.00"));
        api.reverse(voiding).then().statusCode(409).body("type", endsWith("/paid-for-the-period"));
        requireYearsToDateThatAreSums();
    }

    @Test
    void aRaiseAndLateHoursRaiseTheRegularRateAndThePremiumOfTheirWeeks() {
        var employee = employed("HOURLY", "20.00");
        api.hours(calendar, SECOND, employee, """
                        {"weekStartsOn":"2026-11-01","segments":[{"hours":45}],
                         "otherPay":[{"kind":"BONUS","amount":{"amount":"90.00","currency":"USD"}}]},
                        """ + week("2026-11-08", "40"))
                .then()
                .statusCode(200);
        // 85 h x 20.00 = 1,700.00 and 90.00; (45 x 20.00 + 90.00) / 45 = 22.00, half of it for 5 h: 55.00
        var regular = api.paid(calendar, SECOND);
        paycheck(regular, employee).body("gross.amount", equalTo("1845.00"));
        raised(employee, SECOND, "HOURLY", "22.00");
        api.hours(calendar, SECOND, employee, week("2026-11-08", "46"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"))
                .body("detail", containsString("retroactive"));
        var sheet = lateHours(employee, "46");
        assertThat(query(
                        "select count(*) from audit_line where subject_type = 'retroactive-time-sheet' and subject_id = ?",
                        UUID.fromString(sheet)))
                .containsExactly("1");
        // Until it is approved it holds the person up.
        run(calculated(draft(SECOND, employee))).body("notPaid.problem", contains("time-not-approved"));
        approved(sheet);
        // Week 1: 45 x 22.00 = 990.00, (990.00 + 90.00) / 45 = 24.00, half of it for 5 h: 60.00.
        // Week 2: 46 x 22.00 = 1,012.00, half of 22.00 for 6 h: 66.00.
        // Straight time 2,002.00 - 1,700.00 = 302.00 for 6 h more; premium 126.00 - 55.00 = 71.00 for 6 h more.
        var run = paid(draft(SECOND, employee));
        paycheck(run, employee)
                .body("gross.amount", equalTo("373.00"))
                .body(
                        "lines.findAll { it.amount.amount != '0.00' && it.kind == 'EARNING' }.code",
                        contains("OVERTIME-PREMIUM", "RETROACTIVE"))
                .body("lines.find { it.code == 'OVERTIME-PREMIUM' }.amount.amount", equalTo("71.00"))
                .body("lines.find { it.code == 'OVERTIME-PREMIUM' }.hours", equalTo(6.0f))
                // what Form W-2 box 12 code TT is summed from
                .body("lines.find { it.code == 'OVERTIME-PREMIUM' }.yearToDate.amount", equalTo("126.00"))
                .body("lines.find { it.code == 'RETROACTIVE' }.amount.amount", equalTo("302.00"))
                .body("lines.find { it.code == 'RETROACTIVE' }.hours", equalTo(6.0f))
                .body("differences.code", contains("OVERTIME-PREMIUM", "REGULAR"))
                .body("trace.text", hasItem("1080.00 / 45.00 h"));
        nothingIsDue(employee);
        // 85 h of the regular run and the 6 h in the month in which they were worked
        api.as("hr", org.openpractice.platform.identity.Roles.HR)
                .get("/aca-hours?from=2026-09-01&to=2026-11-30")
                .then()
                .statusCode(200)
                .body("items[0].months.find { it.month == '2026-11' }.hours", equalTo(91.0f));
        requireYearsToDateThatAreSums();

        approved(lateHours(employee, "47"));
        // One hour more: 22.00 and half of 22.00
        paycheck(calculated(draft(SECOND, employee)), employee).body("gross.amount", equalTo("33.00"));
    }

    @Test
    void whatWasOverpaidIsRefusedByNameAndTheOthersGoOn() {
        var lowered = employed("HOURLY", "20.00");
        var raised = employed("SALARIED", "65000.00");
        api.hours(calendar, SECOND, lowered, week("2026-11-01", "40")).then().statusCode(200);
        api.paid(calendar, SECOND);
        raised(lowered, SECOND, "HOURLY", "18.00");
        raised(raised, "2026-11-09", "SALARIED", "78000.00");
        var run = paid(draft(SECOND, ""));
        // 40 h x 18.00 = 720.00 instead of 800.00; 5 of 10 days at 300.00 instead of 250.00
        run(run).body("employees", equalTo(1))
                .body("gross.amount", equalTo("250.00"))
                .body("notPaid", hasSize(1))
                .body("notPaid[0].employeeId", equalTo(lowered.toString()))
                .body("notPaid[0].problem", equalTo("period-overpaid"))
                .body("notPaid[0].detail", containsString("2026-11-01 to 2026-11-14 by 80.00"));
        requireYearsToDateThatAreSums();
    }

    @Test
    void flaggedWorkOfAnEarlierPeriodIsHeldBack() {
        var before = employed("SALARIED", "65000.00");
        var after = employed("SALARIED", "65000.00");
        api.paid(calendar, SECOND);
        raised(before, SECOND, "SALARIED", "78000.00");
        raised(after, SECOND, "SALARIED", "78000.00");
        excluded(before);
        // The exclusion ended before the pay date; the work that it covers stays flagged.
        var run = calculated(draft(SECOND, ""));
        run(run).body("employees", equalTo(1))
                .body("notPaid.employeeId", contains(before.toString()))
                .body("notPaid.disposition", contains("FLAGGED"));
        api.approve(run, api.manager()).then().statusCode(200);
        excluded(after);
        api.pay(run).then().statusCode(200).body("employees", equalTo(0)).body("notPaid", hasSize(2));
    }

    private void excluded(UUID employee) {
        var match = UUID.randomUUID();
        Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", LocalDate.of(2026, 11, 9)));
        Events.publish(api.group, 2, new ExclusionLifted(employee, match, LocalDate.of(2026, 11, 14)));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags.until", contains("2026-11-14")));
    }

    @Test
    void aPaycheckThatWaitsToBeVoidedIsLeftAlone() {
        var employee = employed("SALARIED", "65000.00");
        var regular = api.paid(calendar, SECOND);
        raised(employee, SECOND, "SALARIED", "78000.00");
        var retroactive = calculated(draft(SECOND, employee));
        String voiding = voiding(api.paycheck(regular, employee))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(retroactive, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        nothingIsDue(employee);
        api.reverse(voiding).then().statusCode(200);
        // 3,000.00 instead of 2,500.00
        paycheck(paid(draft(SECOND, employee)), employee).body("gross.amount", equalTo("500.00"));
    }

    @Test
    void whatCannotBePaidThisWayIsRefusedByName() {
        var employee = employed("SALARIED", "65000.00");
        api.paid(calendar, SECOND);
        var terms = """
                {"kind":"CHILD_SUPPORT","state":"OH","receivedOn":"2026-11-16","effectiveFrom":"2026-11-21",
                 "frequency":"BIWEEKLY","amount":{"amount":"150.00","currency":"USD"},"supportsOthers":true,
                 "overTwelveWeeksInArrears":false,"makesUpShortfall":false%s}""";
        String order = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"employeeId":"%s","terms":%s,
                         "remittance":{"payee":"Disbursement Unit","caseNumber":"CASE-1","remitTo":"PO Box 1"}}
                        """.formatted(employee, terms.formatted("")))
                .post("/garnishment-orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        nothingIsDue(employee);
        raised(employee, SECOND, "SALARIED", "78000.00");
        run(calculated(draft(SECOND, ""))).body("notPaid.problem", contains("lump-sum-undecided"));
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(terms.formatted(",\"lumpSums\":true"))
                .put("/garnishment-orders/" + order + "/terms")
                .then()
                .statusCode(200);
        paycheck(calculated(draft(SECOND, "")), employee)
                .body("gross.amount", equalTo("500.00"))
                .body("lines.find { it.code.startsWith('GARNISHMENT-') }.amount.amount", equalTo("150.00"));

        draft("2026-11-02", "").then().statusCode(409).body("type", endsWith("/not-a-period-start"));
        draft(SECOND, UUID.randomUUID()).then().statusCode(404).body("type", endsWith("/not-enrolled"));
        draft(SECOND, api.hired("TX", "2026-10-05"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-on-the-calendar"));
        api.clerk()
                .body("{\"payCalendarId\":\"%s\",\"kind\":\"RETROACTIVE\",\"periodStartsOn\":\"%s\"}"
                        .formatted(calendar, SECOND))
                .post("/pay-runs")
                .then()
                .statusCode(400)
                .body("errors.field", contains("payDate", "periodStartsOn", "since"));
        api.clerk()
                .body("{\"payCalendarId\":\"%s\",\"periodStartsOn\":\"2026-11-15\",\"since\":\"%s\"}"
                        .formatted(calendar, SECOND))
                .post("/pay-runs")
                .then()
                .statusCode(400)
                .body("errors.field", contains("since"));
        String other = api.clerk()
                .body("""
                        {"name":"Weekly","frequency":"WEEKLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        terms(employee, other, SECOND, "SALARIED", "78000.00", ",\"retroactive\":true")
                .then()
                .statusCode(409)
                .body("type", endsWith("/paid-by-another-calendar"));
    }

    @Test
    void eachPeriodOfAFinalPaycheckHasItsOwnDifference() {
        var employee = employed("SALARIED", "65000.00");
        api.paidThen(calendar, "2026-10-04", "2026-10-23");
        api.paidThen(calendar, FIRST, "2026-11-06");
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 16), TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-16")));
        // 2,500.00 for the period before the last, and one of ten days: 250.00
        var last = paid(
                api.clerk().body("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"%s","employeeIds":["%s"],
                 "separation":{"kind":"DISCHARGE"}}
                """.formatted(calendar, PAY_DATE, employee)).post("/pay-runs"));
        paycheck(last, employee)
                .body("gross.amount", equalTo("2750.00"))
                .body("lines.findAll { it.code == 'SALARY' }.description", hasItem("Salary, 2026-11-01 to 2026-11-14"));
        raised(employee, SECOND, "SALARIED", "78000.00");
        // 3,000.00 and 300.00 are due
        var run = paid(draft(FIRST, ""));
        paycheck(run, employee)
                .body("differences.periodStartsOn", contains(SECOND, "2026-11-15"))
                .body("lines.findAll { it.code == 'RETROACTIVE' }.amount.amount", contains("500.00", "50.00"));
        nothingIsDue(employee);
        requireYearsToDateThatAreSums();
    }
}
