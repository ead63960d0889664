package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The payers' answer: a remittance written by the story from the claims as they went out, delivered by the clearing
 * house and posted. The same file again changes nothing; one that is a cent out is refused with that cent.
 */
final class PayerPays implements Chapter {

    record Payer(String name, String payerId, String filingIndicator) {}

    static final List<Payer> PAYERS = List.of(
            new Payer("Sample Mutual", "SMPL1", "CI"),
            new Payer("Example Health Plan", "SMPL2", "HM"),
            new Payer("Placeholder Blue", "SMPL3", "BL"));

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("The payers pay");
        List<JsonNode> claims = scene.cast().submittedClaims();
        // One claim in ten stays unanswered: that is what aging is for.
        List<JsonNode> answered =
                claims.stream().filter(claim -> number(claim) % 10 != 0).toList();
        List<JsonNode> late =
                claims.stream().filter(claim -> number(claim) % 10 == 0).toList();

        Remittance remittance = new Remittance(scene.today(), 1);
        byPayer(scene, answered).forEach(remittance::pay);
        byte[] file = remittance.file(Dollars.ZERO);
        var kept = scene.keep("remittance.835.edi", file);
        var clearingHouse = scene.clearingHouse();
        JsonNode posted = clearingHouse
                .upload("/api/billing/remittance-files", "application/edi-x12", file)
                .expect(201)
                .json();
        Scene.check(
                posted.path("claims").asInt() == answered.size()
                        && Dollars.of(posted.path("paid")).equals(remittance.paid()),
                "Posted should be " + answered.size() + " claims and " + remittance.paid() + ": " + posted);
        for (JsonNode payment : posted.path("posted")) {
            Scene.check(payment.path("unmatchedClaims").asInt() == 0, "Every claim should be found again: " + payment);
        }
        scene.progress().line("  " + kept);
        scene.progress()
                .table(List.of("payer", "trace", "claims", "charged", "contractual", "patient", "paid"), rows(posted));

        Answer again = clearingHouse
                .upload("/api/billing/remittance-files", "application/edi-x12", file)
                .expect(200);
        Scene.check(
                again.json().path("outcome").asText().equals("ALREADY_POSTED"),
                "The same file again should change nothing: " + again.text());
        scene.progress()
                .line("  the same file again: " + again.json().path("outcome").asText());

        refuseUnbalanced(scene, clearingHouse, late);
    }

    private static void refuseUnbalanced(Scene scene, GatewayClient.Caller clearingHouse, List<JsonNode> late) {
        Remittance wrong = new Remittance(scene.today(), 2);
        byPayer(scene, late).forEach(wrong::pay);
        byte[] file = wrong.file(new Dollars(1));
        var kept = scene.keep("remittance-out-by-a-cent.835.edi", file);
        Answer refused = clearingHouse
                .upload("/api/billing/remittance-files", "application/edi-x12", file)
                .expect(422);
        JsonNode problem = refused.json();
        Scene.check(
                problem.path("level").asText().equals("TRANSACTION")
                        && Dollars.of(problem.path("difference")).equals(new Dollars(1)),
                "The refusal should name the level and the cent: " + refused.text());
        scene.progress().line("  " + kept + " is refused: " + refused.problem());
    }

    private static List<List<String>> rows(JsonNode posted) {
        return StreamSupport.stream(posted.path("posted").spliterator(), false)
                .map(payment -> List.of(
                        payment.path("payerName").asText(),
                        payment.path("trace").asText(),
                        payment.path("claims").asText(),
                        Dollars.of(payment.path("charged")).toString(),
                        Dollars.of(payment.path("contractual")).toString(),
                        Dollars.of(payment.path("patientResponsibility")).toString(),
                        Dollars.of(payment.path("paid")).toString()))
                .toList();
    }

    /** The claims of each payer, in the payers' order. */
    private static Map<Payer, List<JsonNode>> byPayer(Scene scene, List<JsonNode> claims) {
        Map<String, String> payerIds = scene.gateway().as("biller").all("/api/billing/payers").stream()
                .collect(Collectors.toMap(
                        payer -> payer.path("id").asText(),
                        payer -> payer.path("payerId").asText()));
        var grouped = new LinkedHashMap<Payer, List<JsonNode>>();
        for (Payer payer : PAYERS) {
            List<JsonNode> own = claims.stream()
                    .filter(claim -> payer.payerId()
                            .equals(payerIds.get(claim.path("payerId").asText())))
                    .toList();
            if (!own.isEmpty()) {
                grouped.put(payer, own);
            }
        }
        return grouped;
    }

    /** The digits of the claim's control number. */
    private static long number(JsonNode claim) {
        String digits = claim.path("controlNumber").asText().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits.substring(Math.max(0, digits.length() - 9)));
    }
}
