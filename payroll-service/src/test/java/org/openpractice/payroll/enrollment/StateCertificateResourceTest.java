package org.openpractice.payroll.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PayrollApi.facts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/** A state's certificate over HTTP: kept in versions, checked against that state's own form. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class StateCertificateResourceTest {

    private final PayrollApi api = new PayrollApi();

    @Inject
    StateCertificates certificates;

    @Inject
    CurrentGroup currentGroup;

    @Test
    void keepsEveryVersionForEveryStateAndGivesTheOneInForce() {
        var employee = api.hired("NY", "2026-01-05");
        api.put(employee, "state-certificates/NY", """
                        {"effectiveFrom":"2026-01-05","certificate":{"status":"SINGLE","counts":{"allowances":3},
                         "amounts":{"additionalNyc":{"amount":"5.00","currency":"USD"}},"flags":["NYC_RESIDENT"],"exempt":false}}
                        """).then().statusCode(200).header("ETag", "\"1\"");
        api.put(employee, "state-certificates/NY", """
                        {"effectiveFrom":"2026-09-07","certificate":{"status":"MARRIED","counts":{"allowances":4}}}
                        """).then().statusCode(200);
        api.put(employee, "state-certificates/AZ", """
                        {"effectiveFrom":"2026-09-07","certificate":{"percent":0.025,"exempt":false}}
                        """)
                .then()
                .statusCode(200)
                .body("stateCertificates", hasSize(3))
                .body("stateCertificates[0].state", equalTo("NY"))
                .body("stateCertificates[0].certificate.amounts.additionalNyc.amount", equalTo("5.00"))
                .body("stateCertificates[0].certificate.flags", hasItem("NYC_RESIDENT"))
                .body("stateCertificates[1].certificate.status", equalTo("MARRIED"))
                .body("stateCertificates[2].state", equalTo("AZ"));
        assertThat(facts(employee))
                .containsExactly("EmployeeEnrolled", "EnrollmentChanged", "EnrollmentChanged", "EnrollmentChanged");

        var inForce = inForce(employee, LocalDate.of(2026, 9, 4));
        assertThat(inForce.get(employee)).containsOnlyKeys("NY");
        assertThat(inForce.get(employee).get("NY").claims().count("allowances")).isEqualTo(3);
        var later = inForce(employee, LocalDate.of(2026, 9, 7));
        assertThat(later.get(employee)).containsOnlyKeys("NY", "AZ");
        assertThat(later.get(employee).get("NY").claims().status()).isEqualTo("MARRIED");
        assertThat(later.get(employee).get("NY").effectiveFrom()).isEqualTo("2026-09-07");
    }

    private Map<UUID, Map<String, CertifiedClaims>> inForce(UUID employee, LocalDate day) {
        return currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew().call(() -> certificates.inForce(List.of(employee), day)));
    }

    @Test
    void namesEveryWrongEntryAndWhatTheFormExpects() {
        var employee = api.hired("CA", "2026-01-05");
        api.put(employee, "state-certificates/CA", """
                        {"effectiveFrom":"2026-01-05","certificate":{"status":"Z","counts":{"line7":1},
                         "flags":["BLIND"],"percent":0.02,"exempt":false}}
                        """)
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "certificate.status",
                                "certificate.counts.line7",
                                "certificate.flags.BLIND",
                                "certificate.percent"))
                .body("errors.problem", hasItem(containsString("HEAD_OF_HOUSEHOLD")));
    }

    @Test
    void refusesAStateWithoutTaxAnUnknownOneAndAnOldVersion() {
        var employee = api.hired("TX", "2026-01-05");
        var body = """
                {"effectiveFrom":"2026-01-05","certificate":{}}""";
        api.put(employee, "state-certificates/TX", body)
                .then()
                .statusCode(409)
                .body("type", endsWith("/state-has-no-certificate"));
        api.put(employee, "state-certificates/QQ", body)
                .then()
                .statusCode(422)
                .body("type", endsWith("/state-table-not-available"))
                .body("detail", containsString("QQ"));
        var path = "/enrollments/" + employee + "/state-certificates/KY";
        api.clerk().body(body).put(path).then().statusCode(428);
        api.clerk().header("If-Match", "\"77\"").body(body).put(path).then().statusCode(412);
        api.as("somebody", Roles.BILLER)
                .header("If-Match", "\"0\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(403);
    }

    @Test
    void tellsTheEntriesOfAForm() {
        api.clerk()
                .get("/state-certificate-forms/NJ")
                .then()
                .statusCode(200)
                .body("name", equalTo("Form NJ-W4"))
                .body("statuses", hasKey("RATE_E"))
                .body("counts", hasKey("allowances"))
                .body("withoutCertificate", containsString("rate A"));
        api.clerk().get("/state-certificate-forms/WY").then().statusCode(409);
    }
}
