package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

/** The signature that an approval is: what it covers, and how it stands when the run goes on or its rows are changed. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayRunSignatureTest {

    private static final String PERIOD = "2026-11-01";

    private final PayrollApi api = new PayrollApi();
    private String calendar;
    private UUID first;
    private UUID second;

    @BeforeEach
    void twoPeople() {
        calendar = api.biweeklyCalendar();
        first = salaried("TX");
        second = salaried("TX");
    }

    @Test
    void anApprovalIsASignatureOverTheTotalsAndEveryPaycheck() throws Exception {
        var run = approved();

        var signature = signatures(run)
                .body("", hasSize(1))
                .body("[0].verdict", equalTo("VALID"))
                .body("[0].signedBy", equalTo("manager"))
                .body(
                        "[0].meaning",
                        equalTo(
                                "approves the regular pay run of 2026-11-01 to 2026-11-14 with pay date 2026-11-20 over these totals: 2 employees, gross 5000.00, taxes 814.80, deductions 0.00, net 4185.20, employer taxes 412.50, employer contributions 0.00; 0 not paid"))
                .body("[0].sha256", matchesPattern("[0-9a-f]{64}"))
                .extract();
        byte[] content = api.clerk()
                .get("/pay-runs/" + run + "/signatures/" + signature.path("[0].id") + "/content")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(signature.path("[0].sha256"));
        var signed = new JsonPath(new String(content, StandardCharsets.UTF_8));
        assertThat(signed.getString("form")).isEqualTo("pay-run-approval/1");
        assertThat(signed.getString("net.amount")).isEqualTo("4185.20");
        assertThat(signed.getMap("paychecks"))
                .containsOnlyKeys(api.paycheck(run, first), api.paycheck(run, second))
                .allSatisfy((id, paycheck) -> assertThat((String) paycheck).matches("E-\\d+ PAYABLE [0-9a-f]{64}"));
        assertThat(query(
                        "select actor from audit_line where action = 'signed' and subject_id = ?",
                        UUID.fromString(signature.path("[0].id"))))
                .containsExactly("manager");
    }

    @Test
    void nothingIsSignedByAnApprovalThatIsRefusedAndOnlyWhatWasRecalculatedByTheNext() {
        var run = api.drafted(calendar, PERIOD);
        api.calculated(run);
        raise(first, "78000.00");
        api.approve(run, api.manager()).then().statusCode(409).body("type", endsWith("/calculation-outdated"));
        signatures(run).body("", empty());

        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        signatures(run)
                .body("verdict", contains("VALID"))
                .body("[0].meaning", containsString("2 employees, gross 5500.00"));
        api.approve(run, api.as("another", Roles.GROUP_ADMIN))
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-run-state"));
        signatures(run).body("", hasSize(1));
    }

    @Test
    void paymentAndReversalLeaveItAsItIs() {
        var run = approved();
        api.pay(run).then().statusCode(200);
        signatures(run).body("verdict", contains("VALID"));
        api.reverse(run).then().statusCode(200);
        signatures(run).body("verdict", contains("VALID"));

        var again = approved();
        signatures(again).body("verdict", contains("VALID"));
        signatures(run).body("", hasSize(1));
    }

    @Test
    void whoeverIsHeldAfterTheApprovalWasPartOfWhatWasSigned() {
        var run = approved();
        Events.publish(
                api.group, 1, new ExclusionConfirmed(first, UUID.randomUUID(), "1128b4", LocalDate.of(2026, 11, 2)));
        soon().untilAsserted(() -> api.enrollment(first).body("flags", hasSize(1)));
        api.pay(run).then().statusCode(200).body("employees", equalTo(1)).body("gross.amount", equalTo("2500.00"));

        signatures(run).body("verdict", contains("VALID")).body("[0].meaning", containsString("2 employees"));
    }

    @Test
    void aRunThatVoidsAPaycheckIsSignedAsWell() {
        var run = approved();
        api.pay(run).then().statusCode(200);
        String voiding = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"paid twice\",\"payDate\":\"2026-11-24\"}")
                .post("/paychecks/" + api.paycheck(run, first) + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(voiding, api.manager()).then().statusCode(200);
        api.pay(voiding).then().statusCode(200);

        signatures(voiding)
                .body("verdict", contains("VALID"))
                .body("[0].meaning", startsWith("approves the void pay run"))
                .body("[0].meaning", containsString("gross -2500.00"));
        signatures(run).body("verdict", contains("VALID"));
    }

    @Test
    void oneCentInALineOfAPaycheckIsFoundAndThePaycheckNamed() {
        var run = approved();
        var paycheck = api.paycheck(run, first);
        superuser(
                "update paycheck_line set amount_cents = amount_cents + 1 where paycheck_id = ? and code = 'US-MEDICARE' and kind = 'TAX'",
                paycheck);

        signatures(run)
                .body("[0].verdict", equalTo("RECORD_CHANGED"))
                .body("[0].differences", hasSize(1))
                .body("[0].differences[0].place", equalTo("paychecks." + paycheck))
                .body("[0].differences[0].signed", matchesPattern("E-\\d+ PAYABLE [0-9a-f]{64}"));
    }

    @Test
    void totalsNamesAndPayDatesAreHeldToo() {
        var run = approved();
        superuser(
                "update pay_run set net_cents = net_cents + 1, pay_date = pay_date + 1, counts_on = counts_on + 1 where id = ?",
                run);
        superuser("update paycheck set employee_name = 'Somebody Else' where id = ?", api.paycheck(run, second));

        signatures(run)
                .body("[0].verdict", equalTo("RECORD_CHANGED"))
                .body(
                        "[0].differences.place",
                        containsInAnyOrder("payDate", "net.amount", "paychecks." + api.paycheck(run, second)))
                .body("[0].differences.find { it.place == 'net.amount' }.signed", equalTo("4185.20"))
                .body("[0].differences.find { it.place == 'net.amount' }.now", equalTo("4185.21"));
    }

    @Test
    void aPaycheckThatIsPutInOrTakenOutIsFound() {
        var run = approved();
        var gone = api.paycheck(run, second);
        superuser("delete from paycheck where id = ?", gone);

        signatures(run)
                .body("[0].verdict", equalTo("RECORD_CHANGED"))
                .body("[0].differences.place", hasItem("paychecks." + gone));
    }

    @Test
    void oneByteOfTheSignedContentIsFound() {
        var run = approved();
        superuser(
                "update signature set content = set_byte(content, 100, get_byte(content, 100) # 1) where subject_id = ?",
                run);

        signatures(run)
                .body("[0].verdict", equalTo("SIGNATURE_CHANGED"))
                .body("[0].reasons", contains("The kept content does not have the SHA-256 that was signed"));
    }

    @Test
    void theRolesOfTheRunDecideWhoReadsItsSignatures() {
        var run = approved();
        String id = signatures(run).extract().path("[0].id");
        var content = "/pay-runs/" + run + "/signatures/" + id + "/content";
        api.as("accountant", Roles.ACCOUNTANT).get(content).then().statusCode(200);
        api.manager().get("/pay-runs/" + run + "/signatures").then().statusCode(200);
        api.manager().get(content).then().statusCode(403);
        api.as("robin", Roles.EMPLOYEE)
                .get("/pay-runs/" + run + "/signatures")
                .then()
                .statusCode(403);
        api.as("robin", Roles.EMPLOYEE).get(content).then().statusCode(403);
        new PayrollApi().clerk().get("/pay-runs/" + run + "/signatures").then().statusCode(404);
        new PayrollApi().clerk().get(content).then().statusCode(404);
        api.clerk()
                .get("/pay-runs/" + run + "/signatures/" + run + "/content")
                .then()
                .statusCode(404);
    }

    private UUID salaried(String state) {
        return api.salaried(calendar, state, "65000.00");
    }

    private void raise(UUID employee, String salary) {
        api.payTerms(employee, calendar, "2026-11-01", "SALARIED", salary);
    }

    private String approved() {
        var run = api.drafted(calendar, PERIOD);
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.approve(run, api.manager()).then().statusCode(200);
        return run;
    }

    private ValidatableResponse signatures(String run) {
        return api.clerk().get("/pay-runs/" + run + "/signatures").then().statusCode(200);
    }

    /** As somebody who reaches past the service and the triggers of its database. */
    private static void superuser(String sql, String id) {
        try (var connection = Infrastructure.superuser();
                var past = connection.createStatement();
                var statement = connection.prepareStatement(sql)) {
            past.execute("set session_replication_role = replica");
            statement.setObject(1, UUID.fromString(id));
            assertThat(statement.executeUpdate()).as(sql).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
