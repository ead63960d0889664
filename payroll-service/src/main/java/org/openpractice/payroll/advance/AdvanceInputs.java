package org.openpractice.payroll.advance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.payroll.paycheck.PayRun;

/** Which advances paychecks of a run pay out or take back, of many people at once. */
@ApplicationScoped
public class AdvanceInputs {

    private final PayAdvances advances;

    AdvanceInputs(PayAdvances advances) {
        this.advances = advances;
    }

    /** Of somebody: what was agreed and is neither canceled nor repaid, oldest first. */
    public record Standing(List<AdvanceDue> unpaid, List<AdvanceDue> owed) {

        public static final Standing NONE = new Standing(List.of(), List.of());

        /**
         * Those that a paycheck pays out, one for each amount, and then those that it takes back. Refuses
         * {@link AdvanceProblem#ADVANCE_NOT_AGREED}.
         *
         * @param paidOut amounts that the run was asked to pay out
         */
        public List<AdvanceDue> with(List<Money> paidOut) {
            var all = new ArrayList<>(owed);
            var open = new ArrayList<>(unpaid);
            for (var amount : paidOut) {
                var advance = open.stream()
                        .filter(candidate -> candidate.owed().equals(amount))
                        .findFirst()
                        .orElseThrow(() -> AdvanceProblem.ADVANCE_NOT_AGREED.because(
                                "No advance of %s is agreed and not paid yet".formatted(amount.amount())));
                open.remove(advance);
                all.add(advance);
            }
            return List.copyOf(all);
        }
    }

    /** As they stand before a run. A run that pays apart from wages takes nothing back: that is agreed for paydays. */
    public Map<UUID, Standing> of(PayRun run, Collection<UUID> employees) {
        return of(
                employees,
                run.id(),
                run.kind() == PayRun.Kind.FINAL,
                !run.kind().isApart());
    }

    /** As they stand now. */
    public Map<UUID, Standing> of(Collection<UUID> employees) {
        return of(employees, CountingRuns.NONE, false, true);
    }

    private Map<UUID, Standing> of(Collection<UUID> employees, UUID exceptRun, boolean last, boolean takesBack) {
        var known = advances.of(employees);
        if (known.isEmpty()) {
            return Map.of();
        }
        var balances =
                advances.balances(known.values().stream().flatMap(List::stream).toList(), exceptRun);
        var standing = new HashMap<UUID, Standing>();
        known.forEach((employee, its) -> {
            var unpaid = new ArrayList<AdvanceDue>();
            var owed = new ArrayList<AdvanceDue>();
            for (var advance : its) {
                var balance = balances.getOrDefault(advance.id(), AdvanceBalance.NONE);
                if (!balance.isPaidOut()) {
                    unpaid.add(due(advance, AdvanceDue.Step.PAID_OUT, advance.amount()));
                } else if (takesBack && balance.owed().isPositive()) {
                    owed.add(due(advance, last ? AdvanceDue.Step.FINAL : AdvanceDue.Step.INSTALLMENT, balance.owed()));
                }
            }
            standing.put(employee, new Standing(List.copyOf(unpaid), List.copyOf(owed)));
        });
        return standing;
    }

    private static AdvanceDue due(PayAdvance advance, AdvanceDue.Step step, Money owed) {
        return new AdvanceDue(
                advance.payCode(), step, owed, advance.perPayday(), advance.percentOfNet(), advance.restFromFinalPay());
    }
}
