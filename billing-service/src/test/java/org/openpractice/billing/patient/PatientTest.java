package org.openpractice.billing.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.billing.Practice;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PatientTest {

    private final Practice practice = Practice.empty();

    @BeforeEach
    void addPayer() {
        practice.payer = UUID.fromString(
                practice.addPayer("SYN01").then().statusCode(201).extract().path("id"));
    }

    @Test
    void isRegisteredAndReadWithAMaskedMemberIdAndALineInTheAuditLog() {
        String id = practice.register(Practice.PATIENT.formatted("Patient", practice.payer))
                .then()
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.containsString("/patients/"))
                .body("memberId", equalTo("***6789"))
                .extract()
                .path("id");

        practice.as(Roles.BILLER)
                .get("/patients/" + id)
                .then()
                .statusCode(200)
                .body("name.lastName", equalTo("Patient"))
                .body("memberId", equalTo("***6789"));
        assertThat(practice.count("select count(*) from audit_line where action = 'read' and subject_type = 'patient'"
                        + " and subject_id = '" + id + "' and actor = 'tester'"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheMemberIdSealed() {
        practice.register(Practice.PATIENT.formatted("Patient", practice.payer))
                .then()
                .statusCode(201);

        assertThat(practice.count(
                        "select count(*) from patient where position('M123456789'::bytea in member_id_sealed) > 0"))
                .isZero();
        assertThat(practice.count(
                        "select count(*) from idempotency_key where position('M123456789'::bytea in body) > 0"))
                .isZero();
    }

    @Test
    void namesEveryWrongField() {
        practice.register("""
                        {"name":{"lastName":"A*B","firstName":"C"},"birthDate":"2999-01-01","sex":"X",
                         "address":{"street":"","city":"B","state":"PA","zip":"12345"},
                         "coverage":{"payerId":"%s","memberId":"~","relationship":"CHILD"}}
                        """.formatted(practice.payer))
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems("name.lastName", "birthDate", "sex", "address.street", "coverage.memberId"))
                .body(
                        "errors.find { it.field == 'name.lastName' }.problem",
                        equalTo("lastName holds '*', which is a delimiter"));
    }

    @Test
    void needsASubscriberUnlessItIsThePatient() {
        practice.register(Practice.PATIENT.formatted("Patient", practice.payer).replace("SELF", "CHILD"))
                .then()
                .statusCode(400);
        practice.register(Practice.PATIENT
                        .formatted("Patient", practice.payer)
                        .replace("SELF", "CHILD")
                        .replace(
                                "\"subscriber\":null",
                                "\"subscriber\":{\"lastName\":\"Parent\",\"firstName\":\"Sam\"}"))
                .then()
                .statusCode(201)
                .body("subscriber.lastName", equalTo("Parent"));
    }

    @Test
    void refusesAnUnknownPayer() {
        practice.register(Practice.PATIENT.formatted("Patient", UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payer-unknown"));
    }

    @Test
    void refusesASecondPayerWithTheSameId() {
        practice.addPayer("SYN01").then().statusCode(409).body("type", equalTo("/problems/payer-id-in-use"));
    }

    @Test
    void anotherGroupsPatientLooksLikeAnUnknownOne() {
        String id = practice.register(Practice.PATIENT.formatted("Patient", practice.payer))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var other = Practice.empty();

        var foreign = other.as(Roles.GROUP_ADMIN).get("/patients/" + id);
        var unknown = other.as(Roles.GROUP_ADMIN).get("/patients/" + UUID.randomUUID());

        foreign.then().statusCode(404);
        assertThat(foreign.asByteArray()).isEqualTo(unknown.asByteArray());
    }

    @Test
    void isNotForPartnersOrWithoutAToken() {
        practice.as(Roles.PARTNER_REMITTANCE).get("/patients").then().statusCode(403);
        io.restassured.RestAssured.get("/patients").then().statusCode(401);
    }

    @Test
    void theSameKeyMakesOnePatient() {
        var key = UUID.randomUUID();
        var body = Practice.PATIENT.formatted("Patient", practice.payer);
        var first = practice.as(Roles.SCHEDULER)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/patients");
        var second = practice.as(Roles.SCHEDULER)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/patients");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(practice.rows("patient")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "\u0110\u1eb7ng, Hoa",
        "Nowak, \u0141ukasz",
        "Gro\u00df, Jan",
        "S\u00f8rensen, Astrid",
        "Mu\u00f1oz, Ren\u00e9e",
        "O\u2019Brien, Ka\u02bbahumanu"
    })
    void isRegisteredUnderTheOwnName(String last, String first) {
        practice.register(Practice.PATIENT.formatted(last, practice.payer).replace("Chris", first))
                .then()
                .statusCode(201)
                .body("name.lastName", equalTo(last))
                .body("name.firstName", equalTo(first));
    }

    @Test
    void mayHaveOneNameOnly() {
        practice.register(Practice.PATIENT.formatted("Suharto", practice.payer).replace("\"Chris\"", "null"))
                .then()
                .statusCode(201)
                .body("name.lastName", equalTo("Suharto"))
                .body("name.firstName", equalTo(null));
        practice.as(Roles.BILLER)
                .get("/patients?sort=name&q=suharto")
                .then()
                .statusCode(200)
                .body("items.name.lastName", equalTo(java.util.List.of("Suharto")));
    }

    @Test
    void isRefusedUnderANameThatNoClaimCanCarry() {
        practice.register(Practice.PATIENT.formatted("\u4e2d", practice.payer))
                .then()
                .statusCode(400)
                .body("errors[0].problem", org.hamcrest.Matchers.containsString("U+4E2D"));
        // Sixty letters, more of them when they are written plainly.
        practice.register(Practice.PATIENT.formatted("\u00df".repeat(60), practice.payer))
                .then()
                .statusCode(400);
    }
}
