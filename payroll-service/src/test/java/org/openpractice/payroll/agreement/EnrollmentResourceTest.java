package org.openpractice.payroll.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.openpractice.payroll.PayrollApi.facts;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EnrollmentResourceTest {

    private final PayrollApi api = new PayrollApi();

    @Test
    void keepsEveryVersionOfACertificate() {
        var employee = api.hired("PA", "2025-01-06");
        api.put(employee, "withholding-certificate", """
                        {"effectiveFrom":"2025-01-06","certificate":
                         {"form":"BEFORE_2020","maritalStatus":"MARRIED","allowances":2,"exempt":false,"nonresidentAlien":false}}
                        """).then().statusCode(200).header("ETag", "\"1\"");
        api.put(employee, "withholding-certificate", """
                        {"effectiveFrom":"2026-11-02","certificate":
                         {"form":"FROM_2020","filingStatus":"HEAD_OF_HOUSEHOLD","multipleJobs":true,"exempt":false,"nonresidentAlien":false,
                          "dependentsCredit":{"amount":"2000.00","currency":"USD"}}}
                        """)
                .then()
                .statusCode(200)
                .body("withholdingCertificates", hasSize(2))
                .body("withholdingCertificates[0].certificate.form", equalTo("BEFORE_2020"))
                .body("withholdingCertificates[1].certificate.filingStatus", equalTo("HEAD_OF_HOUSEHOLD"))
                .body("withholdingCertificates[1].certificate.extraWithholding.amount", equalTo("0.00"));
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "EnrollmentChanged", "EnrollmentChanged");
    }

    @Test
    void masksTheAccountAndRefusesAWrongRoutingNumber() {
        var employee = api.hired("PA", "2026-11-02");
        api.directDeposit(employee, "000998877665");
        api.enrollment(employee)
                .body("directDeposit.account", equalTo("••••7665"))
                .body("directDeposit.routingNumber", equalTo("121042882"));
        api.put(employee, "direct-deposit", """
                        {"routingNumber":"121042883","accountNumber":"12","accountKind":"BROKERAGE"}
                        """)
                .then()
                .statusCode(400)
                .body("errors.field", contains("accountKind", "accountNumber", "routingNumber"))
                .body(not(containsString("121042883")));
    }

    @Test
    void keepsAnElectionWithinTheLimitOfTheYear() {
        var employee = api.hired("PA", "2026-11-02");
        api.put(employee, "retirement-election", election("500.00"))
                .then()
                .statusCode(200)
                .body("retirementElections[0].deferralPerPeriod.amount", equalTo("500.00"));
        api.put(employee, "retirement-election", election("24500.01"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/deferral-over-annual-limit"))
                .body("detail", containsString("24500.00"));
        api.put(employee, "retirement-election", """
                        {"effectiveFrom":"2027-01-01","deferralPerPeriod":{"amount":"1.00","currency":"USD"}}
                        """)
                .then()
                .statusCode(422)
                .body("type", endsWith("/tax-year-not-available"));
    }

    @Test
    void changesARateOnAnyDayButTheBasisOnlyWithAWorkweek() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "PA", "20.00", "2026-11-02");
        api.payTerms(employee, calendar, "2026-11-18", "HOURLY", "21.00");
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-11-19","payCalendarId":"%s","basis":"SALARIED",
                         "rate":{"amount":"65000.00","currency":"USD"}}
                        """.formatted(calendar))
                .then()
                .statusCode(409)
                .body("type", endsWith("/change-inside-workweek"))
                .body("detail", containsString("2026-11-22"));
        api.payTerms(employee, calendar, "2026-11-22", "SALARIED", "65000.00");
    }

    @Test
    void asksForTheCurrentVersion() {
        var employee = api.hired("PA", "2026-11-02");
        var path = "/enrollments/" + employee + "/retirement-election";
        api.clerk().body(election("1.00")).put(path).then().statusCode(428);
        api.clerk()
                .header("If-Match", "\"77\"")
                .body(election("1.00"))
                .put(path)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(election("-1.00"))
                .put(path)
                .then()
                .statusCode(400);
    }

    @Test
    void tellsNothingToThoseWhoMayNotKnow() {
        var employee = api.hired("PA", "2026-11-02");
        var path = "/enrollments/" + employee;
        io.restassured.RestAssured.get(path).then().statusCode(401);
        api.as("robin", Roles.EMPLOYEE).get(path).then().statusCode(403);
        api.as("biller", Roles.BILLER).get(path).then().statusCode(403);
        var unknown = api.clerk().get("/enrollments/" + UUID.randomUUID());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(new PayrollApi().clerk().get(path).asByteArray()).isEqualTo(unknown.asByteArray());
    }

    @Test
    void writesEveryReadIntoTheAuditLog() {
        var employee = api.hired("PA", "2026-11-02");
        long before = reads(employee);
        api.enrollment(employee);
        api.clerk().get("/enrollments?limit=1").then().statusCode(200).body("items", hasSize(1));
        assertThat(reads(employee)).isEqualTo(before + 1);
    }

    private static long reads(UUID employee) {
        return query("select action from audit_line where subject_id = ? and action = 'read'", employee)
                .size();
    }

    private static String election(String amount) {
        return """
                {"effectiveFrom":"2026-11-02","deferralPerPeriod":{"amount":"%s","currency":"USD"}}
                """.formatted(amount);
    }
}
