package org.openpractice.payroll.unemployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * Federal unemployment tax (IRC 3301, 3302) and the wage bases of the states, by year, read from
 * {@code tables/unemployment-<year>.json} and checked at start. A state whose wage base was not confirmed is refused by
 * name.
 */
public final class UnemploymentTables {

    /**
     * One year.
     *
     * @param rate gross federal rate
     * @param wageBase wages of the year that the federal tax is owed on
     * @param normalCredit credit for contributions to a state, when none is reduced
     * @param creditReductionsFixedOn 10 November of the year: before, nobody knows which states lose part of the credit
     */
    public record Year(
            int year,
            String source,
            BigDecimal rate,
            Money wageBase,
            BigDecimal normalCredit,
            LocalDate creditReductionsFixedOn,
            Optional<Map<String, BigDecimal>> creditReductions,
            Map<String, StateBase> states,
            Map<String, String> refused) {

        /** What is accrued through the year: the gross rate less the normal credit. */
        public BigDecimal netRate() {
            return rate.subtract(normalCredit);
        }

        /**
         * Part of the credit that a state lost, for Form 940 of the year; zero for a state that lost nothing.
         *
         * <p>Refuses {@link UnemploymentProblem#CREDIT_REDUCTION_NOT_AVAILABLE} when the list of the year is not loaded.
         */
        public BigDecimal creditReduction(String state) {
            return creditReductions
                    .orElseThrow(() -> UnemploymentProblem.CREDIT_REDUCTION_NOT_AVAILABLE.because(
                            "The credit reductions of %d are fixed on %s; the list is not loaded"
                                    .formatted(year, creditReductionsFixedOn)))
                    .getOrDefault(state, BigDecimal.ZERO);
        }
    }

    /**
     * One state.
     *
     * @param highestRateWageBase wage base of employers at the highest rate; null where all have the same
     * @param salaryReductionsCount what a cafeteria plan takes off the pay counts as wages all the same
     * @param wagesElsewhereCount what the same employer paid in other states in the year counts toward the wage base: Indiana, 646
     *     IAC 5-6-15; false where that was not confirmed, and then the employer may state it with its rate
     */
    public record StateBase(
            String state,
            Money wageBase,
            @Nullable Money highestRateWageBase,
            boolean salaryReductionsCount,
            boolean wagesElsewhereCount) {}

    private static final int[] YEARS = {2025, 2026};

    private final TreeMap<Integer, Year> years = new TreeMap<>();

    private UnemploymentTables() {}

    /** @throws TableRefused when a table contradicts itself */
    public static UnemploymentTables load() {
        var tables = new UnemploymentTables();
        for (int year : YEARS) {
            tables.years.put(year, read(TableFields.open("unemployment-" + year)));
        }
        return tables;
    }

    static void check(String name, JsonNode file) {
        var unused = read(TableFields.of(name, file));
    }

    private static Year read(TableFields fields) {
        int year = fields.yearOf("unemployment");
        fields.checkControlTotal("all rows");
        var futa = fields.child("futa");
        var rate = futa.number("rate");
        var credit = futa.number("normalCredit");
        var base = futa.number("wageBase");
        fields.require(
                "futa maximumTax",
                "the most for an employee is the net rate of the wage base",
                rate.subtract(credit).multiply(base),
                futa.number("maximumTax"));
        Optional<Map<String, BigDecimal>> reductions = Optional.empty();
        if (!futa.child("creditReductions").node().isNull()) {
            var byState = new HashMap<String, BigDecimal>();
            for (var row : futa.list("creditReductions")) {
                byState.put(row.text("state"), row.number("rate"));
            }
            reductions = Optional.of(Map.copyOf(byState));
        }
        var states = new TreeMap<String, StateBase>();
        for (var row : fields.list("states")) {
            var state = new StateBase(
                    row.text("state"),
                    Money.of(row.number("wageBase")),
                    row.nullableNumber("highestRateWageBase").map(Money::of).orElse(null),
                    row.flag("salaryReductionsCount", false),
                    row.flag("wagesElsewhereCount", false));
            if (state.wageBase().decimal().compareTo(base) < 0) {
                throw new TableRefused(
                        fields.table(),
                        state.state(),
                        "no state's wage base is below the federal one (IRC 3306(b)(1))",
                        state.wageBase().amount());
            }
            states.put(state.state(), state);
        }
        var refused = new TreeMap<String, String>();
        for (var row : fields.list("refused")) {
            refused.put(row.text("state"), row.text("why"));
        }
        return new Year(
                year,
                fields.text("source"),
                rate,
                Money.of(base),
                credit,
                futa.date("creditReductionsFixedOn"),
                reductions,
                Map.copyOf(states),
                Map.copyOf(refused));
    }

    /** Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
    public Year on(LocalDate payDate) {
        var year = years.get(payDate.getYear());
        if (year == null) {
            throw WithholdingProblem.TAX_YEAR_NOT_AVAILABLE.because(
                    "The pay date %s needs the unemployment tables of %d; loaded are %s"
                            .formatted(payDate, payDate.getYear(), years.keySet()));
        }
        return year;
    }

    /**
     * Wages of the year on which a state's contribution is owed.
     *
     * <p>Refuses as {@link #state} does, and a state without a base of its own for the highest rate.
     *
     * @param highestRate the group is at the highest rate of a state that has a wage base of its own for it
     */
    public Money wageBase(String state, LocalDate payDate, boolean highestRate) {
        var base = state(state, payDate);
        if (!highestRate) {
            return base.wageBase();
        }
        var higher = base.highestRateWageBase();
        if (higher == null) {
            throw UnemploymentProblem.UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE.because(
                    "%s for %d: no wage base of employers at the highest rate is in the table"
                            .formatted(state, payDate.getYear()));
        }
        return higher;
    }

    /**
     * What a state taxes.
     *
     * <p>Refuses {@link UnemploymentProblem#UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE} and
     * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}.
     */
    public StateBase state(String state, LocalDate payDate) {
        var year = on(payDate);
        var base = year.states().get(state);
        if (base == null) {
            throw UnemploymentProblem.UNEMPLOYMENT_WAGE_BASE_NOT_AVAILABLE.because("No wage base of %s for %d: %s"
                    .formatted(state, year.year(), year.refused().getOrDefault(state, "it is not in the table")));
        }
        return base;
    }
}
