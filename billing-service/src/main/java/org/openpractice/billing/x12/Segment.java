package org.openpractice.billing.x12;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpractice.billing.x12.X12Refusal.Level;
import org.openpractice.contracts.Money;

/**
 * One segment, its elements as they stand in the file.
 *
 * <p>Elements are numbered as X12 does: element 0 is the segment's identifier, {@code CLP04} is {@code element(4)}. What
 * is not there reads as the empty string; the accessors that promise more refuse with the element's position.
 */
public final class Segment {

    /** Twelve digits before the point: above it a file is broken, and sums of a file's amounts stay exact. */
    private static final int AMOUNT_DIGITS = 12;

    private final List<String> elements;
    private final Delimiters delimiters;
    private final Position position;

    Segment(List<String> elements, Delimiters delimiters, long ordinal, long byteOffset) {
        this.elements = elements;
        this.delimiters = delimiters;
        this.position = new Position(ordinal, byteOffset, elements.getFirst(), 0, 0);
    }

    public String id() {
        return elements.getFirst();
    }

    public boolean is(String id) {
        return id().equals(id);
    }

    /** Number of the last element that is there. */
    public int size() {
        return elements.size() - 1;
    }

    /** The element as it stands, the empty string when it is not there. */
    public String element(int number) {
        return number < elements.size() ? elements.get(number) : "";
    }

    public boolean has(int number) {
        return !element(number).isEmpty();
    }

    /** Components of the element, one empty one when it is not there. */
    public List<String> components(int number) {
        return split(element(number), delimiters.component());
    }

    /** One component of the element, counted from 1; the empty string when it is not there. */
    public String component(int elementNumber, int componentNumber) {
        var components = components(elementNumber);
        return componentNumber <= components.size() ? components.get(componentNumber - 1) : "";
    }

    /** Repetitions of the element, one empty one when it is not there. */
    public List<String> repetitions(int number) {
        return delimiters.repetition() == Delimiters.NONE
                ? List.of(element(number))
                : split(element(number), delimiters.repetition());
    }

    /** All elements, the identifier first. */
    public List<String> elements() {
        return List.copyOf(elements);
    }

    public Position position() {
        return position;
    }

    public Position position(int element) {
        return position.inElement(element);
    }

    public Position position(int element, int component) {
        return position.inComponent(element, component);
    }

    /** @throws X12Refusal when the element is not there */
    public String required(int number) {
        if (!has(number)) {
            throw refuse(number, "is missing");
        }
        return element(number);
    }

    /** @throws X12Refusal when the element is not one of the codes */
    public String code(int number, java.util.Set<String> codes) {
        var code = required(number);
        if (!codes.contains(code)) {
            throw refuse(number, "expected one of " + String.join(", ", new java.util.TreeSet<>(codes)));
        }
        return code;
    }

    /**
     * An amount of money (X12 type R). Amounts with more than two decimal places or more than twelve digits before the
     * point are refused rather than rounded.
     *
     * @throws X12Refusal when the element is not there or is no such number
     */
    public Money money(int number) {
        var decimal = decimal(number);
        if (decimal.precision() - decimal.scale() > AMOUNT_DIGITS) {
            throw refuse(number, "expected an amount of at most " + AMOUNT_DIGITS + " digits before the point");
        }
        try {
            return Money.of(decimal);
        } catch (IllegalArgumentException e) {
            throw refuse(number, String.valueOf(e.getMessage()));
        }
    }

    /** The amount, or zero when the element is not there. */
    public Money moneyOrZero(int number) {
        return has(number) ? money(number) : Money.ZERO;
    }

    /**
     * A decimal number (X12 type R without exponent): an optional minus sign, digits, an optional point.
     *
     * @throws X12Refusal when the element is not there or is no such number
     */
    public BigDecimal decimal(int number) {
        var text = required(number);
        if (text.length() > 20 || !isDecimal(text)) {
            throw refuse(number, "expected a decimal number such as -12.5");
        }
        return new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    /** @throws X12Refusal when the element is not there or is not a whole number without sign */
    public long count(int number) {
        var text = required(number);
        if (text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw refuse(number, "expected a whole number");
        }
        return Long.parseLong(text);
    }

    /**
     * A date of the form CCYYMMDD that stands in the calendar.
     *
     * @throws X12Refusal when the element is not there or is no date
     */
    public LocalDate date(int number) {
        return calendarDate(required(number))
                .orElseThrow(() -> refuse(number, "expected a calendar date as CCYYMMDD, found " + element(number)));
    }

    /** The text as a calendar date CCYYMMDD, empty when it is none. */
    public static Optional<LocalDate> calendarDate(String text) {
        if (text.length() != 8 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 4, 6, 10),
                    Integer.parseInt(text, 6, 8, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public X12Refusal refuse(int element, String reason) {
        return new X12Refusal(Level.ELEMENT, position(element), reason);
    }

    public X12Refusal refuse(Level level, String reason) {
        return new X12Refusal(level, position, reason);
    }

    private static boolean isDecimal(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    private static List<String> split(String text, char separator) {
        if (text.indexOf(separator) < 0) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** The identifier and the place only: elements may hold health data. */
    @Override
    public String toString() {
        return position.toString();
    }
}
