package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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
                    .filter(obligation -> obligation.hasNonNull("employeeId"))
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
        attachEvidence(scene);
    }

    /** An obligation is met by a document, and only by one that is what it claims to be. */
    private static void attachEvidence(Scene scene) {
        var compliance = scene.gateway().as("compliance");
        String obligation = compliance.all("/api/compliance/obligations").stream()
                .filter(owed -> owed.path("rule").asText().equals("i9-section-1"))
                .findFirst()
                .orElseThrow(() -> new StoryFailure("Nobody owes section 1 of Form I-9"))
                .path("id")
                .asText();
        String path = "/api/compliance/obligations/" + obligation + "/evidence";
        String evidence = compliance
                .post(path, Map.of("metOn", scene.today().toString(), "reference", "Form I-9, section 1"))
                .expect(200)
                .json()
                .path("evidence")
                .path(0)
                .path("id")
                .asText();
        String attachments = path + "/" + evidence + "/attachments?fileName=form-i9.pdf";
        var kept = compliance
                .upload(attachments, "application/pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))
                .expect(201)
                .json();
        String refused = compliance
                .upload(attachments, "application/pdf", "MZ\0\0".getBytes(StandardCharsets.US_ASCII))
                .expect(422)
                .json()
                .path("title")
                .asText();
        scene.progress()
                .line("  evidence: " + kept.path("fileName").asText() + " attached, SHA-256 "
                        + kept.path("sha256").asText().substring(0, 12) + "…; a renamed program: " + refused);
    }

    private static void awaitCount(Scene scene, String user, String path, int expected) {
        GatewayClient.awaitUntil(path + " to show " + expected + " people", PATIENCE, () -> {
            int count = scene.gateway().as(user).all(path).size();
            return count == expected ? Optional.of(count) : Optional.empty();
        });
    }
}
