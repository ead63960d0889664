package org.openpractice.payroll.withholding;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** Reads the fields of a table file strictly and checks what every table file has. */
record TableFields(String table, JsonNode node) {

    /** Checks that the file is the one it is taken for and is in force for exactly its year. */
    int yearOf(String kind) {
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

    TableFields child(String field) {
        var child = node.get(field);
        if (child == null) {
            throw new TableRefused(table, new IllegalArgumentException("field " + field + " is missing"));
        }
        return new TableFields(table, child);
    }

    String text(String field) {
        return child(field).node.asText();
    }

    BigDecimal number(String field) {
        return decimal(child(field).node);
    }

    BigDecimal decimal(JsonNode value) {
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new TableRefused(table, new IllegalArgumentException(value + " is not a decimal number", e));
        }
    }

    /** The sum of all numbers of a group stands beside them; a digit that changed by mistake shows here. */
    void checkControlTotal(String row) {
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
                for (var element : value) {
                    total = total.add(element.isContainerNode() ? sum(element) : decimal(element));
                }
            } else if (value.isTextual() && isNumeric(value.asText())) {
                total = total.add(decimal(value));
            }
        }
        return total;
    }

    private static boolean isNumeric(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }
}
