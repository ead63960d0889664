package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Nobody types a person twice: payroll, compliance and billing know the new people from the events. */
final class HiresFlowOut implements Chapter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("The hires flow out");
        int people = scene.cast().roster().colleagues().size();
        int providers = scene.cast().roster().providers().size();
        awaitCount(scene, "payroll", "/api/payroll/enrollments", people);
        awaitCount(scene, "compliance", "/api/compliance/screenings", people);
        GatewayClient.awaitUntil("billing to know the providers", PATIENCE, () -> {
            long billable = scene.gateway().as("biller").all("/api/billing/rendering-providers").stream()
                    .filter(provider -> provider.hasNonNull("npi"))
                    .count();
            return billable == providers ? Optional.of(billable) : Optional.empty();
        });
        scene.progress()
                .line("  payroll enrolled " + people + ", compliance screened " + people + ", billing knows "
                        + providers + " providers");
        Map<String, Long> byRule = GatewayClient.awaitUntil("the obligations of everybody", PATIENCE, () -> {
            List<JsonNode> obligations = scene.gateway().as("compliance").all("/api/compliance/obligations");
            long owing = obligations.stream()
                    .map(obligation -> obligation.path("employeeId").asText())
                    .distinct()
                    .count();
            return owing < people
                    ? Optional.empty()
                    : Optional.of(obligations.stream()
                            .collect(Collectors.groupingBy(
                                    obligation -> obligation.path("rule").asText(),
                                    TreeMap::new,
                                    Collectors.counting())));
        });
        scene.progress()
                .table(
                        List.of("obligation rule", "opened"),
                        byRule.entrySet().stream()
                                .map(rule -> List.of(rule.getKey(), Long.toString(rule.getValue())))
                                .toList());
    }

    private static void awaitCount(Scene scene, String user, String path, int expected) {
        GatewayClient.awaitUntil(path + " to show " + expected + " people", PATIENCE, () -> {
            int count = scene.gateway().as(user).all(path).size();
            return count == expected ? Optional.of(count) : Optional.empty();
        });
    }
}
