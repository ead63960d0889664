package org.openpractice.platform.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/** Reads what stands in cells as offices write it; each refuses by an IllegalArgumentException that says what was expected. */
public final class Cells {

    private static final Pattern NUMBER = Pattern.compile("-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?");

    private Cells() {}

    /** Dollars as {@code 1234.50}, {@code $1,234.50}. */
    public static Money money(String text) {
        var bare = text.startsWith("$") ? text.substring(1).strip() : text;
        try {
            return Money.of(decimal(bare));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("expected dollars with at most two decimals, such as 1234.50", e);
        }
    }

    /** Dollars for one of something, with up to four decimals, as {@code 23.4375} or {@code $1,234.50}. */
    public static Rate rate(String text) {
        var bare = text.startsWith("$") ? text.substring(1).strip() : text;
        try {
            return Rate.of(decimal(bare));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("expected dollars with at most four decimals, such as 23.4375", e);
        }
    }

    /** A number such as {@code 38.25}; commas stand between thousands only. */
    public static BigDecimal decimal(String text) {
        if (text.length() > 20 || !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a number such as 38.25");
        }
        return new BigDecimal(text.replace(",", ""));
    }

    /** A percentage such as {@code 2.5} or {@code 2.5%}. */
    public static BigDecimal percent(String text) {
        return decimal(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text);
    }

    public static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number such as 2", e);
        }
    }

    public static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "x", "1" -> true;
            case "no", "n", "false", "0" -> false;
            default -> throw new IllegalArgumentException("expected yes or no");
        };
    }

    /**
     * One of the constants under its name, or under one that offices give it; compared by letters and digits.
     *
     * @param names other names by constant
     */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type, Map<E, List<String>> names) {
        var byKey = new LinkedHashMap<String, E>();
        for (var constant : type.getEnumConstants()) {
            byKey.put(CsvColumn.key(constant.name()), constant);
            names.getOrDefault(constant, List.of()).forEach(name -> byKey.put(CsvColumn.key(name), constant));
        }
        return text -> {
            var found = byKey.get(CsvColumn.key(text));
            if (found == null) {
                throw new IllegalArgumentException("expected one of " + Arrays.toString(type.getEnumConstants()));
            }
            return found;
        };
    }

    /** Names in one cell, separated by semicolons. */
    public static List<String> list(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Names with values in one cell, such as {@code exemptions=2; additional=25}. */
    public static <V> Function<String, Map<String, V>> named(Function<String, V> value) {
        return text -> {
            var values = new LinkedHashMap<String, V>();
            for (var part : list(text)) {
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("expected names with values, such as exemptions=2; others=1");
                }
                var name = part.substring(0, equals).strip();
                if (values.put(name, value.apply(part.substring(equals + 1).strip())) != null) {
                    throw new IllegalArgumentException("expected " + name + " once");
                }
            }
            return values;
        };
    }
}
