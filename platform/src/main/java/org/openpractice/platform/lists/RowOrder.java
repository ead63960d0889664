package org.openpractice.platform.lists;

import org.jspecify.annotations.Nullable;

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
    record SortKey(Class<? extends Comparable<?>> type, String expression) {}

    /** The order of a query; rows of one key stand in the order of their ids. */
    String by() {
        String direction = descending ? " desc" : "";
        return " order by " + (key == null ? "" : "(" + key.expression() + ")" + direction + ", ") + "e.id" + direction;
    }
}
