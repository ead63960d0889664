package org.openpractice.payroll.statetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.table.ControlTotals;

/**
 * Every figure of every state in the shared reference file stands in our tables, and ours have no other. Skipped where
 * the file is not at hand.
 */
class StateReferenceTest {

    private static final Path FILE = Path.of(Optional.ofNullable(System.getenv("OPENPRACTICE_SHARED_DATA"))
                    .or(() -> Optional.ofNullable(System.getProperty("OPENPRACTICE_SHARED_DATA")))
                    .orElse(System.getProperty("project.root", "..") + "/../shared/data"))
            .resolve("withholding/states-2026.json");

    /** What our tables have besides: how they are checked, which day counts the prose of the publication states. */
    private static final Set<String> OURS =
            Set.of("controlTotal", "continuityWithin", "higherContinuityWithin", "againstAnnual", "unprinted");

    private static final Map<String, Set<String>> STATED_IN_PROSE = Map.of(
            "DC", Set.of("periods/daily"),
            "DE", Set.of("periods/daily"),
            "GA", Set.of("periods/daily"),
            "IA", Set.of("creditEach"),
            "ND", Set.of("nothingBelow"),
            "NE", Set.of("atLeast/rate", "atLeast/employersOfMoreThan"));

    @Test
    void hasEveryFigureOfTheReferenceAndNoOther() throws IOException {
        assumeTrue(Files.isRegularFile(FILE), "Skipped: no file " + FILE + " (set OPENPRACTICE_SHARED_DATA)");
        var reference = JsonMapper.builder().build().readTree(Files.readString(FILE));
        var editions = new TreeMap<String, List<JsonNode>>();
        for (var entry : reference.path("records")) {
            if (entry.path("jurisdiction")
                    .asText()
                    .equals("US-" + entry.path("state").asText())) {
                editions.computeIfAbsent(entry.path("state").asText(), state -> new ArrayList<>())
                        .add(entry);
            }
        }
        assertThat(editions.keySet()).containsExactlyElementsOf(StateTables.STATES);
        int figures = 0;
        for (var state : editions.entrySet()) {
            var ours = StateTables.file(state.getKey());
            if (!ours.path("taxesWages").asBoolean()) {
                assertThat(state.getValue().getFirst().path("method").asText()).isEqualTo("none");
                continue;
            }
            var mine = ourEditions(ours);
            assertThat(mine).as(state.getKey()).hasSameSizeAs(state.getValue());
            for (int i = 0; i < mine.size(); i++) {
                var expected = theirFigures(state.getValue().get(i));
                assertThat(ourFigures(state.getKey(), mine.get(i)))
                        .as(state.getKey() + " edition " + (i + 1))
                        .containsExactlyInAnyOrderEntriesOf(expected);
                figures += expected.size();
                assertDates(state.getKey(), ours, mine.get(i), state.getValue().get(i));
            }
        }
        assertThat(figures).isGreaterThan(5000);
    }

    private static void assertDates(String state, JsonNode file, JsonNode ours, JsonNode theirs) {
        var key = file.path("dateKey").asText().replace("_", "");
        assertThat(key).isEqualToIgnoringCase(theirs.path("dateKey").asText());
        if (theirs.path("effectiveFrom").isNull()) {
            // The date was not seen: the days on which it may lie are refused.
            assertThat(file.path("notYet").size()).as(state).isPositive();
            return;
        }
        if (ours.has("effectiveFrom")) {
            assertThat(ours.path("effectiveFrom").asText())
                    .as(state)
                    .isEqualTo(theirs.path("effectiveFrom").asText());
            assertThat(ours.path("effectiveTo").asText(null))
                    .as(state)
                    .isEqualTo(theirs.path("effectiveTo").asText(null));
        }
    }

    /** North Dakota keeps two tables of one edition together. */
    private static List<JsonNode> ourEditions(JsonNode file) {
        var editions = new ArrayList<JsonNode>();
        for (var edition : file.path("editions")) {
            if (edition.has("from2020")) {
                editions.add(edition.path("from2020"));
                editions.add(edition.path("before2020"));
            } else {
                editions.add(edition);
            }
        }
        return editions;
    }

    private static Map<String, BigDecimal> ourFigures(String state, JsonNode edition) {
        var figures = new TreeMap<String, BigDecimal>();
        collect(edition, "", figures);
        STATED_IN_PROSE.getOrDefault(state, Set.of()).forEach(figures::remove);
        figures.remove("edition");
        var renamed = new TreeMap<String, BigDecimal>();
        figures.forEach((path, figure) -> renamed.put(theirName(state, path), figure));
        return renamed;
    }

    private static String theirName(String state, String path) {
        return path.replaceFirst("^schedules/", "statuses/")
                .replaceFirst("^printed/(\\w+)/brackets/", "printedPercentageTables/$1/")
                .replaceFirst("^(\\w+ByAllowances)/(\\w+)/amounts/", "$1/$2/")
                .replaceFirst("^methodIII/(\\w+)/rows/", "methodIII/$1/")
                .replaceFirst("^nothingBelowMonthly$", "minimumPerMonth")
                .replaceFirst("^nothingBelow$", "minimumPerPayment")
                .replaceFirst("^periods/daily$", state.equals("NJ") ? "periodsPerYear/daily" : "dailyPeriods")
                .replaceFirst("^supplemental/bonusAndStock$", "supplementalRate/bonusesAndStockOptions")
                .replaceFirst(
                        "^supplemental/rate$",
                        state.equals("MD") ? "supplementalRate/lumpSumAnnualBonusState" : "supplementalRate")
                .replaceFirst("^supplemental/", "supplementalRate/");
    }

    private static Map<String, BigDecimal> theirFigures(JsonNode entry) {
        var figures = new TreeMap<String, BigDecimal>();
        collect(entry, "", figures);
        for (var floor : entry.path("withholdingFloor").properties()) {
            assertThat(figures.remove("withholdingFloor/" + floor.getKey()))
                    .isEqualByComparingTo(figures.get("periodAmounts/" + floor.getKey() + "/noWithholdingBelow"));
        }
        return figures;
    }

    private static void collect(JsonNode node, String path, Map<String, BigDecimal> figures) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, figures);
            }
            return;
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                if (!OURS.contains(field.getKey())) {
                    var name = isPeriod(field.getKey()) ? field.getKey().toLowerCase(Locale.ROOT) : field.getKey();
                    collect(field.getValue(), path.isEmpty() ? name : path + "/" + name, figures);
                }
            }
            return;
        }
        if (node.isNumber() || (node.isTextual() && ControlTotals.isNumber(node.asText()))) {
            figures.put(path, new BigDecimal(node.asText()).stripTrailingZeros());
        }
    }

    private static boolean isPeriod(String name) {
        for (var period : TablePeriod.values()) {
            if (period.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
