package org.openpractice.payroll.statetax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/withholding-conditions.md} and the tables of the states say the same: no condition stands in words alone. */
class WithholdingConditionsPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("project.root", ".."), "docs", "withholding-conditions.md");

    /** Words by which a text of a table puts a condition. */
    private static final Pattern CONDITION = Pattern.compile(
            "\\b(only|unless|if|where|when|below|under|until|while|except|evidence|at most|not seen|not confirmed|doubtful"
                    + "|qualifies|apart|any other|before|residents?|expires)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final StateTables TABLES = StateTables.load();

    @Test
    void namesEveryClaimOfExemptionWithItsEndAndNoOther() throws IOException {
        var expected = new TreeSet<String>();
        for (var state : StateTables.STATES) {
            TABLES.form(state)
                    .exemptions()
                    .forEach((ground, claim) -> expected.add("| %s | %s | %s | %s |"
                            .formatted(
                                    state, ground, claim.says(), claim.until().told())));
        }
        var onPage = new TreeSet<String>();
        for (var row : section("Claims of exemption")) {
            onPage.add(row.substring(0, row.lastIndexOf('|', row.length() - 2) + 1));
        }
        assertThat(onPage).isEqualTo(expected).hasSizeGreaterThan(45);
    }

    @Test
    void saysOfEachClaimWhatTheCodeDoes() throws IOException {
        for (var row : section("Claims of exemption")) {
            var cells = row.split("\\|");
            var claim = TABLES.form(cells[1].strip()).exemptions().get(cells[2].strip());
            var said = cells[5].strip();
            assertThat(said)
                    .as(row)
                    .startsWith(
                            switch (claim.until()) {
                                case ExemptionClaim.Until.NotConfirmed year -> "refused by name";
                                case ExemptionClaim.Until.Lasts lasts -> "asked for";
                                default -> "enforced";
                            });
            assertThat(said.contains("federal form")).as(row).isEqualTo(claim.withFederal());
            assertThat(said.contains("residents")).as(row).isEqualTo(claim.residentsOnly());
            assertThat(said.contains("wages of the year"))
                    .as(row)
                    .isEqualTo(claim.wagesOfYear().isPresent());
        }
    }

    @Test
    void namesEveryShareOfANonresident() throws IOException {
        var expected = new TreeSet<String>();
        for (var state : StateTables.STATES) {
            TABLES.form(state)
                    .share()
                    .ifPresent(
                            share -> expected.add("| %s | %s | %s |".formatted(state, share.says(), share.source())));
        }
        assertThat(new TreeSet<>(section("Share of a nonresident"))).isEqualTo(expected);
    }

    /** A text with a condition comes into a table only together with what becomes of it. */
    @Test
    void namesEveryOtherTextThatPutsACondition() throws IOException {
        var rows = section("Other words in the tables of states");
        var missing = new ArrayList<String>();
        for (var state : StateTables.STATES) {
            for (var text : texts(StateTables.file(state))) {
                var row = "| %s | %s |".formatted(state, text);
                if (rows.stream().noneMatch(known -> known.startsWith(row))) {
                    missing.add(row);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(rows)
                .allMatch(row -> row.matches(".*\\| (enforced|asked for|refused by name|the figures as printed).*"));
    }

    private static List<String> texts(JsonNode node) {
        var found = new ArrayList<String>();
        for (var field : node.properties()) {
            boolean shownElsewhere =
                    field.getKey().equals("exemptions") || field.getKey().equals("share");
            if (!shownElsewhere) {
                add(found, field.getValue());
            }
        }
        return found;
    }

    private static void add(List<String> found, JsonNode value) {
        if (value.isObject()) {
            found.addAll(texts(value));
        } else if (value.isArray()) {
            value.forEach(element -> add(found, element));
        } else if (value.isTextual() && CONDITION.matcher(value.asText()).find()) {
            found.add(value.asText());
        }
    }

    /** Rows of the table below a heading. */
    private static List<String> section(String heading) throws IOException {
        var rows = new ArrayList<String>();
        boolean inside = false;
        for (var line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                inside = line.equals("## " + heading);
            } else if (inside && line.startsWith("| ") && !line.startsWith("| state ")) {
                rows.add(line);
            }
        }
        return rows;
    }
}
