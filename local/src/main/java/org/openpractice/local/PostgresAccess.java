package org.openpractice.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server and its superuser: what is needed to make databases in it, whoever runs it. */
public record PostgresAccess(String host, int port, String superuser, String password) {

    /** A connection that may do anything, for tests and for setting up. */
    public Connection superuserConnection(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), superuser, password);
    }

    /** Address with the superuser's credentials, for tests that look at all rows. */
    public String superuserUrl(String database) {
        return jdbcUrl(database) + "?user=" + superuser + "&password=" + password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /**
     * Makes the database {@code name} and the roles {@code name_owner}, {@code name_app} and {@code name_relay},
     * or brings what is there to the same state. Only the owner owns anything; none of the three may see past
     * row-level security, make roles or make databases, and nobody else may connect.
     */
    public ServiceDatabase createServiceDatabase(String name, ServiceDatabase.Passwords passwords) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("expected a lower-case identifier, got " + name);
        }
        String owner = name + "_owner";
        String app = name + "_app";
        String relay = name + "_relay";
        try (Connection connection = superuserConnection("postgres");
                Statement statement = connection.createStatement()) {
            role(statement, owner, passwords.owner());
            role(statement, app, passwords.app());
            role(statement, relay, passwords.relay());
            if (!isTrue(statement, "select exists (select from pg_database where datname = '" + name + "')")) {
                statement.execute("create database " + name + " owner " + owner);
            }
            statement.execute("alter database " + name + " owner to " + owner);
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + app + ", " + relay);
        } catch (SQLException e) {
            throw new StartFailure("Cannot create the database " + name + ": " + e.getMessage(), e);
        }
        try (Connection connection = superuserConnection(name);
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + owner);
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to " + app + ", " + relay);
        } catch (SQLException e) {
            throw new StartFailure("Cannot prepare the database " + name + ": " + e.getMessage(), e);
        }
        return new ServiceDatabase(
                jdbcUrl(name), owner, passwords.owner(), app, passwords.app(), relay, passwords.relay());
    }

    private static void role(Statement statement, String role, String password) throws SQLException {
        if (!isTrue(statement, "select exists (select from pg_roles where rolname = '" + role + "')")) {
            statement.execute("create role " + role);
        }
        statement.execute("alter role " + role
                + " login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password '"
                + password.replace("'", "''") + "'");
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            return result.next() && result.getBoolean(1);
        }
    }

    @Override
    public String toString() {
        return "PostgresAccess[" + superuser + "@" + host + ":" + port + "]";
    }
}
