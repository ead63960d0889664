package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/** Writes every wrong digit into every number and date of a table and expects that each is refused by the table's name. */
public final class WrongDigits {

    private WrongDigits() {}

    private record Place(int index, String path, String text, Consumer<String> replaceWith) {}

    /** @param read reads a table file of that name and checks it */
    public static void areRefused(String name, BiConsumer<String, JsonNode> read) {
        int tried = 0;
        var original = TableFields.open(name).node();
        for (var place : numbers(original)) {
            for (int position = 0; position < place.text.length(); position++) {
                char right = place.text.charAt(position);
                if (!Character.isDigit(right)) {
                    continue;
                }
                for (char wrong = '0'; wrong <= '9'; wrong++) {
                    if (wrong == right) {
                        continue;
                    }
                    var mutated = place.text.substring(0, position) + wrong + place.text.substring(position + 1);
                    place.replaceWith.accept(mutated);
                    assertThatThrownBy(() -> read.accept(name, original))
                            .as("%s %s written %s", name, place.path, mutated)
                            .isInstanceOf(TableRefused.class)
                            .hasMessageContaining(name);
                    tried++;
                }
            }
            place.replaceWith.accept(place.text);
        }
        read.accept(name, original);
        assertThat(tried).isGreaterThan(8);
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
                if (value.isInt()) {
                    places.add(new Place(
                            places.size(),
                            here,
                            value.asText(),
                            text -> object.set(field.getKey(), IntNode.valueOf(Integer.parseInt(text)))));
                } else if (value.isTextual() && isNumberOrDate(value.asText())) {
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
                int index = i;
                var value = array.get(i);
                if (value.isTextual() && isNumberOrDate(value.asText())) {
                    places.add(new Place(
                            places.size(),
                            path + "/" + i,
                            value.asText(),
                            text -> array.set(index, TextNode.valueOf(text))));
                } else {
                    collect(value, path + "/" + i, places);
                }
            }
        }
    }

    private static boolean isNumberOrDate(String text) {
        return text.matches("[0-9.]+") || text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }
}
