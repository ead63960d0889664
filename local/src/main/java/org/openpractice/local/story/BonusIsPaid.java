package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A bonus that is to be five hundred dollars in hand: what it comes to before taxes is found to the cent. */
final class BonusIsPaid implements Chapter {

    private static final String PAY_DATE = "2026-11-13";
    private static final Dollars IN_HAND = Dollars.of("500.00");

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("A bonus says what it is to be in hand");
        var payroll = scene.gateway().as("payroll");
        Colleague colleague = scene.cast().withLogin();
        String calendar =
                payroll.all("/api/payroll/pay-calendars").getFirst().path("id").asText();
        String run = payroll.post(
                        "/api/payroll/pay-runs",
                        Map.of(
                                "kind",
                                "BONUS",
                                "payCalendarId",
                                calendar,
                                "payDate",
                                PAY_DATE,
                                "items",
                                List.of(Map.of(
                                        "employeeId",
                                        scene.cast().id(colleague),
                                        "code",
                                        "DISCRETIONARY_BONUS",
                                        "amount",
                                        IN_HAND.json(),
                                        "description",
                                        "Thank you",
                                        "grossedUp",
                                        true))),
                        "story-bonus-" + PAY_DATE)
                .expect(201)
                .location();
        PeopleArePaid.calculateAndPay(scene, run);
        JsonNode paycheck = payroll.all(run + "/paychecks").getFirst();
        Scene.check(Dollars.of(paycheck.path("net")).equals(IN_HAND), "The bonus should be paid out as " + IN_HAND);
        scene.progress()
                .table(
                        List.of("to", "gross", "taxes", "net"),
                        List.of(List.of(
                                colleague.name(),
                                Dollars.of(paycheck.path("gross")).toString(),
                                Dollars.of(paycheck.path("taxes")).toString(),
                                Dollars.of(paycheck.path("net")).toString())));
    }
}
