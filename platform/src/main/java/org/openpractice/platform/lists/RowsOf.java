package org.openpractice.platform.lists;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.openpractice.platform.lists.Cursors.Position;

/** Where the rows of a list come from. */
interface RowsOf<E> {

    /** A row as it is shown, and where it stands in its list. */
    record Shown<V>(V view, Position position) {}

    /** What rows must fulfill, all of it, and the values of its parameters. */
    record Conditions(List<String> all, Map<String, Object> values) {

        String where() {
            return all.isEmpty() ? "" : " where " + String.join(" and ", all);
        }
    }

    /** The first rows. */
    <V> List<Shown<V>> read(Conditions conditions, RowOrder order, int most, Function<? super E, V> view);

    boolean isLongerThan(int rows, Conditions conditions);
}
