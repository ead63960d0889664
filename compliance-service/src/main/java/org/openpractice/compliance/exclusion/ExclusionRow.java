package org.openpractice.compliance.exclusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of excluded individuals and entities (LEIE). Text is stripped of surrounding blanks; what means
 * "none" in the file ({@code 0000000000}, {@code 00000000}) is null here.
 *
 * @param lastName empty for a business
 * @param businessName empty for a person
 * @param general kind of person or business, for example DOCTOR(MD, DO)
 * @param upin identifier used before the NPI
 * @param exclusionType section of the Social Security Act, for example 1128a1
 * @param waiverState state in which the exclusion is waived since {@code waivedOn}; everywhere else it stands
 */
record ExclusionRow(
        String lastName,
        String firstName,
        String middleName,
        String businessName,
        String general,
        String specialty,
        String upin,
        @Nullable String npi,
        @Nullable LocalDate birthDate,
        String address,
        String city,
        String state,
        String zip,
        String exclusionType,
        LocalDate excludedOn,
        @Nullable LocalDate reinstatedOn,
        @Nullable LocalDate waivedOn,
        String waiverState) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * The list has no ids: a row is known by what stands in it, all columns but the date of reinstatement. A row that OIG
     * changes in any way is another row, and is judged anew.
     */
    public String hash() {
        return digest(
                lastName,
                firstName,
                middleName,
                businessName,
                general,
                specialty,
                upin,
                text(npi),
                text(birthDate),
                address,
                city,
                state,
                zip,
                exclusionType,
                text(excludedOn),
                text(waivedOn),
                waiverState);
    }

    /**
     * What a reinstatement names an exclusion by: who, why and since when. Address, specialty and NPI may have been
     * corrected since the exclusion was listed.
     */
    public String exclusionKey() {
        return digest(
                String.join(" ", NameWords.words(lastName)),
                String.join(" ", NameWords.words(firstName)),
                String.join(" ", NameWords.words(middleName)),
                String.join(" ", NameWords.words(businessName)),
                text(birthDate),
                exclusionType,
                text(excludedOn));
    }

    /** The person in comparable form; a business has no names to compare, its NPI alone. */
    public Identity identity() {
        return Identity.ofListed(firstName, middleName, lastName, birthDate, npi);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String digest(String... fields) {
        List<String> canonical = new ArrayList<>(fields.length);
        for (var field : fields) {
            canonical.add(BLANKS.matcher(field.strip()).replaceAll(" ").toUpperCase(Locale.ROOT));
        }
        return Digest.of(canonical);
    }
}
