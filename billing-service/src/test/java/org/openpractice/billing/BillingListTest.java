package org.openpractice.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.remittance.RemittanceFixture;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.ListRules;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BillingListTest extends ListRules {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 30);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Override
    protected Map<String, String> below(UUID practiceGroup) {
        String remittance = given().header(
                        "Authorization",
                        Tokens.forGroup(practiceGroup)
                                .withRoles(Roles.PARTNER_REMITTANCE)
                                .bearer())
                .contentType("application/edi-x12")
                .body(RemittanceFixture.file()
                        .transaction("BELOW")
                        .claim("NOBODY", 10_000, 0, 0)
                        .file()
                        .bytes())
                .post("/remittance-files")
                .then()
                .statusCode(201)
                .extract()
                .path("posted[0].id");
        return Map.of("/remittances/{id}/claim-payments", "/remittances/" + remittance + "/claim-payments");
    }

    @Test
    void patientsAreFoundByNameAndBirthDateAndTheirFileKeepsMemberIdsHidden() {
        var practice = Practice.open();
        practice.register(Practice.PATIENT.formatted("O'Sample-Example", practice.payer))
                .then()
                .statusCode(201);

        list(practice, "/patients", "q", "chris o'sam").body("items.name.lastName", contains("O'Sample-Example"));
        list(practice, "/patients", "q", "chris", "birthDate", "1980-02-29", "sort", "-name")
                .body("items.name.lastName", contains("Patient", "O'Sample-Example"));
        list(practice, "/patients", "birthDate", "1980-03-01").body("items", empty());
        // Nothing finds a patient by what the list does not show.
        list(practice, "/patients", "q", "M123456789").body("items", empty());
        var csv = practice.as(Roles.SCHEDULER)
                .accept("text/csv")
                .get("/patients")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).contains("O'Sample-Example", "***6789").doesNotContain("M123456789");
    }

    @Test
    void payersAreFoundByNameNumberAndKind() {
        var practice = Practice.open();

        list(practice, "/payers", "q", "HEALTH syn01", "filingIndicator", "CI")
                .body("items.payerId", contains("SYN01"));
        list(practice, "/payers", "filingIndicator", "MB").body("items", empty());
    }

    @Test
    void visitsAndClaimsAreFoundByWhomTheyConcernAndWhen() {
        var practice = Practice.open();
        String first = practice.claim(FRIDAY).path("controlNumber");
        String second = practice.claim(MONDAY).path("controlNumber");

        list(practice, "/visits", "q", "patient chris", "servedTo", FRIDAY)
                .body("items.serviceDate", contains("2026-10-30"));
        list(practice, "/visits", "q", "somebody").body("items", empty());
        list(practice, "/visits", "status", "CHECKED_OUT", "sort", "-checkedInAt")
                .body("items", hasSize(2));
        list(practice, "/claims", "q", first).body("items.controlNumber", contains(first));
        list(practice, "/claims", "servedFrom", MONDAY, "patientId", practice.patient)
                .body("items.controlNumber", contains(second));
        list(practice, "/claims", "createdFrom", "2020-01-01", "createdTo", "2020-12-31")
                .body("items", empty());
        list(practice, "/claims", "holdReason", "LEFT").body("items", empty());
        String file = practice.submit().path("id");
        list(practice, "/claims", "claimFileId", file, "sort", "-serviceDate")
                .body("items.controlNumber", contains(second, first));
        String digest = list(practice, "/claim-files", "createdFrom", "2020-01-01")
                .extract()
                .path("items[0].sha256");
        list(practice, "/claim-files", "q", digest.substring(0, 12)).body("items.id", contains(file));
        list(practice, "/claim-files", "createdTo", "2020-01-01").body("items", empty());
    }

    @Test
    void providersAreFoundByWhetherTheyBillAndByWhatTheirServicesWait() {
        var practice = Practice.open();
        var other = UUID.randomUUID();
        Events.publish(practice.group, 1, practice.hired(other, "Leaver"));
        practice.awaitProvider(other);
        Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeTerminated(
                        other, LocalDate.of(2026, 10, 30), EmploymentEvent.TerminationReason.RESIGNED));
        Eventually.soon()
                .untilAsserted(() -> list(practice, "/rendering-providers", "blockedOn", MONDAY)
                        .body("items.lastName", contains("Leaver"))
                        .body("items[0].blocks.reason", contains("LEFT")));

        list(practice, "/rendering-providers", "blockedOn", "2026-10-30").body("items", empty());
        list(practice, "/rendering-providers", "billing", true, "sort", "-name")
                .body("items.lastName", contains("Provider", "Leaver"))
                .body("items[0].blocks", empty());
        list(practice, "/rendering-providers", "billing", false).body("items", empty());
        String cursor = list(practice, "/rendering-providers", "limit", 1, "sort", "name")
                .body("items.lastName", contains("Leaver"))
                .body("items[0].blocks.reason", contains("LEFT"))
                .extract()
                .path("nextCursor");
        list(practice, "/rendering-providers", "limit", 1, "sort", "name", "cursor", cursor)
                .body("items.lastName", contains("Provider"))
                .body("items[0].blocks", empty());
        list(practice, "/rendering-providers", "q", "leaver " + Practice.OTHER_NPI)
                .body("items.lastName", contains("Leaver"));
    }

    @Test
    void paymentsAreFoundByTheLineOnTheBanksStatementAndTheirQueueByPayerAndReason() {
        var practice = Practice.open();
        String known = practice.claim(MONDAY).path("controlNumber");
        practice.submit().then().statusCode(201);
        String posted = practice.post(RemittanceFixture.file()
                        .transaction("EFT71")
                        .servedOn(MONDAY)
                        .claim(known, 15_050, 0, 0)
                        .claim("NOBODY", 10_000, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(201)
                .extract()
                .path("posted[0].id");
        practice.post(RemittanceFixture.file()
                        .transaction("EFT72")
                        .offBy(5)
                        .claim("NOBODY", 20_000, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(422);

        list(practice, "/remittances", "amount", "250.50", "paidFrom", MONDAY).body("items.trace", contains("EFT71"));
        list(practice, "/remittances", "amount", "250.51").body("items", empty());
        practice.as(Roles.BILLER)
                .queryParam("amount", "1.234")
                .get("/remittances")
                .then()
                .statusCode(400)
                .body("errors[0].problem", equalTo("expected an amount such as 1234.50"));
        list(practice, "/remittances", "q", "eft71", "unmatched", true, "postedTo", "2020-01-01")
                .body("items", empty());
        list(practice, "/remittances", "unmatched", true).body("items.id", contains(posted));
        list(practice, "/remittances", "unmatched", false).body("items", empty());

        String payments = "/remittances/" + posted + "/claim-payments";
        list(practice, payments, "sort", "-segment").body("items.patientControlNumber", contains("NOBODY", known));
        list(practice, payments, "unmatchedReason", "UNKNOWN_CONTROL_NUMBER")
                .body("items.patientControlNumber", contains("NOBODY"));
        String payer = list(practice, "/remittances").extract().path("items[0].payerIdentifier");
        list(practice, "/unmatched-claim-payments", "payerIdentifier", payer, "paidFrom", MONDAY, "q", "body")
                .body("items.patientControlNumber", contains("NOBODY"));
        list(practice, "/unmatched-claim-payments", "paidFrom", "2026-11-03").body("items", empty());

        list(practice, "/remittance-files", "outcome", "REFUSED")
                .body("items", hasSize(1))
                .body("items[0].refusal", notNullValue());
        list(practice, "/remittance-files", "sort", "-receivedAt").body("items.outcome", contains("REFUSED", "POSTED"));
        list(practice, "/remittance-files", "receivedTo", "2020-01-01").body("items", empty());
        practice.as(Roles.PARTNER_REMITTANCE).get("/remittance-files").then().statusCode(403);
    }

    private static ValidatableResponse list(Practice practice, String path, Object... filters) {
        var request = practice.as(Roles.PRACTICE_MANAGER);
        for (int at = 0; at < filters.length; at += 2) {
            request.queryParam((String) filters[at], List.of(filters[at + 1].toString()));
        }
        return request.get(path).then().statusCode(200);
    }
}
