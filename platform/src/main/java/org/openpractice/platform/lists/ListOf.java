package org.openpractice.platform.lists;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.Cursors.Position;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ThrowableMapper;

/**
 * A list of records of one kind, as its repository declares it: in HQL, where {@code e} is the record.
 *
 * <pre>{@code
 * ListOf<Location> list(ListRequest asked) {
 *     return list(Location.class, asked).search("e.name", "e.address.city").sort("name", String.class, "e.name");
 * }
 * }</pre>
 *
 * Without a sort field the rows stand in the order of their making. Pages are cut by the key of the last row and never by
 * a count, so that none is repeated or skipped while others are added.
 */
public final class ListOf<E> {

    /** Rows of a CSV file: more do not fit into a sheet that somebody works with. */
    private static final int MOST_ROWS = 100_000;

    private static final int CSV_PAGE = 500;

    private final EntityManager entities;
    private final Class<E> type;
    private final ListRequest asked;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, SortKey> sortKeys = new LinkedHashMap<>();

    private record SortKey(Class<? extends Comparable<?>> type, String expression) {}

    /** @param asked what the request asks for */
    public ListOf(EntityManager entities, Class<E> type, ListRequest asked) {
        this.entities = entities;
        this.type = type;
        this.asked = asked;
    }

    /**
     * Shows only what fulfills a condition, when a filter is given.
     *
     * @param condition with a question mark for each value
     * @param values when one of them is null there is no such condition
     */
    public ListOf<E> where(String condition, @Nullable Object... values) {
        if (Arrays.stream(values).noneMatch(Objects::isNull)) {
            conditions.add(bound(condition, values));
        }
        return this;
    }

    /** Searches texts for the words of {@code q}: each must stand in one of them. */
    public ListOf<E> search(String... texts) {
        for (String word : asked.words()) {
            var pattern = "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            conditions.add(Arrays.stream(texts)
                    .map(text -> bound("lower(" + text + ") like ? escape '\\'", pattern))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return this;
    }

    /**
     * Lets the list be sorted.
     *
     * @param type of the expression: text, date, instant or whole number
     * @param expression never null
     */
    public ListOf<E> sort(String field, Class<? extends Comparable<?>> type, String expression) {
        sortKeys.put(field, new SortKey(type, expression));
        return this;
    }

    /**
     * The page that is asked for, or, as CSV, all pages one after the other; in the current transaction or one of its own.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code invalid-request} for an unknown parameter or sort
     *     field, {@code invalid-cursor}, {@code list-too-long} for a CSV of more than 100,000 rows
     */
    public <V> Page<V> page(Function<? super E, V> view) {
        asked.refuseUnknownParameters();
        var order = order();
        var start = asked.cursor == null || asked.cursor.isBlank()
                ? null
                : cursors().open(asked.question(), asked.cursor, order.key() != null);
        if (!asked.wantsCsv()) {
            return read(order, start, asked.limit, view);
        }
        QuarkusTransaction.joiningExisting().run(this::refuseTooLong);
        return read(order, start, CSV_PAGE, view);
    }

    private record Order(@Nullable SortKey key, boolean descending) {

        String direction() {
            return descending ? " desc" : "";
        }

        String beyond() {
            return descending ? "<" : ">";
        }
    }

    private Order order() {
        String sort = asked.sort;
        if (sort == null || sort.isBlank()) {
            return new Order(null, false);
        }
        boolean descending = sort.startsWith("-");
        var key = sortKeys.get(descending ? sort.substring(1) : sort);
        if (key == null) {
            String expected = sortKeys.isEmpty()
                    ? "nothing: this list has one order"
                    : "one of "
                            + sortKeys.keySet().stream()
                                    .flatMap(field -> Stream.of(field, "-" + field))
                                    .collect(Collectors.joining(", "));
            throw ThrowableMapper.invalid(List.of(new FieldError("sort", "expected " + expected)));
        }
        return new Order(key, descending);
    }

    private <V> Page<V> read(Order order, @Nullable Position after, int limit, Function<? super E, V> view) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var rows = rows(order, after).setMaxResults(limit + 1).getResultList();
            boolean more = rows.size() > limit;
            var shown = more ? rows.subList(0, limit) : rows;
            var items =
                    shown.stream().map(row -> view.apply(type.cast(row.get(0)))).toList();
            if (!more) {
                return new Page<>(items, null);
            }
            var last = position(shown.getLast());
            return new Page<>(items, cursors().seal(asked.question(), last), () -> read(order, last, limit, view));
        });
    }

    private TypedQuery<Tuple> rows(Order order, @Nullable Position after) {
        var key = order.key();
        var where = new ArrayList<>(conditions);
        var values = new LinkedHashMap<>(parameters);
        if (after != null && key == null) {
            where.add("e.id > :lastId");
            values.put("lastId", after.id());
        }
        if (after != null && key != null) {
            String beyond = order.beyond();
            where.add("(" + key.expression() + ") " + beyond + "= :lastKey and ((" + key.expression() + ") " + beyond
                    + " :lastKey or e.id " + beyond + " :lastId)");
            values.put("lastKey", value(key.type(), Objects.requireNonNull(after.key())));
            values.put("lastId", after.id());
        }
        var query = entities.createQuery(
                "select e, e.id" + (key == null ? "" : ", " + key.expression()) + from(where) + " order by "
                        + (key == null ? "" : key.expression() + order.direction() + ", ") + "e.id"
                        + order.direction(),
                Tuple.class);
        values.forEach(query::setParameter);
        return query;
    }

    private void refuseTooLong() {
        var query = entities.createQuery("select e.id" + from(conditions), UUID.class);
        parameters.forEach(query::setParameter);
        if (!query.setFirstResult(MOST_ROWS).setMaxResults(1).getResultList().isEmpty()) {
            throw PlatformProblem.LIST_TOO_LONG.because(
                    "a file has at most " + MOST_ROWS + " rows; narrow the list with its filters");
        }
    }

    private String from(List<String> where) {
        return " from " + entities.getMetamodel().entity(type).getName() + " e"
                + (where.isEmpty() ? "" : " where " + String.join(" and ", where));
    }

    private String bound(String condition, Object... values) {
        var bound = condition;
        for (Object value : values) {
            String name = "p" + parameters.size();
            parameters.put(name, value);
            bound = bound.replaceFirst("\\?", ":" + name);
        }
        return bound;
    }

    private static Position position(Tuple row) {
        String key = row.getElements().size() > 2
                ? Objects.requireNonNull(row.get(2), "A sort key is null").toString()
                : null;
        return new Position(key, row.get(1, UUID.class));
    }

    private static Object value(Class<?> type, String text) {
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        return text;
    }

    private static Cursors cursors() {
        return Arc.container().instance(Cursors.class).get();
    }
}
