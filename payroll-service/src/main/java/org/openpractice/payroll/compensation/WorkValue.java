package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a line of a claim is worth under a contract: pure, from the terms and the rows of the pinned schedule. */
final class WorkValue {

    /** Places to which credited work is kept. */
    static final int PLACES = 4;

    /** Parts of a service that have rows of their own in the schedule (PPRRVU, column MOD). */
    private static final Set<String> COMPONENTS = Set.of("26", "TC");

    /**
     * Modifiers that change how much of the work was done (CPT appendix A); a contract that says nothing about one leaves
     * the line without a value rather than with a likely one.
     */
    private static final Set<String> CHANGE_THE_WORK =
            Set.of("22", "50", "51", "52", "53", "54", "55", "56", "62", "66", "78", "80", "81", "82", "AS");

    /**
     * A line.
     *
     * @param designatedHealthService what whoever sent it says; null for what the schedule says
     */
    public record Line(
            LineStage stage,
            String procedureCode,
            List<String> modifiers,
            BigDecimal units,
            boolean personallyPerformed,
            @Nullable Boolean designatedHealthService) {}

    /** A row of a schedule. */
    public record Rvu(BigDecimal workRvu, boolean designatedHealthService) {}

    /** Rows of one code by modifier; the row without a modifier under the empty one. */
    public interface Schedule {
        Optional<Rvu> row(String procedureCode, String modifier);
    }

    /** What becomes of a line. */
    public sealed interface Outcome {
        String explanation();
    }

    /** @param quantity work RVUs: that of the row times units times factor, to four places */
    public record Credited(BigDecimal workRvu, BigDecimal factor, BigDecimal quantity, String explanation)
            implements Outcome {}

    /** The contract gives nothing for the line. */
    public record NotCredited(String explanation) implements Outcome {}

    /** The line has no value yet; somebody must look at it. */
    public record Unpriced(String explanation) implements Outcome {}

    private WorkValue() {}

    /** Values a line. */
    public static Outcome of(ContractTerms terms, Schedule schedule, Line line) {
        if (line.stage() != terms.counts()) {
            return new NotCredited("the contract counts " + terms.counts() + " lines");
        }
        String component = "";
        for (var modifier : line.modifiers()) {
            if (schedule.row(line.procedureCode(), modifier).isPresent()) {
                component = modifier;
                break;
            }
        }
        var row = schedule.row(line.procedureCode(), component);
        if (row.isEmpty()) {
            return new Unpriced(
                    "the schedule of %d has no row for %s".formatted(terms.scheduleYear(), line.procedureCode()));
        }
        boolean designated = line.designatedHealthService() == null
                ? row.get().designatedHealthService()
                : line.designatedHealthService();
        if (!line.personallyPerformed()) {
            if (designated) {
                return new NotCredited("a designated health service that somebody else performed (42 USC 1395nn)");
            }
            if (terms.credited() == ContractTerms.CreditedWork.PERSONALLY_PERFORMED) {
                return new NotCredited("somebody else performed it");
            }
        }
        return value(terms.scheduleYear(), terms.factors(), row.get().workRvu(), component, line);
    }

    private static Outcome value(
            int year, Map<String, BigDecimal> factors, BigDecimal workRvu, String component, Line line) {
        var factor = BigDecimal.ONE;
        var explanation = new StringBuilder("schedule of ")
                .append(year)
                .append(": ")
                .append(line.procedureCode())
                .append(component.isEmpty() ? "" : "-" + component)
                .append(' ')
                .append(workRvu.toPlainString())
                .append(" x ")
                .append(line.units().stripTrailingZeros().toPlainString())
                .append(line.units().compareTo(BigDecimal.ONE) == 0 ? " unit" : " units");
        for (var modifier : line.modifiers()) {
            var own = factors.get(modifier);
            if (modifier.equals(component)) {
                continue;
            }
            if (own != null) {
                factor = factor.multiply(own);
                explanation
                        .append(" x ")
                        .append(own.toPlainString())
                        .append(" (modifier ")
                        .append(modifier)
                        .append(')');
            } else if (COMPONENTS.contains(modifier)) {
                return new Unpriced(
                        "the schedule of %d has no row for %s-%s".formatted(year, line.procedureCode(), modifier));
            } else if (CHANGE_THE_WORK.contains(modifier)) {
                return new Unpriced("the contract does not say what modifier %s is worth".formatted(modifier));
            }
        }
        var quantity = workRvu.multiply(line.units()).multiply(factor).setScale(PLACES, RoundingMode.HALF_UP);
        return new Credited(workRvu, factor, quantity, explanation.toString());
    }
}
