package org.openpractice.platform.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/**
 * A statement as JDBC takes it and the names of its parameters in their order.
 *
 * @param sql with a question mark for each parameter
 */
record NamedParameters(String sql, List<String> names) {

    /** Finds {@code :name} outside of literals, comments and casts. */
    static NamedParameters in(String text) {
        var sql = new StringBuilder(text.length());
        var names = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = skipped(text, at);
            if (end > at) {
                sql.append(text, at, end);
                at = end;
            } else if (text.charAt(at) == ':'
                    && at + 1 < text.length()
                    && Character.isJavaIdentifierStart(text.charAt(at + 1))) {
                end = at + 1;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                names.add(text.substring(at + 1, end));
                sql.append('?');
                at = end;
            } else {
                sql.append(text.charAt(at++));
            }
        }
        return new NamedParameters(sql.toString(), List.copyOf(names));
    }

    /** Where what begins here and holds no parameter ends; the place itself when nothing such begins. */
    private static int skipped(String text, int at) {
        return switch (text.charAt(at)) {
            case '\'', '"' -> after(text, text.charAt(at) + "", at + 1);
            case '-' -> text.startsWith("--", at) ? after(text, "\n", at) : at;
            case '/' -> text.startsWith("/*", at) ? after(text, "*/", at + 2) : at;
            case ':' -> text.startsWith("::", at) ? at + 2 : at;
            default -> at;
        };
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    void bind(PreparedStatement statement, Map<String, @Nullable Object> values) throws SQLException {
        for (String given : values.keySet()) {
            if (!names.contains(given)) {
                throw new IllegalArgumentException("The statement has no parameter :" + given);
            }
        }
        int index = 0;
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("The parameter :" + name + " has no value");
            }
            bind(statement, ++index, values.get(name));
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Collection<?> many when many.isEmpty() -> statement.setObject(index, "{}", Types.OTHER);
            case Collection<?> many -> statement.setArray(index, array(statement.getConnection(), many));
            default -> statement.setObject(index, column(value));
        }
    }

    private static Array array(Connection connection, Collection<?> many) throws SQLException {
        Object example = many.stream()
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .findFirst()
                .orElse("");
        // Of its own type: the driver then sends it in binary form.
        var values = (@Nullable Object[])
                java.lang.reflect.Array.newInstance(column(example).getClass(), many.size());
        int at = 0;
        for (Object each : many) {
            values[at++] = each == null ? null : column(each);
        }
        return connection.createArrayOf(elementType(example), values);
    }

    private static Object column(Object value) {
        return switch (value) {
            case Money money -> money.cents();
            case Rate rate -> rate.decimal();
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            default -> value;
        };
    }

    private static String elementType(Object example) {
        return switch (example) {
            case UUID id -> "uuid";
            case Money money -> "bigint";
            case Long number -> "bigint";
            case Integer number -> "integer";
            case Boolean flag -> "boolean";
            case java.math.BigDecimal decimal -> "numeric";
            case Rate rate -> "numeric";
            case LocalDate date -> "date";
            case Instant instant -> "timestamptz";
            default -> "text";
        };
    }
}
