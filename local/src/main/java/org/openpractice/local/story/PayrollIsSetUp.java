package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Payroll says what it lacks before the first payday; the office brings it in four files, and a second person looks at them. */
final class PayrollIsSetUp implements Chapter {

    static final LocalDate PERIOD_STARTS_ON = LocalDate.of(2026, 10, 18);

    private static final String IMPORTS = "/api/payroll/imports/";

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Payroll says what it lacks, and four files bring it");
        var payroll = scene.gateway().as("payroll");
        payroll.post(
                        "/api/payroll/pay-calendars",
                        Map.of(
                                "name", "Biweekly",
                                "frequency", "BIWEEKLY",
                                "firstPeriodStartsOn", PERIOD_STARTS_ON.toString(),
                                "workweekStartsOn", "SUNDAY",
                                "payDaysAfterPeriodEnd", 6))
                .expect(201);
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
        scene.progress().line("  before");
        show(scene, lacking(scene));
        bring(
                scene,
                "pay-terms",
                "employee_number,effective_from,basis,rate",
                colleague -> Stream.of(String.join(
                        ",",
                        colleague.number(),
                        PERIOD_STARTS_ON.toString(),
                        colleague.job().isExempt() ? "SALARIED" : "HOURLY",
                        colleague.job().rate().plain())));
        bring(
                scene,
                "form-w4",
                "employee_number,effective_from,filing_status,step 2,step 3,marital_status,allowances",
                colleague -> Stream.of(colleague.number() + "," + PERIOD_STARTS_ON + "," + certificate(colleague)));
        bring(
                scene,
                "direct-deposit",
                "employee_number,routing_number,account_number,account_kind",
                colleague -> Stream.of(String.join(
                        ",",
                        colleague.number(),
                        "800000006",
                        String.format(Locale.ROOT, "77%08d", count(colleague) * 13),
                        count(colleague) % 4 == 0 ? "SAVINGS" : "CHECKING")));
        bring(scene, "hours", "employee_number,week_starts_on,hours", PayrollIsSetUp::hours);
        deferForRetirement(scene);
        verifyAccounts(scene);
        approveHours(scene);
        scene.progress().line("  after");
        JsonNode lacking = lacking(scene);
        Scene.check(
                lacking.path("blocking").asInt() == 1
                        && lacking.path("findings")
                                .path(0)
                                .path("who")
                                .path(0)
                                .path("employeeId")
                                .asText()
                                .equals(scene.cast().id(scene.cast().excluded())),
                "Nothing but the excluded person should block the first payday: " + lacking);
        show(scene, lacking);
    }

    private static JsonNode lacking(Scene scene) {
        return scene.gateway()
                .as("payroll")
                .get("/api/payroll/setup-check")
                .expect(200)
                .json();
    }

    private static void show(Scene scene, JsonNode lacking) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode finding : lacking.path("findings")) {
            rows.add(List.of(
                    finding.path("severity").asText().toLowerCase(Locale.ROOT),
                    finding.path("what").asText(),
                    finding.path("mend").path("method").asText("") + " "
                            + finding.path("mend").path("path").asText("")));
        }
        scene.progress().table(List.of("", "what is missing", "the call that mends it"), rows);
    }

    private static void bring(Scene scene, String kind, String header, Function<Colleague, Stream<String>> rows) {
        List<String> lines =
                scene.cast().roster().colleagues().stream().flatMap(rows).toList();
        byte[] file = (header + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        var kept = scene.keep(kind + ".csv", file);
        JsonNode report = scene.gateway()
                .as("payroll")
                .upload(IMPORTS + kind + "?waitSeconds=25&fileName=" + kind + ".csv", "text/csv", file)
                .expect(202)
                .json()
                .path("report");
        Scene.check(
                report.path("taken").asInt() == lines.size(), "Every row of " + kept + " should be taken: " + report);
        scene.progress().line("  " + kept + ": " + lines.size() + " rows taken");
    }

    /** Both forms are in use: one person in six still has the one of before 2020. */
    private static String certificate(Colleague colleague) {
        int i = count(colleague);
        if (i % 6 == 0) {
            return ",,,MARRIED,2";
        }
        String status = i % 3 == 0 ? "Head of household" : i % 3 == 1 ? "MFJ" : "Single";
        return status + "," + (i % 7 == 0 ? "yes" : "no") + "," + (i % 2 == 0 ? "2000.00" : "0.00") + ",,";
    }

    private static Stream<String> hours(Colleague colleague) {
        return colleague.job().isExempt()
                ? Stream.empty()
                : Stream.of(
                        colleague.number() + "," + PERIOD_STARTS_ON + ",38.00",
                        colleague.number() + "," + PERIOD_STARTS_ON.plusDays(7)
                                + (count(colleague) % 3 == 0 ? ",44.50" : ",40.00"));
    }

    private static void deferForRetirement(Scene scene) {
        var payroll = scene.gateway().as("payroll");
        for (Colleague colleague : scene.cast().roster().colleagues()) {
            if (count(colleague) % 5 == 0) {
                String enrollment = "/api/payroll/enrollments/" + scene.cast().id(colleague);
                payroll.put(
                                enrollment + "/retirement-election",
                                Map.of(
                                        "effectiveFrom", PERIOD_STARTS_ON.toString(),
                                        "deferralPerPeriod",
                                                Dollars.of("100.00").json()),
                                payroll.get(enrollment).expect(200).etag())
                        .expect(200);
            }
        }
    }

    private static void verifyAccounts(Scene scene) {
        var changes = new ArrayList<String>();
        for (JsonNode finding : lacking(scene).path("findings")) {
            finding.path("mend").path("body").path("changeIds").forEach(id -> changes.add(id.asText()));
        }
        Map<String, Object> verification = Map.of(
                "changeIds",
                changes,
                "method",
                "IN_PERSON",
                "note",
                "Voided check seen with each employee",
                "prenoteWaivedBecause",
                "Paid there by the payroll of before");
        String path = "/api/payroll/direct-deposit-changes/verification";
        Answer own = scene.gateway().as("payroll").post(path, verification).expect(409);
        scene.progress().line("  who proposed the accounts may not verify them: " + own.problem());
        scene.gateway().as("payroll2").post(path, verification).expect(200);
        scene.progress().line("  a second person verified " + changes.size() + " accounts in one call");
    }

    private static void approveHours(Scene scene) {
        var second = scene.gateway().as("payroll2");
        for (JsonNode finding : lacking(scene).path("findings")) {
            JsonNode mend = finding.path("mend");
            if (mend.path("path").asText().endsWith("/approval")) {
                JsonNode approved = second.postIfMatch(
                                mend.path("path").asText(), mend.path("ifMatch").asText())
                        .expect(200)
                        .json();
                scene.progress()
                        .line("  and approved " + approved.path("weeks").asInt()
                                + " workweeks by the call that the check names");
            }
        }
    }

    private static int count(Colleague colleague) {
        return Integer.parseInt(colleague.number().substring(2));
    }
}
