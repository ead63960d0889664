package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A made-up exclusion list is loaded. It names one physician of the group without an NPI, and a stranger of the same
 * name as somebody else. A person decides about both; the one exclusion takes effect in every service.
 */
final class ExclusionIsFound implements Chapter {

    static final LocalDate EXCLUDED_ON = LocalDate.of(2026, 10, 20);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COLUMNS = "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,"
            + "CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE";
    private static final int STRANGERS = 200;

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("An exclusion is found, judged and takes effect");
        var compliance = scene.gateway().as("compliance");
        Colleague excluded = scene.cast().excluded();
        Colleague namesake = scene.cast().namesake();
        byte[] list = list(excluded, namesake);
        var kept = scene.keep("exclusion-list.csv", list);
        String job = compliance
                .upload("/api/compliance/exclusion-lists?kind=FULL", "text/csv", list)
                .expect(202)
                .location();
        JsonNode result = compliance.awaitJob(job, Duration.ofSeconds(120)).path("result");
        Scene.check(
                result.path("list").path("rows").asInt() == STRANGERS + 2,
                "The exclusion list should have " + (STRANGERS + 2) + " rows: " + result);
        scene.progress()
                .line("  " + kept + ": " + (STRANGERS + 2) + " rows, "
                        + result.path("screened").asInt() + " people screened against it");

        var matches = compliance.all("/api/compliance/exclusion-matches?status=POTENTIAL");
        Scene.check(matches.size() == 2, "Two people should wait for a decision: " + matches);
        scene.progress()
                .table(
                        List.of("who", "rule", "score"),
                        matches.stream()
                                .map(match -> List.of(
                                        match.path("employeeName").asText(),
                                        match.path("rule").asText(),
                                        match.path("score").asText()))
                                .toList());
        scene.tellOfMail("compliance", matches.getFirst().path("id").asText());
        decide(scene, matches, excluded, "CONFIRMED", "Verified by social security number on the office's own page");
        decide(scene, matches, namesake, "FALSE_POSITIVE", "Born on another day; the listed person is somebody else");
        takesEffect(scene, excluded);
        subscribe(scene);
    }

    /** What is due stands in the compliance officer's own calendar program, which cannot log in. */
    private static void subscribe(Scene scene) {
        String url = scene.gateway()
                .as("compliance")
                .post("/api/compliance/calendar-feeds")
                .expect(201)
                .json()
                .path("url")
                .asText();
        String path = URI.create(url).getPath();
        String calendar = scene.gateway().asNobody().get(path).expect(200).text();
        long entries = calendar.lines().filter("BEGIN:VEVENT"::equals).count();
        Scene.check(entries > 0, "The calendar should hold what is due: " + calendar);
        scene.progress()
                .line("  calendar of compliance: " + entries + " due dates at "
                        + path.replaceFirst("/ical/.*", "/ical/") + "...");
    }

    private static void decide(Scene scene, List<JsonNode> matches, Colleague who, String decision, String reason) {
        String id = scene.cast().id(who);
        JsonNode match = matches.stream()
                .filter(candidate -> candidate.path("employeeId").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new StoryFailure("Nobody waits for a decision about " + who.name()));
        scene.gateway()
                .as("compliance")
                .post(
                        "/api/compliance/exclusion-matches/" + match.path("id").asText() + "/adjudication",
                        Map.of("decision", decision, "reason", reason))
                .expect(200);
        scene.progress().line("  " + who.name() + ": " + decision + " (" + reason + ")");
    }

    private static void takesEffect(Scene scene, Colleague excluded) {
        String id = scene.cast().id(excluded);
        String staffCause = GatewayClient.awaitUntil("staff to block " + excluded.name(), PATIENCE, () -> {
            JsonNode employee = scene.gateway()
                    .as("hr")
                    .get("/api/staff/employees/" + id)
                    .expect(200)
                    .json();
            return employee.path("blocked").asBoolean()
                    ? Optional.of(
                            employee.path("block").path("becauseOfEventId").asText())
                    : Optional.empty();
        });
        String payrollCause = GatewayClient.awaitUntil(
                "payroll to flag " + excluded.name(),
                PATIENCE,
                () -> StreamSupport.stream(
                                scene.gateway()
                                        .as("payroll")
                                        .get("/api/payroll/enrollments/" + id)
                                        .expect(200)
                                        .json()
                                        .path("flags")
                                        .spliterator(),
                                false)
                        .map(flag -> flag.path("becauseOfEventId").asText())
                        .findFirst());
        String billingCause = GatewayClient.awaitUntil(
                "billing to block " + excluded.name(),
                PATIENCE,
                () -> StreamSupport.stream(
                                scene.gateway()
                                        .as("biller")
                                        .get("/api/billing/rendering-providers/" + id)
                                        .expect(200)
                                        .json()
                                        .path("blocks")
                                        .spliterator(),
                                false)
                        .map(block -> block.path("becauseOfEventId").asText())
                        .findFirst());
        Scene.check(
                payrollCause.equals(billingCause) && (staffCause.isEmpty() || staffCause.equals(payrollCause)),
                "One event should be the cause everywhere: staff " + staffCause + ", payroll " + payrollCause
                        + ", billing " + billingCause);
        scene.progress()
                .line("  blocked in staff, pay flagged in payroll, not billable from " + EXCLUDED_ON
                        + " in billing; all because of event " + payrollCause);
    }

    /** In OIG's published layout: 18 columns, all zeros for an unknown NPI or date. */
    private static byte[] list(Colleague excluded, Colleague namesake) {
        var lines = new ArrayList<String>();
        lines.add(COLUMNS);
        for (int i = 0; i < STRANGERS; i++) {
            lines.add(
                    line("STRANGER" + letters(i), "UNRELATED", LocalDate.of(1950 + i % 40, 1 + i % 12, 1 + i % 28), i));
        }
        lines.add(line(upper(excluded.lastName()), upper(excluded.firstName()), excluded.birthDate(), STRANGERS));
        lines.add(
                line(upper(namesake.lastName()), upper(namesake.firstName()), LocalDate.of(1941, 3, 9), STRANGERS + 1));
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(String last, String first, LocalDate born, int i) {
        return String.join(
                ",",
                last,
                first,
                "",
                "",
                "IND- LIC HC SERV PRO",
                "SAMPLE",
                "",
                "0000000000",
                DateTimeFormatter.BASIC_ISO_DATE.format(born),
                (100 + i) + " SAMPLE ROAD",
                "SAMPLEVILLE",
                "PA",
                "15000",
                "1128a1",
                DateTimeFormatter.BASIC_ISO_DATE.format(EXCLUDED_ON.minusDays(Math.max(0, STRANGERS - i))),
                "00000000",
                "00000000",
                "");
    }

    private static String letters(int i) {
        return "" + (char) ('A' + i / 26) + (char) ('A' + i % 26);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
