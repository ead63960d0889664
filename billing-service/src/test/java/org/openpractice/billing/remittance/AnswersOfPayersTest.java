package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.billing.Practice;
import org.openpractice.billing.remittance.RemittanceFixture.Transaction;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** What payers did before is remembered, and a payment is posted to a claim only when nothing speaks against it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnswersOfPayersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final String SECOND = "EXAMPLE SECONDARY";

    private Practice practice = Practice.empty();

    @BeforeEach
    void open() {
        practice = Practice.open();
    }

    private String submitted(String... services) {
        var number = practice.claimOf(DAY, services);
        practice.submit().then().statusCode(201);
        return number;
    }

    private static byte[] remittance(String trace, Consumer<Transaction> claims) {
        var file = RemittanceFixture.file();
        claims.accept(file.transaction(trace));
        return file.bytes();
    }

    private void post(String trace, Consumer<Transaction> claims) {
        practice.post(remittance(trace, claims)).then().statusCode(201);
    }

    /** State, paid, patient, written off, owed by the payer. */
    private void stands(String number, String state, String paid, String patient, String writtenOff, String payer) {
        practice.as(Roles.BILLER)
                .get("/claims?q=" + number)
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo(state))
                .body("items[0].paid.amount", equalTo(paid))
                .body("items[0].patientResponsibility.amount", equalTo(patient))
                .body("items[0].writtenOff.amount", equalTo(writtenOff))
                .body("items[0].owedByPayer.amount", equalTo(payer));
        // The ledger says the same as the claim.
        assertThat(onLedger(number, "RECEIVABLE_FROM_PAYER")).isEqualTo(payer);
        assertThat(onLedger(number, "RECEIVABLE_FROM_PATIENT")).isEqualTo(patient);
        assertThat(onLedger(number, "CONTRACTUAL_ADJUSTMENTS")).isEqualTo(writtenOff);
        assertThat(balance("REMITTANCE_CLEARING")).isEqualTo("0.00");
    }

    private String onLedger(String number, String role) {
        long cents = practice.count("""
                select coalesce(sum(e.debit_cents - e.credit_cents), 0) from journal_entry e
                    join claim c on c.id = e.claim_id
                where c.control_number = '%s' and c.practice_group_id = '%s' and e.posting_role = '%s'
                """.formatted(number, practice.group, role));
        return RemittanceFixture.dollars(cents);
    }

    private String balance(String account) {
        String balance = practice.as(Roles.ACCOUNTANT)
                .get("/ledger/trial-balance?asOf=2999-12-31")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .extract()
                .path("accounts.find { it.account == '" + account + "' }.balance.amount");
        return balance == null ? "0.00" : balance;
    }

    private List<String> waiting() {
        return practice.as(Roles.BILLER)
                .get("/unmatched-claim-payments")
                .then()
                .statusCode(200)
                .extract()
                .path("items.unmatchedReason");
    }

    private String onlyWaiting() {
        return practice.as(Roles.BILLER)
                .get("/unmatched-claim-payments")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    private static void firstPays(Transaction transaction, String number, String patientReason) {
        transaction
                .answered(number, 1)
                .service("1", "99213", 10_000, "CO*45*20.00", "PR*" + patientReason + "*20.00")
                .service("2", "87880", 1_840, "CO*45*3.00");
    }

    @Test
    void aSecondPayerWhoPaysTheCoinsuranceLeavesThePatientNothing() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("P1", paid -> firstPays(paid, number, "2"));
        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");

        post(
                "P2",
                paid -> paid.from(SECOND, "1990000002")
                        .answered(number, 2)
                        .service("1", "99213", 10_000, "OA*23*80.00")
                        .service("2", "87880", 1_840, "OA*23*18.40"));

        stands(number, "PAID", "95.40", "0.00", "23.00", "0.00");
    }

    @Test
    void aSecondPayerWhoRepeatsTheDeductibleLeavesItOnce() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("P1", paid -> firstPays(paid, number, "1"));

        post(
                "P2",
                paid -> paid.from(SECOND, "1990000002")
                        .answered(number, 2)
                        .service("1", "99213", 10_000, "OA*23*80.00", "PR*1*20.00")
                        .service("2", "87880", 1_840, "OA*23*18.40"));

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
    }

    @Test
    void aSecondPayerWhoWritesMoreOffAddsItToWhatTheFirstDid() {
        var number = submitted("99215 500.00");
        post("P1", paid -> paid.answered(number, 19).service("1", "99215", 50_000, "CO*45*125.00", "PR*1*75.00"));

        post(
                "P2",
                paid -> paid.from("MEDICAID", "1990000008")
                        .answered(number, 2)
                        .service("1", "99215", 50_000, "OA*23*425.00", "CO*45*10.00"));

        stands(number, "PAID", "365.00", "0.00", "135.00", "0.00");
    }

    @Test
    void aSecondPayerWithItsOwnFeeScheduleReplacesWhatTheFirstWroteOff() {
        var number = submitted("99215 500.00");
        post("P1", paid -> paid.answered(number, 1).service("1", "99215", 50_000, "CO*45*125.00", "PR*1*75.00"));

        // It recognizes the payment alone and writes off by its own schedule.
        post(
                "P2",
                paid -> paid.from("MEDICAID", "1990000008")
                        .answered(number, 2)
                        .service("1", "99215", 50_000, "OA*23*300.00", "CO*45*150.00"));

        stands(number, "PAID", "350.00", "0.00", "150.00", "0.00");
    }

    @Test
    void aSecondPayerWhoComesFirstWaitsAndWhatTheFirstTakesBackIsTheFirstPayersAlone() {
        var number = submitted("99213 100.00", "87880 18.40");
        post(
                "P2",
                paid -> paid.from(SECOND, "1990000002")
                        .answered(number, 2)
                        .service("1", "99213", 10_000, "OA*23*80.00")
                        .service("2", "87880", 1_840, "OA*23*18.40"));
        assertThat(waiting()).containsExactly("PRIOR_PAYER_MISSING");
        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "118.40");
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("-20.00");

        post("P1", paid -> firstPays(paid, number, "2"));

        assertThat(waiting()).isEmpty();
        stands(number, "PAID", "95.40", "0.00", "23.00", "0.00");
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("0.00");

        post(
                "P3",
                paid -> paid.withheld("FB", -7_540)
                        .answered(number, 22)
                        .service("1", "99213", -10_000, "CO*45*-20.00", "PR*2*-20.00")
                        .service("2", "87880", -1_840, "CO*45*-3.00"));
        stands(number, "PAID", "20.00", "0.00", "0.00", "98.40");
    }

    @Test
    void aDenialThatIsTakenBackGivesBackWhatTheDenialDid() {
        var number = submitted("99213 100.00", "87880 18.40");
        post(
                "D1",
                paid -> paid.answered(number, 4)
                        .service("1", "99213", 10_000, "CO*45*20.00", "CO*97*80.00")
                        .service("2", "87880", 1_840, "PR*1*18.40"));
        stands(number, "DENIED", "0.00", "18.40", "0.00", "100.00");

        post(
                "D2",
                paid -> paid.answered(number, 22)
                        .service("1", "99213", -10_000, "CO*45*-20.00", "CO*97*-80.00")
                        .service("2", "87880", -1_840, "PR*1*-18.40"));

        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "118.40");
    }

    @Test
    void aReversalWithOtherReasonsGivesBackWhatThePaymentDid() {
        var number = submitted("99215 150.00");
        post("R1", paid -> paid.answered(number, 1).service("1", "99215", 15_000, "CO*45*75.00", "PR*1*25.00"));

        post(
                "R2",
                paid -> paid.withheld("FB", -5_000)
                        .answered(number, 22)
                        .service("1", "99215", -15_000, "CO*216*-75.00", "PR*A0*-25.00"));

        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "150.00");
    }

    @Test
    void aPayerWhoPaysNothingUnderTheStatusOfAPaymentDenies() {
        var number = submitted("99213 100.00", "87880 18.40");
        post(
                "Z1",
                paid -> paid.answered(number, 1)
                        .service("1", "99213", 10_000, "CO*197*100.00")
                        .service("2", "87880", 1_840, "CO*97*18.40"));

        stands(number, "DENIED", "0.00", "0.00", "0.00", "118.40");
        assertThat(practice.count("select count(*) from outbox where type in ('ClaimPaid', 'ServiceLinePosted') and"
                        + " practice_group_id = '" + practice.group + "'"))
                .isZero();
    }

    @Test
    void allLeftToThePatientOrWrittenOffIsNoDenial() {
        var deductible = practice.claimOf(DAY, "99213 100.00");
        var capitated = submitted("99213 100.00");
        post("N1", paid -> {
            paid.answered(deductible, 1).service("1", "99213", 10_000, "PR*1*100.00");
            paid.answered(capitated, 1).service("1", "99213", 10_000, "CO*24*100.00");
        });

        stands(deductible, "PAID", "0.00", "100.00", "0.00", "0.00");
        stands(capitated, "PAID", "0.00", "0.00", "100.00", "0.00");
    }

    @Test
    void aSecondPaymentWithoutAReversalWaitsAndIsTakenBackFromThere() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("T1", paid -> firstPays(paid, number, "3"));
        post("T2", paid -> firstPays(paid, number, "3"));

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).containsExactly("PAID_BEFORE");
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("-75.40");

        post(
                "T3",
                paid -> paid.withheld("FB", -7_540)
                        .answered(number, 22)
                        .service("1", "99213", -10_000, "CO*45*-20.00", "PR*3*-20.00")
                        .service("2", "87880", -1_840, "CO*45*-3.00"));

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).isEmpty();
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("0.00");
        practice.as(Roles.BILLER).get("/remittances?unmatched=true").then().body("items", empty());
    }

    @Test
    void aClaimTwiceInOneFileIsPaidOnce() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("T4", paid -> {
            firstPays(paid, number, "3");
            firstPays(paid, number, "3");
        });

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).containsExactly("PAID_BEFORE");
    }

    @Test
    void aDuplicateThatIsDeniedLeavesWhatWasPaid() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("T5", paid -> firstPays(paid, number, "3"));
        post(
                "T6",
                paid -> paid.answered(number, 4)
                        .payerControlNumber("PD")
                        .service("1", "99213", 10_000, "CO*18*100.00")
                        .service("2", "87880", 1_840, "CO*18*18.40"));

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).isEmpty();
        assertThat(practice.count("select count(*) from outbox where type = 'ClaimDenied' and practice_group_id = '"
                        + practice.group + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCorrectionCountsBeforeAndAfterItsReversal(boolean correctionFirst) {
        var number = submitted("99213 100.00", "87880 18.40");
        post("C1", paid -> firstPays(paid, number, "3"));
        Consumer<Transaction> correction = paid -> paid.answered(number, 1)
                .service("1", "99213", 10_000, "CO*45*10.00", "PR*3*20.00")
                .service("2", "87880", 1_840, "CO*45*3.00");
        Consumer<Transaction> reversal = paid -> paid.answered(number, 22)
                .service("1", "99213", -10_000, "CO*45*-20.00", "PR*3*-20.00")
                .service("2", "87880", -1_840, "CO*45*-3.00");
        post("C2", correctionFirst ? correction.andThen(reversal) : reversal.andThen(correction));

        stands(number, "PAID", "85.40", "20.00", "13.00", "0.00");
        assertThat(waiting()).isEmpty();
        practice.as(Roles.BILLER).get("/remittances?unmatched=true").then().body("items", empty());
        // Each line is answered, taken back, answered: what counts work comes out at once.
        assertThat(lineEvents("ServiceLinePosted") - lineEvents("ServiceLineTakenBack"))
                .isEqualTo(2);
    }

    @Test
    void aCorrectionInAnEarlierFileThanItsReversalCountsWhenThatComes() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("C3", paid -> firstPays(paid, number, "3"));
        post(
                "C4",
                paid -> paid.answered(number, 1)
                        .service("1", "99213", 10_000, "CO*45*10.00", "PR*3*20.00")
                        .service("2", "87880", 1_840, "CO*45*3.00"));
        assertThat(waiting()).containsExactly("PAID_BEFORE");

        post(
                "C5",
                paid -> paid.withheld("WO", -7_540)
                        .answered(number, 22)
                        .service("1", "99213", -10_000, "CO*45*-20.00", "PR*3*-20.00")
                        .service("2", "87880", -1_840, "CO*45*-3.00"));

        stands(number, "PAID", "85.40", "20.00", "13.00", "0.00");
        assertThat(waiting()).isEmpty();
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("0.00");
        practice.as(Roles.BILLER).get("/remittances?q=C4").then().body("items[0].unmatchedClaims", equalTo(0));
    }

    private long lineEvents(String type) {
        return practice.count("select count(*) from outbox where type = '" + type + "' and practice_group_id = '"
                + practice.group + "'");
    }

    @Test
    void paymentsOfNothingWithOneTraceNumberAreToldApartByWhatTheySay() {
        var first = practice.claimOf(DAY, "99213 100.00", "87880 18.40");
        var second = submitted("99213 100.00", "87880 18.40");
        post("000000000", paid -> deductible(paid, first));
        post("000000000", paid -> deductible(paid, second));

        stands(first, "PAID", "0.00", "118.40", "0.00", "0.00");
        stands(second, "PAID", "0.00", "118.40", "0.00", "0.00");
        // The same again, laid out otherwise.
        var again = RemittanceFixture.file().lineEnd("");
        deductible(again.transaction("000000000"), second);
        practice.post(again.bytes())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("ALREADY_POSTED"))
                .body("notes", empty());
    }

    private static void deductible(Transaction transaction, String number) {
        transaction
                .answered(number, 1)
                .service("1", "99213", 10_000, "PR*1*100.00")
                .service("2", "87880", 1_840, "PR*1*18.40");
    }

    @Test
    void onePaymentThatSaysSomethingElseTheSecondTimeIsLeftAloneAndNamed() {
        var first = practice.claimOf(DAY, "99213 100.00");
        var second = submitted("99213 100.00");
        post("SAME1", paid -> paid.answered(first, 1).service("1", "99213", 10_000));

        practice.post(remittance("SAME1", paid -> paid.answered(second, 1).service("1", "99213", 10_000)))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("ALREADY_POSTED"))
                .body("notes[0]", containsString("SAME1"));
        stands(second, "SUBMITTED", "0.00", "0.00", "0.00", "100.00");
    }

    @Test
    void whatIsPaidToSomebodyElseWaits() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("PE1", paid -> firstPays(paid.to("XX*1245319599"), number, "3"));
        post("PE2", paid -> firstPays(paid.to("FI*999999999"), number, "3"));

        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "118.40");
        assertThat(waiting()).containsExactly("PAYEE_DIFFERS", "PAYEE_DIFFERS");

        post("PE3", paid -> firstPays(paid.to("FI*123456789"), number, "3"));
        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
    }

    @Test
    void whatAnotherPayerPaysFirstWaitsUntilSomebodySaysWhoThatIs() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("PR1", paid -> firstPays(paid.from("UNRELATED HEALTH", "1888888888"), number, "3"));
        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "118.40");
        assertThat(waiting()).containsExactly("PAYER_DIFFERS");

        practice.as(Roles.BILLER)
                .body("{\"identifiers\":[\"1888888888\"]}")
                .put("/payers/" + practice.payer + "/remittance-identifiers")
                .then()
                .statusCode(200)
                .body("identifiers", contains("1888888888"));

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).isEmpty();
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("0.00");
        practice.as(Roles.BILLER)
                .get("/payers/" + practice.payer + "/remittance-identifiers")
                .then()
                .statusCode(200)
                .body("identifiers", contains("1888888888"));
        practice.as(Roles.BILLER)
                .body("{\"identifiers\":[\"not an identifier\"]}")
                .put("/payers/" + practice.payer + "/remittance-identifiers")
                .then()
                .statusCode(400);
        practice.as(Roles.BILLER)
                .get("/payers/" + UUID.randomUUID() + "/remittance-identifiers")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsForAnotherPatientOrDayWaits() {
        var number = submitted("99213 100.00", "87880 18.40");
        post(
                "PT1",
                paid -> paid.answered(number, 1)
                        .patient("OTHER*PERSON****MI*ZZZ999")
                        .service("1", "99213", 10_000)
                        .service("2", "87880", 1_840));
        post(
                "PT2",
                paid -> paid.servedOn(LocalDate.of(2025, 1, 1))
                        .answered(number, 1)
                        .service("1", "99213", 10_000)
                        .service("2", "87880", 1_840));

        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "118.40");
        assertThat(waiting()).containsExactlyInAnyOrder("PATIENT_DIFFERS", "SERVICE_DATE_DIFFERS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATIENT*CHRIS",
                "PATIENT*CHRISTOPHER",
                "PATIENT*C",
                "patient*chris",
                "MARRIED*CHRIS****MI*M123456789",
                "PATIEN*CHRIS"
            })
    void thePatientsNameMayBeCutOrWrittenOtherwise(String name) {
        var number = submitted("99213 100.00");
        post("NAME1", paid -> paid.answered(number, 1).patient(name).service("1", "99213", 10_000));

        stands(number, "PAID", "100.00", "0.00", "0.00", "0.00");
    }

    @Test
    void aSplitClaimIsPostedByItsLines() {
        var number = submitted("99213 100.00", "87880 18.40");
        post("SPLIT1", paid -> {
            paid.answered(number, 1)
                    .payerControlNumber("PA")
                    .service("1", "99213", 10_000, "CO*45*20.00", "PR*3*20.00");
            paid.answered(number, 1).payerControlNumber("PB").service("2", "87880", 1_840, "CO*45*3.00");
        });

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).isEmpty();
        assertThat(lineEvents("ServiceLinePosted")).isEqualTo(2);
    }

    @Test
    void aPersonAppliesWhatWaits() {
        var number = submitted("99213 100.00", "87880 18.40");
        post(
                "APPLY1",
                paid -> paid.answered("TYPO" + number, 1)
                        .service("1", "99213", 10_000, "CO*45*20.00", "PR*3*20.00")
                        .service("2", "87880", 1_840, "CO*45*3.00"));
        var id = onlyWaiting();
        String claim = practice.as(Roles.BILLER).get("/claims?q=" + number).path("items[0].id");

        apply(id, claim, "43.01", "0.00")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payment-not-applicable"))
                .body("detail", containsString("118.41"));
        apply(id, UUID.randomUUID().toString(), "0.00", "0.00").then().statusCode(422);
        apply(id, claim, "-1.00", "0.00").then().statusCode(422);
        apply(id, claim, "23.00", "20.00")
                .then()
                .statusCode(200)
                .body("resolution", equalTo("APPLIED"))
                .body("claimId", equalTo(claim))
                .body("note", equalTo("mistyped"))
                .body("resolvedBy", equalTo("tester"));

        stands(number, "PAID", "75.40", "20.00", "23.00", "0.00");
        assertThat(waiting()).isEmpty();
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("0.00");
        apply(id, claim, "23.00", "20.00")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/payment-not-waiting"));
        // A reversal of the same wrong number is applied the same way, with what it takes back.
        post(
                "APPLY2",
                paid -> paid.withheld("FB", -7_540)
                        .answered("TYPO" + number, 22)
                        .service("1", "99213", -10_000, "CO*45*-20.00", "PR*3*-20.00")
                        .service("2", "87880", -1_840, "CO*45*-3.00"));
        apply(onlyWaiting(), claim, "-23.00", "-20.00").then().statusCode(200);
        stands(number, "SUBMITTED", "0.00", "0.00", "0.00", "118.40");
    }

    private Response apply(String id, String claim, String contractual, String patient) {
        return practice.once(Roles.BILLER)
                .body("""
                        {"claimId":"%s","contractual":{"amount":"%s","currency":"USD"},
                         "patientResponsibility":{"amount":"%s","currency":"USD"},"note":"mistyped"}
                        """.formatted(claim, contractual, patient))
                .post("/unmatched-claim-payments/" + id + "/apply");
    }

    @Test
    void aPersonSetsAsideWhatIsForNoClaim() {
        post("ASIDE1", paid -> paid.answered("NOBODY", 1).service("1", "99213", 10_000));
        var id = onlyWaiting();

        practice.once(Roles.BILLER)
                .body("{\"note\":\"another practice's; refund requested\"}")
                .post("/unmatched-claim-payments/" + id + "/set-aside")
                .then()
                .statusCode(200)
                .body("resolution", equalTo("SET_ASIDE"))
                .body("claimId", nullValue());

        assertThat(waiting()).isEmpty();
        assertThat(balance("UNAPPLIED_PAYMENTS")).isEqualTo("-100.00");
        practice.once(Roles.BILLER)
                .body("{\"note\":\"again\"}")
                .post("/unmatched-claim-payments/" + id + "/set-aside")
                .then()
                .statusCode(409);
        practice.once(Roles.BILLER)
                .body("{\"note\":\"x\"}")
                .post("/unmatched-claim-payments/" + UUID.randomUUID() + "/set-aside")
                .then()
                .statusCode(404);
        practice.once(Roles.ACCOUNTANT)
                .body("{\"note\":\"x\"}")
                .post("/unmatched-claim-payments/" + id + "/set-aside")
                .then()
                .statusCode(403);
    }

    @Test
    void aFileMayEndAsSystemsEndFiles() {
        var number = submitted("99213 100.00");
        var text = RemittanceFixture.file();
        text.transaction("EOF1").answered(number, 1).service("1", "99213", 10_000);

        practice.post((text.text() + "\u001A").getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(201);
    }
}
