package org.openpractice.payroll.officefile;

import static org.openpractice.payroll.officefile.EmployeeColumns.FIRST_NAME;
import static org.openpractice.payroll.officefile.EmployeeColumns.LAST_NAME;
import static org.openpractice.payroll.officefile.EmployeeColumns.NAME;
import static org.openpractice.payroll.officefile.EmployeeColumns.NUMBER;
import static org.openpractice.payroll.officefile.EmployeeColumns.WORK_EMAIL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.text.PlainLetters;

/**
 * Finds people as files name them: by number, with or without the zeros that a spreadsheet drops, by address at work, by
 * name in either order and without regard to case, marks and middle names. What a row says in several columns is about
 * one person; a name that fits several people is refused by their names, never guessed.
 */
final class EmployeesByName {

    /** @param workEmail null where staff never told it */
    record Known(
            UUID id,
            String number,
            String firstName,
            String lastName,
            @Nullable String workEmail) {

        private String told() {
            return lastName + ", " + firstName + " (" + number + ")";
        }
    }

    /** Names of people who share one are repeated up to so many. */
    private static final int TOLD = 5;

    private final Map<String, List<Known>> byNumber;
    private final Map<String, List<Known>> byBareNumber;
    private final Map<String, List<Known>> byEmail = new HashMap<>();
    private final Map<String, List<Known>> byLastWord;

    EmployeesByName(Collection<Known> all) {
        byNumber = grouped(all, known -> key(known.number()));
        byBareNumber = grouped(all, known -> bare(known.number()));
        byLastWord = grouped(all, known -> words(known.lastName()).getLast());
        for (var known : all) {
            if (known.workEmail() != null) {
                byEmail.computeIfAbsent(key(known.workEmail()), address -> new ArrayList<>())
                        .add(known);
            }
        }
    }

    private static Map<String, List<Known>> grouped(Collection<Known> all, Function<Known, String> key) {
        return all.stream().collect(Collectors.groupingBy(key));
    }

    /** Whom a row is about; null when it does not say so without doubt, and the row's errors say why. */
    @Nullable
    UUID in(ImportRow row) {
        var number = row.optional(NUMBER, Function.identity());
        var email = row.optional(WORK_EMAIL, Function.identity());
        var name = row.optional(NAME, Function.identity());
        var first = row.optional(FIRST_NAME, Function.identity());
        var last = row.optional(LAST_NAME, Function.identity());
        if (!row.errors().isEmpty()) {
            return null;
        }
        Set<Known> meant = null;
        if (number != null) {
            meant = narrowed(row, NUMBER, number, null, numbered(number));
        }
        if (email != null && row.errors().isEmpty()) {
            meant = narrowed(row, WORK_EMAIL, email, meant, byEmail.getOrDefault(key(email), List.of()));
        }
        if (name != null && row.errors().isEmpty()) {
            meant = narrowed(row, NAME, name, meant, named(name));
        }
        if (last != null && row.errors().isEmpty()) {
            meant = narrowed(row, LAST_NAME, last, meant, named((first == null ? "" : first + " ") + last));
        }
        if (!row.errors().isEmpty()) {
            return null;
        }
        if (meant == null) {
            row.refuse("names nobody", "expected an employee_number, a work_email or an employee_name");
            return null;
        }
        if (meant.size() > 1) {
            row.refuse(
                    "could be about " + told(meant),
                    "expected one employee; add the column employee_number or work_email");
            return null;
        }
        return meant.iterator().next().id();
    }

    private static Set<Known> narrowed(
            ImportRow row, Column column, String given, @Nullable Set<Known> before, List<Known> found) {
        if (found.isEmpty()) {
            row.refuse(
                    column,
                    "is nobody on the payroll: " + given,
                    "expected " + column.says() + " of somebody whom staff has hired");
            return Set.of();
        }
        var both = new LinkedHashSet<>(found);
        if (before != null) {
            both.retainAll(before);
            if (both.isEmpty()) {
                row.refuse(
                        column,
                        "is " + told(found) + ", while the cells before it mean " + told(before),
                        "expected one employee in a row");
            }
        }
        return both;
    }

    private static String told(Collection<Known> people) {
        return people.stream().map(Known::told).sorted().limit(TOLD).collect(Collectors.joining(" or "))
                + (people.size() > TOLD ? " or others" : "");
    }

    private List<Known> numbered(String number) {
        var exactly = byNumber.get(key(number));
        return exactly != null ? exactly : byBareNumber.getOrDefault(bare(number), List.of());
    }

    private List<Known> named(String name) {
        int comma = name.indexOf(',');
        var words = words(comma < 0 ? name : name.substring(comma + 1) + " " + name.substring(0, comma));
        return words.isEmpty()
                ? List.of()
                : byLastWord.getOrDefault(words.getLast(), List.of()).stream()
                        .filter(known -> fits(words, known))
                        .toList();
    }

    /** First and last name as staff has them, with anything between; or only the last name. */
    private static boolean fits(List<String> words, Known known) {
        var last = words(known.lastName());
        var first = words(known.firstName());
        boolean ends = words.size() >= last.size()
                && words.subList(words.size() - last.size(), words.size()).equals(last);
        var before = ends ? words.subList(0, words.size() - last.size()) : List.<String>of();
        return ends
                && (before.isEmpty()
                        || before.size() >= first.size()
                                && before.subList(0, first.size()).equals(first));
    }

    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        for (var word : PlainLetters.searchable(name).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.isEmpty() ? List.of(name) : words;
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** A spreadsheet takes zeros in front off a number. */
    private static String bare(String number) {
        var key = key(number);
        int zeros = 0;
        while (zeros < key.length() - 1 && key.charAt(zeros) == '0') {
            zeros++;
        }
        return key.substring(zeros);
    }
}
