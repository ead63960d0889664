package org.openpractice.payroll.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.RunSum;

/**
 * Where a figure of a return comes from.
 *
 * @param line as the form prints it
 * @param fromRuns sum of the runs
 * @param difference the figure less that sum
 * @param explanation which lines of paychecks are added up, and why a difference is left
 */
record Reconciliation(
        String line, Money figure, Money fromRuns, Money difference, String explanation, List<RunShare> runs) {

    /** What one run gives to a figure. */
    @Schema(name = "RunShare")
    public record RunShare(UUID payRunId, LocalDate payDate, Money amount) {}

    static Reconciliation of(
            String line, Money figure, List<RunSum> sums, Function<RunSum, Money> share, String explanation) {
        var byRun = new LinkedHashMap<UUID, RunShare>();
        for (var sum : sums) {
            var amount = share.apply(sum);
            byRun.merge(
                    sum.payRunId(),
                    new RunShare(sum.payRunId(), sum.payDate(), amount),
                    (a, b) -> new RunShare(a.payRunId(), a.payDate(), a.amount().plus(b.amount())));
        }
        var runs = new ArrayList<>(byRun.values());
        runs.removeIf(run -> run.amount().isZero());
        var total = Money.sum(runs.stream().map(RunShare::amount).toList());
        return new Reconciliation(line, figure, total, figure.minus(total), explanation, List.copyOf(runs));
    }
}
