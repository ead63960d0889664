package org.openpractice.payroll.statetax;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpractice.payroll.withholding.TableRefused;

/** One object of a table file, read strictly: a field that is missing, of another kind or not known is refused. */
final class StateFields {

    private final String table;
    private final String place;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>();
    private final List<StateFields> children = new ArrayList<>();

    private StateFields(String table, String place, JsonNode node) {
        this.table = table;
        this.place = place;
        this.node = node;
        known.add("controlTotal");
    }

    static StateFields of(String table, JsonNode node) {
        return new StateFields(table, "file", object(table, "file", node));
    }

    private static JsonNode object(String table, String place, JsonNode node) {
        if (!node.isObject()) {
            throw new TableRefused(table, place, "an object stands here", String.valueOf(node));
        }
        return node;
    }

    String table() {
        return table;
    }

    String place() {
        return place;
    }

    JsonNode node() {
        return node;
    }

    boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    private JsonNode required(String field) {
        known.add(field);
        var value = node.get(field);
        if (value == null || value.isNull()) {
            throw refused(field, "the field is there", "field " + field + " is missing");
        }
        return value;
    }

    StateFields child(String field) {
        return descend(field, required(field));
    }

    Optional<StateFields> optionalChild(String field) {
        return has(field) ? Optional.of(child(field)) : Optional.empty();
    }

    private StateFields descend(String field, JsonNode value) {
        var here = place.equals("file") ? field : place + " " + field;
        var child = new StateFields(table, here, object(table, here, value));
        children.add(child);
        return child;
    }

    /** Every field of this object as an object of its own. */
    Map<String, StateFields> each() {
        var all = new LinkedHashMap<String, StateFields>();
        for (var field : node.properties()) {
            if (!field.getKey().equals("controlTotal")) {
                all.put(field.getKey(), child(field.getKey()));
            }
        }
        return all;
    }

    Map<TablePeriod, StateFields> eachPeriod() {
        var all = new EnumMap<TablePeriod, StateFields>(TablePeriod.class);
        each().forEach((name, fields) -> all.put(constant(TablePeriod.class, name), fields));
        return all;
    }

    List<StateFields> list(String field) {
        var list = new ArrayList<StateFields>();
        int index = 1;
        for (var element : required(field)) {
            list.add(descend(field + " " + index++, element));
        }
        return list;
    }

    List<BigDecimal> numbers(String field) {
        var list = new ArrayList<BigDecimal>();
        for (var element : required(field)) {
            list.add(decimal(field, element));
        }
        return List.copyOf(list);
    }

    String text(String field) {
        var value = required(field);
        if (!value.isTextual()) {
            throw refused(field, "a text stands here", String.valueOf(value));
        }
        return value.asText();
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    boolean flag(String field, boolean absent) {
        if (!has(field)) {
            return absent;
        }
        var value = required(field);
        if (!value.isBoolean()) {
            throw refused(field, "true or false stands here", String.valueOf(value));
        }
        return value.asBoolean();
    }

    BigDecimal number(String field) {
        return decimal(field, required(field));
    }

    BigDecimal number(String field, BigDecimal absent) {
        return has(field) ? number(field) : absent;
    }

    Optional<BigDecimal> optionalNumber(String field) {
        return has(field) ? Optional.of(number(field)) : Optional.empty();
    }

    int whole(String field) {
        try {
            return number(field).intValueExact();
        } catch (ArithmeticException e) {
            throw refused(field, "a whole number stands here", number(field).toPlainString());
        }
    }

    private BigDecimal decimal(String field, JsonNode value) {
        if (!value.isTextual() || !ControlTotals.isNumber(value.asText())) {
            throw refused(field, "a decimal number stands here", String.valueOf(value));
        }
        return new BigDecimal(value.asText());
    }

    LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            throw refused(field, "a date stands here", text(field));
        }
    }

    <E extends Enum<E>> E constant(Class<E> kind, String name) {
        try {
            return Enum.valueOf(kind, name);
        } catch (IllegalArgumentException e) {
            throw refused(name, "one of " + List.of(kind.getEnumConstants()), name);
        }
    }

    <E extends Enum<E>> E choice(Class<E> kind, String field) {
        return constant(kind, text(field));
    }

    <E extends Enum<E>> E choice(Class<E> kind, String field, E absent) {
        return has(field) ? choice(kind, field) : absent;
    }

    TableRefused refused(String row, String identity, String found) {
        return new TableRefused(table, place + ", " + row, identity, found);
    }

    /** Refuses what nobody asked for: a field with a wrong name would otherwise be passed over in silence. */
    void refuseUnknown() {
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw refused(field.getKey(), "every field is known", "field " + field.getKey());
            }
        }
        children.forEach(StateFields::refuseUnknown);
    }
}
