package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A nurse practitioner resigns: no pay after the final period, no billing after the last day, fewer obligations. */
final class SomebodyLeaves implements Chapter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As it is said at first. */
    static LocalDate lastDay(Scene scene) {
        return scene.today().plusDays(11);
    }

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Somebody leaves");
        Colleague departed = scene.cast().departed();
        String id = scene.cast().id(departed);
        LocalDate lastDay = lastDay(scene);
        scene.gateway()
                .as("hr")
                .post(
                        "/api/staff/employees/" + id + "/termination",
                        Map.of("lastDay", lastDay.toString(), "reason", "RESIGNED"))
                .expect(200);
        String paidUntil = GatewayClient.awaitUntil(
                "the end of the enrollment",
                PATIENCE,
                () -> Optional.ofNullable(scene.gateway()
                        .as("payroll")
                        .get("/api/payroll/enrollments/" + id)
                        .expect(200)
                        .json()
                        .path("finalPeriodEndsOn")
                        .textValue()));
        JsonNode block = GatewayClient.awaitUntil(
                "billing to know the last day",
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
                        .filter(candidate -> candidate.path("reason").asText().equals("LEFT"))
                        .findFirst());
        Scene.check(
                block.path("from").asText().equals(lastDay.plusDays(1).toString()),
                "Billing should stop the day after the last day: " + block);
        List<JsonNode> withdrawn = GatewayClient.awaitUntil("obligations to be withdrawn", PATIENCE, () -> {
            List<JsonNode> ended =
                    scene.gateway().as("compliance").all("/api/compliance/obligations?employeeId=" + id).stream()
                            .filter(obligation -> obligation.hasNonNull("withdrawnFrom")
                                    || obligation.path("status").asText().equals("WITHDRAWN"))
                            .toList();
            return ended.isEmpty() ? Optional.empty() : Optional.of(ended);
        });
        scene.progress()
                .line("  " + departed.name() + " leaves on " + lastDay + ": paid until " + paidUntil
                        + ", not billable from " + block.path("from").asText() + ", " + withdrawn.size()
                        + " obligations withdrawn");
    }
}
