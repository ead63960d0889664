package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.platform.table.TableFile;
import org.openpractice.platform.table.TableRefused;

/** The tables hold their own identities, and no digit of them can be wrong without the start being refused. */
class TaxTablesTest {

    private static final Set<String> TEXT_FIELDS = Set.of("source", "name", "code", "state", "table");

    @Test
    void loadsEveryTable() {
        assertThatCode(TaxTables::load).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"federal-2025", "federal-2026"})
    void refusesEveryWrongDigitOfEveryNumber(String name) {
        int tried = 0;
        for (var place : numbers(TableFile.read(name))) {
            for (int position = 0; position < place.text.length(); position++) {
                char right = place.text.charAt(position);
                if (!Character.isDigit(right)) {
                    continue;
                }
                for (char wrong = '0'; wrong <= '9'; wrong++) {
                    if (wrong == right) {
                        continue;
                    }
                    var file = TableFile.read(name);
                    var mutated = place.text.substring(0, position) + wrong + place.text.substring(position + 1);
                    numbers(file).get(place.index).replaceWith.accept(mutated);
                    assertThatThrownBy(() -> FederalTable.read(name, file))
                            .as("%s %s written %s", name, place.path, mutated)
                            .isInstanceOf(TableRefused.class)
                            .hasMessageContaining(name);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void namesTableRowAndIdentityOfAWrongBase() {
        var file = (ObjectNode) TableFile.read("federal-2025");
        // The wrong top base that one public transcription carries.
        ((ObjectNode) file.path("standard")
                        .path("SINGLE_OR_MARRIED_FILING_SEPARATELY")
                        .path(7))
                .put("base", "183647.25");
        assertThatThrownBy(() -> FederalTable.read("federal-2025", file))
                .hasMessageContaining("federal-2025, standard SINGLE_OR_MARRIED_FILING_SEPARATELY")
                .hasMessageContaining("row 8 (from 632750)")
                .hasMessageContaining("183647.25 is not 188769.75")
                .hasMessageContaining("continuity");
    }

    @Test
    void namesARowWhoseStep2ThresholdDoesNotFollowFromTheStandardOne() {
        var file = (ObjectNode) TableFile.read("federal-2026");
        ((ObjectNode) file.path("step2Checked").path("HEAD_OF_HOUSEHOLD").path(3)).put("from", "45801");
        assertThatThrownBy(() -> FederalTable.read("federal-2026", file))
                .hasMessageContaining("step2Checked HEAD_OF_HOUSEHOLD")
                .hasMessageContaining("row 4")
                .hasMessageContaining("half of the standard threshold plus line 1g");
    }

    @Test
    void refusesATableWithoutAField() {
        var file = (ObjectNode) TableFile.read("federal-2026");
        file.remove("medicare");
        assertThatThrownBy(() -> FederalTable.read("federal-2026", file))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("medicare is missing");
    }

    @Test
    void keepsThePrintedBasesOfTheSingleStep2TableWhereContinuityIsOff() {
        var rows = TaxTables.load()
                .federal(LocalDate.of(2026, 1, 2))
                .rows(FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY, true);
        assertThat(rows.get(5).base()).isEqualByComparingTo("20512");
        assertThat(rows.get(7).base()).isEqualByComparingTo("96489.63");
    }

    @Test
    void refusesAPayDateOf2027AndOf2024ByName() {
        var tables = TaxTables.load();
        assertThatThrownBy(() -> tables.federal(LocalDate.of(2027, 1, 1)))
                .hasMessageContaining("2027")
                .hasMessageContaining("[2025, 2026]");
        assertThatThrownBy(() -> tables.federal(LocalDate.of(2024, 12, 31))).hasMessageContaining("2024");
        assertThatCode(() -> tables.federal(LocalDate.of(2026, 12, 31))).doesNotThrowAnyException();
    }

    private record Place(int index, String path, String text, Consumer<String> replaceWith) {}

    private static List<Place> numbers(JsonNode file) {
        var places = new ArrayList<Place>();
        collect(file, "", places);
        return places;
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var value = field.getValue();
                var here = path + "/" + field.getKey();
                if (value.isInt()) {
                    places.add(new Place(
                            places.size(),
                            here,
                            value.asText(),
                            text -> object.set(field.getKey(), IntNode.valueOf(Integer.parseInt(text)))));
                } else if (value.isTextual() && !TEXT_FIELDS.contains(field.getKey())) {
                    places.add(new Place(
                            places.size(),
                            here,
                            value.asText(),
                            text -> object.set(field.getKey(), TextNode.valueOf(text))));
                } else {
                    collect(value, here, places);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), path + "/" + i, places);
            }
        }
    }
}
