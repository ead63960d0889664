package org.openpractice.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs what our scripts use of psql over JDBC: variables, {@code \gexec} and {@code \connect}. */
final class PsqlScript {

    /** Opens a connection to a database as whoever runs the script. */
    interface Connector {
        Connection connect(String database) throws SQLException;
    }

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(['\"])(\\w+)\\1");

    private PsqlScript() {}

    static void run(String script, Map<String, String> variables, Connector connector) throws SQLException {
        var connection = connector.connect("postgres");
        try {
            var statement = new StringBuilder();
            for (String line : script.lines().toList()) {
                if (line.startsWith("\\connect ")) {
                    connection.close();
                    connection =
                            connector.connect(identifier(fill(line.substring(9).strip(), variables)));
                } else if (line.equals("\\gexec")) {
                    for (String made : rows(connection, fill(statement.toString(), variables))) {
                        execute(connection, made);
                    }
                    statement.setLength(0);
                } else {
                    statement.append(line).append('\n');
                    if (line.endsWith(";")) {
                        execute(connection, fill(statement.toString(), variables));
                        statement.setLength(0);
                    }
                }
            }
            if (!statement.toString().isBlank()) {
                throw new IllegalArgumentException("not ended: " + statement);
            }
        } finally {
            connection.close();
        }
    }

    private static String fill(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String quote = found.group(1);
            String value = variables.get(found.group(2));
            if (value == null) {
                throw new IllegalArgumentException("no variable " + found.group(2));
            }
            return java.util.regex.Matcher.quoteReplacement(quote + value.replace(quote, quote + quote) + quote);
        });
    }

    private static String identifier(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private static java.util.List<String> rows(Connection connection, String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
