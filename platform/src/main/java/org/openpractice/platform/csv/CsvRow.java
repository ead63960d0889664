package org.openpractice.platform.csv;

import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/** Rows of a CSV file (RFC 4180) that a spreadsheet opens without running what a name might hide. */
public final class CsvRow {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get();

    private CsvRow() {}

    /** One row with its line end; null is empty, money and rates their decimal amounts. */
    public static String of(@Nullable Object... values) {
        return FORMAT.format(Stream.of(values).map(CsvRow::safe).toArray()) + "\r\n";
    }

    /** A text that begins like a formula would be one; a number may begin with its sign. */
    private static @Nullable Object safe(@Nullable Object value) {
        if (value instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            return "'" + text;
        }
        return switch (value) {
            case Money money -> money.amount();
            case Rate rate -> rate.amount();
            case null, default -> value;
        };
    }
}
