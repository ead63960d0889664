package org.openpractice.payroll.unemployment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.trace.Trace;

/** Unemployment taxes that the employer owes on one employee's wages of one pay date, each rounded half up to the cent. */
public final class UnemploymentTaxes {

    /** One tax as a line of the employer: what is owed, and the wages within the base it was calculated on. */
    public record Amount(String code, String name, Money amount, Money wages) {}

    private UnemploymentTaxes() {}

    /**
     * Federal unemployment tax at the rate that is accrued through the year, and the contribution to the state of work
     * when it assigned a rate. Without a rate there is no line, and the trace says so.
     *
     * <p>Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE} and
     * {@link UnemploymentProblem#UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE}.
     *
     * @param state state of work
     * @param gross all earnings of the paycheck
     * @param wages the same less salary reductions, before the bases; elective deferrals belong to them (IRC 3306(r))
     * @param before the year before the paycheck: wages under each tax's code
     */
    public static List<Amount> of(
            String state,
            UnemploymentInput terms,
            UnemploymentTables tables,
            LocalDate payDate,
            Money gross,
            Money wages,
            EarlierInYear before,
            Trace trace) {
        var year = tables.on(payDate);
        var amounts = new ArrayList<Amount>(2);
        amounts.add(federal(state, year, wages, before, trace));
        var assigned = terms.of(state);
        if (assigned == null) {
            trace.add(
                    "State unemployment",
                    "not withheld",
                    () -> "Unemployment contribution of the employer: no rate of the group for " + state
                            + ": no contribution is calculated",
                    "to be settled outside of this pay run");
            return amounts;
        }
        var base = tables.wageBase(state, payDate, assigned.highestRate());
        var code = PayCode.stateUnemployment(state);
        var elsewhere = before.wagesOfOthersLike(code, PayCode.STATE_UNEMPLOYMENT);
        var rules = tables.state(state, payDate);
        boolean allCounts = rules.salaryReductionsCount();
        var used = before.wages(code);
        if (elsewhere.isPositive()) {
            var stated = assigned.wagesElsewhereCount();
            boolean counts = stated == null ? rules.wagesElsewhereCount() : stated;
            if (counts) {
                // All that was paid counts, not only what another state with a lower base taxed.
                var paid = allCounts
                        ? before.amount(PayLine.Kind.EARNING)
                        : before.wages(PayCode.MEDICARE).minus(before.amount(PayCode.GROUP_TERM_LIFE));
                used = paid.max(used);
            }
            trace.add(
                    "State unemployment",
                    "wages in other states",
                    () -> counts
                            ? "Paid by the same employer in other states earlier in the year: they count toward the wage base of "
                                    + state + (stated == null ? " (646 IAC 5-6-15)" : ", as the group states")
                            : "Taxed in other states earlier in the year and not counted toward the wage base of "
                                    + state
                                    + (stated == null
                                            ? ": many states count what the same employer paid elsewhere, whether this one"
                                                    + " does was not confirmed; state it with the rate, wagesElsewhereCount"
                                            : ", as the group states"),
                    elsewhere);
        }
        var taxed = (allCounts ? gross : wages).within(base.minus(used));
        var amount = taxed.times(assigned.rate(), RoundingMode.HALF_UP);
        trace.add(
                "State unemployment",
                code,
                () -> "%s x %s, the rate assigned to the group; wage base %s%s"
                        .formatted(
                                taxed.amount(),
                                assigned.rate().toPlainString(),
                                base.amount(),
                                allCounts ? "; salary reductions count as wages" : ""),
                amount);
        amounts.add(new Amount(code, state + " unemployment, employer", amount, taxed));
        return amounts;
    }

    private static Amount federal(
            String state, UnemploymentTables.Year year, Money wages, EarlierInYear before, Trace trace) {
        // Medicare has no base, so its wages tell what earlier paychecks came to, but for life insurance, which is no
        // wages
        // here (IRC 3306(b)(2)(C)); after a void FUTA can have been left out of them below its base.
        var left = before.wages(PayCode.MEDICARE)
                .minus(before.amount(PayCode.GROUP_TERM_LIFE))
                .min(year.wageBase())
                .minus(before.wages(PayCode.FUTA))
                .orZero();
        var taxed = wages.plus(left).within(year.wageBase().minus(before.wages(PayCode.FUTA)));
        var amount = taxed.times(year.netRate(), RoundingMode.HALF_UP);
        trace.add(
                "FUTA, IRC 3301 and 3302",
                PayCode.FUTA,
                () -> "%s x (%s - credit %s), wage base %s; %s"
                        .formatted(
                                taxed.amount(),
                                year.rate().toPlainString(),
                                year.normalCredit().toPlainString(),
                                year.wageBase().amount(),
                                creditTold(state, year)),
                amount);
        return new Amount(PayCode.FUTA, "Federal unemployment, employer", amount, taxed);
    }

    private static String creditTold(String state, UnemploymentTables.Year year) {
        if (year.creditReductions().isEmpty()) {
            return "credit reductions of %d are fixed on %s and not known here"
                    .formatted(year.year(), year.creditReductionsFixedOn());
        }
        var reduction = year.creditReduction(state);
        return reduction.compareTo(BigDecimal.ZERO) == 0
                ? "no credit reduction for " + state
                : "credit reduction of %s for %s is owed with Form 940 of %d"
                        .formatted(reduction.toPlainString(), state, year.year());
    }
}
