package org.openpractice.payroll.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.testing.Eventually.soon;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginLinked;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Tokens;

/** Everything that somebody may read as her own, made for the people of a practice group. */
final class OwnRecords {

    static final Instant LINKED_AT = Instant.parse("2026-11-16T15:00:00Z");

    final PayrollApi api;

    OwnRecords(PayrollApi api) {
        this.api = api;
    }

    /** The staff service tells that the login is that employee; returns once payroll knows it. */
    void linked(long sequence, UUID employee, String user) {
        api.publish(sequence, new EmployeeLoginLinked(employee, Tokens.userId(user), LINKED_AT));
        soon().untilAsserted(() -> me(user).get("/me/pay-stubs").then().statusCode(200));
    }

    RequestSpecification me(String user) {
        return me(user, Roles.EMPLOYEE);
    }

    RequestSpecification me(String user, String role) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(api.group).user(user).withRoles(role).bearer())
                .contentType("application/json");
    }

    private static String address() {
        return """
                {"locationAddress":null,"deliveryAddress":"12 Elm Street","city":"Austin","state":"TX","zip":"78701",
                 "zipExtension":null}
                """;
    }

    void identity(UUID employee, String ssn) {
        api.clerk()
                .body("""
                        {"ssn":"%s","middleName":"Q","suffix":null,"address":%s}
                        """.formatted(ssn, address()))
                .put("/enrollments/" + employee + "/tax-identity")
                .then()
                .statusCode(200);
    }

    void filer() {
        api.clerk().body("""
                        {"userId":"AB12CD34","kindOfEmployer":"N","address":%s,"contactName":"Robin Sample",
                         "contactPhone":"217-555-0100","contactEmail":"robin@example.org"}
                        """.formatted(address())).put("/wage-filer").then().statusCode(200);
    }

    String preparedW2s(int year) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"year\":%d}".formatted(year))
                .post("/w2-filings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void submitted(String filing) {
        api.clerk().post("/w2-filings/" + filing + "/submission").then().statusCode(200);
    }

    /** A calendar whose second period in December 2025 is paid in that year. */
    String calendarOf2025() {
        return api.clerk()
                .body("""
                        {"name":"Biweekly of 2025","frequency":"BIWEEKLY","firstPeriodStartsOn":"2025-12-07",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Id of a settlement for the first quarter of 2026 that waits for approval. */
    String draftedSettlement(UUID employee) {
        api.clerk()
                .contentType("text/csv")
                .body("HCPCS,MODIFIER,WORK_RVU,DHS\n99213,,1.30,N\n")
                .post("/work-rvu-schedules/2026?source=test+file")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        String contract = api.clerk()
                .body("""
                        {"employeeId":"%s","specialty":"Family practice","firstMonth":1,
                         "version":{"effectiveFrom":"2026-01-01","terms":
                          {"baseSalary":{"amount":"180000.00","currency":"USD"},
                           "tiers":[{"above":0,"rate":{"amount":"50.00","currency":"USD"}}],"share":1,
                           "qualityIncentive":{"amount":"1000.00","currency":"USD"},
                           "callDay":{"amount":"400.00","currency":"USD"},
                           "callNight":{"amount":"650.00","currency":"USD"},
                           "counts":"POSTED","credited":"PERSONALLY_PERFORMED","scheduleYear":2026,
                           "settles":"QUARTERLY","threshold":"WHOLE_YEAR","fairMarketBasis":"Valuation of 2025"}}}
                        """.formatted(employee))
                .post("/provider-contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.manager()
                .header("If-Match", api.etag("/provider-contracts/" + contract))
                .post("/provider-contracts/" + contract + "/versions/1/approval")
                .then()
                .statusCode(200);
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"credits":[{"employeeId":"%s","claimId":"%s","lineNumber":1,"stage":"POSTED",
                          "procedureCode":"99213","modifiers":[],"units":1,"serviceDate":"2026-01-05",
                          "countedOn":"2026-02-01","personallyPerformed":true}],"takeBacks":[]}
                        """.formatted(employee, UUID.randomUUID()))
                .post("/work-rvu-credits")
                .then()
                .statusCode(200);
        return api.clerk()
                .body("{\"employeeId\":\"%s\",\"periodEndsOn\":\"2026-03-31\"}".formatted(employee))
                .post("/provider-settlements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String approvedSettlement(UUID employee) {
        String settlement = draftedSettlement(employee);
        api.manager()
                .header("If-Match", api.etag("/provider-settlements/" + settlement))
                .post("/provider-settlements/" + settlement + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        return settlement;
    }

    static void assertProblem(Response response, int status, String problem) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("/problems/" + problem);
    }
}
