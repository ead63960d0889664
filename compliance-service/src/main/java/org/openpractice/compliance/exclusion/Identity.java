package org.openpractice.compliance.exclusion;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is in comparable form: the same form for the staff and for the list, so that the order of comparing does
 * not matter.
 *
 * @param surnames every last name known, the present one first
 * @param given words of the first name
 * @param middle words of the middle name
 * @param generations JR, SR, III and so on
 */
public record Identity(
        List<Surname> surnames,
        List<String> given,
        boolean isGivenCut,
        List<String> middle,
        Set<String> generations,
        @Nullable LocalDate birthDate,
        @Nullable String npi) {

    /** Width of LASTNAME in the list; a value that fills the column may have been cut. */
    private static final int LAST_NAME_WIDTH = 20;

    /** Width of FIRSTNAME in the list. */
    private static final int FIRST_NAME_WIDTH = 15;

    public Identity {
        surnames = surnames.stream()
                .filter(surname -> !surname.isEmpty())
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
        var surnames = new ArrayList<Surname>();
        surnames.add(Surname.of(lastName, false));
        formerLastNames.forEach(name -> surnames.add(Surname.of(name, false)));
        return of(surnames, firstName, false, middleName, lastName, birthDate, npi);
    }

    /** Somebody on the list. */
    static Identity ofListed(
            String firstName, String middleName, String lastName, @Nullable LocalDate birthDate, @Nullable String npi) {
        return of(
                List.of(Surname.of(lastName, lastName.strip().length() >= LAST_NAME_WIDTH)),
                firstName,
                firstName.strip().length() >= FIRST_NAME_WIDTH,
                middleName,
                lastName,
                birthDate,
                npi);
    }

    private static Identity of(
            List<Surname> surnames,
            String firstName,
            boolean isGivenCut,
            @Nullable String middleName,
            String lastName,
            @Nullable LocalDate birthDate,
            @Nullable String npi) {
        var middle = middleName == null ? "" : middleName;
        var generations = new TreeSet<>(Names.generations(Names.words(lastName)));
        generations.addAll(Names.generations(Names.words(firstName)));
        generations.addAll(Names.generations(Names.words(middle)));
        return new Identity(
                surnames,
                Names.withoutSuffixes(Names.words(firstName)),
                isGivenCut,
                Names.middle(middle),
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
        for (var surname : surnames) {
            for (var form : surname.forms()) {
                keys.add("sound:" + Sound.of(form));
            }
        }
        return keys;
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
        surnames.stream()
                .map(surname -> surname.whole() + " " + String.join(" ", new TreeSet<>(surname.parts())))
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
