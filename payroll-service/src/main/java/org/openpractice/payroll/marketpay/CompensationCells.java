package org.openpractice.payroll.marketpay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * Averages of total compensation by position or specialty that reveal nobody: pure. A cell of fewer than five people is
 * not told; and when exactly one cell would be left out, the smallest of the others is left out with it, so that nobody
 * gets at it by subtracting the others from a total known elsewhere.
 */
final class CompensationCells {

    /** People that a cell has at least. */
    public static final int LEAST_PEOPLE = 5;

    /**
     * One person's year.
     *
     * @param cell position or specialty
     */
    public record Year(String cell, Money salary, Money bonus, Money employerTaxes, Money retirement, Money benefits) {

        Money total() {
            return salary.plus(bonus).plus(employerTaxes).plus(retirement).plus(benefits);
        }
    }

    /**
     * Averages of a cell, to the cent, half up.
     *
     * @param people null when the cell is not told
     */
    public record Cell(
            String cell,
            @Nullable Integer people,
            @Nullable Money salary,
            @Nullable Money bonus,
            @Nullable Money employerTaxes,
            @Nullable Money retirement,
            @Nullable Money benefits,
            @Nullable Money total) {

        static Cell silent(String cell) {
            return new Cell(cell, null, null, null, null, null, null, null);
        }
    }

    private CompensationCells() {}

    /** Cells in the order of their names. */
    public static List<Cell> of(List<Year> years) {
        Map<String, List<Year>> byCell = new TreeMap<>();
        years.forEach(year ->
                byCell.computeIfAbsent(year.cell(), cell -> new ArrayList<>()).add(year));
        var silent = byCell.entrySet().stream()
                .filter(cell -> cell.getValue().size() < LEAST_PEOPLE)
                .map(Map.Entry::getKey)
                .toList();
        var left = new ArrayList<>(silent);
        if (silent.size() == 1) {
            byCell.entrySet().stream()
                    .filter(cell -> !silent.contains(cell.getKey()))
                    .min(Comparator.comparingInt(cell -> cell.getValue().size()))
                    .ifPresent(cell -> left.add(cell.getKey()));
        }
        return byCell.entrySet().stream()
                .map(cell -> left.contains(cell.getKey())
                        ? Cell.silent(cell.getKey())
                        : told(cell.getKey(), cell.getValue()))
                .toList();
    }

    private static Cell told(String cell, List<Year> years) {
        return new Cell(
                cell,
                years.size(),
                average(years.stream().map(Year::salary).toList()),
                average(years.stream().map(Year::bonus).toList()),
                average(years.stream().map(Year::employerTaxes).toList()),
                average(years.stream().map(Year::retirement).toList()),
                average(years.stream().map(Year::benefits).toList()),
                average(years.stream().map(Year::total).toList()));
    }

    private static Money average(List<Money> amounts) {
        return Money.of(
                Money.sum(amounts).decimal().divide(BigDecimal.valueOf(amounts.size()), 2, RoundingMode.HALF_UP));
    }
}
