package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.testing.Database.query;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.payroll.Payday;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RetirementResourceTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    @Inject
    RetirementInputs loadRetirement;

    @Inject
    CurrentGroup currentGroup;

    private Map<UUID, RetirementInput> gather(String calendar, String payDate, UUID... employees) {
        var day = LocalDate.parse(payDate);
        var period = new PayPeriod(day.minusDays(19), day.minusDays(6), day, List.of());
        return currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> loadRetirement.of(List.of(employees), period, UUID.fromString(calendar))));
    }

    private static String document(String effectiveFrom, String more) {
        return """
                {"effectiveFrom":"%s","document":
                 {"name":"Example 401(k) Plan","eligibility":
                   {"minimumAge":21,"serviceMonths":3,"hoursOfService":0,"entryDates":"FIRST_OF_QUARTER"},
                  "safeHarbor":"NONE","participantsAtYearStart":24%s}}
                """.formatted(effectiveFrom, more.isEmpty() ? FRUGAL : more);
    }

    private static final String FRUGAL = """
            ,"roth":false,"catchUp":false,"rothCatchUpDeemed":false,"loans":false
            """;

    private static final String GENEROUS = """
            ,"roth":true,"catchUp":true,"rothCatchUpDeemed":true,"loans":true,
            "automaticEnrollment":{"percent":3,"yearlyIncrease":1,"maximumPercent":10,"optOutDays":30},
            "match":{"tiers":[{"matchPercent":100,"ofPercent":3},{"matchPercent":50,"ofPercent":2}],
             "basis":"ANNUAL","catchUpMatched":true}
            """;

    private Response amend(String body) {
        return api.clerk().body(body).put("/retirement-plan");
    }

    private UUID hired(String born, String startsOn) {
        var employee = UUID.randomUUID();
        api.publish(
                1,
                new EmployeeHired(
                        employee,
                        new Person("Alex", null, "Sample", List.of(), LocalDate.parse(born), null),
                        PayrollApi.assignment("TX", "TX"),
                        LocalDate.parse(startsOn)));
        api.awaitEnrolled(employee);
        return employee;
    }

    private Response elect(UUID employee, String body) {
        return api.put(employee, "retirement-election", body);
    }

    @Test
    void keepsThePlanDocumentInVersions() {
        api.clerk().get("/retirement-plan").then().statusCode(404);
        amend(document("2026-01-01", ""))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("versions", hasSize(1))
                .body("versions[0].document.name", equalTo("Example 401(k) Plan"))
                .body("versions[0].document.match", nullValue());
        amend(document("2026-07-01", GENEROUS)).then().statusCode(428);
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(document("2026-07-01", GENEROUS))
                .put("/retirement-plan")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("versions", hasSize(2))
                .body("versions[1].document.match.tiers[1].ofPercent", equalTo(2))
                .body("versions[1].document.match.basis", equalTo("ANNUAL"));
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(document("2026-08-01", ""))
                .put("/retirement-plan")
                .then()
                .statusCode(412);
    }

    @Test
    void refusesADocumentThatTheLawDoesNotAllow() {
        amend(document("2026-01-01", "").replace("\"minimumAge\":21", "\"minimumAge\":25"))
                .then()
                .statusCode(400)
                .body(containsString("minimumAge from 0 to 21"));
        amend(document("2026-01-01", "").replace("\"NONE\"", "\"BASIC_MATCH\""))
                .then()
                .statusCode(400)
                .body(containsString("BASIC_MATCH"));
        api.as("robin", Roles.EMPLOYEE)
                .body(document("2026-01-01", ""))
                .put("/retirement-plan")
                .then()
                .statusCode(403);
    }

    @Test
    void electsRothPercentagesAndCatchUpWhereThePlanOffersThem() {
        var employee = hired("1970-02-03", "2026-01-05");
        elect(employee, """
                        {"effectiveFrom":"2026-02-01","rothPercent":4.5}
                        """).then().statusCode(409).body("type", endsWith("/deferral-not-offered"));
        elect(employee, """
                        {"effectiveFrom":"2026-02-01","deferralPercent":4.5,"catchUp":true}
                        """).then().statusCode(409).body("type", endsWith("/deferral-not-offered"));
        amend(document("2026-01-01", GENEROUS)).then().statusCode(200);
        elect(employee, """
                        {"effectiveFrom":"2026-02-01","deferralPercent":4.5,"rothPercent":3,"catchUp":true}
                        """)
                .then()
                .statusCode(200)
                .body("retirementElections[0].deferralPerPeriod.amount", equalTo("0.00"))
                .body("retirementElections[0].deferralPercent", equalTo(4.5f))
                .body("retirementElections[0].rothPercent", equalTo(3.0f))
                .body("retirementElections[0].catchUp", equalTo(true));
        // 24,500 and 8,000 for whoever is 56 at the end of the year
        elect(employee, """
                        {"effectiveFrom":"2026-03-01","catchUp":true,
                         "deferralPerPeriod":{"amount":"32500.01","currency":"USD"}}
                        """)
                .then()
                .statusCode(409)
                .body("type", endsWith("/deferral-over-annual-limit"))
                .body("detail", containsString("with catch-up 32500.00"));
        elect(employee, """
                        {"effectiveFrom":"2026-03-01","deferralPercent":60,"rothPercent":41}
                        """).then().statusCode(400);
        elect(employee, """
                        {"effectiveFrom":"2026-03-01"}
                        """).then().statusCode(400);
    }

    @Test
    void takesWhoeverElectsNothingInAutomaticallyAndLetsThemOptOut() {
        amend(document("2026-01-01", GENEROUS)).then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var silent = hired("1990-05-05", "2026-01-05");
        var out = hired("1990-05-05", "2026-01-05");
        elect(out, """
                {"effectiveFrom":"2026-04-01","deferralPerPeriod":{"amount":"0.00","currency":"USD"}}
                """).then().statusCode(200);
        // three months of service on 5 April, entry on 1 July, automatic from 31 July
        var july = gather(calendar, "2026-07-24", silent, out);
        assertThat(july.get(silent).election()).isNull();
        assertThat(july.get(silent).deferralsFrom()).isEqualTo(LocalDate.of(2026, 7, 1));
        var august = gather(calendar, "2026-08-07", silent, out);
        assertThat(august.get(silent).election()).satisfies(election -> {
            assertThat(election.preTaxPercent()).isEqualByComparingTo("3");
            assertThat(election.how()).startsWith("Enrolled automatically from 2026-07-31");
        });
        assertThat(august.get(out).election().preTaxPercent()).isEqualByComparingTo("0");
        assertThat(august.get(silent).ageAtYearEnd()).isEqualTo(36);
        assertThat(august.get(silent).trueUpDue()).isFalse();
        assertThat(gather(calendar, "2026-12-18", silent).get(silent).trueUpDue())
                .isFalse();
    }

    @Test
    void theLastPaycheckOfTheYearSettlesTheMatch() {
        amend(document("2026-01-01", GENEROUS)).then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = hired("1990-05-05", "2025-01-06");
        var last = new PayPeriod(
                LocalDate.of(2026, 12, 13), LocalDate.of(2026, 12, 26), LocalDate.of(2026, 12, 31), List.of());
        var terms = currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> loadRetirement.of(List.of(employee), last, UUID.fromString(calendar))));
        assertThat(terms.get(employee).trueUpDue()).isTrue();
    }

    /** The last pay date of the calendar is 31 December: wages of November may still be paid on it, a bonus before it. */
    @Test
    void theLastPaycheckOfTheYearIsTheOneWithTheLastPayDateWhateverItPays() {
        amend(document("2026-01-01", GENEROUS)).then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = hired("1990-05-05", "2025-01-06");
        var payDate = LocalDate.of(2026, 12, 31);
        var late = new PayPeriod(LocalDate.of(2026, 11, 15), LocalDate.of(2026, 11, 28), payDate, List.of());
        assertThat(trueUpDue(calendar, late, employee)).isTrue();
        var day = LocalDate.of(2026, 12, 28);
        assertThat(trueUpDue(calendar, new PayPeriod(day, day, day, List.of()), employee))
                .isFalse();
        assertThat(trueUpDue(calendar, new PayPeriod(payDate, payDate, payDate, List.of()), employee))
                .isTrue();
    }

    private boolean trueUpDue(String calendar, PayPeriod period, UUID employee) {
        return currentGroup
                .runAs(
                        api.group,
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> loadRetirement.of(List.of(employee), period, UUID.fromString(calendar))))
                .get(employee)
                .trueUpDue();
    }

    @Test
    void knowsTheWagesOfTheYearBeforeOnlyWhenTheyAreReportedOrWhole() {
        amend(document("2025-01-01", GENEROUS)).then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var unknown = hired("1970-02-03", "2020-01-06");
        var reported = hired("1970-02-03", "2020-01-06");
        var recent = hired("1970-02-03", "2026-01-05");
        for (var employee : List.of(unknown, reported, recent)) {
            elect(employee, """
                            {"effectiveFrom":"2026-02-01","deferralPercent":20,"catchUp":true}
                            """).then().statusCode(200);
        }
        api.put(reported, "retirement-years/2026", """
                        {"priorYearWages":{"amount":"150000.01","currency":"USD"},
                         "deferredElsewhere":{"amount":"1200.00","currency":"USD"}}
                        """)
                .then()
                .statusCode(200)
                .body("years[0].year", equalTo(2026))
                .body("years[0].deferredElsewhere.amount", equalTo("1200.00"));
        api.clerk()
                .get("/enrollments/" + reported + "/retirement-years")
                .then()
                .statusCode(200)
                .body("years", hasSize(1));
        api.put(reported, "retirement-years/2031", "{}").then().statusCode(422);
        api.put(reported, "retirement-years/2026", """
                        {"priorYearWages":{"amount":"-1.00","currency":"USD"}}
                        """).then().statusCode(400);
        var terms = gather(calendar, "2026-06-12", unknown, reported, recent);
        assertThat(terms.get(unknown).priorYearWages()).isNull();
        assertThat(terms.get(reported).priorYearWages()).isEqualTo(Money.of("150000.01"));
        assertThat(terms.get(reported).deferredElsewhere()).isEqualTo(Money.of("1200.00"));
        // Not employed in 2025
        assertThat(terms.get(recent).priorYearWages()).isEqualTo(Money.ZERO);
    }

    @Test
    void countsWagesAndHoursFromTheRunsOfEarlierYears() {
        amend(document("2024-01-01", GENEROUS)
                        .replace(
                                "\"serviceMonths\":3,\"hoursOfService\":0",
                                "\"serviceMonths\":12,\"hoursOfService\":1000"))
                .then()
                .statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = hired("1970-02-03", "2025-01-06");
        api.payTerms(employee, calendar, "2025-01-06", "SALARIED", "65000.00");
        // 29 December 2024 to 11 January 2025, paid in 2025; five of ten working days
        api.paidThen(calendar, "2024-12-29", "2025-01-17");
        elect(employee, """
                {"effectiveFrom":"2026-02-01","deferralPercent":20,"catchUp":true}
                """).then().statusCode(200);
        var terms = gather(calendar, "2026-06-12", employee).get(employee);
        assertThat(terms.priorYearWages()).isEqualTo(Money.of("1250.00"));
        assertThat(terms.deferralsFrom()).isNull();
        assertThat(terms.participation()).contains("no twelve months with 1000 hours");
    }

    @Test
    void keepsTheBirthDateSealed() {
        var employee = hired("1971-08-09", "2026-01-05");
        assertThat(query("select encode(birth_date_sealed, 'escape') from birth_date where id = ?", employee))
                .singleElement()
                .asString()
                .doesNotContain("1971-08-09");
        assertThat(query("select birth_year::text from birth_date where id = ?", employee))
                .containsExactly("1971");
    }

    private Response loan(UUID employee, String reference, String principal, String repayable, String perPeriod) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"employeeId":"%s","reference":"%s","principal":{"amount":"%s","currency":"USD"},
                         "repayable":{"amount":"%s","currency":"USD"},
                         "repaymentPerPeriod":{"amount":"%s","currency":"USD"},
                         "firstRepaymentOn":"2026-03-01","repaymentsPerYear":26}
                        """.formatted(employee, reference, principal, repayable, perPeriod))
                .post("/plan-loans");
    }

    @Test
    void takesLoansOverWithinTheLimitsOfTheLaw() {
        var employee = hired("1980-08-09", "2026-01-05");
        loan(employee, "L-1", "10000.00", "11000.00", "100.00")
                .then()
                .statusCode(409)
                .body("type", endsWith("/plan-loans-not-offered"));
        amend(document("2026-01-01", GENEROUS)).then().statusCode(200);
        String id = loan(employee, "L-1", "10000.00", "11000.00", "100.00")
                .then()
                .statusCode(201)
                .body("remaining.amount", equalTo("11000.00"))
                .extract()
                .path("id");
        assertThat(query(
                        "select action from audit_line where subject_type = 'plan-loan' and subject_id = ?",
                        UUID.fromString(id)))
                .containsExactly("recorded");
        loan(employee, "L-1", "1.00", "1.00", "1.00")
                .then()
                .statusCode(409)
                .body("type", endsWith("/plan-loan-reference-in-use"));
        loan(employee, "L-2", "40000.01", "42000.00", "800.00")
                .then()
                .statusCode(409)
                .body("type", endsWith("/plan-loan-over-limit"))
                .body("detail", containsString("50000.01"));
        loan(employee, "L-2", "13000.00", "13000.01", "100.00")
                .then()
                .statusCode(409)
                .body("type", endsWith("/plan-loan-too-long"))
                .body("detail", containsString("131 repayments"));
        loan(UUID.randomUUID(), "L-3", "1.00", "1.00", "1.00").then().statusCode(404);
        loan(employee, "l 3", "0.00", "1.00", "1.00").then().statusCode(400);

        var calendar = api.biweeklyCalendar();
        assertThat(gather(calendar, "2026-06-12", employee).get(employee).loans())
                .singleElement()
                .satisfies(loan -> {
                    assertThat(loan.code()).isEqualTo("401K-LOAN-L-1");
                    assertThat(loan.repayable()).isEqualTo(Money.of("11000.00"));
                });
        api.clerk().get("/plan-loans").then().statusCode(200).body("items", hasSize(1));
        api.clerk().get("/plan-loans?q=L-1 sample").then().body("items.id", contains(id));
        api.clerk().get("/plan-loans?q=L-1 nobody").then().body("items", empty());
        var close = """
                {"closedOn":"2026-06-01","reason":"paid off with the record keeper"}
                """;
        api.clerk().body(close).post("/plan-loans/" + id + "/closure").then().statusCode(428);
        api.clerk()
                .header("If-Match", api.etag("/plan-loans/" + id))
                .body(close)
                .post("/plan-loans/" + id + "/closure")
                .then()
                .statusCode(200)
                .body("closedOn", equalTo("2026-06-01"));
        api.clerk()
                .header("If-Match", api.etag("/plan-loans/" + id))
                .body(close)
                .post("/plan-loans/" + id + "/closure")
                .then()
                .statusCode(409)
                .body("type", endsWith("/plan-loan-closed"));
        assertThat(gather(calendar, "2026-06-12", employee).get(employee).loans())
                .isEmpty();
    }

    @Test
    void tellsWhatAPaidRunBringsThePlanAndWhenItIsDue() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        elect(employee, """
                {"effectiveFrom":"2026-10-05","deferralPerPeriod":{"amount":"150.00","currency":"USD"}}
                """).then().statusCode(200);
        var other = api.salaried(calendar, "TX", "52000.00");
        var run = api.drafted(calendar, FIRST);
        var file = "/pay-runs/" + run + "/contribution-file";
        api.clerk().get(file).then().statusCode(409).body("type", endsWith("/pay-run-state"));
        deposit(run, "2026-11-25").then().statusCode(409).body("type", endsWith("/nothing-for-the-plan"));
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);

        var csv = api.clerk()
                .get(file)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines().toList())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("2026-11-20,TOTAL,,2500.00,150.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,150.00");
        assertThat(csv).contains("\"Sample, Robin\",2500.00,150.00").doesNotContain("52000");
        assertThat(api.clerk().get(file).asString()).isEqualTo(csv);

        api.clerk()
                .get("/retirement-deposits")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].payRunId", equalTo(run))
                .body("items[0].withheld.amount", equalTo("150.00"))
                .body("items[0].latestOn", equalTo("2026-12-21"))
                .body("items[0].safeHarbor", equalTo(false))
                .body("items[0].depositedOn", nullValue());
        amend(document("2026-11-21", "")).then().statusCode(200);
        api.clerk()
                .get("/retirement-deposits")
                .then()
                .body("items[0].dueOn", equalTo("2026-12-02"))
                .body("items[0].explanation", hasItem("not counted: Thanksgiving Day 2026-11-26"));
        deposit(run, "2026-12-03")
                .then()
                .statusCode(200)
                .body("late", equalTo(true))
                .body("recordedBy", equalTo("clerk"));
        deposit(run, "2026-12-01").then().statusCode(409).body("type", endsWith("/retirement-deposit-recorded"));
        api.as("robin", Roles.EMPLOYEE).get("/retirement-deposits").then().statusCode(403);

        var census = api.clerk()
                .get("/retirement-plan/census?year=2026")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(census.lines().toList()).hasSize(3);
        assertThat(census).contains("Sample,Robin,1988-04-03,2026-10-05,,2500.00", "not known");
        api.clerk().get("/retirement-plan/census?year=2031").then().statusCode(422);
    }

    @Test
    void theCensusCountsNoCompensationOfAVoidedPaycheck() {
        amend(document("2026-01-01", FRUGAL + ",\"nonElectivePercent\":3")
                        .replace("\"serviceMonths\":3", "\"serviceMonths\":0"))
                .then()
                .statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = hired("1988-04-03", "2026-06-01");
        api.payTerms(employee, calendar, "2026-06-01", "SALARIED", "65000.00");
        api.paid(calendar, FIRST);
        var second = api.paid(calendar, "2026-11-15");
        var voiding = voided(api.paycheck(second, employee));
        // What a void takes off the deposit is listed beside it, and is no deposit.
        api.clerk()
                .get("/retirement-deposits")
                .then()
                .body("items.find { it.payRunId == '%s' }.employer.amount".formatted(voiding), equalTo("-75.00"))
                .body("items.find { it.payRunId == '%s' }.late".formatted(voiding), equalTo(false));
        deposit(voiding, "2026-12-01").then().statusCode(409).body("type", endsWith("/nothing-for-the-plan"));
        // Gross pay, compensation counted, and 3 % of it
        assertThat(api.clerk()
                        .get("/retirement-plan/census?year=2026")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(",2500.00,2500.00,")
                .contains(",75.00,");
    }

    @Test
    void paidLeaveIsServiceAndNeitherABonusNorAVoidedPaycheck() {
        amend(document("2025-01-01", FRUGAL)
                        .replace(
                                "\"serviceMonths\":3,\"hoursOfService\":0",
                                "\"serviceMonths\":12,\"hoursOfService\":100"))
                .then()
                .statusCode(200);
        var calendar = api.biweeklyCalendar();
        // The first twelve months of everybody end on 16 November 2026.
        var salaried = hired("1988-04-03", "2025-11-17");
        api.payTerms(salaried, calendar, "2025-11-17", "SALARIED", "65000.00");
        var voided = hired("1988-04-03", "2025-11-17");
        api.payTerms(voided, calendar, "2025-11-17", "SALARIED", "65000.00");
        var onLeave = hired("1988-04-03", "2025-11-17");
        api.payTerms(onLeave, calendar, "2025-11-17", "HOURLY", "20.00");
        for (var start : List.of(LocalDate.of(2026, 10, 18), LocalDate.parse(FIRST))) {
            api.hours(calendar, start.toString(), onLeave, """
                            {"weekStartsOn":"%s","segments":[{"hours":30},{"date":"%s","kind":"PTO","hours":8},
                             {"date":"%s","kind":"SICK","hours":8},{"date":"%s","kind":"HOLIDAY","hours":8}]}
                            """.formatted(
                                    start, start.plusDays(1), start.plusDays(2), start.plusDays(3)))
                    .then()
                    .statusCode(200);
        }
        api.paidThen(calendar, "2026-10-18", "2026-11-06");
        var second = api.paid(calendar, FIRST);
        voided(api.paycheck(second, voided));
        String bonus = api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-16","items":[{"employeeId":"%s",
                         "code":"DISCRETIONARY_BONUS","amount":{"amount":"1000.00","currency":"USD"},
                         "description":"Thanks"}]}
                        """.formatted(calendar, voided))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(bonus);
        api.approve(bonus, api.manager()).then().statusCode(200);
        var terms = gather(calendar, "2026-12-04", salaried, voided, onLeave);
        // Twice 90 hours; 90 hours once; twice 30 hours at work and 24 of leave
        assertThat(terms.get(salaried).deferralsFrom()).isEqualTo("2027-01-01");
        assertThat(terms.get(voided).participation()).contains("no twelve months with 100 hours");
        assertThat(terms.get(onLeave).deferralsFrom()).isEqualTo("2027-01-01");
    }

    private String voided(String paycheck) {
        String run = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"not earned\",\"payDate\":\"2026-12-04\"}")
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
        return run;
    }

    private Response deposit(String run, String on) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"depositedOn":"%s","reference":"wire 1"}
                        """.formatted(on))
                .post("/retirement-deposits/" + run + "/deposit");
    }

    @Test
    void anAmendmentDoesNotReachBackIntoPaidPay() {
        var paid = Payday.of(api).salaried("TX", "65000.00").paid();
        amend(document("2026-11-20", "")).then().statusCode(409).body("type", endsWith("/period-locked"));
        api.clerk()
                .get("/pay-runs/" + paid.run() + "/contribution-file")
                .then()
                .statusCode(409)
                .body("type", endsWith("/nothing-for-the-plan"));
    }
}
