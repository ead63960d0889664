package org.openpractice.payroll.finalpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openpractice.platform.table.TableFile;

/** The states' rules about final pay, from {@code tables/final-pay.json}, each row with statute, source and mark. */
final class FinalPayRules {

    /**
     * One state's rules from a day on.
     *
     * @param mark {@code S} seen in a public source, {@code M} from memory, {@code CONFLICT} where sources differ
     * @param note what is not assumed, or why sources differ; empty for none
     */
    record Row(
            String state,
            LocalDate effectiveFrom,
            String statute,
            String source,
            String mark,
            String note,
            Map<SeparationKind, PaydayRule> rules) {}

    /** The table contradicts itself; the service does not start with it. */
    public static final class RulesRefused extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        RulesRefused(String row, String reason) {
            super("Table final-pay, " + row + ": " + reason);
        }
    }

    private static final int JURISDICTIONS = 51;
    private static final FinalPayRules LOADED = load();

    private final Map<String, TreeMap<LocalDate, Row>> states = new HashMap<>();

    private FinalPayRules() {}

    /** The table of this release. */
    public static FinalPayRules loaded() {
        return LOADED;
    }

    private static FinalPayRules load() {
        return read(TableFile.read("final-pay"));
    }

    /** @throws RulesRefused naming the row that contradicts itself */
    static FinalPayRules read(JsonNode file) {
        var read = new FinalPayRules();
        for (var row : file.path("states")) {
            var state = row.path("state").asText();
            long figures =
                    figures(row.path("discharge")) + figures(row.path("layoff")) + figures(row.path("resignation"));
            if (figures != Long.parseLong(row.path("controlTotal").asText("-1"))) {
                throw new RulesRefused(
                        "state " + state,
                        "its figures add up to %d, its control total is %s"
                                .formatted(figures, row.path("controlTotal").asText()));
            }
            try {
                var from = LocalDate.parse(row.path("effectiveFrom").asText());
                read.states
                        .computeIfAbsent(state, key -> new TreeMap<>())
                        .put(
                                from,
                                new Row(
                                        state,
                                        from,
                                        row.path("statute").asText(),
                                        row.path("source").asText(),
                                        row.path("mark").asText(),
                                        row.path("note").asText(),
                                        Map.of(
                                                SeparationKind.DISCHARGE, PaydayRule.read(row.path("discharge")),
                                                SeparationKind.LAYOFF, PaydayRule.read(row.path("layoff")),
                                                SeparationKind.RESIGNATION, PaydayRule.read(row.path("resignation")))));
            } catch (IllegalArgumentException e) {
                throw new RulesRefused("state " + state, String.valueOf(e.getMessage()));
            }
        }
        if (read.states.size() != JURISDICTIONS) {
            throw new RulesRefused("states", read.states.size() + " of " + JURISDICTIONS + " jurisdictions");
        }
        return read;
    }

    Set<String> jurisdictions() {
        return Set.copyOf(states.keySet());
    }

    /** Refuses {@link FinalPayProblem#FINAL_PAY_RULE_NOT_AVAILABLE}: an unknown state is never taken for another. */
    Row row(String state, LocalDate lastDay) {
        var rows = states.get(state);
        var row = rows == null ? null : rows.floorEntry(lastDay);
        if (row == null) {
            throw FinalPayProblem.FINAL_PAY_RULE_NOT_AVAILABLE.because(
                    "No rule about final pay is loaded for %s on %s".formatted(state, lastDay));
        }
        return row.getValue();
    }

    private static long figures(JsonNode node) {
        if (node.isContainerNode()) {
            long sum = 0;
            for (var child : node) {
                sum += figures(child);
            }
            return sum;
        }
        var text = node.asText();
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit) ? Long.parseLong(text) : 0;
    }
}
