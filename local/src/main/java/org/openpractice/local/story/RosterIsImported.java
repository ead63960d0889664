package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The staff comes as a file. Two rows are wrong: each is named with its line, the others are taken. */
final class RosterIsImported implements Chapter {

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("The roster is imported");
        var hr = scene.gateway().as("hr");
        byte[] file = scene.cast().roster().file();
        var kept = scene.keep("roster.csv", file);
        int people = scene.cast().roster().colleagues().size();
        JsonNode preview = hr.awaitJob(
                        hr.upload(
                                        "/api/staff/roster-imports?preview=true&onErrors=skip&fileName=roster.csv",
                                        "text/csv",
                                        file)
                                .expect(202)
                                .location(),
                        Duration.ofSeconds(60))
                .path("report");
        Scene.check(
                preview.path("hired").asInt() == people
                        && hr.all("/api/staff/employees").isEmpty(),
                "A preview should say what the roster would do and do nothing: " + preview);
        scene.progress()
                .line("  looked at first: " + people + " would be hired, "
                        + preview.path("wrong").asInt() + " rows are wrong, nobody is hired yet");
        String location = hr.upload("/api/staff/roster-imports?onErrors=skip&fileName=roster.csv", "text/csv", file)
                .expect(202)
                .location();
        JsonNode report = hr.awaitJob(location, Duration.ofSeconds(60)).path("report");
        Scene.check(
                report.path("hired").asInt() == people && report.path("wrong").asInt() == Roster.WRONG_ROWS,
                "The roster should bring " + people + " people and " + Roster.WRONG_ROWS + " wrong rows: " + report);
        scene.progress().line("  " + kept + ": " + report.path("rows").asInt() + " rows, " + people + " hired");
        var rows = new ArrayList<List<String>>();
        for (JsonNode error : report.path("errors")) {
            rows.add(List.of(
                    error.path("row").asText(),
                    error.path("field").asText(),
                    error.path("expected").asText()));
        }
        Scene.check(rows.size() == Roster.WRONG_ROWS, "Each wrong row should be named once: " + report.path("errors"));
        scene.progress().table(List.of("line", "column", "expected"), rows);
        for (JsonNode employee : hr.all("/api/staff/employees")) {
            scene.cast()
                    .met(
                            employee.path("employeeNumber").asText(),
                            employee.path("id").asText());
        }
    }
}
