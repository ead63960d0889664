package org.openpractice.payroll.register;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of comma-separated values (RFC 4180) that a spreadsheet opens without running what a name might hide. */
final class Csv {

    private Csv() {}

    /** One row with its line end; null is empty. */
    static String row(@Nullable Object... values) {
        return Stream.of(values).map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        // A text that begins like a formula would be one; a number may begin with its sign.
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
