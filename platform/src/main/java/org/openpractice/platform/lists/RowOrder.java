package org.openpractice.platform.lists;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;

/**
 * How the rows of a list stand.
 *
 * @param key null when they stand in the order of their making
 */
record RowOrder(@Nullable SortKey key, boolean descending) {

    /**
     * What rows are sorted by.
     *
     * @param expression never null
     */
    record SortKey(Class<? extends Comparable<?>> type, String expression) {

        /** The value of a cursor. */
        Object of(String text) {
            if (type == LocalDate.class) {
                return LocalDate.parse(text);
            }
            if (type == Instant.class) {
                return Instant.parse(text);
            }
            if (type == Integer.class) {
                return Integer.valueOf(text);
            }
            return type == Long.class ? Long.valueOf(text) : text;
        }

        /** The value in a row, as {@link #of} reads it. */
        String in(Row row, String column) {
            if (type == LocalDate.class) {
                return row.date(column).toString();
            }
            if (type == Instant.class) {
                return row.instant(column).toString();
            }
            return type == String.class ? row.string(column) : Long.toString(row.number(column));
        }
    }

    /** The order of a query; rows of one key stand in the order of their ids. */
    String by() {
        String direction = descending ? " desc" : "";
        return " order by " + (key == null ? "" : "(" + key.expression() + ")" + direction + ", ") + "e.id" + direction;
    }
}
