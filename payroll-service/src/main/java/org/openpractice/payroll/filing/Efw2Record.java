package org.openpractice.payroll.filing;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.text.PlainLetters;

/** One record of an EFW2 file: 512 characters, filled field by field; positions count from 1. */
final class Efw2Record {

    static final int LENGTH = 512;

    private final char[] record = new char[LENGTH];

    Efw2Record(String identifier) {
        Arrays.fill(record, ' ');
        put(1, identifier);
    }

    /** Left-justified, upper case, without accents; cut off where the field ends. */
    Efw2Record text(int from, int to, @Nullable String value) {
        var plain = plain(value == null ? "" : value);
        put(from, plain.substring(0, Math.min(plain.length(), to - from + 1)));
        return this;
    }

    /** As it is, for an address of electronic mail. */
    Efw2Record verbatim(int from, int to, String value) {
        put(from, value.substring(0, Math.min(value.length(), to - from + 1)));
        return this;
    }

    /** Cents, right-justified and filled with zeros; a field holds no sign. */
    Efw2Record money(int from, int to, Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("expected no negative amount in positions %d-%d".formatted(from, to));
        }
        return number(from, to, amount.cents());
    }

    Efw2Record number(int from, int to, long value) {
        var digits = Long.toString(value);
        int width = to - from + 1;
        if (digits.length() > width) {
            throw new IllegalArgumentException(
                    "expected at most %d digits in positions %d-%d".formatted(width, from, to));
        }
        put(from, "0".repeat(width - digits.length()) + digits);
        return this;
    }

    Efw2Record flag(int at, boolean set) {
        record[at - 1] = set ? '1' : '0';
        return this;
    }

    private void put(int from, String value) {
        value.getChars(0, value.length(), record, from - 1);
    }

    private static String plain(String value) {
        var plain = new StringBuilder();
        for (char c : PlainLetters.of(value).toCharArray()) {
            plain.append(c >= ' ' && c <= '~' ? c : ' ');
        }
        return plain.toString().strip().toUpperCase(Locale.US);
    }

    @Override
    public String toString() {
        return new String(record);
    }
}
