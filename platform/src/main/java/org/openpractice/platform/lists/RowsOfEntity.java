package org.openpractice.platform.lists;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.platform.lists.Cursors.Position;

/** Rows that are entities. */
record RowsOfEntity<E>(EntityManager entities, Class<E> type) implements RowsOf<E> {

    @Override
    public <V> List<Shown<V>> read(Conditions conditions, RowOrder order, int most, Function<? super E, V> view) {
        var key = order.key();
        String select = "select e, e.id" + (key == null ? "" : ", " + key.expression());
        var query = query(select, conditions, order.by(), Tuple.class);
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new Shown<V>(
                        view.apply(type.cast(row.get(0))),
                        new Position(
                                key == null
                                        ? null
                                        : Objects.requireNonNull(row.get(2), "A sort key is null")
                                                .toString(),
                                row.get(1, UUID.class))))
                .toList();
    }

    @Override
    public boolean isLongerThan(int rows, Conditions conditions) {
        var query = query("select e.id", conditions, "", UUID.class);
        return !query.setFirstResult(rows).setMaxResults(1).getResultList().isEmpty();
    }

    private <T> TypedQuery<T> query(String select, Conditions conditions, String order, Class<T> result) {
        String from = " from " + entities.getMetamodel().entity(type).getName() + " e";
        var query = entities.createQuery(select + from + conditions.where() + order, result);
        conditions.values().forEach(query::setParameter);
        return query;
    }
}
