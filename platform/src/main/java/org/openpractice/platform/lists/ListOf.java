package org.openpractice.platform.lists;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.Cursors.Position;
import org.openpractice.platform.lists.RowOrder.SortKey;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ThrowableMapper;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * A list of records of one kind, as its repository declares it: in HQL or in SQL, where {@code e} is the record.
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

    private final RowsOf<E> rows;
    private final ListRequest asked;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, SortKey> sortKeys = new LinkedHashMap<>();

    private ListOf(RowsOf<E> rows, ListRequest asked) {
        this.rows = rows;
        this.asked = asked;
    }

    /** A list of entities; what it is filtered, searched and sorted by is HQL. */
    public static <E> ListOf<E> entities(EntityManager entities, Class<E> type, ListRequest asked) {
        return new ListOf<>(new RowsOfEntity<>(entities, type), asked);
    }

    /**
     * A list of what a query finds; what it is filtered, searched and sorted by is SQL over its columns.
     *
     * @param select has a column {@code id}
     */
    public static ListOf<Row> query(Sql sql, String select, ListRequest asked) {
        return new ListOf<>(new RowsOfQuery(sql, select), asked);
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

    /** Searches texts for the words of {@code q}: each must stand in one of them, whatever its case, marks and apostrophes. */
    public ListOf<E> search(String... texts) {
        for (String word : asked.words()) {
            var pattern = "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            conditions.add(Arrays.stream(texts)
                    .map(text -> bound("searchable(" + text + ") like searchable(?) escape '\\'", pattern))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return this;
    }

    /**
     * Shows only what happened on these days of UTC, the first and the last included.
     *
     * @param instant the expression of when it happened
     * @param first null leaves the beginning open
     * @param last null leaves the end open
     */
    public ListOf<E> during(String instant, @Nullable LocalDate first, @Nullable LocalDate last) {
        return where(instant + " >= ?", first == null ? null : start(first))
                .where(instant + " < ?", last == null ? null : start(last.plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
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
     * A file stands in the audit log as exported, whether or not the resource says who read the list.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code invalid-request} for an unknown sort field, {@code invalid-cursor}, {@code list-too-long} for a CSV of more than 100,000 rows
     */
    public <V> Page<V> page(Function<? super E, V> view) {
        return page(view, shown -> shown);
    }

    /**
     * The same for views that show more than the record: what they need is read once for all records of a page.
     *
     * @param views reads what the views of these records need and answers what makes them
     * @see #page
     */
    public <V> Page<V> pageOf(Function<List<E>, ? extends Function<? super E, V>> views) {
        return page(record -> record, records -> {
            Function<? super E, V> view = views.apply(records);
            return records.stream().<V>map(view).toList();
        });
    }

    private <R, V> Page<V> page(Function<? super E, R> row, Function<List<R>, List<V>> views) {
        var order = order();
        var start = asked.cursor == null || asked.cursor.isBlank()
                ? null
                : cursors().open(asked.question(), asked.cursor, order.key() != null);
        if (!asked.wantsCsv()) {
            return read(order, start, asked.limit, row, views);
        }
        QuarkusTransaction.joiningExisting().run(() -> {
            refuseTooLong();
            bean(Audit.class).record(Verb.EXPORTED, asked.what(), asked.below());
        });
        return read(order, start, CSV_PAGE, row, views);
    }

    private RowOrder order() {
        String sort = asked.sort;
        if (sort == null || sort.isBlank()) {
            return new RowOrder(null, false);
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
        return new RowOrder(key, descending);
    }

    private <R, V> Page<V> read(
            RowOrder order,
            @Nullable Position after,
            int limit,
            Function<? super E, R> row,
            Function<List<R>, List<V>> views) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var found = rows.read(beyond(order, after), order, limit + 1, row);
            boolean more = found.size() > limit;
            var shown = more ? found.subList(0, limit) : found;
            var items = views.apply(shown.stream().map(RowsOf.Shown::view).toList());
            if (!more) {
                return new Page<>(items, null);
            }
            var last = shown.getLast().position();
            return new Page<>(
                    items, cursors().seal(asked.question(), last), () -> read(order, last, limit, row, views));
        });
    }

    /** The conditions of the list, and that a row stands behind the last one seen. */
    private RowsOf.Conditions beyond(RowOrder order, @Nullable Position after) {
        var where = new ArrayList<>(conditions);
        var values = new LinkedHashMap<>(parameters);
        if (after != null) {
            String beyond = order.descending() ? "<" : ">";
            var key = order.key();
            values.put("lastId", after.id());
            if (key == null) {
                where.add("e.id > :lastId");
            } else {
                where.add("(" + key.expression() + ") " + beyond + "= :lastKey and ((" + key.expression() + ") "
                        + beyond + " :lastKey or e.id " + beyond + " :lastId)");
                values.put("lastKey", key.of(Objects.requireNonNull(after.key())));
            }
        }
        return new RowsOf.Conditions(where, values);
    }

    private void refuseTooLong() {
        if (rows.isLongerThan(MOST_ROWS, new RowsOf.Conditions(conditions, parameters))) {
            throw PlatformProblem.LIST_TOO_LONG.because(
                    "a file has at most " + MOST_ROWS + " rows; narrow the list with its filters");
        }
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

    private static Cursors cursors() {
        return bean(Cursors.class);
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
