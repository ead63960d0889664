package org.openpractice.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service left in its database, as the superuser sees it: past row-level security, whatever group it belongs to. All
 * tests of a JVM share one connection, for to log in takes longer than to look.
 */
public final class Database {

    private static @Nullable Connection shared;

    private Database() {}

    /** First column of each row, as text. */
    public static List<String> query(String sql, @Nullable Object... parameters) {
        synchronized (Database.class) {
            try (var statement = connection().prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                var values = new ArrayList<String>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        values.add(row.getString(1));
                    }
                }
                return values;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The one number that a query comes to. */
    public static long count(String sql, @Nullable Object... parameters) {
        return Long.parseLong(query(sql, parameters).getFirst());
    }

    /** Makes something as it would have come to be another day: past the triggers that want an event for each change. */
    public static void change(String sql, @Nullable Object... parameters) {
        synchronized (Database.class) {
            try (var session = connection().createStatement();
                    var statement = connection().prepareStatement(sql)) {
                session.execute("set session_replication_role = replica");
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                statement.executeUpdate();
                session.execute("set session_replication_role = default");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Connection connection() throws SQLException {
        Connection known = shared;
        if (known == null || known.isClosed()) {
            known = Infrastructure.superuser();
            shared = known;
        }
        return known;
    }
}
