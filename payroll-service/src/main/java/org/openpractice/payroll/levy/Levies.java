package org.openpractice.payroll.levy;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.levy.LevyTables.Levy;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.platform.trace.Trace;

/** Levies on one employee's wages of one pay date, each rounded half up to the cent. */
public final class Levies {

    /** One levy as a line: what is taken, and the wages it was calculated on. */
    public record Amount(String code, String name, Money amount, Money wages) {}

    private Levies() {}

    /**
     * Levies of the state of work.
     *
     * <p>Refuses {@link LevyProblem#LEVY_TABLE_NOT_AVAILABLE} and {@link LevyProblem#LEVY_WAGE_BASE_UNDECIDED}.
     *
     * @param state state of work
     * @param pay of the paycheck; each levy counts its own part of it as wages
     * @param before the year before the paycheck: wages and amounts under each levy's code
     */
    public static List<Amount> of(
            String state,
            LevyInput terms,
            LevyTables tables,
            LocalDate payDate,
            LeviedPay pay,
            EarlierInYear before,
            Trace trace) {
        var levies = tables.of(state, payDate);
        tables.notCaptured(state, payDate)
                .ifPresent(missing -> trace.add(
                        "Levies on employees",
                        "not withheld",
                        missing.name() + ": the rates of the year were not captured",
                        "to be settled outside of this pay run"));
        if (levies.isEmpty()) {
            return List.of();
        }
        var amounts = new ArrayList<Amount>(levies.size());
        for (var levy : levies) {
            amounts.add(of(levy, terms.of(levy.code()), levy.wages().of(pay), before, trace));
        }
        return amounts;
    }

    /**
     * Levies that the state of residence takes from wages earned in another state. A group that is not registered there takes
     * none, and the trace names them.
     *
     * <p>Refuses {@link LevyProblem#LEVY_TABLE_NOT_AVAILABLE} and {@link LevyProblem#LEVY_WAGE_BASE_UNDECIDED}.
     *
     * @param state state of residence
     */
    public static List<Amount> ofResidents(
            String state,
            boolean registered,
            LevyInput terms,
            LevyTables tables,
            LocalDate payDate,
            LeviedPay pay,
            EarlierInYear before,
            Trace trace) {
        var amounts = new ArrayList<Amount>(1);
        for (var levy : tables.ofResidents(state, payDate)) {
            if (registered) {
                amounts.add(of(levy, terms.of(levy.code()), levy.wages().of(pay), before, trace));
            } else {
                trace.add(
                        "Levies on employees",
                        "not withheld",
                        levy.name() + " of a resident: the group is not registered there",
                        "to be settled outside of this pay run");
            }
        }
        return amounts;
    }

    private static Amount of(
            Levy levy, LevyInput.@Nullable Choice choice, Money wages, EarlierInYear before, Trace trace) {
        var chosenRate = choice == null ? null : choice.employeeRate();
        var chosenBase = choice == null ? null : choice.wageBase();
        var rate = chosenRate == null ? levy.employeeRate() : chosenRate.min(levy.employeeRate());
        var base = chosenBase == null ? levy.wageBase() : chosenBase;
        var earlier = before.wages(levy.code());
        if (levy.otherWageBase() != null && chosenBase == null) {
            requireBelowBoth(levy, earlier.plus(wages));
        }
        var taxed = base == null ? wages : wages.within(base.minus(earlier));
        var amount = Money.rounded(taxed.decimal().multiply(rate), RoundingMode.HALF_UP);
        var most = levy.annualMaximum();
        var limited = most == null ? amount : amount.within(most.minus(before.amount(levy.code())));
        var shown = limited;
        trace.add(
                "Levies on employees",
                levy.code(),
                () -> told(levy, chosenRate != null, rate.toPlainString(), taxed, base, most),
                shown);
        return new Amount(levy.code(), levy.name(), limited, taxed);
    }

    private static String told(
            Levy levy, boolean chosen, String rate, Money taxed, @Nullable Money base, @Nullable Money most) {
        var text = new StringBuilder(levy.name())
                .append(", on ")
                .append(levy.wages().text())
                .append(levy.wagesConfirmed() ? "" : " (not confirmed that the law counts so)")
                .append(": ")
                .append(taxed.amount())
                .append(" x ");
        if (chosen) {
            text.append(rate).append(", as the group decided");
        } else {
            text.append(levy.rate().toPlainString());
            if (levy.employeeShare().signum() != 0 && levy.employeeShare().compareTo(java.math.BigDecimal.ONE) != 0) {
                text.append(" x share ").append(levy.employeeShare().toPlainString());
            }
        }
        if (base != null) {
            text.append(", wage base ").append(base.amount());
        }
        if (most != null) {
            text.append(", at most ").append(most.amount()).append(" a year");
        }
        return text.toString();
    }

    /** Two sources print two wage bases: what lies below both is certain, more is not. */
    private static void requireBelowBoth(Levy levy, Money wagesOfYear) {
        var lower = levy.wageBase();
        var other = levy.otherWageBase();
        if (lower == null || other == null || wagesOfYear.compareTo(lower) <= 0) {
            return;
        }
        throw LevyProblem.LEVY_WAGE_BASE_UNDECIDED.because(
                "Wages of the year reach %s; sources print the wage bases %s and %s for %s. Enter which holds: PUT /levy-settings/%s"
                        .formatted(wagesOfYear.amount(), lower.amount(), other.amount(), levy.name(), levy.code()));
    }
}
