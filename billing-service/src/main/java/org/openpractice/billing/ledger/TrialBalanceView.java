package org.openpractice.billing.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;

/**
 * Every account with its turnover; total debits equal total credits.
 *
 * @param balanced whether they do
 */
record TrialBalanceView(LocalDate asOf, List<Line> accounts, Money totalDebits, Money totalCredits, boolean balanced) {

    /**
     * @param account its code in the chart of accounts
     * @param balance debits minus credits
     */
    @Schema(name = "TrialBalanceLine")
    public record Line(String account, Money debits, Money credits, Money balance) {}

    /** @param order codes of all accounts */
    static TrialBalanceView of(LocalDate asOf, List<String> order, Map<String, Ledger.Turnover> turnovers) {
        var lines = new ArrayList<Line>();
        for (var account : order) {
            var turnover = turnovers.get(account);
            if (turnover != null) {
                lines.add(new Line(account, turnover.debits(), turnover.credits(), turnover.balance()));
            }
        }
        var debits = Money.sum(lines.stream().map(Line::debits).toList());
        var credits = Money.sum(lines.stream().map(Line::credits).toList());
        return new TrialBalanceView(asOf, lines, debits, credits, debits.equals(credits));
    }
}
