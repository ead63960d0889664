package org.openpractice.platform.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * Sums that stand beside the numbers of a table. Every object that has a {@code controlTotal} adds up to it: its numbers,
 * and its dates read as numbers of eight digits, without the objects inside that have a total of their own. A digit that
 * changed by mistake shows here.
 */
public final class ControlTotals {

    private ControlTotals() {}

    /** @throws TableRefused naming the table and the group whose numbers do not add up */
    public static void check(String table, JsonNode file) {
        if (!file.has("controlTotal")) {
            throw new TableRefused(table, "file", "every file has a control total", "none");
        }
        check(table, "file", file);
    }

    private static void check(String table, String place, JsonNode node) {
        if (node.isArray()) {
            int index = 1;
            for (var element : node) {
                if (element.isContainerNode()) {
                    check(table, place + " " + index, element);
                }
                index++;
            }
            return;
        }
        for (var field : node.properties()) {
            if (field.getValue().isContainerNode()) {
                check(table, place.equals("file") ? field.getKey() : place + " " + field.getKey(), field.getValue());
            }
        }
        if (node.has("controlTotal")) {
            require(table, place, node);
        }
    }

    /**
     * The same for one group alone, which must have a total.
     *
     * @throws TableRefused naming the table and the row
     */
    public static void require(String table, String row, JsonNode group) {
        var control = group.path("controlTotal").asText();
        var expected = isNumber(control) ? new BigDecimal(control) : null;
        var sum = sum(group);
        if (expected == null || sum.compareTo(expected) != 0) {
            throw new TableRefused(
                    table,
                    row,
                    "the numbers and dates of the group add up to its control total",
                    sum.toPlainString() + " is not " + control);
        }
    }

    private static BigDecimal sum(JsonNode node) {
        var total = BigDecimal.ZERO;
        if (node.isArray()) {
            for (var element : node) {
                total = total.add(valueOf(element));
            }
        } else {
            for (var field : node.properties()) {
                if (!field.getKey().equals("controlTotal")) {
                    total = total.add(valueOf(field.getValue()));
                }
            }
        }
        return total;
    }

    private static BigDecimal valueOf(JsonNode value) {
        if (value.isContainerNode()) {
            return value.has("controlTotal") ? BigDecimal.ZERO : sum(value);
        }
        if (!value.isTextual()) {
            return BigDecimal.ZERO;
        }
        var text = value.asText();
        if (isNumber(text)) {
            return new BigDecimal(text);
        }
        return isDate(text) ? new BigDecimal(text.replace("-", "")) : BigDecimal.ZERO;
    }

    /** Digits with at most one point among them. */
    public static boolean isNumber(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && i > 0 && i < text.length() - 1) {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty() && points <= 1;
    }

    static boolean isDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        return isNumber(text.substring(0, 4)) && isNumber(text.substring(5, 7)) && isNumber(text.substring(8));
    }
}
