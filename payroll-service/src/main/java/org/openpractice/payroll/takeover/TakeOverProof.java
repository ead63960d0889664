package org.openpractice.payroll.takeover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.filing.ReturnFigures;

/**
 * Holds what was taken over against what was stated: each code against the last register, each quarter against its Form 941 as
 * this product makes it of the lines. Line 7 is made as the form says, what was withheld less the employee share of the
 * quarter's wages, so fractions of cents are no difference; the form does not say whether that share is rounded once or for each
 * of lines 5a, 5c and 5d, so line 7 as it was filed, and line 12 with it, may differ by two cents.
 *
 * @param differences figures that do not come to the same
 */
record TakeOverProof(List<Difference> differences) {

    private static final Money ROUNDING_OF_LINE_7 = Money.of("0.02");

    /**
     * A figure that the file and the statement see otherwise.
     *
     * @param figure what it is
     * @param file what the file comes to
     * @param stated what was stated, or what follows from other lines of the file
     * @param difference file less stated
     */
    record Difference(String figure, Money file, Money stated, Money difference) {

        static Difference of(String figure, Money file, Money stated) {
            return new Difference(figure, file, stated, file.minus(stated));
        }

        String told() {
            return "%s: the file comes to %s, stated is %s, difference %s"
                    .formatted(figure, file.amount(), stated.amount(), difference.amount());
        }
    }

    private record Sums(Money wages, Money amount) {}

    /**
     * @param lines of the file
     * @param figures of the returns with the lines among the paid ones
     */
    static TakeOverProof of(TakeOverStatement statement, Collection<TakenOverLine> lines, ReturnFigures figures) {
        var all = new ArrayList<Difference>();
        register(statement, lines, all);
        var stated = new HashMap<Integer, TakeOverStatement.Quarter>();
        statement.quarters().forEach(quarter -> stated.put(quarter.quarter(), quarter));
        for (int number = 1; number <= 4; number++) {
            var ofFile = figures.form941(statement.year(), number);
            var quarter = stated.get(number);
            if (quarter == null) {
                for (var figure : ofFile.entrySet()) {
                    all.add(Difference.of(
                            "quarter %d, which was not stated, line %s".formatted(number, figure.getKey()),
                            figure.getValue(),
                            Money.ZERO));
                }
            } else {
                form941(quarter, ofFile, all);
            }
        }
        all.removeIf(difference -> difference.difference().isZero());
        return new TakeOverProof(List.copyOf(all));
    }

    private static void form941(TakeOverStatement.Quarter quarter, Map<String, Money> ofFile, List<Difference> all) {
        var form = "Form 941 of quarter %d, line ".formatted(quarter.quarter());
        var cents = quarter.line7() == null ? Money.ZERO : fractionsOfCents(ofFile, quarter.line7());
        for (var figure : quarter.figures()) {
            var file = ofFile.getOrDefault(figure.getKey(), Money.ZERO);
            boolean hasCents = figure.getKey().equals("7") || figure.getKey().equals("12");
            all.add(Difference.of(form + figure.getKey(), hasCents ? file.plus(cents) : file, figure.getValue()));
        }
        all.add(Difference.of(
                form + "2, by " + ReturnFigures.PAY,
                ofFile.getOrDefault(ReturnFigures.PAY, Money.ZERO),
                quarter.line2()));
    }

    /** By how much line 7 as it was filed is more than as it is made here, where no more than rounding makes the difference. */
    private static Money fractionsOfCents(Map<String, Money> ofFile, Money line7) {
        var more = line7.minus(ofFile.getOrDefault("7", Money.ZERO));
        return Math.abs(more.cents()) <= ROUNDING_OF_LINE_7.cents() ? more : Money.ZERO;
    }

    private static void register(TakeOverStatement statement, Collection<TakenOverLine> lines, List<Difference> all) {
        var sums = new TreeMap<String, Sums>();
        lines.forEach(line -> sums.merge(
                line.code(),
                new Sums(line.wagesOrZero(), line.amount()),
                (a, b) -> new Sums(a.wages().plus(b.wages()), a.amount().plus(b.amount()))));
        for (var total : statement.register()) {
            var file = sums.remove(total.code());
            add(total.code(), file == null ? new Sums(Money.ZERO, Money.ZERO) : file, total, all);
        }
        sums.forEach((code, sum) -> add(code, sum, new TakeOverStatement.Total(code, Money.ZERO, Money.ZERO), all));
    }

    private static void add(String code, Sums file, TakeOverStatement.Total stated, List<Difference> all) {
        all.add(Difference.of("register, " + code + ", wages", file.wages(), stated.wages()));
        all.add(Difference.of("register, " + code + ", amount", file.amount(), stated.amount()));
    }

    /** Refuses {@link TakeOverProblem#TAKE_OVER_NOT_PROVED}. */
    void require() {
        if (!differences.isEmpty()) {
            throw TakeOverProblem.TAKE_OVER_NOT_PROVED.because(
                    "%d figures differ, nothing was taken over. %s"
                            .formatted(
                                    differences.size(), differences.getFirst().told()),
                    Map.of("differences", differences));
        }
    }
}
