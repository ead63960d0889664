package org.openpractice.payroll.withholding;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of a table file strictly and checks what every table file has. The other packages that keep tables
 * read theirs with it too.
 */
public record TableFields(String table, JsonNode node) {

    /**
     * The table file of that name below {@code resources/tables}, for example {@code levies-2026} or
     * {@code local/US-NY-NYC}.
     *
     * @throws TableRefused when the file is missing, or says that it is another table
     */
    public static TableFields open(String name) {
        return of(name, TaxTables.file(name));
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
        return new TableFields(name, file);
    }

    /** Fields of the elements of a list. */
    public List<TableFields> list(String field) {
        var elements = new ArrayList<TableFields>();
        child(field).node.forEach(element -> elements.add(new TableFields(table, element)));
        return List.copyOf(elements);
    }

    /** The text of a field that may be null. */
    public Optional<String> optionalText(String field) {
        var child = child(field).node;
        return child.isNull() ? Optional.empty() : Optional.of(child.asText());
    }

    /** The number of a field that may be null. */
    public Optional<BigDecimal> optionalNumber(String field) {
        var child = child(field).node;
        return child.isNull() ? Optional.empty() : Optional.of(decimal(child));
    }

    /** @throws TableRefused when it is no date */
    public LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            throw new TableRefused(table, e);
        }
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
        var written = text(field);
        try {
            if (LocalDate.parse(written).equals(expected)) {
                return;
            }
        } catch (DateTimeException e) {
            throw new TableRefused(table, e);
        }
        throw new TableRefused(
                table, "field " + field, "a table is in force for its whole year", written + " is not " + expected);
    }

    public TableFields child(String field) {
        var child = node.get(field);
        if (child == null) {
            throw new TableRefused(table, new IllegalArgumentException("field " + field + " is missing"));
        }
        return new TableFields(table, child);
    }

    public String text(String field) {
        return child(field).node.asText();
    }

    public BigDecimal number(String field) {
        return decimal(child(field).node);
    }

    public BigDecimal decimal(JsonNode value) {
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new TableRefused(table, new IllegalArgumentException(value + " is not a decimal number", e));
        }
    }

    /**
     * The sum of all numbers of a group stands beside them; a digit that changed by mistake shows here. A date counts as
     * the number of its eight digits.
     */
    public void checkControlTotal(String row) {
        var sum = sum(node).subtract(number("controlTotal"));
        if (sum.compareTo(number("controlTotal")) != 0) {
            throw new TableRefused(
                    table,
                    row,
                    "the numbers of the group add up to its control total",
                    sum.toPlainString() + " is not " + number("controlTotal").toPlainString());
        }
    }

    private BigDecimal sum(JsonNode group) {
        var total = BigDecimal.ZERO;
        for (Map.Entry<String, JsonNode> field : group.properties()) {
            var value = field.getValue();
            if (value.isContainerNode()) {
                if (value.isObject()) {
                    total = total.add(sum(value));
                    continue;
                }
                for (var element : value) {
                    if (element.isContainerNode()) {
                        total = total.add(sum(element));
                    } else if (isNumeric(element.asText())) {
                        total = total.add(decimal(element));
                    }
                }
            } else if (value.isTextual() && isNumeric(value.asText())) {
                total = total.add(decimal(value));
            } else if (value.isTextual() && isDate(value.asText())) {
                total = total.add(new BigDecimal(value.asText().replace("-", "")));
            }
        }
        return total;
    }

    private static boolean isDate(String text) {
        return text.length() == 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isNumeric(text.replace("-", ""));
    }

    private static boolean isNumeric(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }
}
