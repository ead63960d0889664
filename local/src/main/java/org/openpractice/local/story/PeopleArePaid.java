package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two weeks of hours become pay: one person calculates and pays, another approves and releases the bank's file; the file
 * and stubs are kept.
 */
final class PeopleArePaid implements Chapter {

    private static final int STUBS_KEPT = 5;

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Two weeks of work are paid");
        var payroll = scene.gateway().as("payroll");
        String calendar =
                payroll.all("/api/payroll/pay-calendars").getFirst().path("id").asText();
        String run = payroll.post(
                        "/api/payroll/pay-runs",
                        Map.of("payCalendarId", calendar, "periodStartsOn", PayrollIsSetUp.PERIOD_STARTS_ON.toString()),
                        "story-run-" + PayrollIsSetUp.PERIOD_STARTS_ON)
                .expect(201)
                .location();
        JsonNode paid = calculateAndPay(scene, run);
        check(scene, paid);
        verify(scene, run);
        show(scene, run, paid);
        explain(scene, run);
        keepFiles(scene, run);
    }

    /** One person calculates a run and pays it; another approves it between. */
    static JsonNode calculateAndPay(Scene scene, String run) {
        var payroll = scene.gateway().as("payroll");
        payroll.awaitJob(payroll.post(run + "/calculation").expect(202).location(), Duration.ofSeconds(120));
        Answer calculated = payroll.get(run).expect(200);
        String id = run.substring(run.lastIndexOf('/') + 1);
        scene.tellOfMail("payroll", id);
        Answer own = payroll.postIfMatch(run + "/approval", calculated.etag()).expect(409);
        scene.progress().line("  who calculated may not approve: " + own.problem());
        Answer approved = scene.gateway()
                .as("payroll2")
                .postIfMatch(run + "/approval", calculated.etag())
                .expect(200);
        return payroll.postOnce(run + "/payment", "story-pay-" + id, approved.etag())
                .expect(200)
                .json();
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
