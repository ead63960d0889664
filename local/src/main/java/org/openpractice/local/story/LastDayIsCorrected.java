package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Whoever leaves stays a week longer than was said: pay and billing follow the corrected day. */
final class LastDayIsCorrected implements Chapter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("A last day is corrected");
        Colleague departed = scene.cast().departed();
        String id = scene.cast().id(departed);
        var hr = scene.gateway().as("hr");
        LocalDate lastDay = SomebodyLeaves.lastDay(scene).plusWeeks(1);
        hr.put(
                        "/api/staff/employees/" + id + "/termination",
                        Map.of("lastDay", lastDay.toString(), "reason", "RESIGNED"),
                        hr.get("/api/staff/employees/" + id).expect(200).etag())
                .expect(200);
        String paidUntil = GatewayClient.awaitUntil("pay to follow the corrected last day", PATIENCE, () -> {
            JsonNode end = scene.gateway()
                    .as("payroll")
                    .get("/api/payroll/enrollments/" + id)
                    .expect(200)
                    .json()
                    .path("finalPeriodEndsOn");
            return end.isTextual() && !LocalDate.parse(end.asText()).isBefore(lastDay)
                    ? Optional.of(end.asText())
                    : Optional.empty();
        });
        String notBillableFrom = lastDay.plusDays(1).toString();
        GatewayClient.awaitUntil(
                "billing to follow the corrected last day",
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
                        .filter(block -> block.path("reason").asText().equals("LEFT")
                                && block.path("from").asText().equals(notBillableFrom))
                        .findFirst());
        scene.progress()
                .line("  " + departed.name() + " leaves on " + lastDay + " instead: paid until " + paidUntil
                        + ", not billable from " + notBillableFrom);
    }
}
