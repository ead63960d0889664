package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** Accounts, payments, files, returns and paychecks over HTTP. Today is Monday 16 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PaymentProcessTest {

    private static final String FIRST = "2026-11-01";
    private static final String SECOND = "2026-11-15";

    private final PayrollApi api = new PayrollApi();

    @Test
    void paysNothingToAnAccountThatOnlyOnePersonKnowsOf() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.prenotesMayBeWaived();
        var change = api.proposedDeposit(employee, "445566778899");
        api.enrollment(employee)
                .body("directDeposit", nullValue())
                .body("directDepositChanges[0].state", equalTo("PROPOSED"))
                .body("directDepositChanges[0].accounts[0].account", equalTo("••••8899"));
        api.manager()
                .get("/direct-deposit-changes?state=PROPOSED")
                .then()
                .statusCode(200)
                .body("items.id", contains(change));

        // Whoever proposed it does not verify it, whatever the role.
        verify(api.as("clerk", Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER), employee, change, "CALL_BACK", null)
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        assertThat(query(
                        "select actor from audit_line where action = 'attempted alone' and subject_id = ?",
                        UUID.fromString(change)))
                .containsExactly("clerk");
        verify(api.manager(), employee, change, "BANK_NOTIFICATION", null)
                .then()
                .statusCode(409)
                .body("type", endsWith("/verification-not-enough"));

        var run = api.paid(calendar, FIRST);
        payments(run).then().body("items", hasSize(1)).body("items[0].method", equalTo("CHECK"));
        api.clerk()
                .get("/pay-runs/" + run + "/ach-file")
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-direct-deposits"));

        verify(api.manager(), employee, change, "CALL_BACK", "paid there for years")
                .then()
                .statusCode(200)
                .body("state", equalTo("VERIFIED"))
                .body("decidedBy", equalTo("manager"))
                .body("accounts[0].standing", equalTo("LIVE"));
        verify(api.manager(), employee, change, "CALL_BACK", null)
                .then()
                .statusCode(409)
                .body("type", endsWith("/direct-deposit-change-decided"));
        api.enrollment(employee).body("directDeposit.account", equalTo("••••8899"));

        // A rejected and a superseded proposal change nothing.
        var superseded = api.proposedDeposit(employee, "11112222");
        var rejected = api.proposedDeposit(employee, "33334444");
        reject(api.clerk(), employee, rejected)
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        reject(api.manager(), employee, rejected).then().statusCode(200).body("state", equalTo("REJECTED"));
        verify(api.manager(), employee, superseded, "CALL_BACK", null).then().statusCode(409);
        api.enrollment(employee).body("directDeposit.account", equalTo("••••8899"));
        var second = api.paid(calendar, SECOND);
        payments(second).then().body("items.account", contains("••••8899"));
        assertThat(query(
                        "select decided_by || ' after ' || proposed_by from direct_deposit_change where id = ?",
                        UUID.fromString(change)))
                .containsExactly("manager after clerk");
    }

    @Test
    void splitsTheNetOverAccountsAndPaysByCheckWhatMayNotGoYet() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        // The new savings account has no prenote yet; the known one keeps its standing.
        var change = split(employee, """
                        {"accounts":[
                          {"routingNumber":"021000021","accountNumber":"900100200","accountKind":"SAVINGS",
                           "split":"FIXED","amount":{"amount":"500.00","currency":"USD"}},
                          {"routingNumber":"231380104","accountNumber":"900100201","accountKind":"CHECKING",
                           "split":"PERCENT","percent":12.5},
                          {"routingNumber":"121042882","accountNumber":"445566778899","accountKind":"CHECKING",
                           "split":"REMAINDER"}]}
                        """)
                .then()
                .statusCode(200)
                .body("directDeposit.account", equalTo("••••8899"))
                .extract()
                .<String>path("directDepositChanges[-1].id");
        verify(api.manager(), employee, change, "DOCUMENT", null)
                .then()
                .statusCode(200)
                .body("accounts.standing", contains("AWAITING_PRENOTE", "AWAITING_PRENOTE", "LIVE"));

        var run = api.paid(calendar, FIRST);
        // 2,092.60: 500.00 fixed, 12.5 % 261.58, the rest 1,331.02
        payments(run)
                .then()
                .body("items.method", contains("DEPOSIT", "CHECK"))
                .body("items.amount.amount", contains("1331.02", "761.58"));
        api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee) + "/paystub")
                .then()
                .body("deposit", equalTo("Direct deposit ••••8899 1331.02; Check 1001 761.58"));
        api.released(run)
                .then()
                .statusCode(200)
                .body("entries", equalTo(3))
                .body("effectiveOn", equalTo("2026-11-20"))
                .body("prenotesOn", equalTo("2026-11-17"));
        var file = AchValidator.read(ach(run));
        assertThat(file.complaints).isEmpty();
        assertThat(file.entries)
                .extracting(
                        AchValidator.Entry::transactionCode,
                        AchValidator.Entry::effectiveDate,
                        AchValidator.Entry::account,
                        AchValidator.Entry::cents)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("33", "261117", "900100200", 0L),
                        org.assertj.core.groups.Tuple.tuple("23", "261117", "900100201", 0L),
                        org.assertj.core.groups.Tuple.tuple("22", "261120", "445566778899", 133102L));
        // Three banking days after the prenotes settle.
        api.enrollment(employee)
                .body("directDepositChanges[-1].accounts.liveFrom", contains("2026-11-20", "2026-11-20", null));
        api.released(run).then().statusCode(409).body("type", endsWith("/ach-file-released"));
    }

    @Test
    void refusesASplitThatSharesNoNet() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        split(employee, """
                        {"accounts":[{"routingNumber":"021000021","accountNumber":"900100200","accountKind":"SAVINGS",
                          "split":"PERCENT","percent":50}]}
                        """)
                .then()
                .statusCode(422)
                .body("type", endsWith("/deposit-split-wrong"))
                .body("detail", containsString("remainder"));
        split(employee, "{}").then().statusCode(422).body("detail", containsString("expected either accounts"));
        split(employee, """
                        {"accounts":[{"routingNumber":"021000020","accountNumber":"9","accountKind":"SAVINGS",
                          "split":"REMAINDER"}]}
                        """).then().statusCode(400);
        api.enrollment(employee).body("directDepositChanges", hasSize(0));
    }

    @Test
    void asksForAPrenoteWhereThePolicyDoes() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        var change = api.proposedDeposit(employee, "445566778899");
        verify(api.manager(), employee, change, "CALL_BACK", "no time")
                .then()
                .statusCode(409)
                .body("type", endsWith("/prenote-required"));
        verify(api.manager(), employee, change, "CALL_BACK", null).then().statusCode(200);
        var file = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/payment-files/prenotes")
                .then()
                .statusCode(201)
                .body("kind", equalTo("PRENOTE"))
                .extract()
                .<String>path("id");
        var path = "/payment-files/" + file;
        api.clerk().get(path + "/content").then().statusCode(409).body("type", endsWith("/ach-file-not-released"));
        api.as("clerk", Roles.GROUP_ADMIN)
                .post(path + "/release")
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        api.manager().post(path + "/release").then().statusCode(200).body("releasedBy", equalTo("manager"));
        var read = AchValidator.read(api.clerk().get(path + "/content").asString());
        assertThat(read.complaints).isEmpty();
        assertThat(read.entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.transactionCode()).isEqualTo("23"));
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/payment-files/prenotes")
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-prenotes-due"));
        api.enrollment(employee).body("directDepositChanges[0].accounts[0].standing", equalTo("PRENOTED"));

        // Money waits for the third banking day; the prenote that came back stops the account.
        var run = api.paid(calendar, FIRST);
        payments(run).then().body("items.method", contains("CHECK"));
        ReturnFiles.post(
                        api,
                        ReturnFiles.of(ReturnFiles.returned(
                                "R03", read.entries.getFirst().trace(), "445566778899", 0)))
                .then()
                .statusCode(201)
                .body("returns.outcome", contains("PRENOTE_RETURNED"));
        api.enrollment(employee)
                .body("directDepositChanges[0].accounts[0].standing", equalTo("STOPPED"))
                .body("directDepositChanges[0].accounts[0].stoppedBecause", equalTo("R03"));
    }

    @Test
    void takesReturnsAndNotificationsOfChange() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var codes = new String[] {"R01", "R02", "R03", "R04", "R10", "C01", "C02", "C03", "C05", "C04"};
        var people = new UUID[codes.length];
        for (int i = 0; i < codes.length; i++) {
            people[i] = salaried(calendar);
            api.directDeposit(people[i], "44556677880" + i);
        }
        var run = api.paid(calendar, FIRST);
        api.released(run).then().statusCode(200);
        var entries = AchValidator.read(ach(run)).entries;
        var backs = new ReturnFiles.Back[codes.length + 2];
        var corrected = new String[] {"1918171614", "231380104", "231380104   1918171614", "32", "SAMPLE"};
        for (int i = 0; i < codes.length; i++) {
            int at = i;
            var entry = entries.stream()
                    .filter(candidate -> candidate.account().equals("44556677880" + at))
                    .findFirst()
                    .orElseThrow();
            backs[i] = i < 5
                    ? ReturnFiles.returned(codes[i], entry.trace(), entry.account(), entry.cents())
                    : ReturnFiles.changed(codes[i], entry.trace(), corrected[i - 5]);
        }
        backs[codes.length] = ReturnFiles.returned("R03", "021000029999999", "1234", 100);
        backs[codes.length + 1] = ReturnFiles.returned(
                "R03", entries.getLast().trace(), "1234", entries.getLast().cents() + 1);
        var file = ReturnFiles.of(backs);
        var id = ReturnFiles.post(api, file)
                .then()
                .statusCode(201)
                .body(
                        "returns.outcome",
                        contains(
                                "PAYMENT_RETURNED",
                                "PAYMENT_RETURNED",
                                "PAYMENT_RETURNED",
                                "PAYMENT_RETURNED",
                                "PAYMENT_RETURNED",
                                "CHANGE_PROPOSED",
                                "CHANGE_PROPOSED",
                                "CHANGE_PROPOSED",
                                "CHANGE_PROPOSED",
                                "NOT_UNDERSTOOD",
                                "UNKNOWN_TRACE",
                                "MISMATCH"))
                // Six banking days from Monday 16 November: 17, 18, 19, 20, 23, 24
                .body("returns[5].dueOn", equalTo("2026-11-24"))
                .extract()
                .<String>path("id");

        // The same bytes again, and the same returns in another file, change nothing.
        ReturnFiles.post(api, file)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("returns", hasSize(12));
        ReturnFiles.post(api, file.replace("READING BANK", "READING BANC"))
                .then()
                .statusCode(201)
                .body("returns.outcome.unique()", contains("SEEN_BEFORE"));
        api.clerk()
                .get("/ach-returns?outcome=UNKNOWN_TRACE")
                .then()
                .statusCode(200)
                .body("items.originalTrace", contains("021000029999999"));

        // A returned payment stops its account, but not where the reason says nothing against it.
        for (int i = 0; i < 5; i++) {
            api.enrollment(people[i])
                    .body(
                            "directDepositChanges[0].accounts[0].standing",
                            equalTo(codes[i].equals("R01") ? "LIVE" : "STOPPED"));
        }
        var due = api.clerk()
                .get("/payments/due-for-reissue")
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.stateReason", containsInAnyOrder("R01", "R02", "R03", "R04", "R10"))
                .extract()
                .<String>path("items[1].id");
        var key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            api.clerk()
                    .header("Idempotency-Key", key)
                    .post("/payments/" + due + "/reissue")
                    .then()
                    .statusCode(200)
                    .body("method", equalTo("CHECK"))
                    .body("amount.amount", equalTo("2092.60"))
                    .body("replacesId", equalTo(due));
        }
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/payments/" + due + "/reissue")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-reissued"));
        api.clerk().get("/payments/due-for-reissue").then().body("items", hasSize(4));

        // A correction waits for somebody else than who brought the file, and then holds without a prenote.
        var change = api.enrollment(people[7])
                .body("directDepositChanges[1].origin", equalTo("NOTIFICATION_OF_CHANGE"))
                .body("directDepositChanges[1].changeCode", equalTo("C03"))
                .body("directDeposit.account", equalTo("••••8807"))
                .extract()
                .<String>path("directDepositChanges[1].id");
        verify(api.as("clerk", Roles.GROUP_ADMIN), people[7], change, "BANK_NOTIFICATION", null)
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        verify(api.manager(), people[7], change, "BANK_NOTIFICATION", null)
                .then()
                .statusCode(200)
                .body("accounts[0].standing", equalTo("LIVE"));
        api.enrollment(people[7])
                .body("directDeposit.account", equalTo("••••1614"))
                .body("directDeposit.routingNumber", equalTo("231380104"));

        // Nobody's correction overtakes accounts that were given since.
        var overtaken = api.enrollment(people[5]).extract().<String>path("directDepositChanges[1].id");
        api.directDeposit(people[5], "777788889999");
        verify(api.manager(), people[5], overtaken, "BANK_NOTIFICATION", null)
                .then()
                .statusCode(409)
                .body("type", endsWith("/direct-deposit-change-outdated"));

        // Whoever has a stopped account gets a check in the next run.
        var second = api.paid(calendar, SECOND);
        payments(second)
                .then()
                .body("items.findAll { it.method == 'CHECK' }", hasSize(4))
                .body("items.find { it.employeeId == '" + people[7] + "' }.account", equalTo("••••1614"));
    }

    @Test
    void refusesAFileThatIsNotOneAndSaysWhere() {
        var file = ReturnFiles.of(ReturnFiles.returned("R03", "021000020000001", "90817263544536271", 100));
        ReturnFiles.post(api, file.replaceFirst("(?m)^621021000021", "621021000022"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/ach-file-unreadable"))
                .body("line", equalTo(3))
                .body("position", equalTo("12-12"))
                .body("detail", containsString("check digit is 2; expected 1"))
                .body(not(containsString("90817263544536271")));
        ReturnFiles.post(api, "nothing of the kind").then().statusCode(422).body("line", equalTo(1));
        api.clerk().get("/ach-returns").then().body("items", hasSize(0));
    }

    @Test
    void takesDepositsBackWithASecondPersonAndInTime() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var other = salaried(calendar);
        api.directDeposit(other, "445566770000");
        var run = api.paid(calendar, FIRST);
        reverse(run, "{\"reason\":\"DUPLICATE\"}")
                .then()
                .statusCode(409)
                .body("type", endsWith("/ach-file-not-released"));
        api.released(run).then().statusCode(200);
        var wages = AchValidator.read(ach(run));
        var payment =
                payments(run).then().extract().<String>path("items.find { it.employeeId == '" + employee + "' }.id");
        var body = "{\"reason\":\"WRONG_AMOUNT\",\"paymentIds\":[\"" + payment + "\"]}";
        var file = reverse(run, body)
                .then()
                .statusCode(201)
                .body("kind", equalTo("REVERSAL"))
                .body("debits.amount", equalTo("2092.60"))
                .body("idModifier", equalTo("B"))
                .extract()
                .<String>path("id");
        reverse(run, body).then().statusCode(409).body("type", endsWith("/nothing-to-reverse"));
        reverse(run, "{\"reason\":\"DUPLICATE\",\"paymentIds\":[\"" + UUID.randomUUID() + "\"]}")
                .then()
                .statusCode(409);
        var path = "/payment-files/" + file;
        api.as("clerk", Roles.GROUP_ADMIN)
                .post(path + "/release")
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        api.manager().post(path + "/release").then().statusCode(200);
        var content = api.clerk().get(path + "/content").asString();
        assertThat(api.clerk().get(path + "/content").asString()).isEqualTo(content);
        var read = AchValidator.read(content);
        assertThat(read.complaints).isEmpty();
        assertThat(read.descriptions).containsExactly("REVERSAL");
        assertThat(read.modifier).isEqualTo("B");
        assertThat(read.entries).singleElement().satisfies(entry -> {
            assertThat(entry.transactionCode()).isEqualTo("27");
            assertThat(entry.cents()).isEqualTo(209260);
            assertThat(entry.account()).isEqualTo("445566778899");
            assertThat(entry.trace()).isGreaterThan(wages.entries.getLast().trace());
            // Not before what it reverses.
            assertThat(entry.effectiveDate()).isEqualTo("261120");
        });
        api.clerk().get("/payments/" + payment).then().body("state", equalTo("REVERSED"));

        // The money was gone: the reversal comes back and the deposit stands.
        ReturnFiles.post(
                        api,
                        ReturnFiles.of(ReturnFiles.returnedDebit(
                                "R01", read.entries.getFirst().trace(), "445566778899", 209260)))
                .then()
                .statusCode(201)
                .body("returns.outcome", contains("REVERSAL_RETURNED"));
        api.clerk()
                .get("/payments/" + payment)
                .then()
                .body("state", equalTo("ISSUED"))
                .body("stateReason", equalTo("reversal returned R01"));
        api.enrollment(employee).body("directDepositChanges[0].accounts[0].standing", equalTo("LIVE"));
    }

    @Test
    void numbersPaperChecksWithoutGapsAndVoidsThem() {
        var calendar = api.biweeklyCalendar();
        var one = salaried(calendar);
        var two = salaried(calendar);
        var first = api.paid(calendar, FIRST);
        var second = api.paid(calendar, SECOND);
        api.clerk()
                .get("/check-register?payRunId=" + first)
                .then()
                .statusCode(200)
                .body("checks.number", contains(1001, 1002))
                .body("total.amount", equalTo("4185.20"));
        api.clerk()
                .body("{\"reason\":\"SPOILED\",\"note\":\"torn in the printer\"}")
                .post("/check-register/1002/void")
                .then()
                .statusCode(200)
                .body("state", equalTo("VOIDED"));
        api.clerk()
                .body("{\"reason\":\"SPOILED\"}")
                .post("/check-register/1002/void")
                .then()
                .statusCode(409)
                .body("type", endsWith("/payment-state"));
        api.clerk()
                .body("{\"reason\":\"SPOILED\"}")
                .post("/check-register/9/void")
                .then()
                .statusCode(404);
        var voided =
                api.clerk().get("/payments/due-for-reissue").then().extract().<String>path("items[0].id");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/payments/" + voided + "/reissue")
                .then()
                .statusCode(200)
                .body("checkNumber", equalTo(1005));
        var standing = payments(first).then().extract().<String>path("items[0].id");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/payments/" + standing + "/reissue")
                .then()
                .statusCode(409)
                .body("type", endsWith("/payment-state"));
        api.clerk()
                .get("/check-register?limit=3")
                .then()
                .body("checks.number", contains(1001, 1002, 1003))
                .body("nextNumber", equalTo(1003));
        api.clerk().get("/check-register?after=1003").then().body("checks.number", contains(1004, 1005));
        assertThat(api.clerk()
                        .get("/check-register/positive-pay?payRunId=" + first)
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString())
                .isEqualTo("""
                        account,number,date,amount,payee,void\r
                        ,1001,2026-11-20,2092.60,"Sample, Robin",\r
                        ,1002,2026-11-20,2092.60,"Sample, Robin",V\r
                        ,1005,2026-11-16,2092.60,"Sample, Robin",\r
                        """);
        assertThat(one).isNotEqualTo(two);
        payments(second).then().body("items.checkNumber", contains(1003, 1004));
    }

    @Test
    void givesEachFileOfADayItsModifierAndNewTraceNumbers() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var first = api.paid(calendar, FIRST);
        var second = api.paid(calendar, SECOND);
        // The one that pays does not release, whatever the role.
        api.as("clerk", Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER)
                .post("/pay-runs/" + first + "/ach-file/release")
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        api.released(first).then().statusCode(200);
        api.released(second).then().statusCode(200);
        var one = AchValidator.read(ach(first));
        var two = AchValidator.read(ach(second));
        assertThat(one.modifier).isEqualTo("A");
        assertThat(two.modifier).isEqualTo("B");
        assertThat(two.entries.getFirst().trace())
                .isGreaterThan(one.entries.getFirst().trace());
        assertThat(two.entries.getFirst().effectiveDate()).isEqualTo("261204");
        api.clerk().get("/payment-files").then().statusCode(200).body("items.idModifier", contains("A", "B"));
        // A run that is taken back before its file left lets no file out.
        var third = api.paid(calendar, "2026-11-29");
        api.reverse(third).then().statusCode(200);
        api.released(third).then().statusCode(409).body("type", endsWith("/pay-run-state"));
    }

    @Test
    void aDepositToAnAccountThatWasStoppedMeanwhileDoesNotLeave() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var other = salaried(calendar);
        api.directDeposit(other, "445566770000");
        var first = api.paid(calendar, FIRST);
        api.released(first).then().statusCode(200);
        var second = api.paid(calendar, SECOND);
        var third = api.paid(calendar, "2026-11-29");
        alerts().then()
                .body("filesToRelease", hasSize(2))
                .body("filesToRelease[0].fileDueOn", equalTo("2026-12-02"))
                .body("filesToRelease[0].isLate", equalTo(false));
        var entry = AchValidator.read(ach(first)).entries.stream()
                .filter(candidate -> candidate.account().equals("445566778899"))
                .findFirst()
                .orElseThrow();
        ReturnFiles.post(
                        api, ReturnFiles.of(ReturnFiles.returned("R02", entry.trace(), entry.account(), entry.cents())))
                .then()
                .statusCode(201);
        var left = onlyOneLeaves(second, "445566770000");
        payments(second)
                .then()
                .body("items.find { it.employeeId == '" + employee + "' }.stateReason", equalTo("account stopped R02"));
        alerts().then()
                .body("reissuesDue.payments", equalTo(2))
                .body("reissuesDue.amount.amount", equalTo("4185.20"))
                .body("filesToRelease.payRunId", contains(third));

        // When nothing is left of a file it is refused; what a reversed run paid is not paid again from here.
        ReturnFiles.post(api, ReturnFiles.of(ReturnFiles.returned("R02", left.trace(), left.account(), left.cents())))
                .then()
                .statusCode(201);
        api.released(third).then().statusCode(409).body("type", endsWith("/account-stopped"));
        api.reverse(third).then().statusCode(200);
        api.reverse(second).then().statusCode(200);
        api.clerk().get("/payments/due-for-reissue").then().body("items", hasSize(1));
        var ofReversed = payments(second).then().extract().<String>path("items[0].id");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/payments/" + ofReversed + "/reissue")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pay-run-state"));
        alerts().then().body("filesToRelease", hasSize(0));
    }

    @Test
    void aBanksCorrectionTrustsNoOtherAccountThanTheOneItNames() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        api.prenotesMayBeWaived();
        var employee = salaried(calendar);
        var change = split(employee, """
                        {"accounts":[
                          {"routingNumber":"021000021","accountNumber":"900100200","accountKind":"SAVINGS",
                           "split":"FIXED","amount":{"amount":"500.00","currency":"USD"}},
                          {"routingNumber":"121042882","accountNumber":"445566778899","accountKind":"CHECKING",
                           "split":"REMAINDER"}]}
                        """).then().statusCode(200).extract().<String>path("directDepositChanges[-1].id");
        verify(api.manager(), employee, change, "IN_PERSON", "known accounts")
                .then()
                .statusCode(200)
                .body("accounts.standing", contains("LIVE", "LIVE"));
        var run = api.paid(calendar, FIRST);
        api.released(run).then().statusCode(200);
        var traces = ReturnFiles.traces(ach(run));
        // The savings account is closed; of the other one only the number is wrong.
        ReturnFiles.post(
                        api,
                        ReturnFiles.of(
                                ReturnFiles.returned("R02", traces.getFirst(), "900100200", 50000),
                                ReturnFiles.changed("C01", traces.getLast(), "445566778800")))
                .then()
                .statusCode(201)
                .body("returns.outcome", contains("PAYMENT_RETURNED", "CHANGE_PROPOSED"));
        var correction = api.enrollment(employee).extract().<String>path("directDepositChanges[1].id");
        verify(api.manager(), employee, correction, "BANK_NOTIFICATION", null)
                .then()
                .statusCode(200)
                .body("accounts.standing", contains("STOPPED", "LIVE"));
        payments(api.paid(calendar, SECOND))
                .then()
                .body("items.method", contains("DEPOSIT", "CHECK"))
                .body("items[0].account", equalTo("••••8800"))
                .body("items[1].amount.amount", equalTo("500.00"));
    }

    @Test
    void aReversalTakesNothingFromWhoseDepositCameBack() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var other = salaried(calendar);
        api.directDeposit(other, "445566770000");
        var run = api.paid(calendar, FIRST);
        api.released(run).then().statusCode(200);
        var wages = AchValidator.read(ach(run)).entries;
        var both = reverse(run, "{\"reason\":\"WRONG_DATE\"}")
                .then()
                .statusCode(201)
                .body("entries", equalTo(2))
                .extract()
                .<String>path("id");
        ReturnFiles.post(api, ReturnFiles.of(returned("R03", wages.getFirst())))
                .then()
                .statusCode(201)
                .body("returns.outcome", contains("PAYMENT_RETURNED"));
        api.manager()
                .post("/payment-files/" + both + "/release")
                .then()
                .statusCode(200)
                .body("entries", equalTo(1))
                .body("debits.amount", equalTo("2092.60"));
        var reversal = AchValidator.read(
                api.clerk().get("/payment-files/" + both + "/content").asString());
        assertThat(reversal.complaints).isEmpty();
        assertThat(reversal.entries)
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.account()).isEqualTo(wages.getLast().account()));
        payments(run).then().body("items.state", containsInAnyOrder("RETURNED", "REVERSED"));

        // The other deposit comes back as well, and then its reversal: the money is here, not there.
        ReturnFiles.post(api, ReturnFiles.of(returned("R02", wages.getLast())))
                .then()
                .statusCode(201);
        ReturnFiles.post(
                        api,
                        ReturnFiles.of(ReturnFiles.returnedDebit(
                                "R02",
                                reversal.entries.getFirst().trace(),
                                wages.getLast().account(),
                                209260)))
                .then()
                .statusCode(201)
                .body("returns.outcome", contains("REVERSAL_RETURNED"));
        payments(run).then().body("items.state", contains("RETURNED", "RETURNED"));
        api.clerk().get("/payments/due-for-reissue").then().body("items", hasSize(2));
    }

    @Test
    void aReversalOfWhatCameBackAltogetherDoesNotLeave() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var run = api.paid(calendar, FIRST);
        api.released(run).then().statusCode(200);
        var file = reverse(run, "{\"reason\":\"DUPLICATE\"}")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        ReturnFiles.post(
                        api,
                        ReturnFiles.of(returned(
                                "R03", AchValidator.read(ach(run)).entries.getFirst())))
                .then()
                .statusCode(201);
        api.manager()
                .post("/payment-files/" + file + "/release")
                .then()
                .statusCode(409)
                .body("type", endsWith("/nothing-to-reverse"));
        payments(run).then().body("items.state", contains("RETURNED"));
    }

    /** Releases the file of a run, of which one deposit leaves. */
    private AchValidator.Entry onlyOneLeaves(String run, String account) {
        api.released(run).then().statusCode(200).body("entries", equalTo(1)).body("credits.amount", equalTo("2092.60"));
        var read = AchValidator.read(ach(run));
        assertThat(read.complaints).isEmpty();
        assertThat(read.entries).extracting(AchValidator.Entry::account).containsExactly(account);
        return read.entries.getFirst();
    }

    @Test
    void aDepositOfAVoidedPaycheckDoesNotLeave() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var second = api.paid(calendar, SECOND);
        var other = salaried(calendar);
        api.directDeposit(other, "445566770000");
        var first = api.paid(calendar, FIRST);
        voided(api.paycheck(second, employee), "2026-12-04");
        voided(api.paycheck(first, employee), "2026-11-20");
        onlyOneLeaves(first, "445566770000");
        payments(first)
                .then()
                .body("items.find { it.employeeId == '" + employee + "' }.stateReason", equalTo("paycheck voided"));
        // Nothing is due for it, and a file of which nothing is left waits for nobody.
        api.clerk().get("/payments/due-for-reissue").then().body("items", hasSize(0));
        api.released(second).then().statusCode(409).body("type", endsWith("/account-stopped"));
        alerts().then().body("reissuesDue.payments", equalTo(0)).body("filesToRelease", hasSize(0));
    }

    @Test
    void makesNoMoreFilesADayThanModifiersCanTellApart() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        query("""
                insert into payment_file (practice_group_id, id, kind, originator_sealed, created_by, created_at, ach_day,
                    id_modifier, effective_on, entries, credits_cents, debits_cents, version)
                select ?, gen_random_uuid(), 'PRENOTE', '', 'clerk', now(), '2026-11-16', m, '2026-11-17', 0, 0, 0, 0
                from regexp_split_to_table('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', '') m returning id::text
                """, api.group);
        var run = api.drafted(calendar, FIRST);
        api.calculated(run);
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(409).body("type", endsWith("/too-many-ach-files"));
        // Nothing of the refused payment is left.
        api.clerk().get("/pay-runs/" + run).then().body("state", equalTo("APPROVED"));
        payments(run).then().body("items", hasSize(0));
    }

    @Test
    void stopsEveryAccountAtOnceUntilTheyAreVerifiedAnew() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = salaried(calendar);
        api.directDeposit(employee, "445566778899");
        var open = api.proposedDeposit(employee, "900100200");
        var path = "/enrollments/" + employee + "/direct-deposit-changes/";
        api.manager().body("{}").post(path + "stop").then().statusCode(400);
        api.manager()
                .body("{\"reason\":\"the phone was stolen\"}")
                .post(path + "stop")
                .then()
                .statusCode(200)
                .body("state", contains("VERIFIED", "SUPERSEDED"))
                .body("[0].accounts[0].standing", equalTo("STOPPED"));
        verify(api.manager(), employee, open, "CALL_BACK", null).then().statusCode(409);
        payments(api.paid(calendar, FIRST)).then().body("items.method", contains("CHECK"));
        api.directDeposit(employee, "445566778899");
        payments(api.paid(calendar, SECOND)).then().body("items.account", contains("••••8899"));
    }

    @Test
    void listsWhatWaitsForSomebody() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        var change = api.proposedDeposit(employee, "445566778899");
        alerts().then()
                .statusCode(200)
                .body("changesToVerify.id", contains(change))
                .body("changesToVerify[0].proposedBy", equalTo("clerk"))
                .body("awaitingPrenote", equalTo(0));
        verify(api.manager(), employee, change, "CALL_BACK", null).then().statusCode(200);
        alerts().then().body("changesToVerify", hasSize(0)).body("awaitingPrenote", equalTo(1));
    }

    @Test
    void tellsNothingToThoseWhoMayNotKnow() {
        var calendar = api.biweeklyCalendar();
        var employee = salaried(calendar);
        var change = api.proposedDeposit(employee, "445566778899");
        var path = "/enrollments/" + employee + "/direct-deposit-changes/" + change;
        api.as("robin", Roles.EMPLOYEE).get(path).then().statusCode(403);
        api.as("robin", Roles.ACCOUNTANT)
                .body("{}")
                .post(path + "/verification")
                .then()
                .statusCode(403);
        api.as("robin", Roles.PRACTICE_MANAGER)
                .post("/ach-return-files")
                .then()
                .statusCode(anyOf(equalTo(403), equalTo(415)));
        var stranger = new PayrollApi();
        stranger.manager().get(path).then().statusCode(404);
        verify(stranger.manager(), employee, change, "CALL_BACK", null).then().statusCode(404);
        for (var of : new String[] {"payment-files", "payments", "ach-return-files"}) {
            api.clerk().get("/" + of + "/" + UUID.randomUUID()).then().statusCode(404);
        }
        // Another person's change is not found under this person.
        var other = salaried(calendar);
        api.manager()
                .get("/enrollments/" + other + "/direct-deposit-changes/" + change)
                .then()
                .statusCode(404);
    }

    @Test
    void explainsWhenAPayDateSettles() {
        api.clerk()
                .get("/settlement-calendar?payDate=2026-11-26")
                .then()
                .statusCode(200)
                .body("isBankingDay", equalTo(false))
                .body("settlesOn", equalTo("2026-11-25"))
                .body("fileDueOn", equalTo("2026-11-23"))
                .body("explanation[0]", containsString("Thanksgiving Day"));
        api.clerk().get("/settlement-calendar").then().statusCode(400);
    }

    private UUID salaried(String calendar) {
        return api.salaried(calendar, "TX", "65000.00");
    }

    private Response split(UUID employee, String body) {
        return api.put(employee, "direct-deposit", body);
    }

    private static Response verify(
            io.restassured.specification.RequestSpecification by,
            UUID employee,
            String change,
            String method,
            String waiver) {
        return by.body("{\"method\":\"%s\",\"note\":\"as known\"%s}"
                        .formatted(method, waiver == null ? "" : ",\"prenoteWaivedBecause\":\"" + waiver + "\""))
                .post("/enrollments/" + employee + "/direct-deposit-changes/" + change + "/verification");
    }

    private static Response reject(io.restassured.specification.RequestSpecification by, UUID employee, String change) {
        return by.body("{\"reason\":\"nobody asked for it\"}")
                .post("/enrollments/" + employee + "/direct-deposit-changes/" + change + "/rejection");
    }

    private static ReturnFiles.Back returned(String reason, AchValidator.Entry entry) {
        return ReturnFiles.returned(reason, entry.trace(), entry.account(), entry.cents());
    }

    private void voided(String paycheck, String payDate) {
        String run = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"not earned\",\"payDate\":\"%s\"}".formatted(payDate))
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
    }

    private Response alerts() {
        return api.clerk().get("/payment-alerts");
    }

    private Response payments(String run) {
        return api.clerk().get("/pay-runs/" + run + "/payments");
    }

    private Response reverse(String run, String body) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/pay-runs/" + run + "/payments/reversal");
    }

    private String ach(String run) {
        return api.clerk()
                .get("/pay-runs/" + run + "/ach-file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
