package org.openpractice.platform.lists;

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
                        view.apply(row), new Position(key == null ? null : key.in(row, "sort_key"), row.uuid("id"))));
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
