package org.openpractice.payroll.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.login.OwnRecords.LINKED_AT;
import static org.openpractice.payroll.login.OwnRecords.assertProblem;
import static org.openpractice.testing.Database.count;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;
import static org.openpractice.testing.Tokens.userId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginLinked;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginUnlinked;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** What people read and ask for as their own, from the link to the document. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OwnRecordTest {

    private static final String ACCOUNT = """
            {"routingNumber":"121042882","accountNumber":"%s","accountKind":"CHECKING"}
            """;

    private final PayrollApi api = new PayrollApi();
    private final OwnRecords records = new OwnRecords(api);
    private final String user = "user-" + UUID.randomUUID();

    private static String text(Response pdf) throws IOException {
        assertThat(pdf.statusCode()).as(pdf.asString()).isEqualTo(200);
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Response propose(String account) {
        return records.me(user)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(ACCOUNT.formatted(account))
                .post("/me/direct-deposit-changes");
    }

    @Test
    void readsTheOwnStubsAlsoAfterLeaving() throws Exception {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.salaried(calendar, "TX", "65000.00");
        var colleague = api.salaried(calendar, "TX", "130000.00");
        records.linked(2, employee, user);
        records.me(user).get("/me/pay-stubs").then().statusCode(200).body("items", empty());

        String run = api.drafted(calendar, "2026-11-01");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        String early = api.paycheck(run, employee);
        records.me(user).get("/me/pay-stubs").then().body("items", empty());
        assertProblem(records.me(user).get("/me/pay-stubs/" + early), 409, "paycheck-not-paid");
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
        String paycheck = api.paycheck(run, employee);

        records.me(user)
                .get("/me/pay-stubs")
                .then()
                .statusCode(200)
                .body("items.paycheckId", contains(paycheck))
                .body("items[0].payDate", equalTo("2026-11-20"))
                .body("items[0].periodStartsOn", equalTo("2026-11-01"))
                .body("items[0].gross.amount", equalTo("2500.00"));
        records.me(user).get("/me/pay-stubs?payDateFrom=2026-11-21").then().body("items", empty());
        records.me(user).get("/me/pay-stubs?payDateTo=2026-11-20").then().body("items", hasSize(1));
        api.publish(3, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 18), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> api.enrollment(employee).body("state", equalTo("ENDED")));

        records.me(user)
                .accept("application/json")
                .get("/me/pay-stubs/" + paycheck)
                .then()
                .statusCode(200)
                .body("gross.amount.amount", equalTo("2500.00"))
                .body("employer", equalTo("Example Practice Group"));
        assertThat(text(records.me(user).accept("application/pdf").get("/me/pay-stubs/" + paycheck)))
                .contains("Pay stub", "Example Practice Group", "2,500.00");
        assertThat(query(
                        "select actor from audit_line where subject_id = ? and action like 'read%'",
                        UUID.fromString(paycheck)))
                .isNotEmpty()
                .containsOnly(user);
        assertProblem(records.me(user).get("/me/pay-stubs/" + api.paycheck(run, colleague)), 404, "not-found");
    }

    @Test
    void readsTheOwnW2OnceItIsFiled() throws Exception {
        var calendar = api.biweeklyCalendar();
        api.employer();
        records.filer();
        var employee = api.salaried(calendar, "TX", "65000.00");
        records.linked(2, employee, user);
        records.identity(employee, "212-34-7671");
        api.paid(calendar, "2026-11-01");
        assertProblem(records.me(user).get("/me/w-2s/2026"), 404, "not-found");
        String filing = records.preparedW2s(2026);
        records.me(user).get("/me/w-2s").then().statusCode(200).body("items", empty());
        assertProblem(records.me(user).get("/me/w-2s/2026"), 404, "not-found");

        records.submitted(filing);

        records.me(user).get("/me/w-2s").then().statusCode(200).body("items.year", contains(2026));
        records.me(user)
                .accept("application/json")
                .get("/me/w-2s/2026")
                .then()
                .statusCode(200)
                .body("employer.name", equalTo("EXAMPLE PRACTICE GROUP"))
                .body("employer.ein", equalTo("98-7654321"))
                .body("employer.address", contains("12 ELM STREET", "AUSTIN TX 78701"))
                .body("employee.name", equalTo("ROBIN Q SAMPLE"))
                .body("employee.ssn", equalTo("***-**-7671"))
                .body("employee.address", contains("12 ELM STREET", "AUSTIN TX 78701"))
                .body("retirementPlan", equalTo(false))
                .body("boxes.box", contains("1", "2", "3", "4", "5", "6"))
                .body("boxes[0].description", equalTo("Wages, tips, other compensation"))
                .body("boxes[2].amount.amount", equalTo("2500.00"))
                .body("boxes[3].amount.amount", equalTo("155.00"));
        var pdf = records.me(user).accept("application/pdf").get("/me/w-2s/2026");
        assertThat(pdf.header("Content-Disposition")).isEqualTo("inline; filename=\"w-2s-2026.pdf\"");
        records.me(user).accept("*/*").get("/me/w-2s/2026").then().contentType("application/json");
        assertThat(text(pdf))
                .contains("W-2 information for 2026", "This is not Copy B", "EXAMPLE PRACTICE GROUP", "98-7654321")
                .contains("ROBIN Q SAMPLE", "***-**-7671", "Social security wages", "2,500.00", "155.00")
                .doesNotContain("212-34", "212347671");
        assertThat(records.me(user)
                        .accept("application/pdf")
                        .get("/me/w-2s/2026")
                        .asByteArray())
                .isEqualTo(pdf.asByteArray());
    }

    @Test
    void theOwnChangeOfAccountsNeedsASecondPersonAsAnyOther() {
        var employee = api.hired("TX", "2026-10-05");
        records.linked(2, employee, user);
        api.prenotesMayBeWaived();

        var proposed = propose("4234567890");
        proposed.then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("origin", equalTo("REQUEST"))
                .body("proposedBy", equalTo(user))
                .body("accounts[0].account", endsWith("7890"))
                .body("accounts[0].account", not(containsString("4234567890")))
                .body("$", not(hasKey("note")));
        String change = proposed.path("id");
        assertThat(proposed.header("Location")).endsWith("/me/direct-deposit-changes/" + change);
        api.enrollment(employee).body("directDeposit", nullValue());
        api.manager()
                .get("/messages?state=NO_RECIPIENT")
                .then()
                .body("items.occasion", hasItem("direct-deposit-change-proposed"))
                .body("items.about", hasItem(change));

        // Also somebody of payroll does not verify the own accounts, whoever asked for the change.
        String verification = "/enrollments/" + employee + "/direct-deposit-changes/%s/%s";
        String verify = "{\"method\":\"IN_PERSON\",\"note\":\"seen\",\"prenoteWaivedBecause\":\"known\"}";
        assertProblem(
                records.me(user, Roles.PAYROLL).body(verify).post(verification.formatted(change, "verification")),
                409,
                "second-person-required");
        String others = api.proposedDeposit(employee, "5234567890");
        assertProblem(
                records.me(user, Roles.PAYROLL).body(verify).post(verification.formatted(others, "verification")),
                409,
                "second-person-required");
        assertProblem(
                records.me(user, Roles.PAYROLL)
                        .body("{\"reason\":\"not mine\"}")
                        .post(verification.formatted(others, "rejection")),
                409,
                "second-person-required");
        assertThat(query(
                        "select actor from audit_line where action = 'attempted alone' and subject_id = ?",
                        UUID.fromString(others)))
                .containsExactly(user, user);
        api.manager()
                .body(verify)
                .post(verification.formatted(others, "verification"))
                .then()
                .statusCode(200);

        records.me(user)
                .get("/me/direct-deposit-changes")
                .then()
                .body("items.id", contains(change, others))
                .body("items.state", contains("SUPERSEDED", "VERIFIED"))
                .body("items.proposedBy", contains(user, "clerk"));
        records.me(user).get("/me/direct-deposit-changes?state=VERIFIED").then().body("items.id", contains(others));
        records.me(user).get("/me/direct-deposit-changes?q=clerk").then().body("items.id", contains(others));
        records.me(user)
                .get("/me/direct-deposit-changes/" + others)
                .then()
                .statusCode(200)
                .body("state", equalTo("VERIFIED"));
        assertThat(reads("direct-deposit-change", UUID.fromString(others))).isEqualTo(1);
    }

    @Test
    void anOwnChangeIsAskedForOnceAndRefusedWhenItCannotBe() {
        var employee = api.hired("TX", "2026-10-05");
        records.linked(2, employee, user);
        assertProblem(
                records.me(user).body(ACCOUNT.formatted("6234567890")).post("/me/direct-deposit-changes"),
                400,
                "idempotency-key-required");
        var key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            records.me(user)
                    .header("Idempotency-Key", key)
                    .body(ACCOUNT.formatted("6234567890"))
                    .post("/me/direct-deposit-changes")
                    .then()
                    .statusCode(201);
        }
        records.me(user).get("/me/direct-deposit-changes").then().body("items", hasSize(1));
        assertProblem(
                records.me(user)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body("""
                                {"accounts":[{"routingNumber":"121042882","accountNumber":"6234567890",
                                 "accountKind":"CHECKING","split":"PERCENT","percent":120}]}
                                """)
                        .post("/me/direct-deposit-changes"),
                422,
                "deposit-split-wrong");
    }

    @Test
    void aProviderReadsApprovedStatementsOnly() {
        var employee = api.hired("PA", "2025-06-01");
        records.linked(2, employee, user);
        String settlement = records.draftedSettlement(employee);
        var me = "/me/provider-statements";
        records.me(user, Roles.PROVIDER).get(me).then().statusCode(200).body("items", empty());
        assertProblem(records.me(user, Roles.PROVIDER).get(me + "/" + settlement), 404, "not-found");
        api.manager()
                .header("If-Match", api.etag("/provider-settlements/" + settlement))
                .post("/provider-settlements/" + settlement + "/approval")
                .then()
                .statusCode(200);

        records.me(user, Roles.PROVIDER).get(me).then().body("items.id", contains(settlement));
        records.me(user, Roles.PROVIDER).get(me + "?q=clerk").then().body("items.id", contains(settlement));
        records.me(user, Roles.PROVIDER).get(me + "?q=nobody").then().body("items", empty());
        records.me(user, Roles.PROVIDER)
                .get(me + "/" + settlement)
                .then()
                .statusCode(200)
                .body("settlement.payable.amount", equalTo("65.00"))
                .body("lines", hasSize(1));
        assertThat(query(
                        "select actor from audit_line where subject_id = ? and subject_type = 'provider-statement'",
                        UUID.fromString(settlement)))
                .containsExactly(user);
    }

    @Test
    void whoeverReadsAnOwnListStandsInTheAuditLogOnce() {
        var employee = api.hired("TX", "2026-10-05");
        records.linked(2, employee, user);
        assertThat(readsOf("/me/pay-stubs", Roles.EMPLOYEE, "paystub", null)).isEqualTo(1);
        assertThat(readsOf("/me/w-2s", Roles.EMPLOYEE, "w2-statement", null)).isEqualTo(1);
        assertThat(readsOf("/me/direct-deposit-changes", Roles.EMPLOYEE, "direct-deposit-changes", employee))
                .isEqualTo(1);
        assertThat(readsOf("/me/provider-statements", Roles.PROVIDER, "provider-settlement", null))
                .isEqualTo(1);
    }

    /** How many reads it adds to the audit log to get a path once. */
    private long readsOf(String path, String role, String kind, @Nullable UUID subject) {
        long before = reads(kind, subject);
        records.me(user, role).get(path).then().statusCode(200);
        return reads(kind, subject) - before;
    }

    private long reads(String kind, @Nullable UUID subject) {
        return count("""
                select count(*) from audit_line
                where actor = ? and action = 'read' and subject_type = ? and subject_id is not distinct from ?::uuid
                """, user, kind, subject);
    }

    @Test
    void saysWhatToDoWhileTheLinkIsNotHere() {
        records.me(user)
                .get("/me/pay-stubs")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/login-not-linked"))
                .body("detail", containsString("GET /me"))
                .body("detail", containsString("ask HR"))
                .body("userId", equalTo(userId(user)))
                .body("userName", equalTo(user));
    }

    @Test
    void anEndedLinkOpensNothing() {
        var employee = api.hired("TX", "2026-10-05");
        records.linked(2, employee, user);
        api.publish(3, new EmployeeLoginUnlinked(employee, userId(user)));

        soon().untilAsserted(() -> assertProblem(records.me(user).get("/me/pay-stubs"), 403, "login-not-linked"));
    }

    @Test
    void aLoginThatWentToAnotherPersonOpensTheLaterOneInWhateverOrderTheFactsCome() {
        var before = api.hired("TX", "2026-10-05");
        var after = api.hired("TX", "2026-10-05");
        String change = api.proposedDeposit(after, "7234567890");
        api.publish(2, new EmployeeLoginLinked(after, userId(user), LINKED_AT.plusSeconds(60)));
        // Facts of two people may be taken in at once; here the later one is first.
        awaitLinks(1);
        api.publish(2, new EmployeeLoginLinked(before, userId(user), LINKED_AT));
        awaitLinks(2);
        records.me(user).get("/me/direct-deposit-changes").then().body("items.id", contains(change));

        api.publish(3, new EmployeeLoginUnlinked(before, userId(user)));
        awaitLinks(1);
        records.me(user).get("/me/direct-deposit-changes").then().body("items.id", contains(change));
    }

    @Test
    void anEmployeeWithANewLoginIsNoLongerTheOldOne() {
        var employee = api.hired("TX", "2026-10-05");
        records.linked(2, employee, user);
        api.publish(3, new EmployeeLoginUnlinked(employee, userId(user)));
        records.linked(4, employee, "new-" + user);

        assertProblem(records.me(user).get("/me/pay-stubs"), 403, "login-not-linked");
    }

    private void awaitLinks(int count) {
        soon().untilAsserted(() -> assertThat(query("select 1 from employee_login where user_id = ?", userId(user)))
                .isEqualTo(List.of("1", "1").subList(0, count)));
    }
}
