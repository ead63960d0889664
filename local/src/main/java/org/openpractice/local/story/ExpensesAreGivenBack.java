package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A drive and a hotel are given back without tax, and an advance is paid out that the next paydays take back. */
final class ExpensesAreGivenBack implements Chapter {

    private static final String PAY_DATE = "2026-11-13";
    private static final Dollars HOTEL = Dollars.of("412.30");
    private static final int MILES = 120;
    /** 120 miles at 72.5 cents, the standard mileage rate of 2026. */
    private static final Dollars DRIVE = Dollars.of("87.00");

    private static final Dollars ADVANCE = Dollars.of("400.00");
    private static final Dollars EACH_PAYDAY = Dollars.of("100.00");

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("Expenses are given back, and an advance is paid");
        var payroll = scene.gateway().as("payroll");
        Colleague colleague = scene.cast().traveler();
        String employee = scene.cast().id(colleague);
        String advance = payroll.post(
                        "/api/payroll/advances",
                        Map.of(
                                "employeeId",
                                employee,
                                "amount",
                                ADVANCE.json(),
                                "agreedOn",
                                scene.today().toString(),
                                "perPayday",
                                EACH_PAYDAY.json()),
                        "story-advance")
                .expect(201)
                .location();
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
                                        employee,
                                        "code",
                                        "ADVANCE",
                                        "amount",
                                        ADVANCE.json(),
                                        "description",
                                        "Advance of pay")),
                                "reimbursements",
                                List.of(hotel(employee), drive(employee))),
                        "story-expenses")
                .expect(201)
                .location();
        PeopleArePaid.calculateAndPay(scene, run);
        JsonNode paycheck = payroll.all(run + "/paychecks").getFirst();
        var all = HOTEL.plus(DRIVE).plus(ADVANCE);
        Scene.check(
                Dollars.of(paycheck.path("gross")).isZero()
                        && Dollars.of(paycheck.path("taxes")).isZero()
                        && Dollars.of(paycheck.path("net")).equals(all),
                "Expenses and the advance should be paid without tax, " + all + ": " + paycheck);
        JsonNode owed = payroll.get(advance).expect(200).json().path("owed");
        Scene.check(Dollars.of(owed).equals(ADVANCE), "The whole advance should be owed: " + owed);
        scene.progress()
                .table(
                        List.of("to", "hotel", "%d miles".formatted(MILES), "advance", "net", "owed"),
                        List.of(List.of(
                                colleague.name(),
                                HOTEL.toString(),
                                DRIVE.toString(),
                                ADVANCE.toString(),
                                Dollars.of(paycheck.path("net")).toString(),
                                Dollars.of(owed).toString())));
    }

    private static Map<String, Object> hotel(String employee) {
        return Map.of(
                "employeeId",
                employee,
                "amount",
                HOTEL.json(),
                "description",
                "Hotel",
                "businessPurpose",
                "Annual meeting of the state medical society",
                "incurredOn",
                "2026-10-22",
                "incurredThrough",
                "2026-10-23",
                "evidence",
                "RECEIPT",
                "substantiatedOn",
                "2026-10-30");
    }

    private static Map<String, Object> drive(String employee) {
        return Map.of(
                "employeeId",
                employee,
                "amount",
                DRIVE.json(),
                "miles",
                MILES,
                "description",
                "Drive to the meeting",
                "businessPurpose",
                "Annual meeting of the state medical society",
                "incurredOn",
                "2026-10-22",
                "incurredThrough",
                "2026-10-23",
                "evidence",
                "MILEAGE_LOG",
                "substantiatedOn",
                "2026-10-30");
    }
}
