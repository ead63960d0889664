package org.openpractice.payroll.ach;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Fixed-width fields of one record: cut out of it, or put into it. Positions count from one, both ends included. */
final class AchFields {

    private final int line;
    private final String record;

    AchFields(int line, String record) {
        this.line = line;
        this.record = record;
    }

    String raw(int first, int last) {
        return record.substring(first - 1, last);
    }

    /** Text without the blanks that fill it up. */
    String text(int first, int last) {
        return raw(first, last).stripTrailing();
    }

    char character(int position) {
        return record.charAt(position - 1);
    }

    String digits(int first, int last, String name) {
        var digits = raw(first, last);
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                throw refusal(first, last, name + " is not a number; expected " + digits.length() + " digits");
            }
        }
        return digits;
    }

    long number(int first, int last, String name) {
        return Long.parseLong(digits(first, last, name));
    }

    int count(int first, int last, String name) {
        return Math.toIntExact(number(first, last, name));
    }

    /** A date YYMMDD of this century. */
    LocalDate date(int first, int last, String name) {
        var digits = digits(first, last, name);
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(digits, 0, 2, 10),
                    Integer.parseInt(digits, 2, 4, 10),
                    Integer.parseInt(digits, 4, 6, 10));
        } catch (DateTimeException e) {
            throw refusal(first, last, name + " is no date; expected YYMMDD");
        }
    }

    void expect(int first, int last, String expected, String name) {
        var found = raw(first, last);
        if (!found.equals(expected)) {
            throw refusal(first, last, "%s is %s; expected %s".formatted(name, found, expected));
        }
    }

    AchRefusal refusal(int first, int last, String what) {
        return new AchRefusal(line, first, last, what);
    }

    static String pad(String value, int width, String name) {
        if (value.length() > width) {
            throw new IllegalArgumentException(
                    "%s has %d characters; expected at most %d".formatted(name, value.length(), width));
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw new IllegalArgumentException(name + " has a character that is not printable ASCII");
            }
        }
        return value + " ".repeat(width - value.length());
    }

    static String pad(long value, int width, String name) {
        var digits = Long.toString(value);
        if (value < 0 || digits.length() > width) {
            throw new IllegalArgumentException("%s does not fit in %d digits".formatted(name, width));
        }
        return "0".repeat(width - digits.length()) + digits;
    }

    static String yymmdd(LocalDate date) {
        return pad(date.getYear() % 100, 2, "year")
                + pad(date.getMonthValue(), 2, "month")
                + pad(date.getDayOfMonth(), 2, "day");
    }
}
