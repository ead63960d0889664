package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Somebody logs in the first time and reads the own stub: the verified work address says who it is. */
final class OwnStubIsRead implements Chapter {

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("An employee reads the own pay stub");
        var employee = scene.gateway().as("employee");
        var person = scene.cast().withLogin();
        JsonNode own = employee.get("/api/staff/me").expect(200).json();
        Scene.check(
                own.path("id").asText().equals(scene.cast().id(person)),
                "The login's work address should say that it is " + person.name() + ": " + own);
        scene.progress().line("  the login employee is " + person.name() + ", by the verified work address");
        String paycheck = GatewayClient.awaitUntil(
                        "own pay stubs of " + person.name(),
                        Duration.ofSeconds(60),
                        () -> Optional.of(employee.get("/api/payroll/me/pay-stubs"))
                                .filter(answer -> answer.status() == 200)
                                .map(answer -> answer.json().path("items")))
                .path(0)
                .path("paycheckId")
                .asText();
        byte[] pdf = employee.get("/api/payroll/me/pay-stubs/" + paycheck, "application/pdf")
                .expect(200)
                .body();
        Scene.check(
                new String(pdf, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-"),
                "The own stub should be a PDF document");
        scene.progress().line("  " + scene.keep("own-paystub.pdf", pdf));
        Answer stranger = scene.gateway()
                .as("biller")
                .get("/api/payroll/me/pay-stubs/" + paycheck)
                .expect(403);
        scene.progress().line("  a login that is nobody's: " + stranger.problem());
    }
}
