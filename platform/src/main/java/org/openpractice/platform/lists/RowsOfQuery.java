package org.openpractice.platform.lists;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.openpractice.platform.lists.Cursors.Position;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Rows that a query finds. */
record RowsOfQuery(Sql sql, String select) implements RowsOf<Row> {

    @Override
    public <V> List<Shown<V>> read(Conditions conditions, RowOrder order, int most, Function<? super Row, V> view) {
        var key = order.key();
        String sorted = key == null ? "" : ", (" + key.expression() + ") as sort_key";
        return query("e.*" + sorted, conditions, order.by() + " limit " + most)
                .list(row -> new Shown<V>(
                        view.apply(row),
                        new Position(key == null ? null : read(row, key.type()).toString(), row.uuid("id"))));
    }

    private static Object read(Row row, Class<?> type) {
        if (type == LocalDate.class) {
            return row.date("sort_key");
        }
        if (type == Instant.class) {
            return row.instant("sort_key");
        }
        return type == String.class ? row.string("sort_key") : row.number("sort_key");
    }

    @Override
    public boolean isLongerThan(int rows, Conditions conditions) {
        return query("e.id", conditions, " limit 1 offset " + rows).any();
    }

    private Sql.Query query(String columns, Conditions conditions, String rest) {
        var query = sql.query("select " + columns + " from (" + select + ") e" + conditions.where() + rest);
        conditions.values().forEach(query::set);
        return query;
    }
}
