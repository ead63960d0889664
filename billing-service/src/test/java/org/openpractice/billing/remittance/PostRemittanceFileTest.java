package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.billing.Practice;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PostRemittanceFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final Practice UNUSED = Practice.empty();

    /** Claims of 150.50 that have gone out; gives their control numbers. */
    private static List<String> submitted(Practice practice, int count) {
        var numbers = Stream.generate(() -> practice.claim(DAY).<String>path("controlNumber"))
                .limit(count)
                .toList();
        practice.submit().then().statusCode(201);
        return numbers;
    }

    private static String idOf(Practice practice, String number) {
        return practice.as(Roles.BILLER)
                .get("/claims?limit=200")
                .path("items.find { it.controlNumber == '" + number + "' }.id");
    }

    private static String balance(Practice practice, String account) {
        return practice.as(Roles.ACCOUNTANT)
                .get("/ledger/trial-balance?asOf=2999-12-31")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .extract()
                .path("accounts.find { it.account == '" + account + "' }.balance.amount");
    }

    @Test
    void postsAPaymentToItsClaimAndTheRestToTheQueue() {
        var practice = Practice.open();
        var numbers = submitted(practice, 2);
        var file = RemittanceFixture.file()
                .transaction("EFT1")
                .claim(numbers.get(0), 15_050, 3_050, 2_000)
                .denied(numbers.get(1), 15_050)
                .claim("SOMEBODYELSE", 5_000, 1_000, 0)
                .withheld("WO", 500)
                .file()
                .bytes();

        var response = practice.post(file);

        response.then()
                .statusCode(201)
                .header("Location", containsString("/remittance-files/"))
                .body("outcome", equalTo("POSTED"))
                .body("transactions", equalTo(1))
                .body("claims", equalTo(3))
                .body("paid.amount", equalTo("135.00"))
                .body("posted", hasSize(1))
                .body("posted[0].trace", equalTo("EFT1"))
                .body("posted[0].paid.amount", equalTo("135.00"))
                .body("posted[0].charged.amount", equalTo("351.00"))
                .body("posted[0].claimsPaid.amount", equalTo("140.00"))
                .body("posted[0].patientResponsibility.amount", equalTo("20.00"))
                .body("posted[0].providerAdjustments.amount", equalTo("5.00"))
                .body("posted[0].unmatchedClaims", equalTo(1));
        practice.readClaim(idOf(practice, numbers.get(0)))
                .then()
                .body("state", equalTo("PAID"))
                .body("paid.amount", equalTo("100.00"))
                .body("patientResponsibility.amount", equalTo("20.00"));
        practice.readClaim(idOf(practice, numbers.get(1))).then().body("state", equalTo("DENIED"));
        practice.as(Roles.BILLER)
                .get("/unmatched-claim-payments")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].patientControlNumber", equalTo("SOMEBODYELSE"))
                .body("items[0].unmatchedReason", equalTo("UNKNOWN_CONTROL_NUMBER"))
                .body("items[0].paid.amount", equalTo("40.00"));
        String remittance = response.path("posted[0].id");
        practice.as(Roles.BILLER)
                .get("/remittances/" + remittance + "/claim-payments")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].segment", equalTo(13));
        assertThat(balance(practice, "PAYMENTS_RECEIVED")).isEqualTo("135.00");
        assertThat(balance(practice, "PROVIDER_ADJUSTMENTS")).isEqualTo("5.00");
        assertThat(balance(practice, "REMITTANCE_CLEARING")).isEqualTo("0.00");
        assertThat(balance(practice, "UNAPPLIED_PAYMENTS")).isEqualTo("-40.00");
        assertThat(balance(practice, "CONTRACTUAL_ADJUSTMENTS")).isEqualTo("30.50");
        assertThat(balance(practice, "RECEIVABLE_FROM_PATIENT")).isEqualTo("20.00");
        // The denied claim is still owed by the payer.
        assertThat(balance(practice, "RECEIVABLE_FROM_PAYER")).isEqualTo("150.50");
        assertThat(practice.count(
                        "select count(*) from outbox where type in ('ClaimPaid', 'ClaimDenied', 'RemittancePosted')"
                                + " and practice_group_id = '" + practice.group + "'"))
                .isEqualTo(3);
    }

    @Test
    void postsTheSameFileOnceHoweverOftenItComes() throws Exception {
        var practice = Practice.open();
        var number = submitted(practice, 1).getFirst();
        var file = RemittanceFixture.file()
                .transaction("EFT2")
                .claim(number, 15_050, 0, 0)
                .file()
                .bytes();
        Callable<Response> post = () -> practice.post(file);
        List<Response> responses;
        try (var threads = Executors.newFixedThreadPool(8)) {
            responses = threads.invokeAll(Stream.generate(() -> post).limit(8).toList()).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
        var again = practice.post(file);

        assertThat(responses.stream().map(Response::statusCode).sorted().toList())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        again.then()
                .statusCode(200)
                .body("outcome", equalTo("ALREADY_POSTED"))
                .body("posted", hasSize(0))
                .body("alreadyPosted", hasSize(1))
                .header("Location", equalTo(responses.getFirst().header("Location")));
        assertThat(practice.rows("remittance")).isEqualTo(1);
        assertThat(practice.rows("claim_payment")).isEqualTo(1);
        assertThat(balance(practice, "PAYMENTS_RECEIVED")).isEqualTo("150.50");
        practice.readClaim(idOf(practice, number)).then().body("paid.amount", equalTo("150.50"));
    }

    @Test
    void postsTheSamePaymentInAnotherFileNotAgain() {
        var practice = Practice.open();
        var numbers = submitted(practice, 2);
        practice.post(RemittanceFixture.file()
                        .transaction("EFT3")
                        .claim(numbers.get(0), 15_050, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(201);
        var both = RemittanceFixture.file()
                .lineEnd("")
                .transaction("EFT3")
                .claim(numbers.get(0), 15_050, 0, 0)
                .file()
                .transaction("EFT4")
                .claim(numbers.get(1), 15_050, 0, 0)
                .file()
                .bytes();

        practice.post(both)
                .then()
                .statusCode(201)
                .body("transactions", equalTo(2))
                .body("posted", hasSize(1))
                .body("posted[0].trace", equalTo("EFT4"))
                .body("alreadyPosted", hasSize(1))
                .body("alreadyPosted[0].trace", equalTo("EFT3"));

        assertThat(practice.rows("remittance")).isEqualTo(2);
        assertThat(balance(practice, "PAYMENTS_RECEIVED")).isEqualTo("301.00");
        var onlyOld = RemittanceFixture.file()
                .lineEnd("\r\n")
                .transaction("EFT3")
                .claim(numbers.get(0), 15_050, 0, 0)
                .file()
                .bytes();
        practice.post(onlyOld)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("ALREADY_POSTED"))
                .body("alreadyPosted[0].trace", equalTo("EFT3"));
        assertThat(balance(practice, "PAYMENTS_RECEIVED")).isEqualTo("301.00");
    }

    @Test
    void takesAPaymentBackAndPostsTheCorrection() {
        var practice = Practice.open();
        var number = submitted(practice, 1).getFirst();
        practice.post(RemittanceFixture.file()
                        .transaction("EFT5")
                        .claim(number, 15_050, 3_050, 2_000)
                        .file()
                        .bytes())
                .then()
                .statusCode(201);

        practice.post(RemittanceFixture.file()
                        .transaction("EFT6")
                        .reversal(number, 15_050, 3_050, 2_000)
                        .claim(number, 15_050, 2_050, 1_000)
                        .file()
                        .bytes())
                .then()
                .statusCode(201)
                .body("posted[0].paid.amount", equalTo("20.00"))
                .body("posted[0].unmatchedClaims", equalTo(0));

        practice.readClaim(idOf(practice, number))
                .then()
                .body("state", equalTo("PAID"))
                .body("paid.amount", equalTo("120.00"))
                .body("patientResponsibility.amount", equalTo("10.00"));
        assertThat(balance(practice, "RECEIVABLE_FROM_PAYER")).isEqualTo("0.00");
        assertThat(balance(practice, "RECEIVABLE_FROM_PATIENT")).isEqualTo("10.00");
        assertThat(balance(practice, "CONTRACTUAL_ADJUSTMENTS")).isEqualTo("20.50");
        assertThat(practice.count("select count(*) from claim_payment where reverses_id is not null and"
                        + " practice_group_id = '" + practice.group + "'"))
                .isEqualTo(1);
        var claim = idOf(practice, number);
        assertThat(practice.count("select count(*) from claim_line where claim_id = '" + claim + "'"))
                .isEqualTo(2);
        // Posted, taken back, posted again: each of the two lines.
        assertThat(practice.count("select count(*) from outbox where type = 'ServiceLinePosted' and aggregate_id = '"
                        + claim + "'"))
                .isEqualTo(4);
        assertThat(practice.count("select count(*) from outbox where type = 'ServiceLineTakenBack' and aggregate_id = '"
                        + claim + "'"))
                .isEqualTo(2);
        // What is taken back once cannot be taken back again.
        practice.post(RemittanceFixture.file()
                        .transaction("EFT7")
                        .reversal(number, 15_050, 3_050, 2_000)
                        .withheld("FB", -10_000)
                        .file()
                        .bytes())
                .then()
                .statusCode(201)
                .body("posted[0].unmatchedClaims", equalTo(1));
        practice.as(Roles.BILLER)
                .get("/unmatched-claim-payments")
                .then()
                .body("items.unmatchedReason", hasItem("REVERSAL_WITHOUT_PAYMENT"));
    }

    @Test
    void queuesAPaymentForAnotherChargeOrAClaimThatHasNotGoneOut() {
        var practice = Practice.open();
        var sent = submitted(practice, 1).getFirst();
        String unsent = practice.claim(DAY).path("controlNumber");

        practice.post(RemittanceFixture.file()
                        .transaction("EFT8")
                        .claim(sent, 15_000, 0, 0)
                        .claim(unsent, 15_050, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(201)
                .body("posted[0].unmatchedClaims", equalTo(2));

        practice.as(Roles.BILLER)
                .get("/unmatched-claim-payments")
                .then()
                .body("items.unmatchedReason", equalTo(List.of("CHARGE_DIFFERS", "NOT_SUBMITTED")));
        practice.readClaim(idOf(practice, sent)).then().body("state", equalTo("SUBMITTED"));
    }

    @Test
    void refusesAnUnbalancedFileToTheCentAndPostsNothingOfIt() {
        var practice = Practice.empty();
        var file = RemittanceFixture.file()
                .transaction("GOOD")
                .claim("C1", 10_000, 0, 0)
                .file()
                .transaction("BAD")
                .claim("C2", 10_000, 0, 0)
                .offBy(-1)
                .file()
                .bytes();

        String kept = practice.post(file)
                .then()
                .statusCode(422)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("/problems/remittance-unbalanced"))
                .body("level", equalTo("TRANSACTION"))
                .body("position.segmentId", equalTo("BPR"))
                .body("position.element", equalTo(2))
                .body("position.segment", equalTo(20))
                .body("stated.amount", equalTo("99.99"))
                .body("computed.amount", equalTo("100.00"))
                .body("difference.amount", equalTo("-0.01"))
                .extract()
                .path("remittanceFileId");

        assertThat(practice.rows("remittance")).isZero();
        assertThat(practice.rows("claim_payment")).isZero();
        assertThat(practice.rows("journal")).isZero();
        practice.as(Roles.BILLER)
                .get("/remittance-files/" + kept)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("REFUSED"))
                .body("refusal", containsString("difference -0.01"));
    }

    @Test
    void refusesAtTheLevelOfTheLineAndOfTheClaim() {
        UNUSED.post(RemittanceFixture.file()
                        .transaction("T")
                        .claim("C1")
                        .lineOffBy(5)
                        .line("99213", 10_000, 0, 0)
                        .and()
                        .file()
                        .bytes())
                .then()
                .statusCode(422)
                .body("level", equalTo("LINE"))
                .body("difference.amount", equalTo("0.05"))
                .body("patientControlNumber", equalTo("C1"));
        UNUSED.post(RemittanceFixture.file()
                        .transaction("T")
                        .claim("C1")
                        .claimOffBy(-5)
                        .line("99213", 10_000, 0, 0)
                        .and()
                        .file()
                        .bytes())
                .then()
                .statusCode(422)
                .body("level", equalTo("CLAIM"))
                .body("difference.amount", equalTo("-0.05"));
    }

    @Test
    void refusesWhatIsNoRemittance() {
        var good = RemittanceFixture.file()
                .transaction("T")
                .claim("C1", 10_000, 0, 0)
                .file()
                .text();
        Map.of(
                        "",
                        "INTERCHANGE",
                        "hello",
                        "INTERCHANGE",
                        good.substring(good.indexOf("GS*")),
                        "INTERCHANGE",
                        good.substring(0, good.indexOf("N1*PE") + 8),
                        "SEGMENT",
                        good.replace("SE*", "SE*9"),
                        "TRANSACTION",
                        good.replace("GS*HP", "GS*HC"),
                        "GROUP",
                        good.replace("IEA*1", "IEA*2"),
                        "INTERCHANGE",
                        good.replace("*20261102~", "*20002316~"),
                        "ELEMENT")
                .forEach((file, level) -> UNUSED.post(file.getBytes(StandardCharsets.US_ASCII))
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/remittance-unreadable"))
                        .body("level", equalTo(level))
                        .body("position.segment", org.hamcrest.Matchers.greaterThan(0)));
    }

    @Test
    void takesAByteOrderMarkAndFoldsTheFileNameIntoNothing() {
        var practice = Practice.empty();
        var file = ("\uFEFF"
                        + RemittanceFixture.file()
                                .transaction("BOM")
                                .claim("C1", 10_000, 0, 0)
                                .file()
                                .text())
                .getBytes(StandardCharsets.UTF_8);

        practice.post(file).then().statusCode(201).body("paid.amount", equalTo("100.00"));
    }

    @Test
    void isForBillersAccountantsAndTheRemittancePartner() {
        UNUSED.as(Roles.HR)
                .contentType("application/edi-x12")
                .body("x".getBytes(StandardCharsets.US_ASCII))
                .post("/remittance-files")
                .then()
                .statusCode(403);
        UNUSED.as(Roles.PARTNER_REMITTANCE).get("/remittances").then().statusCode(403);
        UNUSED.as(Roles.PARTNER_REMITTANCE).get("/ledger/trial-balance").then().statusCode(403);
        RestAssured.given()
                .contentType("application/edi-x12")
                .body("x".getBytes(StandardCharsets.US_ASCII))
                .post("/remittance-files")
                .then()
                .statusCode(401);
    }

    @Test
    void anotherGroupsFileAndPaymentLookUnknown() {
        var practice = Practice.empty();
        var posted = practice.post(RemittanceFixture.file()
                .transaction("MINE")
                .claim("C1", 10_000, 0, 0)
                .file()
                .bytes());
        var other = Practice.empty();

        other.as(Roles.BILLER)
                .get("/remittance-files/" + posted.path("id"))
                .then()
                .statusCode(404);
        other.as(Roles.BILLER)
                .get("/remittances/" + posted.path("posted[0].id"))
                .then()
                .statusCode(404);
        // The same bytes are another group's own file.
        other.post(RemittanceFixture.file()
                        .transaction("MINE")
                        .claim("C1", 10_000, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(201);
    }

    static List<Path> publicFiles() throws IOException {
        return PublicRemittancesTest.files("835");
    }

    @ParameterizedTest
    @MethodSource("publicFiles")
    void postsPublicFilesOnceOrRefusesThemWithTheirPlace(Path path) throws IOException {
        var practice = Practice.empty();
        var file = Files.readAllBytes(path);
        var first = practice.post(file);
        long rows = practice.rows("claim_payment");
        long entries = practice.rows("journal_entry");
        var second = practice.post(file);

        if (first.statusCode() == 422) {
            first.then().body("position.segmentId", equalTo("BPR")).body("position.element", equalTo(16));
            assertThat(rows).isZero();
            second.then().statusCode(422);
        } else {
            first.then().statusCode(201).body("posted", hasSize(1));
            second.then().statusCode(200).body("outcome", equalTo("ALREADY_POSTED"));
            assertThat(balance(practice, "REMITTANCE_CLEARING")).isEqualTo("0.00");
            assertThat(balance(practice, "PAYMENTS_RECEIVED")).isEqualTo(first.path("paid.amount"));
        }
        assertThat(practice.rows("claim_payment")).isEqualTo(rows);
        assertThat(practice.rows("journal_entry")).isEqualTo(entries);
    }

    @Test
    void postsSixtyMegabytesInTheSameMemory() throws Exception {
        var practice = Practice.empty();
        // Warm: classes, pools and caches are there before anything is measured.
        practice.post(new GeneratedRemittance(200_000, "WARM").readAllBytes())
                .then()
                .statusCode(201);
        long before = used();
        var most = new AtomicLong();
        var watching = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.interrupted()) {
                most.accumulateAndGet(used() - before, Math::max);
                try {
                    Thread.sleep(3_000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        var file = new GeneratedRemittance(60_000_000, "BIG");

        var response = send(practice, file);
        watching.interrupt();

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(file.produced()).isGreaterThan(60_000_000);
        assertThat(practice.count("select sum(claims) from remittance where trace = 'BIG' and practice_group_id = '"
                        + practice.group + "'"))
                .isEqualTo(file.claims());
        assertThat(most.get()).as("bytes more in use than before").isLessThan(40_000_000);
    }

    private static HttpResponse<String> send(Practice practice, InputStream file) throws Exception {
        // Not HTTP/2: while a cleartext connection is being upgraded the server keeps the body in memory.
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/remittance-files"))
                            .header(
                                    "Authorization",
                                    Tokens.forGroup(practice.group)
                                            .withRoles(Roles.PARTNER_REMITTANCE)
                                            .bearer())
                            .header("Content-Type", "application/edi-x12")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
