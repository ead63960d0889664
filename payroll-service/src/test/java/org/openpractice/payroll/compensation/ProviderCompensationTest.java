package org.openpractice.payroll.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.PaycheckAssert.assertThatCheck;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLinePosted;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLineTakenBack;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.identity.Acting;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProviderCompensationTest {

    private static final String SCHEDULE = """
            HCPCS,MODIFIER,WORK_RVU,DHS
            99213,,1.30,N
            20610,,0.79,N
            71046,,0.18,Y
            71046,26,0.18,Y
            """;

    private final PayrollApi api = new PayrollApi();

    @Inject
    ProviderEarnings earnings;

    @Inject
    Actor actor;

    private Response schedule(int year, String csv) {
        return api.clerk().contentType("text/csv").body(csv).post("/work-rvu-schedules/" + year + "?source=test+file");
    }

    private static String terms(String threshold, String rate, String more) {
        return """
                {"baseSalary":{"amount":"180000.00","currency":"USD"},
                 "tiers":[{"above":%s,"rate":{"amount":"%s","currency":"USD"}}],"share":1,
                 "qualityIncentive":{"amount":"1000.00","currency":"USD"},
                 "callDay":{"amount":"400.00","currency":"USD"},"callNight":{"amount":"650.00","currency":"USD"},
                 "counts":"POSTED","credited":"PERSONALLY_PERFORMED","scheduleYear":2026,"settles":"QUARTERLY",
                 "threshold":"WHOLE_YEAR","fairMarketBasis":"Valuation of 2025"%s}
                """.formatted(threshold, rate, more);
    }

    private Response draftContract(UUID employee, String terms) {
        return api.clerk().body("""
                        {"employeeId":"%s","specialty":"Family practice","firstMonth":1,
                         "version":{"effectiveFrom":"2026-01-01","terms":%s}}
                        """.formatted(employee, terms)).post("/provider-contracts");
    }

    private Response approveVersion(String contract, int number) {
        return api.manager()
                .header("If-Match", api.etag("/provider-contracts/" + contract))
                .post("/provider-contracts/" + contract + "/versions/" + number + "/approval");
    }

    /** A provider who gets 50 dollars for each work RVU, under an approved contract. */
    private UUID provider() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var employee = api.hired("PA", "2025-06-01");
        String contract = draftContract(employee, terms("0", "50.00", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approveVersion(contract, 1).then().statusCode(200).body("versions[0].state", equalTo("APPROVED"));
        return employee;
    }

    private static String credit(
            UUID employee, UUID claim, int line, String code, String modifiers, String serviceDate, String countedOn) {
        return """
                {"employeeId":"%s","claimId":"%s","lineNumber":%d,"stage":"POSTED","procedureCode":"%s",
                 "modifiers":[%s],"units":1,"serviceDate":"%s","countedOn":"%s","personallyPerformed":true}
                """.formatted(employee, claim, line, code, modifiers, serviceDate, countedOn);
    }

    private Response take(String credits, String takeBacks) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"credits\":[%s],\"takeBacks\":[%s]}".formatted(credits, takeBacks))
                .post("/work-rvu-credits");
    }

    private static String takeBack(UUID claim, int line, String on) {
        return """
                {"claimId":"%s","lineNumber":%d,"stage":"POSTED","takenBackOn":"%s"}
                """.formatted(claim, line, on);
    }

    private Response settle(UUID employee, String periodEndsOn, String more) {
        return api.clerk().body("""
                        {"employeeId":"%s","periodEndsOn":"%s"%s}
                        """.formatted(employee, periodEndsOn, more)).post("/provider-settlements");
    }

    private Response approve(String settlement) {
        return api.manager()
                .header("If-Match", api.etag("/provider-settlements/" + settlement))
                .post("/provider-settlements/" + settlement + "/approval");
    }

    private ValidatableResponse lines(UUID employee, String state) {
        return api.clerk()
                .get("/service-lines?state=" + state + "&employeeId=" + employee)
                .then()
                .statusCode(200);
    }

    @Test
    void settlesPostedLinesAndShowsEachOnTheStatement() {
        var employee = provider();
        var claim = UUID.randomUUID();
        take(
                        credit(employee, claim, 1, "99213", "\"25\"", "2026-01-05", "2026-02-01") + ","
                                + credit(employee, claim, 2, "20610", "\"51\"", "2026-01-05", "2026-02-01"),
                        "")
                .then()
                .statusCode(200)
                .body("state", equalTo(List.of("CREDITED", "CREDITED")));
        // The same line told again counts once; in one request it is refused.
        take(credit(employee, claim, 1, "99213", "\"25\"", "2026-01-05", "2026-02-03"), "")
                .then()
                .statusCode(200)
                .body("state", equalTo(List.of("CREDITED")));
        for (int told = 0; told < 2; told++) {
            api.clerk()
                    .body("""
                            {"employeeId":"%s","duties":[{"on":"2026-03-07","shift":"NIGHT"}]}
                            """.formatted(employee))
                    .post("/provider-call-duties")
                    .then()
                    .statusCode(200);
        }
        String settlement = settle(employee, "2026-03-31", ",\"quality\":{\"points\":9,\"maximum\":10}")
                .then()
                .statusCode(201)
                // 1.30 x 50.00, 0.79 x 0.50 x 50.00, 1,000 x 9 / 10 and a night
                .body("work.amount", equalTo("84.75"))
                .body("quality.amount", equalTo("900.00"))
                .body("call.amount", equalTo("650.00"))
                .body("payable.amount", equalTo("1634.75"))
                .extract()
                .path("id");
        var statement = api.clerk()
                .get("/provider-statements/" + settlement)
                .then()
                .statusCode(200)
                .body("lines", hasSize(4))
                .body("lines[0].work.claimId", equalTo(claim.toString()))
                .body("lines[0].work.lineNumber", equalTo(1))
                .body("lines[0].work.schedule", equalTo("2026 edition 1"))
                .body("lines[0].amount.amount", equalTo("65.00"))
                .body("lines[0].rate", equalTo("50.00"))
                .body("lines[1].description", equalTo("schedule of 2026: 20610 0.79 x 1 unit x 0.50 (modifier 51)"))
                .body("lines[1].amount.amount", equalTo("19.75"))
                .body("trace.line", hasItem("threshold"))
                .extract();
        List<String> amounts = statement.path("lines.amount.amount");
        assertThat(Money.sum(amounts.stream().map(Money::of).toList())).isEqualTo(Money.of("1634.75"));
        approve(settlement).then().statusCode(200).body("state", equalTo("APPROVED"));

        found("/provider-contracts?state=APPROVED&q=sample family")
                .body("items.employeeId", hasItem(employee.toString()));
        found("/provider-contracts?state=DRAFTED&employeeId=" + employee).body("items", empty());
        found("/provider-settlements?state=APPROVED&endsTo=2026-03-31&employeeId=" + employee)
                .body("items.id", contains(settlement));
        found("/provider-settlements?endsFrom=2026-04-01&employeeId=" + employee)
                .body("items", empty());
        found("/provider-call-duties?shift=NIGHT&onFrom=2026-03-07&q=sample").body("items.on", hasItem("2026-03-07"));
        found("/provider-call-duties?shift=DAY&employeeId=" + employee).body("items", empty());
        found("/service-lines?claimId=" + claim + "&procedureCode=20610").body("items.workRvus", contains(0.395f));
        found("/service-lines?q=99213 sample&sort=-countedOn&employeeId=" + employee)
                .body("items.lineNumber", contains(1));
        found("/work-rvu-entries?account=FROZEN&employeeId=" + employee).body("items", empty());
        found("/work-rvu-entries?q=20610&countsTo=2026-02-01&employeeId=" + employee)
                .body("items.quantity", contains(0.395f));
        found("/work-rvu-schedules?year=2026&q=test&sort=year").body("items.edition", hasItem(1));
        api.clerk()
                .get("/work-rvu-entries")
                .then()
                .statusCode(400)
                .body("type", endsWith("/problems/invalid-request"))
                .body("errors.field", contains("employeeId"));
    }

    private ValidatableResponse found(String list) {
        return api.clerk().get(list).then().statusCode(200);
    }

    @Test
    void takesBackExactlyWhatWasCreditedAlsoAfterAnotherEditionAndAnotherVersion() {
        var employee = provider();
        var claim = UUID.randomUUID();
        take(credit(employee, claim, 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
        String first = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approve(first).then().statusCode(200);
        schedule(2026, SCHEDULE.replace("1.30", "9.99")).then().statusCode(201).body("edition", equalTo(2));
        String contract = api.clerk()
                .get("/provider-contracts")
                .then()
                .extract()
                .path("items.find { it.employeeId == '" + employee + "' }.id");
        api.clerk()
                .header("If-Match", api.etag("/provider-contracts/" + contract))
                .body("{\"effectiveFrom\":\"2026-04-01\",\"terms\":%s}".formatted(terms("0", "70.00", "")))
                .post("/provider-contracts/" + contract + "/versions")
                .then()
                .statusCode(200);
        approveVersion(contract, 2).then().statusCode(200);
        var other = UUID.randomUUID();
        take(credit(employee, other, 1, "20610", "", "2026-04-05", "2026-05-01"), takeBack(claim, 1, "2026-05-02"))
                .then()
                .statusCode(200)
                .body("[1].state", equalTo("TAKEN_BACK"));
        String second = settle(employee, "2026-06-30", "")
                .then()
                .statusCode(201)
                // 0.79 x 70.00 less 1.30 x 50.00
                .body("work.amount", equalTo("-9.70"))
                .body("payable.amount", equalTo("0.00"))
                .body("carriedOn.amount", equalTo("-9.70"))
                .extract()
                .path("id");
        api.clerk()
                .get("/provider-statements/" + second)
                .then()
                .body("lines[0].amount.amount", equalTo("-65.00"))
                .body("lines[0].work.schedule", equalTo("2026 edition 1"))
                .body("lines[0].contractVersion", equalTo(1))
                .body("lines[1].amount.amount", equalTo("55.30"))
                .body("lines[1].contractVersion", equalTo(2));
        assertThat(query("""
                        select sum(case to_account when 'SERVICES' then -quantity else quantity end)::text
                        from work_rvu_entry where service_line_id in (select id from service_line where claim_id = ?)
                        """, claim)).containsExactly("0.0000");
        // The same line again, after the corrected payment, is a new credit at the edition of today.
        take(credit(employee, claim, 1, "99213", "", "2026-01-05", "2026-07-01"), "")
                .then()
                .body("[0].workRvus", equalTo(9.99f));
    }

    @Test
    void listsWhatTheScheduleLacksUntilAnEditionHasIt() {
        var employee = provider();
        var claim = UUID.randomUUID();
        take(credit(employee, claim, 1, "45378", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .body("[0].state", equalTo("UNPRICED"))
                .body("[0].workRvus", nullValue())
                .body("[0].reason", equalTo("the schedule of 2026 has no row for 45378"));
        lines(employee, "UNPRICED").body("items", hasSize(1));
        settle(employee, "2026-03-31", "").then().body("payable.amount", equalTo("0.00"));
        schedule(2026, SCHEDULE + "45378,,3.26,N\n").then().statusCode(201);
        api.clerk()
                .post("/service-lines/pricing")
                .then()
                .statusCode(200)
                .body("find { it.claimId == '" + claim + "' }.workRvus", equalTo(3.26f));
        lines(employee, "UNPRICED").body("items", empty());
    }

    @Test
    void creditsWhatBillingPostsAndTakesBackWhatItTakesBack() {
        var employee = provider();
        var claim = UUID.randomUUID();
        var posted = new ServiceLinePosted(
                claim,
                1,
                employee,
                UUID.randomUUID(),
                "99213",
                List.of("25"),
                BigDecimal.ONE,
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 2, 1),
                true);
        var id = UUID.randomUUID();
        Events.publish(id, api.group, 1, posted);
        Events.publish(id, api.group, 1, posted);
        soon().untilAsserted(() -> lines(employee, "CREDITED").body("items", hasSize(1)));
        Events.publish(
                api.group,
                2,
                new ServiceLineTakenBack(claim, 1, employee, UUID.randomUUID(), LocalDate.of(2026, 2, 20)));
        soon().untilAsserted(() -> lines(employee, "TAKEN_BACK").body("items", hasSize(1)));
        api.clerk()
                .get("/work-rvu-entries?employeeId=" + employee)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[1].from", equalTo("PROVIDER"))
                .body("items[1].to", equalTo("SERVICES"))
                .body("items[1].quantity", equalTo(1.3000f));
    }

    /** A second payer answers what the first paid already; its answer gives nothing, and nothing goes with it. */
    @Test
    void keepsTheCreditWhileAnotherPayersPaymentStands() {
        var employee = provider();
        var claim = UUID.randomUUID();
        for (int answer = 1; answer <= 2; answer++) {
            Events.publish(
                    api.group,
                    answer,
                    new ServiceLinePosted(
                            claim,
                            1,
                            employee,
                            UUID.randomUUID(),
                            "99213",
                            List.of(),
                            BigDecimal.ONE,
                            LocalDate.of(2026, 1, 5),
                            LocalDate.of(2026, 2, answer),
                            true));
        }
        var answers = "select answers::text from service_line where claim_id = ?";
        soon().untilAsserted(() -> assertThat(query(answers, claim)).containsExactly("2"));
        Events.publish(
                api.group,
                3,
                new ServiceLineTakenBack(claim, 1, employee, UUID.randomUUID(), LocalDate.of(2026, 2, 20)));
        soon().untilAsserted(() -> assertThat(query(answers, claim)).containsExactly("1"));
        lines(employee, "CREDITED").body("items", hasSize(1)).body("items[0].workRvus", equalTo(1.30f));
        Events.publish(
                api.group,
                4,
                new ServiceLineTakenBack(claim, 1, employee, UUID.randomUUID(), LocalDate.of(2026, 2, 21)));
        soon().untilAsserted(() -> lines(employee, "TAKEN_BACK").body("items", hasSize(1)));
    }

    @Test
    void keepsWorkThatCameBeforeTheContractUntilTheContractIsApproved() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var employee = api.hired("PA", "2025-06-01");
        var claim = UUID.randomUUID();
        take(credit(employee, claim, 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .body("[0].state", equalTo("WITHOUT_CONTRACT"));
        String contract = draftContract(employee, terms("0", "50.00", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        lines(employee, "WITHOUT_CONTRACT").body("items", hasSize(1));
        approveVersion(contract, 1).then().statusCode(200);
        lines(employee, "CREDITED").body("items", hasSize(1));
    }

    @Test
    void freezesWorkOfExcludedDaysAndReleasesItWhenTheExclusionDoesNotCoverThem() {
        var employee = provider();
        var match = UUID.randomUUID();
        var before = UUID.randomUUID();
        take(
                        credit(employee, before, 1, "99213", "", "2026-01-05", "2026-02-01") + ","
                                + credit(employee, before, 2, "99213", "", "2026-02-20", "2026-02-25"),
                        "")
                .then()
                .statusCode(200);
        String drafted = settle(employee, "2026-03-31", "")
                .then()
                .body("work.amount", equalTo("130.00"))
                .extract()
                .path("id");
        Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", LocalDate.of(2026, 2, 10)));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags", hasSize(1)));
        approve(drafted).then().statusCode(409).body("type", endsWith("/problems/settlement-outdated"));
        withdraw(drafted).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        drafted = settle(employee, "2026-03-31", "")
                .then()
                .body("work.amount", equalTo("65.00"))
                .extract()
                .path("id");
        lines(employee, "FROZEN").body("items", hasSize(1));
        take(credit(employee, before, 3, "99213", "", "2026-02-21", "2026-02-25"), "")
                .then()
                .body("[0].state", equalTo("FROZEN"));
        approve(drafted).then().statusCode(200);
        Events.publish(api.group, 2, new ExclusionLifted(employee, match, LocalDate.of(2026, 2, 21)));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags[0].until", equalTo("2026-02-21")));
        settle(employee, "2026-06-30", "").then().statusCode(201).body("work.amount", equalTo("65.00"));
        lines(employee, "FROZEN").body("items", hasSize(1)).body("items[0].serviceDate", equalTo("2026-02-20"));
    }

    @Test
    void doesNotPayForBeingOnCallOnExcludedDays() {
        var employee = provider();
        api.clerk()
                .body("""
                        {"employeeId":"%s","duties":[{"on":"2026-02-07","shift":"DAY"},{"on":"2026-02-14","shift":"DAY"},
                         {"on":"2026-02-28","shift":"NIGHT"}]}
                        """.formatted(employee))
                .post("/provider-call-duties")
                .then()
                .statusCode(200);
        var match = UUID.randomUUID();
        Events.publish(api.group, 1, new ExclusionConfirmed(employee, match, "1128a1", LocalDate.of(2026, 2, 10)));
        Events.publish(api.group, 2, new ExclusionLifted(employee, match, LocalDate.of(2026, 2, 21)));
        soon().untilAsserted(() -> api.enrollment(employee).body("flags[0].until", equalTo("2026-02-21")));
        // The day of 7 and the night of 28 February.
        settle(employee, "2026-03-31", "").then().statusCode(201).body("call.amount", equalTo("1050.00"));
    }

    private Response withdraw(String settlement) {
        return api.clerk()
                .header("If-Match", api.etag("/provider-settlements/" + settlement))
                .post("/provider-settlements/" + settlement + "/withdrawal");
    }

    @Test
    void needsASecondPersonForContractsAndSettlements() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var employee = api.hired("PA", "2025-06-01");
        String contract = draftContract(employee, terms("0", "50.00", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.as("clerk", Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER)
                .header("If-Match", api.etag("/provider-contracts/" + contract))
                .post("/provider-contracts/" + contract + "/versions/1/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/second-person-required"));
        assertThat(query("select action from audit_line where subject_id = ?", UUID.fromString(contract)))
                .contains("attempted alone");
        approveVersion(contract, 1).then().statusCode(200);
        assertThat(query(
                        "select action from audit_line where subject_type = 'provider-contract' and subject_id = ?",
                        UUID.fromString(contract)))
                .contains("drafted", "approved");
        approveVersion(contract, 1).then().statusCode(409).body("type", endsWith("/problems/contract-version-state"));
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.as("clerk", Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER)
                .header("If-Match", api.etag("/provider-settlements/" + settlement))
                .post("/provider-settlements/" + settlement + "/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/second-person-required"));
        settle(employee, "2026-06-30", "").then().statusCode(409).body("type", endsWith("/problems/settlement-state"));
        approve(settlement).then().statusCode(200);
        api.clerk()
                .header("If-Match", api.etag("/provider-contracts/" + contract))
                .body("{\"effectiveFrom\":\"2026-03-31\",\"terms\":%s}".formatted(terms("0", "70.00", "")))
                .post("/provider-contracts/" + contract + "/versions")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/contract-period-settled"));
    }

    @Test
    void refusesAContractThatPaysForReferralsAndASecondContract() {
        var employee = api.hired("PA", "2025-06-01");
        draftContract(employee, terms("0", "50.00", "").replace("PERSONALLY_PERFORMED", "INCLUDING_ORDERED"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/contract-counts-referrals"));
        String contract = draftContract(employee, terms("0", "50.00", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        draftContract(employee, terms("0", "50.00", ""))
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/provider-contract-exists"));
        approveVersion(contract, 1)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/work-rvu-schedule-missing"));
        draftContract(UUID.randomUUID(), terms("0", "50.00", ""))
                .then()
                .statusCode(404)
                .body("type", endsWith("/problems/not-enrolled"));
        draftContract(employee, terms("-5", "50.00", ""))
                .then()
                .statusCode(400)
                .body("errors.problem", hasItem(containsString("above of zero or more")));
    }

    @Test
    void namesEveryWrongRowOfAScheduleAndKeepsNothing() {
        schedule(2026, "HCPCS,MODIFIER,WORK_RVU\n99213,,1.30\n9921,,1.3\n20610,ABC,x\n99213,,1.31\n")
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/work-rvu-file-wrong"))
                .body("rows.row", equalTo(List.of(3, 4, 4, 5)))
                .body("rows.field", equalTo(List.of("HCPCS", "MODIFIER", "WORK_RVU", "HCPCS")));
        schedule(2026, "HCPCS,RVU\n99213,1.30\n")
                .then()
                .statusCode(422)
                .body("detail", containsString("expected also MODIFIER, WORK_RVU"));
        api.clerk().get("/work-rvu-schedules").then().statusCode(200).body("items", empty());
        assertThat(query("select count(*) from work_rvu where practice_group_id = ?", api.group))
                .containsExactly("0");
    }

    @Test
    void namesEveryWrongLineOfABatchAndTakesNone() {
        var employee = provider();
        var claim = UUID.randomUUID();
        take(
                        credit(employee, claim, 1, "99213", "", "2026-02-05", "2026-02-01") + ","
                                + credit(UUID.randomUUID(), claim, 2, "99213", "", "2026-01-05", "2999-02-01"),
                        takeBack(claim, 9, "2026-05-02"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/work-credits-wrong"))
                .body(
                        "lines.field",
                        equalTo(List.of(
                                "credits[0].serviceDate",
                                "credits[1].employeeId",
                                "credits[1].countedOn",
                                "takeBacks[0].lineNumber")));
        api.clerk()
                .get("/service-lines?employeeId=" + employee)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void settlesOnlyPeriodsOfTheContractThatHaveEnded() {
        var employee = provider();
        settle(employee, "2026-02-28", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/not-a-settlement-period"))
                .body("detail", containsString("expected 2026-03-31"));
        settle(employee, "2098-12-31", "").then().statusCode(409).body("detail", containsString("has ended"));
        settle(api.hired("PA", "2025-06-01"), "2026-03-31", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/provider-contract-missing"));
    }

    @Test
    void isForPayrollAlone() {
        var employee = provider();
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.as("doctor", Roles.PROVIDER)
                .get("/provider-statements/" + settlement)
                .then()
                .statusCode(403);
        new PayrollApi()
                .clerk()
                .get("/provider-statements/" + settlement)
                .then()
                .statusCode(404);
    }

    /** What a pay run does: its own transaction, as the practice group. */
    private <T> T inRun(Supplier<T> work) {
        return actor.as(
                new Acting(api.group, "run", "test"),
                () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    /** Under an approved contract with a draw of 30 dollars each pay period. */
    private UUID drawing(String state) {
        var employee = api.hired(state, "2025-06-01");
        String contract = draftContract(
                        employee,
                        terms(
                                "0",
                                "50.00",
                                ",\"draw\":{\"amount\":{\"amount\":\"30.00\",\"currency\":\"USD\"},"
                                        + "\"interval\":\"PAY_PERIOD\",\"recovery\":\"CARRIED\"}"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approveVersion(contract, 1).then().statusCode(200);
        return employee;
    }

    @Test
    void givesDrawsAndApprovedSettlementsToOneRunOnly() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var employee = drawing("PA");
        take(credit(employee, UUID.randomUUID(), 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var period = new PayPeriod(
                LocalDate.of(2026, 4, 5), LocalDate.of(2026, 4, 18), LocalDate.of(2026, 4, 24), List.of());
        assertThat(inRun(() -> earnings.due(List.of(employee), period)).get(employee))
                .extracting(ProviderEarning::code)
                .containsExactly("PROVIDER-DRAW");
        approve(settlement).then().statusCode(200);
        var due = inRun(() -> earnings.due(List.of(employee), period)).get(employee);
        assertThat(due)
                .containsExactly(
                        new ProviderEarning("PROVIDER-DRAW", "Draw", Money.of("30.00"), false, null),
                        new ProviderEarning(
                                "PROVIDER-WRVU",
                                "Work RVUs, 2026-01-01 to 2026-03-31",
                                Money.of("65.00"),
                                true,
                                UUID.fromString(settlement)));
        var run = UUID.randomUUID();
        inRun(() -> {
            earnings.take(run, List.of(UUID.fromString(settlement)));
            return run;
        });
        assertThat(inRun(() -> earnings.settled(List.of(employee)))).isEmpty();
        assertThatThrownBy(() -> inRun(() -> {
                    earnings.take(UUID.randomUUID(), List.of(UUID.fromString(settlement)));
                    return run;
                }))
                .hasMessageContaining("calculate again");
        withdraw(settlement).then().statusCode(409).body("type", endsWith("/problems/settlement-state"));
        inRun(() -> {
            earnings.release(run);
            return run;
        });
        assertThat(inRun(() -> earnings.settled(List.of(employee)))).containsKey(employee);
        withdraw(settlement).then().statusCode(200);
    }

    @Test
    void aFinalPaycheckAfterTheLastWagesDoesNotPayTheDrawAgain() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var calendar = api.biweeklyCalendar();
        var employee = drawing("TX");
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "130000.00");
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 14), TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-14")));
        var wages = api.paid(calendar, "2026-11-01");
        assertThatCheck(api, wages, employee).grosses("5030.00");
        String run = api.clerk()
                .body("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"2026-11-24","employeeIds":["%s"],
                 "separation":{"kind":"DISCHARGE"},
                 "items":[{"employeeId":"%s","code":"PTO_PAYOUT","amount":{"amount":"500.00","currency":"USD"},
                  "description":"Leave not taken"}]}
                """.formatted(calendar, employee, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        assertThatCheck(api, run, employee).grosses("500.00");
    }

    @Test
    void whoMovedToAnotherCalendarHasTheDrawFromThatOneAlone() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var before = api.biweeklyCalendar();
        String now = api.clerk()
                .body("""
                {"name":"Providers","frequency":"BIWEEKLY","firstPeriodStartsOn":"2026-11-01",
                 "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var employee = drawing("TX");
        api.payTerms(employee, before, "2026-10-05", "SALARIED", "130000.00");
        api.payTerms(employee, now, "2026-11-01", "SALARIED", "130000.00");
        var left = api.drafted(before, "2026-11-01");
        api.calculated(left).then().body("state", equalTo("SUCCEEDED"));
        api.clerk()
                .get("/pay-runs/" + left + "/paychecks")
                .then()
                .statusCode(200)
                .body("items", empty());
        var joined = api.drafted(now, "2026-11-01");
        api.calculated(joined).then().body("state", equalTo("SUCCEEDED"));
        assertThatCheck(api, joined, employee).grosses("5030.00");
    }

    @Test
    void aRegularRunPaysAnApprovedSettlementOnceAndGivesItBackWhenReversed() {
        var calendar = api.biweeklyCalendar();
        var employee = provider();
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "130000.00");
        take(credit(employee, UUID.randomUUID(), 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .body("payable.amount", equalTo("65.00"))
                .extract()
                .path("id");
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run);
        var takenBy = "select coalesce(pay_run_id::text, 'none') from provider_settlement where id = ?";
        // Not approved when the run was calculated: it is, when the run is to be approved, and changes it.
        approve(settlement).then().statusCode(200);
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        api.calculated(run);
        assertThatCheck(api, run, employee).grosses("5065.00").pays("PROVIDER-WRVU", "65.00");
        assertThat(query(takenBy, UUID.fromString(settlement))).containsExactly("none");
        api.approve(run, api.manager()).then().statusCode(200);
        assertThat(query(takenBy, UUID.fromString(settlement))).containsExactly(run);
        var next = api.drafted(calendar, "2026-11-15");
        api.calculated(next);
        assertThatCheck(api, next, employee).grosses("5000.00");
        api.reverse(run).then().statusCode(200);
        assertThat(query(takenBy, UUID.fromString(settlement))).containsExactly("none");
    }

    @Test
    void aVoidedPaycheckGivesItsSettlementBackAndTakesItAgainWhenItStandsAgain() {
        var calendar = api.biweeklyCalendar();
        var employee = provider();
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "130000.00");
        take(credit(employee, UUID.randomUUID(), 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approve(settlement).then().statusCode(200);
        var takenBy = "select coalesce(pay_run_id::text, 'none') from provider_settlement where id = ?";
        var id = UUID.fromString(settlement);
        var run = api.paid(calendar, "2026-11-01");
        assertThat(query(takenBy, id)).containsExactly(run);
        var voiding = voidOf(api.paycheck(run, employee));
        api.approve(voiding, api.manager()).then().statusCode(200);
        // until the voiding run is paid, the paycheck stands
        assertThat(query(takenBy, id)).containsExactly(run);
        api.pay(voiding).then().statusCode(200);
        assertThat(query(takenBy, id)).containsExactly("none");

        String again = api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"OFF_CYCLE","periodStartsOn":"2026-11-01","payDate":"2026-11-24",
                         "employeeIds":["%s"]}
                        """.formatted(calendar, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(again);
        assertThatCheck(api, again, employee).pays("PROVIDER-WRVU", "65.00");
        api.approve(again, api.manager()).then().statusCode(200);
        assertThat(query(takenBy, id)).containsExactly(again);
        api.reverse(voiding).then().statusCode(409).body("type", endsWith("/later-run-locked"));
        api.reverse(again).then().statusCode(200);
        assertThat(query(takenBy, id)).containsExactly("none");
        api.reverse(voiding).then().statusCode(200);
        assertThat(query(takenBy, id)).containsExactly(run);
    }

    @Test
    void aPaycheckWhoseSettlementWasWithdrawnDoesNotStandAgain() {
        var calendar = api.biweeklyCalendar();
        var employee = provider();
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "130000.00");
        take(credit(employee, UUID.randomUUID(), 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approve(settlement).then().statusCode(200);
        var voiding = voidOf(api.paycheck(api.paid(calendar, "2026-11-01"), employee));
        api.approve(voiding, api.manager()).then().statusCode(200);
        api.pay(voiding).then().statusCode(200);
        withdraw(settlement).then().statusCode(200);
        api.reverse(voiding)
                .then()
                .statusCode(409)
                .body("type", endsWith("/later-run-locked"))
                .body("detail", containsString("withdrawn"));
    }

    private String voidOf(String paycheck) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"lost\",\"payDate\":\"2026-11-24\"}")
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Under pay terms with a draw of 40 dollars each pay period, and with a visit of 65 dollars to earn it. */
    private void drawsByPayTerms(UUID employee, String calendar) {
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-01-04","payCalendarId":"%s","basis":"PROVIDER_CONTRACT",
                         "rate":{"amount":"40.00","currency":"USD"},"exemption":"PRACTICE_OF_MEDICINE"}
                        """.formatted(calendar)).then().statusCode(200);
        take(credit(employee, UUID.randomUUID(), 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
    }

    private void takesOffTheDraw(UUID employee, String periodEndsOn) {
        settle(employee, periodEndsOn, "")
                .then()
                .statusCode(201)
                .body("work.amount", equalTo("65.00"))
                .body("trueUp.amount", equalTo("-40.00"))
                .body("payable.amount", equalTo("25.00"));
    }

    @Test
    void takesBackDrawsThatARunPaid() {
        var calendar = api.biweeklyCalendar();
        var employee = provider();
        drawsByPayTerms(employee, calendar);
        api.paidThen(calendar, "2026-03-08", "2026-03-27");
        assertThat(query(
                        "select l.amount_cents::text from paycheck_line l join paycheck c on c.id = l.paycheck_id"
                                + " where c.employee_id = ? and l.code = 'PROVIDER-DRAW'",
                        employee))
                .containsExactly("4000");
        // The draw of the pay terms is not paid a second time.
        var period = new PayPeriod(
                LocalDate.of(2026, 3, 22), LocalDate.of(2026, 4, 4), LocalDate.of(2026, 4, 10), List.of());
        assertThat(inRun(() -> earnings.due(List.of(employee), period))).isEmpty();
        takesOffTheDraw(employee, "2026-03-31");
    }

    /** No settlement comes after it that could take the draw off. */
    @Test
    void takesOffADrawThatIsPaidAfterTheContractHasEnded() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("PA", "2025-06-01");
        String contract = api.clerk()
                .body("""
                        {"employeeId":"%s","specialty":"Family practice","firstMonth":1,
                         "version":{"effectiveFrom":"2026-01-01","endsOn":"2026-03-21","terms":%s}}
                        """.formatted(employee, terms("0", "50.00", "")))
                .post("/provider-contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approveVersion(contract, 1).then().statusCode(200);
        drawsByPayTerms(employee, calendar);
        // the period ends with the contract, and is paid six days later
        api.paidThen(calendar, "2026-03-08", "2026-03-27");
        takesOffTheDraw(employee, "2026-03-21");
    }

    @Test
    void aFinalRunPaysTheLastSettlementOfWhoeverLeft() {
        schedule(2026, SCHEDULE).then().statusCode(201);
        var calendar = api.biweeklyCalendar();
        var employee = drawing("TX");
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "130000.00");
        take(credit(employee, UUID.randomUUID(), 1, "99213", "", "2026-01-05", "2026-02-01"), "")
                .then()
                .statusCode(200);
        Events.publish(
                api.group, 2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 14), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-14")));
        var wages = api.paid(calendar, "2026-11-01");
        assertThatCheck(api, wages, employee).grosses("5030.00");
        finalPay(calendar, employee).then().statusCode(422).body("type", endsWith("/nothing-to-pay"));
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .statusCode(201)
                .body("payable.amount", equalTo("65.00"))
                .extract()
                .path("id");
        approve(settlement).then().statusCode(200);
        String run =
                finalPay(calendar, employee).then().statusCode(201).extract().path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        // Without the draw, which went out with the last wages.
        assertThatCheck(api, run, employee).grosses("65.00").pays("PROVIDER-WRVU", "65.00");
        api.approve(run, api.manager()).then().statusCode(200);
        assertThat(query("select pay_run_id::text from provider_settlement where id = ?", UUID.fromString(settlement)))
                .containsExactly(run);
    }

    private Response finalPay(String calendar, UUID employee) {
        return api.clerk().body("""
                        {"payCalendarId":"%s","kind":"FINAL","payDate":"2026-11-24","employeeIds":["%s"],
                         "separation":{"kind":"RESIGNATION"}}
                        """.formatted(calendar, employee)).post("/pay-runs");
    }

    @Test
    void removesACallDutyUntilItIsSettled() {
        var employee = provider();
        String duty = api.clerk()
                .body("{\"employeeId\":\"%s\",\"duties\":[{\"on\":\"2026-03-07\",\"shift\":\"DAY\"}]}"
                        .formatted(employee))
                .post("/provider-call-duties")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        String settlement = settle(employee, "2026-03-31", "")
                .then()
                .body("call.amount", equalTo("400.00"))
                .extract()
                .path("id");
        api.clerk()
                .delete("/provider-call-duties/" + duty)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/call-duty-settled"));
        withdraw(settlement).then().statusCode(200);
        api.clerk().delete("/provider-call-duties/" + duty).then().statusCode(204);
        assertThat(query(
                        "select action from audit_line where subject_type = 'call-duty' and subject_id = ?",
                        UUID.fromString(duty)))
                .containsExactly("removed");
        settle(employee, "2026-03-31", "").then().body("call.amount", equalTo("0.00"));
    }
}
