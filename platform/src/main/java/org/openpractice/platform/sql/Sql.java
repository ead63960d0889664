package org.openpractice.platform.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with named parameters on the connection of the current transaction.
 *
 * <pre>{@code
 * List<Due> due = sql.query("select id, due_on from obligation where employee_id = any(:employees)")
 *         .set("employees", employees)
 *         .list(row -> new Due(row.uuid("id"), row.date("due_on")));
 * }</pre>
 *
 * Whatever entities were changed is written first, as before a query of Hibernate; {@link #direct()} does without.
 */
@ApplicationScoped
@Unremovable
public class Sql {

    private static final int ROWS_AT_A_TIME = 1000;

    private final DataSource dataSource;
    private final @Nullable EntityManager entities;

    @Inject
    Sql(AgroalDataSource dataSource, EntityManager entities) {
        this((DataSource) dataSource, entities);
    }

    private Sql(DataSource dataSource, @Nullable EntityManager entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    /** Over the connections of another user of the database. */
    public static Sql over(DataSource dataSource) {
        return new Sql(dataSource, null);
    }

    /** The same, for tables no entity is kept in: changed entities stay unwritten, which spares looking for them. */
    public Sql direct() {
        return new Sql(dataSource, null);
    }

    /** A statement that answers rows: a query, or a change with {@code returning}. */
    public Query query(String sql) {
        return new Query(sql);
    }

    /** A statement that answers how many rows it changed. */
    public Update update(String sql) {
        return new Update(sql);
    }

    /**
     * Runs one statement for each row of a list, many at a time.
     *
     * @param set sets the parameters of a row
     */
    public <T> void batch(String sql, Iterable<? extends T> rows, BiConsumer<Parameters, T> set) {
        writeChangedEntities();
        var named = NamedParameters.in(sql);
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(named.sql())) {
            int waiting = 0;
            for (T row : rows) {
                var values = new HashMap<String, @Nullable Object>();
                set.accept(values::put, row);
                named.bind(statement, values);
                statement.addBatch();
                if (++waiting == ROWS_AT_A_TIME) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    private void writeChangedEntities() {
        if (entities != null && QuarkusTransaction.isActive()) {
            var session = entities.unwrap(Session.class);
            if (session.getHibernateFlushMode() != FlushMode.MANUAL) {
                session.flush();
            }
        }
    }

    /** The values of one row to be written. */
    @FunctionalInterface
    public interface Parameters {

        /** @param value as {@link Query#set} takes them */
        void set(String name, @Nullable Object value);
    }

    /**
     * A statement that waits for the values of its parameters.
     *
     * @param <S> its own type
     */
    public abstract class Statement<S extends Statement<S>> {

        private final String sql;
        private final Map<String, @Nullable Object> values = new HashMap<>();

        Statement(String sql) {
            this.sql = sql;
        }

        abstract S self();

        /**
         * Gives a parameter its value.
         *
         * @param value an id, text, number, date, instant, amount (as cents), enum (as its name), bytes, a collection of
         *     one of these (as an array), or null
         */
        public S set(String name, @Nullable Object value) {
            values.put(name, value);
            return self();
        }

        final <T extends @Nullable Object> T run(Work<T> work) {
            writeChangedEntities();
            var named = NamedParameters.in(sql);
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement(named.sql())) {
                named.bind(statement, values);
                return work.on(statement);
            } catch (SQLException e) {
                throw new SqlException(e);
            }
        }
    }

    private interface Work<T extends @Nullable Object> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** A statement that answers rows. */
    public final class Query extends Statement<Query> {

        private Query(String sql) {
            super(sql);
        }

        @Override
        Query self() {
            return this;
        }

        /** Every row. */
        public <T> List<T> list(Function<Row, T> reader) {
            var found = new ArrayList<T>();
            each(row -> found.add(reader.apply(row)));
            return found;
        }

        /** The first row, when there is one. */
        public <T> Optional<T> first(Function<Row, T> reader) {
            return run(statement -> {
                statement.setMaxRows(1);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(reader.apply(new Row(rows))) : Optional.empty();
                }
            });
        }

        /** @throws IllegalStateException when there is no row: for what always answers one, such as a sum */
        public <T> T one(Function<Row, T> reader) {
            return first(reader).orElseThrow(() -> new IllegalStateException("The query answered no row"));
        }

        /** Whether there is a row. */
        public boolean any() {
            return first(row -> true).orElse(false);
        }

        /** Row after row: a long result never lies in memory as a whole. */
        public void each(Consumer<Row> consumer) {
            run(statement -> {
                statement.setFetchSize(ROWS_AT_A_TIME);
                try (var rows = statement.executeQuery()) {
                    var row = new Row(rows);
                    while (rows.next()) {
                        consumer.accept(row);
                    }
                }
                return "done";
            });
        }
    }

    /** A statement that answers how many rows it changed. */
    public final class Update extends Statement<Update> {

        private Update(String sql) {
            super(sql);
        }

        @Override
        Update self() {
            return this;
        }

        /** Runs it; answers how many rows it changed. */
        public int run() {
            return run(PreparedStatement::executeUpdate);
        }
    }
}
