package org.openpractice.platform.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object of a table file, read strictly: a field that is missing or of another kind is refused, and so is one that
 * nobody asked for where {@link #refuseUnknown()} is called. The message names the table and the place in it.
 */
public final class TableFields {

    private static final String FILE = "file";

    private final String table;
    private final String place;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>(Set.of("controlTotal"));
    private final List<TableFields> children = new ArrayList<>();

    private TableFields(String table, String place, JsonNode node) {
        this.table = table;
        this.place = place;
        this.node = node;
    }

    /**
     * The table file of that name below {@code resources/tables}, for example {@code levies-2026} or
     * {@code local/US-NY-NYC}.
     *
     * @throws TableRefused when the file is missing, or says that it is another table
     */
    public static TableFields open(String name) {
        return of(name, TableFile.read(name));
    }

    /**
     * A table file that was read already.
     *
     * @throws TableRefused when it says that it is another table
     */
    public static TableFields of(String name, JsonNode file) {
        if (!name.equals(file.path("table").asText())) {
            throw new TableRefused(
                    name, "field table", "a table says its own name", "the file says " + file.path("table"));
        }
        return ofFile(name, file);
    }

    /** A file that was read already and does not say which table it is. */
    public static TableFields ofFile(String table, JsonNode file) {
        return new TableFields(table, FILE, object(table, FILE, file));
    }

    private static JsonNode object(String table, String place, JsonNode node) {
        if (!node.isObject()) {
            throw new TableRefused(table, place, "an object stands here", String.valueOf(node));
        }
        return node;
    }

    public String table() {
        return table;
    }

    /** Where in the table it stands, for messages. */
    public String place() {
        return place;
    }

    public JsonNode node() {
        return node;
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        known.add(field);
        return node.hasNonNull(field);
    }

    private JsonNode present(String field) {
        known.add(field);
        var value = node.get(field);
        if (value == null) {
            throw refused(field, "the field is there", "field " + field + " is missing");
        }
        return value;
    }

    private JsonNode required(String field) {
        var value = present(field);
        if (value.isNull()) {
            throw refused(field, "the field is there", "field " + field + " is missing");
        }
        return value;
    }

    /** The field, of whatever kind. */
    public TableFields child(String field) {
        return descend(field, present(field));
    }

    public Optional<TableFields> optionalChild(String field) {
        return has(field) ? Optional.of(child(field)) : Optional.empty();
    }

    private TableFields descend(String field, JsonNode value) {
        var child = new TableFields(table, place.equals(FILE) ? field : place + " " + field, value);
        children.add(child);
        return child;
    }

    /** Every field of this object as an object of its own. */
    public Map<String, TableFields> each() {
        var all = new LinkedHashMap<String, TableFields>();
        for (var field : node.properties()) {
            if (!field.getKey().equals("controlTotal")) {
                all.put(field.getKey(), child(field.getKey()));
            }
        }
        return all;
    }

    /** The objects of a list. */
    public List<TableFields> list(String field) {
        var list = new ArrayList<TableFields>();
        int index = 1;
        for (var element : required(field)) {
            var here = field + " " + index++;
            list.add(descend(here, object(table, place + " " + here, element)));
        }
        return List.copyOf(list);
    }

    public List<BigDecimal> numbers(String field) {
        var list = new ArrayList<BigDecimal>();
        for (var element : required(field)) {
            list.add(decimal(field, element));
        }
        return List.copyOf(list);
    }

    public String text(String field) {
        var value = required(field);
        if (!value.isTextual()) {
            throw refused(field, "a text stands here", String.valueOf(value));
        }
        return value.asText();
    }

    /** The text of a field that may be missing. */
    public Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** The text of a field that must be there and may be null. */
    public Optional<String> nullableText(String field) {
        return present(field).isNull() ? Optional.empty() : Optional.of(text(field));
    }

    public boolean flag(String field, boolean absent) {
        return has(field) ? flag(field) : absent;
    }

    public boolean flag(String field) {
        var value = required(field);
        if (!value.isBoolean()) {
            throw refused(field, "true or false stands here", String.valueOf(value));
        }
        return value.asBoolean();
    }

    public BigDecimal number(String field) {
        return decimal(field, required(field));
    }

    public BigDecimal number(String field, BigDecimal absent) {
        return has(field) ? number(field) : absent;
    }

    /** The number of a field that may be missing. */
    public Optional<BigDecimal> optionalNumber(String field) {
        return has(field) ? Optional.of(number(field)) : Optional.empty();
    }

    /** The number of a field that must be there and may be null. */
    public Optional<BigDecimal> nullableNumber(String field) {
        return present(field).isNull() ? Optional.empty() : Optional.of(number(field));
    }

    public int whole(String field) {
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

    public LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            throw refused(field, "a date stands here", text(field));
        }
    }

    public <E extends Enum<E>> E constant(Class<E> kind, String name) {
        try {
            return Enum.valueOf(kind, name);
        } catch (IllegalArgumentException e) {
            throw refused(name, "one of " + List.of(kind.getEnumConstants()), name);
        }
    }

    public <E extends Enum<E>> E choice(Class<E> kind, String field) {
        return constant(kind, text(field));
    }

    public <E extends Enum<E>> E choice(Class<E> kind, String field, E absent) {
        return has(field) ? choice(kind, field) : absent;
    }

    /** @throws TableRefused naming the row and the identity, unless the two are equal */
    public void require(String row, String identity, BigDecimal expected, BigDecimal found) {
        if (expected.compareTo(found) != 0) {
            throw new TableRefused(
                    table,
                    row,
                    identity,
                    found.toPlainString() + " is not "
                            + expected.stripTrailingZeros().toPlainString());
        }
    }

    /** Checks that the file is the one it is taken for and is in force for exactly its year. */
    public int yearOf(String kind) {
        int year = node.path("year").asInt();
        if (!table.equals(kind + "-" + year) || !table.equals(node.path("table").asText())) {
            throw new TableRefused(
                    table,
                    "field year",
                    "name of the table ends with its year",
                    "the file says " + node.path("table") + ", year " + node.path("year"));
        }
        requireDate("effectiveFrom", LocalDate.of(year, 1, 1));
        requireDate("effectiveTo", LocalDate.of(year, 12, 31));
        return year;
    }

    private void requireDate(String field, LocalDate expected) {
        var written = date(field);
        if (!written.equals(expected)) {
            throw refused("field " + field, "a table is in force for its whole year", written + " is not " + expected);
        }
    }

    /** @throws TableRefused when the numbers and dates of the group do not add up to the total beside them */
    public void checkControlTotal(String row) {
        ControlTotals.require(table, row, node);
    }

    public TableRefused refused(String row, String identity, String found) {
        return new TableRefused(table, place + ", " + row, identity, found);
    }

    /** Refuses what nobody asked for: a field with a wrong name would otherwise be passed over in silence. */
    public void refuseUnknown() {
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw refused(field.getKey(), "every field is known", "field " + field.getKey());
            }
        }
        children.forEach(TableFields::refuseUnknown);
    }
}
