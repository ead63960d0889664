package org.openpractice.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.billing.Practice;
import org.openpractice.billing.remittance.RemittanceFixture;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ChartOfAccountsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    private final Practice practice = Practice.empty();

    @Test
    void aGroupThatChoseNothingHasTheStandardAccountsOneForEachRole() {
        var chart = chart(practice);

        assertThat(chart).hasSize(PostingRole.values().length);
        assertThat(chart).allSatisfy(account -> {
            assertThat(account.get("postings")).isEqualTo(List.of(account.get("code")));
            assertThat(account.get("closed")).isEqualTo(false);
        });
        assertThat(chart).extracting(account -> account.get("code")).containsExactlyInAnyOrder((Object[])
                Stream.of(PostingRole.values()).map(Enum::name).toArray());
        assertThat(chart).extracting(account -> (String) account.get("number")).isSorted();
    }

    @Test
    void tenWhoLookAtOnceSeeOneChart() throws Exception {
        Callable<Integer> look = () -> chart(practice).size();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var seen :
                    threads.invokeAll(Stream.generate(() -> look).limit(10).toList())) {
                assertThat(seen.get()).isEqualTo(PostingRole.values().length);
            }
        }
        assertThat(practice.rows("ledger_account")).isEqualTo(PostingRole.values().length);
    }

    @Test
    void addsAnAccountWithItsNumberNameAndType() {
        var added = add("LAB_FEES", "6150", "Laboratory fees", "EXPENSE");

        added.then()
                .statusCode(201)
                .header("Location", containsString("/ledger/accounts/" + added.path("id")))
                .header("ETag", equalTo("\"0\""))
                .body("code", equalTo("LAB_FEES"))
                .body("type", equalTo("EXPENSE"))
                .body("postings", empty());
        practice.as(Roles.BILLER)
                .get("/ledger/accounts/" + added.path("id"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Laboratory fees"));
        assertThat(chart(practice)).hasSize(PostingRole.values().length + 1);
    }

    @Test
    void refusesACodeOrNumberThatIsTaken() {
        add("LAB_FEES", "6150", "Laboratory fees", "EXPENSE").then().statusCode(201);

        add("LAB_FEES", "6151", "Other", "EXPENSE")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-code-in-use"));
        add("OTHER", "6150", "Other", "EXPENSE")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-number-in-use"));
        change(id("WAGES_EXPENSE"), "6150", "Wages", "EXPENSE", false)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-number-in-use"));
    }

    @Test
    void ofTwoWhoAddTheSameAccountAtOnceOneIsRefused() throws Exception {
        Callable<Response> add = () -> add("LAB_FEES", "6150", "Laboratory fees", "EXPENSE");
        chart(practice);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var codes = threads.invokeAll(Stream.generate(() -> add).limit(6).toList()).stream()
                    .map(done -> done.resultNow().statusCode())
                    .sorted()
                    .toList();
            assertThat(codes).containsExactly(201, 409, 409, 409, 409, 409);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lab, 6150, Lab, EXPENSE, code",
        "LAB, 61 50, Lab, EXPENSE, number",
        "LAB, 6150, '', EXPENSE, name",
        "LAB, 6150, Lab, COST, type"
    })
    void namesTheFieldThatIsWrong(String code, String number, String name, String type, String field) {
        add(code, number, name, type).then().statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void renamesAndRenumbersAnAccountWhichTheTrialBalanceStillCallsByItsCode() {
        var open = Practice.open();
        open.claim(DAY);
        var revenue = id(open, "SERVICE_REVENUE");

        change(open, revenue, "4000", "Patient service revenue", "INCOME", false)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("number", equalTo("4000"))
                .body("name", equalTo("Patient service revenue"))
                .body("postings", contains("SERVICE_REVENUE"));

        assertThat(balance(open, "SERVICE_REVENUE")).isEqualTo("-150.50");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var wages = id("WAGES_EXPENSE");

        practice.as(Roles.ACCOUNTANT)
                .body(body("6011", "Wages", "EXPENSE", false))
                .put("/ledger/accounts/" + wages)
                .then()
                .statusCode(428);
        practice.as(Roles.ACCOUNTANT)
                .header("If-Match", "\"7\"")
                .body(body("6011", "Wages", "EXPENSE", false))
                .put("/ledger/accounts/" + wages)
                .then()
                .statusCode(412);
        practice.as(Roles.ACCOUNTANT)
                .header("If-Match", "\"7\"")
                .delete("/ledger/accounts/" + wages)
                .then()
                .statusCode(412);
    }

    @Test
    void anAccountWithEntriesKeepsItsTypeAndStays() {
        var open = Practice.open();
        var fees = UUID.fromString(add(open, "FEES", "4020", "Fees", "INCOME").path("id"));
        choose(open, "SERVICE_REVENUE", fees).then().statusCode(200);
        open.claim(DAY);
        choose(open, "SERVICE_REVENUE", id(open, "SERVICE_REVENUE")).then().statusCode(200);

        change(open, fees, "4020", "Fees", "EXPENSE", false)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-has-entries"));
        remove(open, fees).then().statusCode(409).body("type", equalTo("/problems/account-has-entries"));
        // What was booked stays there; what comes goes elsewhere, and the account may be closed.
        open.claim(DAY);
        assertThat(balance(open, "FEES")).isEqualTo("-150.50");
        assertThat(balance(open, "SERVICE_REVENUE")).isEqualTo("-150.50");
        change(open, fees, "4020", "Old fees", "INCOME", true)
                .then()
                .statusCode(200)
                .body("closed", equalTo(true));
    }

    @Test
    void anAccountWithoutEntriesChangesItsTypeAndGoesAway() {
        var fees = UUID.fromString(add("FEES", "4020", "Fees", "INCOME").path("id"));

        change(fees, "4020", "Fees", "EXPENSE", false).then().statusCode(200).body("type", equalTo("EXPENSE"));
        remove(practice, fees).then().statusCode(204);
        practice.as(Roles.ACCOUNTANT).get("/ledger/accounts/" + fees).then().statusCode(404);
        remove(practice, fees).then().statusCode(404);
    }

    @Test
    void anAccountThatTakesPostingsIsNeitherClosedNorRemoved() {
        var wages = id("WAGES_EXPENSE");

        change(wages, "6010", "Wages", "EXPENSE", true)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-takes-postings"))
                .body("roles", contains("WAGES_EXPENSE"));
        remove(practice, wages).then().statusCode(409).body("type", equalTo("/problems/account-takes-postings"));
    }

    @Test
    void aClosedAccountTakesNoPostingsUntilItIsOpenedAgain() {
        var fees = UUID.fromString(add("FEES", "4020", "Fees", "INCOME").path("id"));
        change(fees, "4020", "Fees", "INCOME", true).then().statusCode(200);

        choose(practice, "SERVICE_REVENUE", fees)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-closed"));
        change(fees, "4020", "Fees", "INCOME", false).then().statusCode(200);
        choose(practice, "SERVICE_REVENUE", fees).then().statusCode(200).body("postings", contains("SERVICE_REVENUE"));
    }

    @Test
    void refusesAnAccountOrARoleThatIsNotThere() {
        choose(practice, "SERVICE_REVENUE", UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/account-unknown"));
        choose(practice, "SUNDRIES", id("SERVICE_REVENUE")).then().statusCode(404);
    }

    @Test
    void oneAccountMayTakeBothReceivablesAndAgingTellsThemApart() {
        var open = Practice.open();
        var receivable = id(open, "RECEIVABLE_FROM_PAYER");
        choose(open, "RECEIVABLE_FROM_PATIENT", receivable)
                .then()
                .statusCode(200)
                .body("postings", contains("RECEIVABLE_FROM_PAYER", "RECEIVABLE_FROM_PATIENT"));
        String number = open.claim(DAY).path("controlNumber");
        open.claim(DAY);
        open.submit().then().statusCode(201);
        open.post(RemittanceFixture.file()
                        .transaction("EFT1")
                        .claim(number, 15_050, 3_050, 2_000)
                        .claim("SOMEBODYELSE", 5_000, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(201);

        assertThat(balance(open, "RECEIVABLE_FROM_PAYER")).isEqualTo("170.50");
        open.as(Roles.BILLER)
                .get("/receivables/aging?asOf=2999-12-31")
                .then()
                .statusCode(200)
                .body("fromServiceDate.payer.total.amount", equalTo("150.50"))
                .body("fromServiceDate.patient.total.amount", equalTo("20.00"))
                .body("unappliedPayments.amount", equalTo("50.00"));
    }

    @Test
    void theTrialBalanceOfTheStandardChartListsItsAccountsInTheOrderOfTheRoles() {
        var open = Practice.open();
        String number = open.claim(DAY).path("controlNumber");
        open.submit().then().statusCode(201);
        open.post(RemittanceFixture.file()
                        .transaction("EFT1")
                        .claim(number, 15_050, 3_050, 2_000)
                        .withheld("WO", 500)
                        .file()
                        .bytes())
                .then()
                .statusCode(201);

        open.as(Roles.ACCOUNTANT)
                .get("/ledger/trial-balance?asOf=2999-12-31")
                .then()
                .body(
                        "accounts.account",
                        contains(
                                "PAYMENTS_RECEIVED",
                                "RECEIVABLE_FROM_PAYER",
                                "RECEIVABLE_FROM_PATIENT",
                                "REMITTANCE_CLEARING",
                                "SERVICE_REVENUE",
                                "CONTRACTUAL_ADJUSTMENTS",
                                "PROVIDER_ADJUSTMENTS"))
                .body("accounts[0].keySet()", hasSize(4));
    }

    @Test
    void whatAGroupChoosesIsItsOwn() {
        var other = Practice.open();
        var mine = UUID.fromString(add("FEES", "4020", "Fees", "INCOME").path("id"));
        choose(practice, "SERVICE_REVENUE", mine).then().statusCode(200);

        other.as(Roles.ACCOUNTANT).get("/ledger/accounts/" + mine).then().statusCode(404);
        change(other, mine, "4021", "Theirs", "INCOME", false).then().statusCode(404);
        remove(other, mine).then().statusCode(404);
        choose(other, "SERVICE_REVENUE", mine)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/account-unknown"));
        add(other, "FEES", "4020", "Fees", "INCOME").then().statusCode(201);
        other.claim(DAY);
        assertThat(balance(other, "SERVICE_REVENUE")).isEqualTo("-150.50");
        practice.as(Roles.ACCOUNTANT)
                .get("/ledger/accounts/" + mine)
                .then()
                .body("name", equalTo("Fees"))
                .body("postings", contains("SERVICE_REVENUE"));
    }

    @Test
    void accountantsChangeTheChartAndOthersReadIt() {
        for (var role : List.of(Roles.BILLER, Roles.PRACTICE_MANAGER)) {
            practice.as(role).get("/ledger/accounts").then().statusCode(200);
            practice.as(role)
                    .body("{\"code\":\"X\",\"number\":\"1\",\"name\":\"X\",\"type\":\"ASSET\"}")
                    .post("/ledger/accounts")
                    .then()
                    .statusCode(403);
            practice.as(role)
                    .body("{\"accountId\":\"" + UUID.randomUUID() + "\"}")
                    .put("/ledger/posting-roles/SERVICE_REVENUE")
                    .then()
                    .statusCode(403);
        }
        practice.as(Roles.EMPLOYEE).get("/ledger/accounts").then().statusCode(403);
    }

    @Test
    void everyChangeStandsInTheAuditLog() {
        var fees = UUID.fromString(add("FEES", "4020", "Fees", "INCOME").path("id"));
        choose(practice, "SERVICE_REVENUE", fees).then().statusCode(200);
        choose(practice, "SERVICE_REVENUE", id("SERVICE_REVENUE")).then().statusCode(200);
        change(fees, "4020", "Fees", "EXPENSE", false).then().statusCode(200);
        remove(practice, fees).then().statusCode(204);

        assertThat(practice.count("select count(*) from audit_line where subject_type = 'ledger-account'"
                        + " and subject_id = '" + fees + "'"))
                .isEqualTo(4);
    }

    private static List<Map<String, Object>> chart(Practice practice) {
        return practice.as(Roles.ACCOUNTANT)
                .get("/ledger/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("accounts");
    }

    private UUID id(String code) {
        return id(practice, code);
    }

    private static UUID id(Practice practice, String code) {
        return chart(practice).stream()
                .filter(account -> account.get("code").equals(code))
                .map(account -> UUID.fromString((String) account.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private Response add(String code, String number, String name, String type) {
        return add(practice, code, number, name, type);
    }

    private static Response add(Practice practice, String code, String number, String name, String type) {
        return practice.as(Roles.ACCOUNTANT)
                .body("{\"code\":\"%s\",\"number\":\"%s\",\"name\":\"%s\",\"type\":\"%s\"}"
                        .formatted(code, number, name, type))
                .post("/ledger/accounts");
    }

    private Response change(UUID id, String number, String name, String type, boolean closed) {
        return change(practice, id, number, name, type, closed);
    }

    private static Response change(
            Practice practice, UUID id, String number, String name, String type, boolean closed) {
        return practice.as(Roles.ACCOUNTANT)
                .header("If-Match", etag(practice, id))
                .body(body(number, name, type, closed))
                .put("/ledger/accounts/" + id);
    }

    private static String body(String number, String name, String type, boolean closed) {
        return "{\"number\":\"%s\",\"name\":\"%s\",\"type\":\"%s\",\"closed\":%s}"
                .formatted(number, name, type, closed);
    }

    private static Response remove(Practice practice, UUID id) {
        return practice.as(Roles.ACCOUNTANT)
                .header("If-Match", etag(practice, id))
                .delete("/ledger/accounts/" + id);
    }

    private static String etag(Practice practice, UUID id) {
        var etag = practice.as(Roles.ACCOUNTANT).get("/ledger/accounts/" + id).header("ETag");
        return etag == null ? "*" : etag;
    }

    private static Response choose(Practice practice, String role, UUID account) {
        return practice.as(Roles.ACCOUNTANT)
                .body("{\"accountId\":\"" + account + "\"}")
                .put("/ledger/posting-roles/" + role);
    }

    private static String balance(Practice practice, String account) {
        return practice.as(Roles.ACCOUNTANT)
                .get("/ledger/trial-balance?asOf=2999-12-31")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .body("accounts.account", hasItem(account))
                .extract()
                .path("accounts.find { it.account == '" + account + "' }.balance.amount");
    }
}
