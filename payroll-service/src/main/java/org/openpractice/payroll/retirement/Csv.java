package org.openpractice.payroll.retirement;

import org.openpractice.contracts.Money;

/** Rows of a CSV file (RFC 4180) that spreadsheets do not take for formulas. */
final class Csv {

    private final StringBuilder text = new StringBuilder();
    private boolean startOfRow = true;

    Csv field(String value) {
        separate();
        // A spreadsheet would run a text that begins like a formula
        var safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        if (safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            text.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            text.append(safe);
        }
        return this;
    }

    Csv field(Money amount) {
        separate();
        text.append(amount.amount());
        return this;
    }

    Csv fields(String... values) {
        for (var value : values) {
            field(value);
        }
        return this;
    }

    void end() {
        text.append("\r\n");
        startOfRow = true;
    }

    private void separate() {
        if (!startOfRow) {
            text.append(',');
        }
        startOfRow = false;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
