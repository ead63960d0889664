package org.openpractice.payroll.overtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFile;

/** Overtime law as data, by state and by the day from which it holds. */
public final class OvertimeRules {

    private static final BigDecimal ONE_AND_A_HALF = new BigDecimal("1.5");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * Least weekly salary of an exempt employee.
     *
     * @param source where it is printed
     */
    public record ExemptSalary(LocalDate effectiveFrom, Money weekly, String source) {}

    private final TreeMap<LocalDate, ExemptSalary> exemptSalaries = new TreeMap<>();
    private final Map<String, TreeMap<LocalDate, StateOvertime>> states = new HashMap<>();
    private final Map<String, String> notKept = new HashMap<>();

    private OvertimeRules() {}

    /**
     * Reads and checks the rules.
     *
     * @throws IllegalStateException when they contradict themselves; names the row
     */
    public static OvertimeRules load() {
        return read(TableFile.read("overtime"));
    }

    static OvertimeRules read(JsonNode file) {
        var rules = new OvertimeRules();
        for (var row : file.path("exemptWeeklySalary")) {
            var from = date("exemptWeeklySalary", row);
            var salary = new ExemptSalary(
                    from,
                    Money.of(number("exemptWeeklySalary " + from, row, "amount")),
                    row.path("source").asText());
            checkControlTotal("exemptWeeklySalary " + from, row, salary.weekly().decimal());
            rules.exemptSalaries.put(from, salary);
        }
        for (var row : file.path("states")) {
            var rule = state(row);
            rules.states
                    .computeIfAbsent(rule.state(), unused -> new TreeMap<>())
                    .put(rule.effectiveFrom(), rule);
        }
        file.path("notKept")
                .forEach(row -> rules.notKept.put(
                        row.path("state").asText(), row.path("because").asText()));
        if (rules.exemptSalaries.isEmpty() || rules.states.isEmpty()) {
            throw new IllegalStateException("Table overtime: a salary test and states are expected");
        }
        return rules;
    }

    private static StateOvertime state(JsonNode row) {
        var state = row.path("state").asText();
        var from = date(state, row);
        var name = state + " " + from;
        var sum = number(name, row, "weeklyAbove");
        var steps = new ArrayList<StateOvertime.Step>();
        for (var step : row.path("daily")) {
            var read = new StateOvertime.Step(number(name, step, "above"), number(name, step, "factor"));
            if (read.factor().compareTo(ONE_AND_A_HALF) != 0 && read.factor().compareTo(TWO) != 0) {
                throw refused(name, "a factor is 1.5 or 2, not " + read.factor());
            }
            if (!steps.isEmpty() && steps.getLast().above().compareTo(read.above()) >= 0) {
                throw refused(name, "the steps of a day ascend");
            }
            steps.add(read);
            sum = sum.add(read.above()).add(read.factor());
        }
        var consecutive = row.has("consecutiveAbove") ? number(name, row, "consecutiveAbove") : null;
        sum = consecutive == null ? sum : sum.add(consecutive);
        StateOvertime.SeventhDay seventhDay = null;
        if (row.has("seventhDay")) {
            var seventh = row.path("seventhDay");
            var twice = seventh.has("doubleAbove") ? number(name, seventh, "doubleAbove") : null;
            sum = twice == null ? sum : sum.add(twice);
            seventhDay =
                    new StateOvertime.SeventhDay(seventh.path("onlyAboveWeekly").asBoolean(), twice);
        }
        var below = row.has("dailyOnlyBelowRate") ? Money.of(number(name, row, "dailyOnlyBelowRate")) : null;
        sum = below == null ? sum : sum.add(below.decimal());
        checkControlTotal(name, row, sum);
        if (row.path("source").asText().isEmpty()) {
            throw refused(name, "the source is named");
        }
        return new StateOvertime(
                state,
                from,
                row.path("source").asText(),
                number(name, row, "weeklyAbove"),
                steps,
                consecutive,
                seventhDay,
                below,
                row.path("bonusOverStraightHours").asBoolean());
    }

    private static void checkControlTotal(String row, JsonNode node, BigDecimal sum) {
        var expected = number(row, node, "controlTotal");
        if (sum.compareTo(expected) != 0) {
            throw refused(
                    row,
                    "the numbers add up to the control total: %s is not %s"
                            .formatted(sum.toPlainString(), expected.toPlainString()));
        }
    }

    private static LocalDate date(String row, JsonNode node) {
        try {
            return LocalDate.parse(node.path("effectiveFrom").asText());
        } catch (DateTimeException e) {
            throw refused(row, "effectiveFrom is a date", e);
        }
    }

    private static BigDecimal number(String row, JsonNode node, String field) {
        try {
            return new BigDecimal(node.path(field).asText());
        } catch (NumberFormatException e) {
            throw refused(row, field + " is a number", e);
        }
    }

    private static IllegalStateException refused(String row, String identity) {
        return new IllegalStateException("Table overtime, " + row + ": expected that " + identity);
    }

    private static IllegalStateException refused(String row, String identity, Throwable cause) {
        return new IllegalStateException("Table overtime, " + row + ": expected that " + identity, cause);
    }

    /**
     * What the state owes beyond the federal law on a day; empty for a state that owes no more.
     *
     * <p>Refuses {@link OvertimeProblem#STATE_OVERTIME_NOT_AVAILABLE}.
     */
    public Optional<StateOvertime> state(String state, LocalDate day) {
        var because = notKept.get(state);
        if (because != null) {
            throw OvertimeProblem.STATE_OVERTIME_NOT_AVAILABLE.because(state + ": " + because);
        }
        var versions = states.get(state);
        if (versions == null) {
            return Optional.empty();
        }
        var version = versions.floorEntry(day);
        if (version == null) {
            throw OvertimeProblem.STATE_OVERTIME_NOT_AVAILABLE.because(
                    "%s: the law is kept from %s on".formatted(state, versions.firstKey()));
        }
        return Optional.of(version.getValue());
    }

    /** The salary test on a day; the earliest kept one for days before it. */
    public ExemptSalary exemptSalary(LocalDate day) {
        var version = exemptSalaries.floorEntry(day);
        return (version == null ? exemptSalaries.firstEntry() : version).getValue();
    }

    /** Every rule of a state, earliest first. */
    public List<StateOvertime> versions(String state) {
        return List.copyOf(states.getOrDefault(state, new TreeMap<>()).values());
    }
}
