package org.openpractice.billing.claimfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ClaimFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    @Test
    void sendsEveryReadyClaimOnceAndIsReadByTwoIndependentReaders() throws Exception {
        var practice = Practice.open();
        String first = practice.claim(DAY).path("controlNumber");
        String second = practice.claim(DAY).path("controlNumber");

        var response = practice.submit();
        String id = response.then()
                .statusCode(201)
                .header("Location", containsString("/claim-files/"))
                .body("claims", equalTo(2))
                .body("charge.amount", equalTo("301.00"))
                .body("control", equalTo(1))
                .extract()
                .path("id");
        var content = practice.as(Roles.BILLER).get("/claim-files/" + id + "/content");
        content.then().statusCode(200).contentType(containsString("application/edi-x12"));
        var text = content.asString();

        assertThat(ProfessionalClaimWriterTest.readWithStaedi(text)).isEmpty();
        assertThat(ProfessionalClaimWriterTest.readWithX12Parser(text)).isEmpty();
        assertThat(text)
                .contains("CLM*" + first + "*150.5*", "CLM*" + second + "*150.5*")
                .contains("NM1*IL*1*Patient*Chris****MI*M123456789~")
                .contains("REF*EI*123456789~")
                .contains("NM1*82*1*Provider*Pat*Q***XX*1245319599~")
                .contains("NM1*77*2*Branch Office~");
        assertThat(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(content.asByteArray())))
                .isEqualTo(response.path("sha256"));
        practice.submit().then().statusCode(409).body("type", equalTo("/problems/no-claim-ready"));
        assertThat(practice.count("select count(*) from outbox where type = 'ClaimSubmitted' and practice_group_id = '"
                        + practice.group + "'"))
                .isEqualTo(2);
        practice.as(Roles.BILLER)
                .get("/claims?state=SUBMITTED")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items[0].claimFileId", equalTo(id));
    }

    @Test
    void leavesHeldClaimsOut() {
        var practice = Practice.open();
        practice.claim(DAY);
        var excluded = UUID.randomUUID();
        Events.publish(practice.group, 1, practice.hired(excluded, "Excluded"));
        practice.awaitProvider(excluded);
        String held = practice.claim(excluded, DAY).path("id");
        Events.publish(
                practice.group,
                1,
                new ExclusionEvent.ExclusionConfirmed(excluded, UUID.randomUUID(), "1128a1", LocalDate.of(2026, 1, 1)));
        Eventually.soon().untilAsserted(() -> practice.readClaim(held).then().body("state", equalTo("HELD")));

        practice.submit().then().statusCode(201).body("claims", equalTo(1));

        practice.readClaim(held).then().body("state", equalTo("HELD")).body("claimFileId", equalTo(null));
        practice.submit().then().statusCode(409);
    }

    @Test
    void needsABillingProviderAndAKnownPayer() {
        var practice = Practice.empty();
        practice.submit().then().statusCode(409).body("type", equalTo("/problems/billing-provider-missing"));
        practice.setUpBilling();
        practice.once(Roles.BILLER)
                .body("{\"payerId\":\"" + UUID.randomUUID() + "\"}")
                .post("/claim-files")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payer-unknown"));
        practice.submit().then().statusCode(409).body("type", equalTo("/problems/no-claim-ready"));
    }

    @Test
    void refusesWhatAnInterchangeCannotCarryAndSendsNothing() {
        var practice = Practice.open();
        var odd = UUID.randomUUID();
        Events.publish(
                practice.group,
                1,
                new EmploymentEvent.EmployeeHired(
                        odd,
                        Practice.person("Od~d", Practice.OTHER_NPI),
                        practice.assignment(true),
                        LocalDate.of(2025, 1, 6)));
        practice.awaitProvider(odd);
        String number = practice.claim(odd, DAY).path("controlNumber");

        practice.submit()
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/claim-not-writable"))
                .body("claim", equalTo(number))
                .body("detail", containsString("NM103 holds '~'"));
        assertThat(practice.rows("claim_file")).isZero();
        practice.as(Roles.BILLER).get("/claims?state=READY").then().body("items.size()", equalTo(1));
    }

    @Test
    void theSameKeyMakesOneFile() {
        var practice = Practice.open();
        practice.claim(DAY);
        var key = UUID.randomUUID();
        var first = practice.as(Roles.BILLER)
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/claim-files");
        var second = practice.as(Roles.BILLER)
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/claim-files");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(practice.rows("claim_file")).isEqualTo(1);
    }
}
