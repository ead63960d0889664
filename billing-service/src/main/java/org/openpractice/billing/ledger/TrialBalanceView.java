package org.openpractice.billing.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;

/**
 * Every account with its turnover; total debits equal total credits.
 *
 * @param balanced whether they do
 */
public record TrialBalanceView(
        LocalDate asOf, List<Line> accounts, Money totalDebits, Money totalCredits, boolean balanced) {

    /** @param balance debits minus credits */
    @Schema(name = "TrialBalanceLine")
    public record Line(Account account, Money debits, Money credits, Money balance) {}

    static TrialBalanceView of(LocalDate asOf, Map<Account, Ledger.Turnover> turnovers) {
        var lines = turnovers.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().debits(),
                        entry.getValue().credits(),
                        entry.getValue().debits().minus(entry.getValue().credits())))
                .toList();
        var debits = Money.sum(lines.stream().map(Line::debits).toList());
        var credits = Money.sum(lines.stream().map(Line::credits).toList());
        return new TrialBalanceView(asOf, lines, debits, credits, debits.equals(credits));
    }
}
