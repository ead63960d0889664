package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What is still owed, by whom and for how long; and the ledger's two sides, which must agree. */
final class ReceivablesAge implements Chapter {

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("What is still owed");
        var accountant = scene.gateway().as("accountant");
        JsonNode aging = accountant
                .get("/api/billing/receivables/aging?asOf=" + scene.today())
                .expect(200)
                .json();
        scene.progress()
                .table(
                        List.of("from date of service", "0-30", "31-60", "61-90", "91-120", "over 120", "total"),
                        Stream.of("payer", "patient")
                                .map(debtor -> row(
                                        debtor, aging.path("fromServiceDate").path(debtor)))
                                .toList());
        JsonNode balance = accountant
                .get("/api/billing/ledger/trial-balance?asOf=" + scene.today())
                .expect(200)
                .json();
        Dollars debits = Dollars.of(balance.path("totalDebits"));
        Dollars credits = Dollars.of(balance.path("totalCredits"));
        Scene.check(
                balance.path("balanced").asBoolean() && debits.equals(credits),
                "Debits " + debits + " and credits " + credits + " should be equal");
        Dollars payer = Dollars.of(aging.path("fromServiceDate").path("payer").path("total"));
        Dollars patient =
                Dollars.of(aging.path("fromServiceDate").path("patient").path("total"));
        Scene.check(
                payer.equals(account(balance, "RECEIVABLE_FROM_PAYER"))
                        && patient.equals(account(balance, "RECEIVABLE_FROM_PATIENT")),
                "Aging and ledger should agree: " + aging + " " + balance);
        scene.progress().line("  ledger: debits " + debits + " = credits " + credits);
    }

    private static List<String> row(String debtor, JsonNode ages) {
        return Stream.concat(
                        Stream.of(debtor),
                        Stream.of("days0To30", "days31To60", "days61To90", "days91To120", "over120Days", "total")
                                .map(age -> Dollars.of(ages.path(age)).toString()))
                .toList();
    }

    private static Dollars account(JsonNode balance, String account) {
        for (JsonNode line : balance.path("accounts")) {
            if (line.path("account").asText().equals(account)) {
                return Dollars.of(line.path("balance"));
            }
        }
        return Dollars.ZERO;
    }
}
