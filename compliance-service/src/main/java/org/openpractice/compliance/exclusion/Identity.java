package org.openpractice.compliance.exclusion;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is in comparable form: the same form for the staff and for the list, so that the order of comparing does
 * not matter.
 *
 * @param lastNames every last name known, the present one first
 * @param given words of the first name
 * @param middle words of the middle name
 * @param generations JR, SR, III and so on
 */
record Identity(
        List<LastName> lastNames,
        List<String> given,
        boolean isGivenCut,
        List<String> middle,
        Set<String> generations,
        @Nullable LocalDate birthDate,
        @Nullable String npi) {

    /** Width of LASTNAME in the list; a value that fills the column may have been cut. */
    private static final int LAST_NAME_WIDTH = 20;

    /** One letter is an initial; names of two are whole names ("LI"). */
    private static final int SHORTEST_NAME = 2;

    /** Width of FIRSTNAME in the list. */
    private static final int FIRST_NAME_WIDTH = 15;

    public Identity {
        lastNames = lastNames.stream()
                .filter(lastName -> !lastName.isEmpty())
                .distinct()
                .toList();
        given = List.copyOf(given);
        middle = List.copyOf(middle);
        generations = Set.copyOf(generations);
    }

    /** Somebody on the staff, under every last name known. */
    public static Identity ofPerson(
            String firstName,
            @Nullable String middleName,
            String lastName,
            List<String> formerLastNames,
            @Nullable LocalDate birthDate,
            @Nullable String npi) {
        var lastNames = new ArrayList<LastName>();
        lastNames.add(LastName.of(lastName, false));
        formerLastNames.forEach(name -> lastNames.add(LastName.of(name, false)));
        return of(lastNames, firstName, false, middleName, lastName, birthDate, npi);
    }

    /** Somebody on the list. */
    static Identity ofListed(
            String firstName, String middleName, String lastName, @Nullable LocalDate birthDate, @Nullable String npi) {
        return of(
                List.of(LastName.of(lastName, lastName.strip().length() >= LAST_NAME_WIDTH)),
                firstName,
                firstName.strip().length() >= FIRST_NAME_WIDTH,
                middleName,
                lastName,
                birthDate,
                npi);
    }

    private static Identity of(
            List<LastName> lastNames,
            String firstName,
            boolean isGivenCut,
            @Nullable String middleName,
            String lastName,
            @Nullable LocalDate birthDate,
            @Nullable String npi) {
        var middle = middleName == null ? "" : middleName;
        var generations = new TreeSet<>(NameWords.generations(NameWords.words(lastName)));
        generations.addAll(NameWords.generations(NameWords.words(firstName)));
        generations.addAll(NameWords.generations(NameWords.words(middle)));
        return new Identity(
                lastNames,
                NameWords.withoutSuffixes(NameWords.named(NameWords.words(firstName))),
                isGivenCut,
                NameWords.middle(middle),
                generations,
                birthDate,
                npi);
    }

    /**
     * Keys to look somebody up by. Whoever {@link Matcher} finds shares at least one: same NPI, same birth date, or a last
     * name that sounds alike.
     */
    public Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        if (npi != null) {
            keys.add("npi:" + npi);
        }
        if (birthDate != null) {
            keys.add("born:" + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE));
        }
        keys.addAll(soundKeys());
        return keys;
    }

    Set<String> soundKeys() {
        var keys = new LinkedHashSet<String>();
        for (var lastName : lastNames) {
            for (var form : lastName.forms()) {
                keys.add("sound:" + Soundex.of(form));
            }
        }
        return keys;
    }

    /**
     * Whether two names of one are names of the other, wherever they stand: first and last name swapped, a maiden name kept as
     * the middle name, a last name changed and the first and middle ones not. Where only a first or only a last name is known,
     * one is enough. Initials are no names here.
     */
    boolean sharesNames(Identity other) {
        var ours = names();
        var theirs = other.names();
        boolean isAlone = hasOneName() || other.hasOneName();
        for (int one = 0; one < ours.size(); one++) {
            for (int another = 0; another < theirs.size(); another++) {
                if (!Collections.disjoint(ours.get(one), theirs.get(another))
                        && (isAlone || sharesBeside(ours, one, theirs, another))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasOneName() {
        return given.isEmpty() != lastNames.isEmpty();
    }

    private static boolean sharesBeside(List<Set<String>> ours, int one, List<Set<String>> theirs, int another) {
        for (int i = one + 1; i < ours.size(); i++) {
            for (int j = 0; j < theirs.size(); j++) {
                if (j != another && !Collections.disjoint(ours.get(i), theirs.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Each name in all forms it is written in. */
    private List<Set<String>> names() {
        var names = new ArrayList<Set<String>>();
        lastNames.forEach(lastName -> names.add(Set.copyOf(lastName.forms())));
        if (!given.isEmpty()) {
            var forms = new HashSet<>(given);
            forms.add(String.join("", given));
            names.add(forms);
        }
        middle.forEach(word -> names.add(Set.of(word)));
        return names.stream()
                .map(forms -> forms.stream()
                        .filter(form -> form.length() >= SHORTEST_NAME)
                        .collect(Collectors.toUnmodifiableSet()))
                .filter(forms -> !forms.isEmpty())
                .toList();
    }

    /** Changes when, and only when, something that takes part in matching changes. */
    public String hash() {
        var fields = new ArrayList<String>();
        fields.add(String.join(" ", given));
        fields.add(String.join(" ", middle));
        fields.add(String.join(" ", new TreeSet<>(generations)));
        fields.add(birthDate == null ? "" : birthDate.toString());
        fields.add(npi == null ? "" : npi);
        // The words of a double name take part in matching, not only the name run together.
        lastNames.stream()
                .map(lastName -> lastName.whole() + " " + String.join(" ", new TreeSet<>(lastName.parts())))
                .sorted()
                .forEach(fields::add);
        return Digest.of(fields);
    }

    /** Names and birth date stay out of logs. */
    @Override
    public String toString() {
        return "Identity[hash=" + hash() + "]";
    }
}
