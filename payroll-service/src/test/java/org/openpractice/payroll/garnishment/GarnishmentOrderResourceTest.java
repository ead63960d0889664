package org.openpractice.payroll.garnishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.testing.Database.query;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class GarnishmentOrderResourceTest {

    private static final String CASE = "CASE-7766554433";
    private static final String PAYEE = "Canary Disbursement Unit";
    private static final String SUPPORT = """
            {"kind":"CHILD_SUPPORT","state":"OH","receivedOn":"2026-10-01","effectiveFrom":"2026-11-01",
             "frequency":"BIWEEKLY","amount":{"amount":"%s","currency":"USD"},
             "arrears":{"amount":"20.00","currency":"USD"},
             "supportsOthers":true,"overTwelveWeeksInArrears":false,"makesUpShortfall":false}
            """;

    private final PayrollApi api = new PayrollApi();

    @Inject
    GarnishmentOrders orders;

    @Inject
    Jurisdictions jurisdictions;

    @Inject
    CurrentGroup currentGroup;

    @Test
    void keepsAnOrderInVersionsAndMasksItsCaseNumber() {
        var employee = api.hired("OH", "2026-10-05");
        var created = record(employee, SUPPORT.formatted("150.00"));
        created.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("caseNumber", equalTo("••••4433"))
                .body("terms", hasSize(1))
                .body("terms[0].amount.amount", equalTo("150.00"))
                .body("shortfall.amount", equalTo("0.00"))
                .body("balance", nullValue())
                .body("recordedBy", equalTo("clerk"))
                .body(not(containsString(CASE)));
        String id = created.path("id");
        var path = "/garnishment-orders/" + id;

        api.clerk()
                .body(SUPPORT.formatted("175.00"))
                .put(path + "/terms")
                .then()
                .statusCode(428);
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(SUPPORT.formatted("175.00").replace("2026-11-01", "2026-12-01"))
                .put(path + "/terms")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("terms.amount.amount", contains("150.00", "175.00"));
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(SUPPORT.formatted("180.00"))
                .put(path + "/terms")
                .then()
                .statusCode(412);
        api.clerk()
                .header("If-Match", "\"1\"")
                .body(SUPPORT.formatted("180.00").replace("CHILD_SUPPORT", "SPOUSAL_SUPPORT"))
                .put(path + "/terms")
                .then()
                .statusCode(409)
                .body("type", endsWith("/garnishment-kind-fixed"));
        api.clerk()
                .get(path + "/remittance")
                .then()
                .statusCode(200)
                .body("caseNumber", equalTo(CASE))
                .body("payee", equalTo(PAYEE));
        assertThat(query(
                        "select action from audit_line where subject_type = 'garnishment-remittance' and subject_id = ?",
                        UUID.fromString(id)))
                .containsExactly("read");
        api.clerk()
                .header("If-Match", "\"1\"")
                .body("{\"payee\":\"Another Unit\",\"caseNumber\":\"12\"}")
                .put(path + "/remittance")
                .then()
                .statusCode(200)
                .body("caseNumber", equalTo("••••"));

        api.clerk()
                .queryParam("employeeId", employee)
                .get("/garnishment-orders")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body(not(containsString("Unit")));
        found("kind=CHILD_SUPPORT&released=false&q=sample").body("items.id", contains(id));
        found("q=unit").body("items", empty());
        found("kind=FEDERAL_TAX_LEVY").body("items", empty());
        api.clerk()
                .header("If-Match", api.etag(path))
                .body("{\"releasedOn\":\"2026-12-18\",\"reason\":\"termination of withholding\"}")
                .post(path + "/release")
                .then()
                .statusCode(200)
                .body("releasedOn", equalTo("2026-12-18"));
        found("released=true&sort=-reference").body("items.id", contains(id));
        api.clerk()
                .header("If-Match", api.etag(path))
                .body("{\"releasedOn\":\"2026-12-19\",\"reason\":\"again\"}")
                .post(path + "/release")
                .then()
                .statusCode(409)
                .body("type", endsWith("/garnishment-released"));
        assertThat(query(
                        "select action from audit_line where subject_id = ? and action <> 'read' order by sequence",
                        UUID.fromString(id)))
                .containsExactly("recorded", "changed", "redirected", "released");
    }

    private ValidatableResponse found(String asked) {
        return api.clerk().get("/garnishment-orders?" + asked).then().statusCode(200);
    }

    @Test
    void takesTheLimitsOfTheStateOfWorkThatPayrollEntered() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("OH", "2026-10-05");
        record(employee, SUPPORT.formatted("150.00")).then().statusCode(201);
        api.enterStates(employee, "2026-11-01", "MI", "OH");
        var period = new PayPeriod(
                LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 14), LocalDate.of(2026, 11, 20), List.of());
        var run = new GarnishedRun(UUID.randomUUID(), UUID.fromString(calendar), period, false);
        var inForce = currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> orders.of(List.of(employee), run, jurisdictions.of(List.of(employee), period))));
        assertThat(inForce.get(employee).workState()).isEqualTo("MI");
    }

    @Test
    void payeeAndCaseNumberStandNowhereInTheClear() {
        var employee = api.hired("OH", "2026-10-05");
        record(employee, SUPPORT.formatted("150.00")).then().statusCode(201);
        // A wrong field beside it is named without the case number.
        record(employee, SUPPORT.formatted("-1.00"))
                .then()
                .statusCode(400)
                .body(not(containsString(CASE)))
                .body(not(containsString(PAYEE)));
        for (var table : query(
                "select quote_ident(relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            assertThat(query("select t::text from " + table + " t"))
                    .as(table)
                    .noneMatch(row -> holds(row, CASE) || holds(row, PAYEE));
        }
        assertThat(Events.read(PayrollEvent.TOPIC))
                .noneMatch(event -> holds(event.value(), CASE) || holds(event.value(), PAYEE));
    }

    @Test
    void refusesOrdersThatTheLawDoesNotAllowOrThatSayTooLittle() {
        var employee = api.hired("TX", "2026-10-05");
        record(employee, creditor("TX"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/garnishment-prohibited"))
                .body("detail", containsString("art. XVI"));
        record(employee, creditor("CO"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/garnishment-limit-not-available"));
        record(employee, creditor("CA"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/garnishment-terms-incomplete"))
                .body("detail", containsString("minimumWage"));
        record(employee, creditor("XY").replace("CREDITOR", "FEDERAL_TAX_LEVY"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/garnishment-terms-incomplete"))
                .body("detail", containsString("Form 668-W"));
        record(
                        employee,
                        creditor("OH")
                                .replace("\"kind\"", "\"fee\":{\"amount\":\"5.00\",\"currency\":\"USD\"},\"kind\""))
                .then()
                .statusCode(422)
                .body("type", endsWith("/garnishment-fee-not-allowed"));
        record(UUID.randomUUID(), creditor("OH")).then().statusCode(404);
    }

    @Test
    void onlyPayrollSeesOrders() {
        var employee = api.hired("OH", "2026-10-05");
        String id = record(employee, SUPPORT.formatted("150.00")).path("id");
        var path = "/garnishment-orders/" + id;
        api.as("robin", Roles.EMPLOYEE).get(path).then().statusCode(403);
        api.as("hr", Roles.HR).get(path + "/remittance").then().statusCode(403);
        new PayrollApi().clerk().get(path).then().statusCode(404);
        new PayrollApi().clerk().get(path + "/withholdings").then().statusCode(404);
    }

    @Test
    void tellsWhatPaychecksWithheldAndWhatIsStillOwed() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.salaried(calendar, "TX", "65000.00");
        api.directDeposit(employee, "000998877665");
        var created = record(
                employee,
                SUPPORT.formatted("150.00")
                        .replace("\"kind\"", "\"total\":{\"amount\":\"1000.00\",\"currency\":\"USD\"},\"kind\""));
        String id = created.path("id");
        var run = api.paid(calendar, "2026-11-01");
        var paycheck = api.paycheck(run, employee);
        api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .body(
                        "lines.find { it.code == 'GARNISHMENT-" + created.<String>path("reference")
                                + "' }.amount.amount",
                        equalTo("170.00"));

        var path = "/garnishment-orders/" + id;
        api.clerk()
                .get(path)
                .then()
                .statusCode(200)
                .body("ordered.amount", equalTo("170.00"))
                .body("taken.amount", equalTo("170.00"))
                .body("shortfall.amount", equalTo("0.00"))
                .body("balance.amount", equalTo("830.00"))
                .body("fee.amount", equalTo("0.00"));
        api.clerk()
                .get(path + "/withholdings")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].paycheckId", equalTo(paycheck))
                .body("[0].paid", equalTo(true))
                .body("[0].ordered.amount", equalTo("170.00"))
                .body("[0].amount.amount", equalTo("170.00"))
                .body("[0].fee.amount", equalTo("0.00"));
        // Terms that reach back into paid paychecks are refused.
        api.clerk()
                .header("If-Match", api.etag(path))
                .body(SUPPORT.formatted("160.00"))
                .put(path + "/terms")
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
    }

    private Response record(UUID employee, String terms) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"employeeId":"%s","terms":%s,
                         "remittance":{"payee":"%s","caseNumber":"%s","remitTo":"PO Box 1"}}
                        """.formatted(employee, terms, PAYEE, CASE))
                .post("/garnishment-orders");
    }

    private static String creditor(String state) {
        return """
                {"kind":"CREDITOR","state":"%s","receivedOn":"2026-10-01","effectiveFrom":"2026-11-01",
                 "frequency":"BIWEEKLY","supportsOthers":false,"overTwelveWeeksInArrears":false,"makesUpShortfall":false}
                """.formatted(state);
    }

    private static boolean holds(String text, String canary) {
        return text.contains(canary)
                || text.contains(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)));
    }
}
