package org.openpractice.compliance.exclusion;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the list. Plain SQL: a list has some 83,000 rows, which come and go in bulk and are read a few at a time.
 * Every method runs in the current transaction.
 */
@ApplicationScoped
class ExclusionRows {

    private static final String UPSERT = """
            with written as (
                insert into exclusion_row (row_hash, exclusion_key, last_name, first_name, middle_name, business_name, general,
                                           specialty, upin, npi, birth_date, address, city, state, zip, exclusion_type,
                                           excluded_on, waived_on, waiver_state, first_list_id, last_list_id)
                select *, ?::uuid, ?::uuid
                from unnest(?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::date[], ?::date[], ?::text[])
                on conflict (practice_group_id, row_hash) do update set last_list_id = excluded.last_list_id
                returning xmax = 0 as added)
            select count(*) filter (where added) from written
            """;
    private static final String INSERT_KEYS = """
            insert into exclusion_row_key (lookup_key, row_hash) select * from unnest(?::text[], ?::bytea[])
            on conflict do nothing
            """;
    private static final String COUNT_OF_LIST = "select count(*) from exclusion_row where last_list_id = ?";
    private static final String TAKE_OVER_REINSTATEMENTS = """
            update exclusion_row set reinstated_on = known.reinstated_on from exclusion_reinstatement known
            where known.exclusion_key = exclusion_row.exclusion_key and exclusion_row.last_list_id = ?
                and exclusion_row.reinstated_on is null
            """;
    private static final String REINSTATE = """
            insert into exclusion_reinstatement (exclusion_key, reinstated_on, list_id)
            select key, on_day, ?::uuid from unnest(?::bytea[], ?::date[]) as named (key, on_day)
            on conflict (practice_group_id, exclusion_key) do update set reinstated_on = excluded.reinstated_on
            """;
    private static final String MARK_REINSTATED = """
            update exclusion_row set reinstated_on = known.reinstated_on from exclusion_reinstatement known
            where known.exclusion_key = exclusion_row.exclusion_key and known.list_id = ?
            returning exclusion_row.*
            """;
    private static final String CANDIDATES = """
            select * from exclusion_row
            where last_list_id = ? and reinstated_on is null
                and row_hash in (select row_hash from exclusion_row_key where lookup_key = any (?))
            """;
    private static final String BY_HASH = "select * from exclusion_row where row_hash = any (?)";

    private final AgroalDataSource dataSource;

    ExclusionRows(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes rows of a full list.
     *
     * @return how many were not known before
     */
    int add(UUID listId, List<ExclusionRow> rows) {
        // One statement must not meet the same row twice.
        var distinct = new LinkedHashMap<String, ExclusionRow>();
        rows.forEach(row -> distinct.putIfAbsent(row.hash(), row));
        var unique = List.copyOf(distinct.values());
        var keys = new ArrayList<String>();
        var hashesOfKeys = new ArrayList<byte[]>();
        distinct.forEach((hash, row) -> {
            for (var key : row.identity().keys()) {
                keys.add(key);
                hashesOfKeys.add(bytes(hash));
            }
        });
        return sql(connection -> {
            int added;
            try (var statement = connection.prepareStatement(UPSERT)) {
                var next = new Parameters(connection, statement);
                next.set(listId);
                next.set(listId);
                next.array(
                        "bytea",
                        distinct.keySet().stream().map(ExclusionRows::bytes).toArray());
                next.array(
                        "bytea",
                        unique.stream().map(row -> bytes(row.exclusionKey())).toArray());
                next.texts(unique, ExclusionRow::lastName);
                next.texts(unique, ExclusionRow::firstName);
                next.texts(unique, ExclusionRow::middleName);
                next.texts(unique, ExclusionRow::businessName);
                next.texts(unique, ExclusionRow::general);
                next.texts(unique, ExclusionRow::specialty);
                next.texts(unique, ExclusionRow::upin);
                next.texts(unique, ExclusionRow::npi);
                next.dates(unique, ExclusionRow::birthDate);
                next.texts(unique, ExclusionRow::address);
                next.texts(unique, ExclusionRow::city);
                next.texts(unique, ExclusionRow::state);
                next.texts(unique, ExclusionRow::zip);
                next.texts(unique, ExclusionRow::exclusionType);
                next.dates(unique, ExclusionRow::excludedOn);
                next.dates(unique, ExclusionRow::waivedOn);
                next.texts(unique, ExclusionRow::waiverState);
                added = count(statement);
            }
            try (var statement = connection.prepareStatement(INSERT_KEYS)) {
                var next = new Parameters(connection, statement);
                next.array("text", keys.toArray());
                next.array("bytea", hashesOfKeys.toArray());
                statement.executeUpdate();
            }
            return added;
        });
    }

    /** Distinct rows of which that was the last full list. */
    int countOf(UUID listId) {
        return sql(connection -> {
            try (var statement = connection.prepareStatement(COUNT_OF_LIST)) {
                statement.setObject(1, listId);
                return count(statement);
            }
        });
    }

    /** Marks rows of the list whose reinstatement came before the list. */
    void takeOverReinstatements(UUID listId) {
        sql(connection -> {
            try (var statement = connection.prepareStatement(TAKE_OVER_REINSTATEMENTS)) {
                statement.setObject(1, listId);
                return statement.executeUpdate();
            }
        });
    }

    /** Notes reinstatements. */
    void reinstate(UUID listId, List<ExclusionRow> rows) {
        var latest = new LinkedHashMap<String, LocalDate>();
        for (var row : rows) {
            if (row.reinstatedOn() != null) {
                latest.merge(row.exclusionKey(), row.reinstatedOn(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        sql(connection -> {
            try (var statement = connection.prepareStatement(REINSTATE)) {
                var next = new Parameters(connection, statement);
                next.set(listId);
                next.array(
                        "bytea",
                        latest.keySet().stream().map(ExclusionRows::bytes).toArray());
                next.array("date", latest.values().toArray());
                return statement.executeUpdate();
            }
        });
    }

    /** Marks the rows that a reinstatement file names; by their hash. */
    Map<String, ExclusionRow> markReinstated(UUID listId) {
        return sql(connection -> {
            try (var statement = connection.prepareStatement(MARK_REINSTATED)) {
                statement.setObject(1, listId);
                return rows(statement);
            }
        });
    }

    /** Rows of the list that share one of the keys and have not been reinstated, by their hash. */
    Map<String, ExclusionRow> candidates(UUID listId, Collection<String> keys) {
        return sql(connection -> {
            try (var statement = connection.prepareStatement(CANDIDATES)) {
                var next = new Parameters(connection, statement);
                next.set(listId);
                next.array("text", keys.toArray());
                return rows(statement);
            }
        });
    }

    /** Rows by their hashes. */
    Map<String, ExclusionRow> byHash(Collection<String> hashes) {
        return sql(connection -> {
            try (var statement = connection.prepareStatement(BY_HASH)) {
                new Parameters(connection, statement)
                        .array(
                                "bytea",
                                hashes.stream().map(ExclusionRows::bytes).toArray());
                return rows(statement);
            }
        });
    }

    private static Map<String, ExclusionRow> rows(PreparedStatement statement) throws SQLException {
        var rows = new HashMap<String, ExclusionRow>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                rows.put(HexFormat.of().formatHex(row.getBytes("row_hash")), row(row));
            }
        }
        return rows;
    }

    private static ExclusionRow row(ResultSet row) throws SQLException {
        return new ExclusionRow(
                row.getString("last_name"),
                row.getString("first_name"),
                row.getString("middle_name"),
                row.getString("business_name"),
                row.getString("general"),
                row.getString("specialty"),
                row.getString("upin"),
                row.getString("npi"),
                date(row, "birth_date"),
                row.getString("address"),
                row.getString("city"),
                row.getString("state"),
                row.getString("zip"),
                row.getString("exclusion_type"),
                row.getObject("excluded_on", LocalDate.class),
                date(row, "reinstated_on"),
                date(row, "waived_on"),
                row.getString("waiver_state"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static int count(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T sql(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The exclusion list could not be read or written", e);
        }
    }

    /** Sets parameters one after another. */
    private static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int index;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void set(UUID value) throws SQLException {
            statement.setObject(++index, value);
        }

        void array(String type, Object[] values) throws SQLException {
            Array array = connection.createArrayOf(type, type.equals("bytea") ? bytea(values) : values);
            statement.setArray(++index, array);
        }

        void texts(List<ExclusionRow> rows, Function<ExclusionRow, @Nullable String> field) throws SQLException {
            var values = new @Nullable String[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = field.apply(rows.get(i));
            }
            statement.setArray(++index, connection.createArrayOf("text", values));
        }

        void dates(List<ExclusionRow> rows, Function<ExclusionRow, @Nullable LocalDate> field) throws SQLException {
            var values = new @Nullable Date[rows.size()];
            for (int i = 0; i < values.length; i++) {
                var date = field.apply(rows.get(i));
                values[i] = date == null ? null : Date.valueOf(date);
            }
            statement.setArray(++index, connection.createArrayOf("date", values));
        }

        private static byte[][] bytea(Object[] values) {
            var typed = new byte[values.length][];
            for (int i = 0; i < typed.length; i++) {
                typed[i] = (byte[]) values[i];
            }
            return typed;
        }
    }
}
