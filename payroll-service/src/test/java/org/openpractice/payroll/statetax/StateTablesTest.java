package org.openpractice.payroll.statetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.platform.table.TableRefused;

/** The states' tables hold their own identities, and no digit can be wrong without the start being refused. */
class StateTablesTest {

    private record Place(String path, String text, Consumer<String> replaceWith) {}

    static Stream<String> states() {
        return StateTables.STATES.stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void refusesEveryWrongDigitOfEveryNumberAndDate(String state) {
        var file = StateTables.file(state);
        int tried = 0;
        for (var place : numbers(file)) {
            for (int position = 0; position < place.text.length(); position++) {
                char right = place.text.charAt(position);
                if (!Character.isDigit(right)) {
                    continue;
                }
                for (int other : new int[] {1, 5}) {
                    char wrong = (char) ('0' + (right - '0' + other) % 10);
                    var mutated = place.text.substring(0, position) + wrong + place.text.substring(position + 1);
                    place.replaceWith.accept(mutated);
                    if (!refused(state, file)) {
                        throw new AssertionError(
                                "%s%s written %s was not refused".formatted(state, place.path, mutated));
                    }
                    tried++;
                }
            }
            place.replaceWith.accept(place.text);
        }
        assertThat(tried).isGreaterThan(50);
        StateTaxes.read(state, file);
    }

    private static boolean refused(String state, JsonNode file) {
        try {
            StateTaxes.read(state, file);
            return false;
        } catch (TableRefused refused) {
            return String.valueOf(refused.getMessage()).contains("state " + state);
        }
    }

    @Test
    void namesTheRowAndTheContinuityOfAWrongBaseWhoseControlTotalWasMended() {
        var file = StateTables.file("MO");
        var schedule =
                (ObjectNode) file.path("editions").get(0).path("schedules").path("head_household");
        ((ObjectNode) schedule.path("brackets").get(5)).put("base", "158");
        schedule.put("controlTotal", plus(schedule, "10"));
        assertThatThrownBy(() -> StateTaxes.read("MO", file))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("state MO, editions 1 schedules head_household, row 6 (over 6740)")
                .hasMessageContaining("continuity")
                .hasMessageContaining("158 is not 148.18");
    }

    @Test
    void namesThePeriodWhoseColumnIsNotAPartOfTheYear() {
        var file = StateTables.file("VT");
        var weekly = (ObjectNode) file.path("editions")
                .get(0)
                .path("schedules")
                .path("married")
                .path("periods")
                .path("WEEKLY");
        weekly.put("exemption", "104.85");
        weekly.put("controlTotal", plus(weekly, "1"));
        assertThatThrownBy(() -> StateTaxes.read("VT", file))
                .hasMessageContaining("state VT, editions 1 schedules married periods WEEKLY, exemption 1")
                .hasMessageContaining("the annual one / 52");
    }

    @Test
    void refusesAFieldThatItDoesNotKnowAndOneThatIsMissing() {
        var file = StateTables.file("KY");
        ((ObjectNode) file.path("editions").get(0)).put("roudning", "CENT");
        assertThatThrownBy(() -> StateTaxes.read("KY", file)).hasMessageContaining("field roudning");
        var other = StateTables.file("KY");
        ((ObjectNode) other.path("editions").get(0).path("round")).remove("period");
        assertThatThrownBy(() -> StateTaxes.read("KY", other)).hasMessageContaining("field period is missing");
    }

    private static String plus(JsonNode node, String more) {
        return new java.math.BigDecimal(node.path("controlTotal").asText())
                .add(new java.math.BigDecimal(more))
                .toPlainString();
    }

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
                if (isNumberOrDate(value)) {
                    places.add(new Place(
                            here, value.asText(), text -> object.set(field.getKey(), TextNode.valueOf(text))));
                } else {
                    collect(value, here, places);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                if (isNumberOrDate(array.get(i))) {
                    places.add(new Place(
                            path + "/" + i, array.get(i).asText(), text -> array.set(index, TextNode.valueOf(text))));
                } else {
                    collect(array.get(i), path + "/" + i, places);
                }
            }
        }
    }

    private static boolean isNumberOrDate(JsonNode value) {
        return value.isNumber()
                || (value.isTextual()
                        && (value.asText().matches("\\d+(\\.\\d+)?")
                                || value.asText().matches("\\d{4}-\\d{2}-\\d{2}")));
    }
}
