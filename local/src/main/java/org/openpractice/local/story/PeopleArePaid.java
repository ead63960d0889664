package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two weeks of hours become pay: one person calculates and pays, another verifies accounts, approves and releases the bank's
 * file; the file and stubs are kept.
 */
final class PeopleArePaid implements Chapter {

    static final LocalDate PERIOD_STARTS_ON = LocalDate.of(2026, 10, 18);

    private static final int STUBS_KEPT = 5;

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Two weeks of work are paid");
        var payroll = scene.gateway().as("payroll");
        String calendar = payroll.post(
                        "/api/payroll/pay-calendars",
                        Map.of(
                                "name", "Biweekly",
                                "frequency", "BIWEEKLY",
                                "firstPeriodStartsOn", PERIOD_STARTS_ON.toString(),
                                "workweekStartsOn", "SUNDAY",
                                "payDaysAfterPeriodEnd", 6))
                .expect(201)
                .locationId();
        // The group knows these accounts from its payroll of before, so their prenotes may be waived.
        payroll.put(
                        "/api/payroll/payment-policy",
                        Map.of("prenotes", "WAIVABLE", "fileLeadBankingDays", 2, "firstCheckNumber", 1001),
                        payroll.get("/api/payroll/payment-policy")
                                .expect(200)
                                .headers()
                                .firstValue("ETag")
                                .orElse("*"))
                .expect(200);
        scene.cast().roster().colleagues().forEach(colleague -> agreeOnTerms(scene, colleague, calendar));
        Answer submitted = payroll.post(
                        "/api/payroll/time-sheets",
                        Map.of(
                                "payCalendarId", calendar,
                                "periodStartsOn", PERIOD_STARTS_ON.toString(),
                                "employees", hours(scene)),
                        "story-hours-" + PERIOD_STARTS_ON)
                .expect(200, 201);
        JsonNode approvedTime = scene.gateway()
                .as("payroll2")
                .postIfMatch(submitted.location() + "/approval", submitted.etag())
                .expect(200)
                .json();
        scene.progress()
                .line("  terms of " + scene.cast().roster().colleagues().size() + " people, "
                        + approvedTime.path("weeks").asInt() + " approved workweeks");

        String run = payroll.post(
                        "/api/payroll/pay-runs",
                        Map.of("payCalendarId", calendar, "periodStartsOn", PERIOD_STARTS_ON.toString()),
                        "story-run-" + PERIOD_STARTS_ON)
                .expect(201)
                .location();
        payroll.awaitJob(payroll.post(run + "/calculation").expect(202).location(), Duration.ofSeconds(120));
        Answer calculated = payroll.get(run).expect(200);
        scene.tellOfMail("payroll", run.substring(run.lastIndexOf('/') + 1));
        Answer own = payroll.postIfMatch(run + "/approval", calculated.etag()).expect(409);
        scene.progress().line("  who calculated may not approve: " + own.problem());
        Answer approved = scene.gateway()
                .as("payroll2")
                .postIfMatch(run + "/approval", calculated.etag())
                .expect(200);
        JsonNode paid = payroll.postOnce(run + "/payment", "story-pay-" + PERIOD_STARTS_ON, approved.etag())
                .expect(200)
                .json();
        check(scene, paid);
        verify(scene, run);
        show(scene, run, paid);
        explain(scene, run);
        keepFiles(scene, run);
    }

    private static void agreeOnTerms(Scene scene, Colleague colleague, String calendar) {
        var payroll = scene.gateway().as("payroll");
        String enrollment = "/api/payroll/enrollments/" + scene.cast().id(colleague);
        int i = Integer.parseInt(colleague.number().substring(2));
        String etag = payroll.get(enrollment).expect(200).etag();
        etag = payroll.put(
                        enrollment + "/pay-terms",
                        Map.of(
                                "effectiveFrom",
                                PERIOD_STARTS_ON.toString(),
                                "payCalendarId",
                                calendar,
                                "basis",
                                colleague.job().isExempt() ? "SALARIED" : "HOURLY",
                                "rate",
                                colleague.job().rate().json()),
                        etag)
                .expect(200)
                .etag();
        etag = payroll.put(
                        enrollment + "/withholding-certificate",
                        Map.of("effectiveFrom", PERIOD_STARTS_ON.toString(), "certificate", certificate(i)),
                        etag)
                .expect(200)
                .etag();
        Answer proposed = payroll.put(
                        enrollment + "/direct-deposit",
                        Map.of(
                                "routingNumber",
                                "800000006",
                                "accountNumber",
                                String.format(Locale.ROOT, "77%08d", i * 13),
                                "accountKind",
                                i % 4 == 0 ? "SAVINGS" : "CHECKING"),
                        etag)
                .expect(200);
        String change = enrollment + "/direct-deposit-changes/"
                + proposed.json()
                        .path("directDepositChanges")
                        .path(0)
                        .path("id")
                        .asText() + "/verification";
        Map<String, Object> verification = Map.of(
                "method", "IN_PERSON",
                "note", "voided paycheck seen with the employee",
                "prenoteWaivedBecause", "paid there before");
        if (i == 1001) {
            Answer own = payroll.post(change, verification).expect(409);
            scene.progress().line("  who proposed an account may not verify it: " + own.problem());
        }
        scene.gateway().as("payroll2").post(change, verification).expect(200);
        etag = payroll.get(enrollment).expect(200).etag();
        if (i % 5 == 0) {
            payroll.put(
                            enrollment + "/retirement-election",
                            Map.of(
                                    "effectiveFrom", PERIOD_STARTS_ON.toString(),
                                    "deferralPerPeriod", Dollars.of("100.00").json()),
                            etag)
                    .expect(200);
        }
    }

    /** Both forms are in use: one person in six still has the one of before 2020. */
    private static Map<String, Object> certificate(int i) {
        if (i % 6 == 0) {
            return Map.of(
                    "form",
                    "BEFORE_2020",
                    "maritalStatus",
                    "MARRIED",
                    "allowances",
                    2,
                    "exempt",
                    false,
                    "nonresidentAlien",
                    false);
        }
        return Map.of(
                "form",
                "FROM_2020",
                "filingStatus",
                i % 3 == 0
                        ? "HEAD_OF_HOUSEHOLD"
                        : i % 3 == 1 ? "MARRIED_FILING_JOINTLY" : "SINGLE_OR_MARRIED_FILING_SEPARATELY",
                "multipleJobs",
                i % 7 == 0,
                "exempt",
                false,
                "nonresidentAlien",
                false,
                "dependentsCredit",
                Dollars.of(i % 2 == 0 ? "2000.00" : "0.00").json());
    }

    private static List<Map<String, Object>> hours(Scene scene) {
        var all = new ArrayList<Map<String, Object>>();
        for (Colleague colleague : scene.cast().roster().colleagues()) {
            if (colleague.job().isExempt()) {
                continue;
            }
            int i = Integer.parseInt(colleague.number().substring(2));
            var hours = new HashMap<String, Object>();
            hours.put("employeeId", scene.cast().id(colleague));
            hours.put(
                    "weeks",
                    List.of(
                            week(PERIOD_STARTS_ON, "38.00"),
                            week(PERIOD_STARTS_ON.plusDays(7), i % 3 == 0 ? "44.50" : "40.00")));
            if (i % 9 == 0) {
                hours.put("periodBonus", Dollars.of("150.00").json());
            }
            all.add(hours);
        }
        return all;
    }

    private static Map<String, Object> week(LocalDate startsOn, String hours) {
        return Map.of("weekStartsOn", startsOn.toString(), "segments", List.of(Map.of("hours", new BigDecimal(hours))));
    }

    private static void check(Scene scene, JsonNode paid) {
        int people = scene.cast().roster().colleagues().size();
        Scene.check(
                paid.path("employees").asInt() == people - 1
                        && paid.path("notPaid").size() == 1,
                "All but the excluded person should be paid: " + paid);
        JsonNode held = paid.path("notPaid").get(0);
        Scene.check(
                held.path("employeeId")
                        .asText()
                        .equals(scene.cast().id(scene.cast().excluded())),
                "The excluded person's pay should be held: " + held);
        scene.progress()
                .line("  held: " + scene.cast().excluded().name() + ", "
                        + held.path("disposition").asText() + " because of event "
                        + held.path("becauseOfEventId").asText());
    }

    /** Whoever was held since was part of what was approved. */
    private static void verify(Scene scene, String run) {
        JsonNode signature = scene.gateway()
                .as("payroll")
                .get(run + "/signatures")
                .expect(200)
                .json()
                .path(0);
        Scene.check(
                signature.path("verdict").asText().equals("VALID"),
                "The approval's signature should hold: " + signature);
        scene.progress()
                .line("  signature verified: " + signature.path("signedBy").asText() + " "
                        + signature.path("meaning").asText() + " (SHA-256 "
                        + signature.path("sha256").asText().substring(0, 16) + "...)");
    }

    private static void show(Scene scene, String run, JsonNode paid) {
        var paychecks = scene.gateway().as("payroll").all(run + "/paychecks");
        Dollars net = paychecks.stream()
                .filter(paycheck -> paycheck.path("disposition").asText().equals("PAYABLE"))
                .map(paycheck -> Dollars.of(paycheck.path("net")))
                .reduce(Dollars.ZERO, Dollars::plus);
        Scene.check(
                net.equals(Dollars.of(paid.path("net"))),
                "The paychecks add up to " + net + ", the run to " + Dollars.of(paid.path("net")));
        scene.progress()
                .table(
                        List.of("pay date", "people", "gross", "net", "employer taxes"),
                        List.of(List.of(
                                paid.path("payDate").asText(),
                                paid.path("employees").asText(),
                                Dollars.of(paid.path("gross")).toString(),
                                net.toString(),
                                Dollars.of(paid.path("employerTaxes")).toString())));
        scene.progress()
                .table(
                        List.of("some of them", "gross", "taxes", "deductions", "net"),
                        paychecks.stream()
                                .filter(paycheck ->
                                        paycheck.path("disposition").asText().equals("PAYABLE"))
                                .skip(8)
                                .limit(6)
                                .map(paycheck -> List.of(
                                        paycheck.path("employeeName").asText(),
                                        Dollars.of(paycheck.path("gross")).toString(),
                                        Dollars.of(paycheck.path("taxes")).toString(),
                                        Dollars.of(paycheck.path("deductions")).toString(),
                                        Dollars.of(paycheck.path("net")).toString()))
                                .toList());
    }

    /** One paycheck, line by line, as somebody with the publications and a pencil would check it. */
    private static void explain(Scene scene, String run) {
        var payroll = scene.gateway().as("payroll");
        JsonNode chosen = payroll.all(run + "/paychecks").stream()
                .filter(paycheck -> paycheck.path("disposition").asText().equals("PAYABLE"))
                .map(paycheck -> payroll.get(
                                "/api/payroll/paychecks/" + paycheck.path("id").asText())
                        .expect(200)
                        .json())
                .filter(paycheck ->
                        paycheck.path("lines").findValuesAsText("code").contains("OVERTIME-PREMIUM"))
                .findFirst()
                .orElseThrow(() -> new StoryFailure("Nobody worked overtime"));
        scene.progress().line("  the paycheck of " + chosen.path("employeeName").asText() + ", step by step");
        var steps = new ArrayList<List<String>>();
        for (JsonNode step : chosen.path("trace")) {
            steps.add(List.of(
                    step.path("rule").asText(),
                    step.path("line").asText(),
                    step.path("text").asText(),
                    step.path("value").asText()));
        }
        scene.progress().table(List.of("rule", "line", "what", "value"), steps);
    }

    private static void keepFiles(Scene scene, String run) {
        var payroll = scene.gateway().as("payroll");
        Answer early = payroll.get(run + "/ach-file", "text/plain").expect(409);
        scene.progress().line("  no file leaves before a second person released it: " + early.problem());
        scene.gateway().as("payroll2").post(run + "/ach-file/release").expect(200);
        byte[] ach = payroll.get(run + "/ach-file", "text/plain").expect(200).body();
        Scene.check(
                new String(ach, StandardCharsets.US_ASCII).startsWith("101 "),
                "The ACH file should begin with a file header");
        scene.progress().line("  " + scene.keep("payroll.ach", ach));
        payroll.all(run + "/paychecks").stream()
                .filter(paycheck -> paycheck.path("disposition").asText().equals("PAYABLE"))
                .limit(STUBS_KEPT)
                .forEach(paycheck -> {
                    byte[] pdf = payroll.get(
                                    "/api/payroll/paychecks/"
                                            + paycheck.path("id").asText() + "/paystub",
                                    "application/pdf")
                            .expect(200)
                            .body();
                    scene.progress()
                            .line("  "
                                    + scene.keep(
                                            "paystub-"
                                                    + paycheck.path("employeeNumber")
                                                            .asText() + ".pdf",
                                            pdf));
                });
    }
}
