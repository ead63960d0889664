package org.openpractice.billing.claimfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.LocationEvent;
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
    void leavesAClaimThatCannotBeWrittenBehindHeldAndNamedUntilItCan() {
        var practice = Practice.open();
        var odd = UUID.randomUUID();
        Events.publish(practice.group, 1, practice.hired(odd, "Od~d"));
        practice.awaitProvider(odd);
        var fiveDigits = UUID.randomUUID();
        Events.publish(
                practice.group,
                1,
                new LocationEvent.LocationOpened(
                        fiveDigits, "Zip Five", "1 Sample Road", "Pittsburgh", "PA", "15213", "11"));
        Eventually.soon()
                .until(() ->
                        practice.count("select count(*) from service_location where id = '" + fiveDigits + "'") == 1);
        String good = practice.claim(DAY).path("controlNumber");
        String bad = practice.claim(odd, DAY).path("controlNumber");
        String elsewhere = practice.at(fiveDigits).claimOf(DAY, "99213 100.00");

        String file = practice.submit()
                .then()
                .statusCode(201)
                .body("claims", equalTo(1))
                .body("charge.amount", equalTo("150.50"))
                .body("leftOut.controlNumber", equalTo(List.of(bad, elsewhere)))
                .body("leftOut[0].reason", containsString("NM103 holds '~'"))
                .body("leftOut[1].reason", containsString("Zip Five"))
                .extract()
                .path("id");

        practice.as(Roles.BILLER)
                .get("/claim-files/" + file)
                .then()
                .body("leftOut.controlNumber", equalTo(List.of(bad, elsewhere)));
        practice.as(Roles.BILLER)
                .get("/claims?state=HELD&holdReason=NOT_WRITABLE&sort=controlNumber")
                .then()
                .body("items.controlNumber", equalTo(List.of(bad, elsewhere)))
                .body("items[0].holdDetail", containsString("NM103"))
                .body("items[0].heldBecauseOfEventId", equalTo(null));
        practice.as(Roles.BILLER)
                .get("/claims?state=SUBMITTED")
                .then()
                .body("items.controlNumber", equalTo(List.of(good)));
        // Nothing else is ready: what is held for its text is named again.
        practice.submit().then().statusCode(422).body("leftOut.controlNumber", equalTo(List.of(bad, elsewhere)));

        Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeChanged(
                        odd,
                        Practice.person("S\u00f8rensen", Practice.OTHER_NPI),
                        practice.assignment(true),
                        LocalDate.of(2026, 11, 2)));
        Eventually.soon()
                .until(() -> practice.count("select count(*) from rendering_provider where last_name = 'S\u00f8rensen'"
                                + " and id = '" + odd + "'")
                        == 1);
        String second = practice.submit()
                .then()
                .statusCode(201)
                .body("claims", equalTo(1))
                .body("leftOut.controlNumber", equalTo(List.of(elsewhere)))
                .extract()
                .path("id");
        assertThat(practice.as(Roles.BILLER)
                        .get("/claim-files/" + second + "/content")
                        .asString())
                .contains("CLM*" + bad + "*", "NM1*82*1*Sorensen*");
        // Told once of each, however often a file could not carry it.
        assertThat(practice.count("select count(*) from outbox where type = 'ClaimHeld' and practice_group_id = '"
                        + practice.group + "'"))
                .isEqualTo(2);
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
