package org.openpractice.compliance.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.compliance.exclusion.Finding.Agreement;
import org.openpractice.compliance.exclusion.Finding.Compared;

class MatcherTest {

    private static final LocalDate BORN = LocalDate.of(1970, 1, 2);
    private static final String NPI = "1234567893";

    @Test
    void npiNameAndBirthDateTogetherAreCertain() {
        var finding = found(person("Alice", "Example", BORN, NPI), listed("ALICE", "EXAMPLE", BORN, NPI));
        assertThat(finding.rule()).isEqualTo(MatchRule.NPI_NAME_AND_BIRTH_DATE);
        assertThat(finding.isCertain()).isTrue();
        assertThat(finding.trace())
                .extracting(Compared::field, Compared::agreement)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("npi", Agreement.EQUAL),
                        org.assertj.core.groups.Tuple.tuple("lastName", Agreement.EQUAL),
                        org.assertj.core.groups.Tuple.tuple("birthDate", Agreement.EQUAL));
    }

    @Test
    void anNpiWithAnotherNameOrBirthDateIsFoundButNotCertain() {
        assertThat(found(person("Bob", "Sample", BORN, NPI), listed("ALICE", "EXAMPLE", BORN, NPI)))
                .matches(finding -> finding.rule() == MatchRule.NPI && !finding.isCertain());
        assertThat(found(person("Alice", "Example", BORN.plusYears(7), NPI), listed("ALICE", "EXAMPLE", BORN, NPI))
                        .rule())
                .isEqualTo(MatchRule.NPI);
        assertThat(found(person("Alice", "Example", BORN, NPI), listed("ALICE", "EXAMPLE", null, NPI))
                        .rule())
                .isEqualTo(MatchRule.NPI);
        assertThat(found(person("A", "Example", BORN, NPI), listed("ALICE", "EXAMPLE", BORN, NPI))
                        .rule())
                .isEqualTo(MatchRule.NPI);
    }

    @Test
    void nameAndBirthDateFindAPersonWithoutNpi() {
        assertThat(found(person("Alice", "Example", BORN, null), listed("ALICE", "EXAMPLE", BORN, null)))
                .matches(finding -> finding.rule() == MatchRule.NAME_AND_BIRTH_DATE && !finding.isCertain());
    }

    @Test
    void aNameAloneIsNeverCertain() {
        assertThat(found(person("Alice", "Example", BORN, NPI), listed("ALICE", "EXAMPLE", null, null)))
                .matches(finding -> finding.rule() == MatchRule.NAME_ALONE && !finding.isCertain());
    }

    @Test
    void aContradictingBirthDateLowersAnExactNameAndRulesOutEverythingLess() {
        var other = LocalDate.of(1985, 11, 23);
        var same = found(person("Alice", "Example", BORN, null), listed("ALICE", "EXAMPLE", BORN, null));
        var lowered = found(person("Alice", "Example", other, null), listed("ALICE", "EXAMPLE", BORN, null));
        assertThat(lowered.rule()).isEqualTo(MatchRule.NAME_ALONE);
        assertThat(lowered.score()).isLessThan(same.score());
        assertThat(compare(person("Alicia", "Example", other, null), listed("ALICE", "EXAMPLE", BORN, null)))
                .isEmpty();
        assertThat(compare(person("A", "Example", other, null), listed("ALICE", "EXAMPLE", BORN, null)))
                .isEmpty();
        assertThat(compare(
                        Identity.ofPerson("Alice", "Beth", "Example", List.of(), other, null),
                        Identity.ofListed("ALICE", "CAROL ", "EXAMPLE", BORN, null)))
                .isEmpty();
    }

    @Test
    void twoDifferentNpisAreTwoPeopleUnlessNameAndBirthDateAgree() {
        assertThat(compare(
                        person("Alice", "Example", BORN.plusYears(9), NPI),
                        listed("ALICE", "EXAMPLE", BORN, "1679576722")))
                .isEmpty();
        assertThat(found(person("Alice", "Example", BORN, NPI), listed("ALICE", "EXAMPLE", BORN, "1679576722"))
                        .rule())
                .isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
    }

    @Test
    void aFormerLastNameIsSearched() {
        var married = Identity.ofPerson("Alice", null, "Newname", List.of("Example"), BORN, null);
        var finding = found(married, listed("ALICE", "EXAMPLE", BORN, null));
        assertThat(finding.rule()).isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
        assertThat(finding.trace()).anyMatch(compared -> compared.ours().equals("EXAMPLE"));
    }

    @Test
    void aHyphenatedNameMatchesEitherHalfAndTheOtherSpellings() {
        for (var spelling : List.of("EXAMPLE-SAMPLE", "EXAMPLE SAMPLE", "EXAMPLESAMPLE", "Example", "SAMPLE")) {
            assertThat(found(person("Alice", "Example-Sample", BORN, null), listed("ALICE", spelling, BORN, null))
                            .rule())
                    .as(spelling)
                    .isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
        }
    }

    @Test
    void accentsApostrophesAndParticlesDoNotHideAName() {
        assertNameAndBirthDate("Núñez", "NUNEZ");
        assertNameAndBirthDate("O’Example", "O'EXAMPLE");
        assertNameAndBirthDate("O Example", "OEXAMPLE");
        assertNameAndBirthDate("de la Example", "DELAEXAMPLE");
        assertNameAndBirthDate("Van Example", "VANEXAMPLE");
        assertNameAndBirthDate("Großmann", "GROSSMANN");
        assertNameAndBirthDate("Do", "DO");
    }

    @Test
    void initialsMiddleNamesAndSuffixesAreUnderstood() {
        assertThat(found(person("A", "Example", BORN, null), listed("ALICE", "EXAMPLE", BORN, null))
                        .rule())
                .isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
        assertThat(found(
                                Identity.ofPerson("Beth", null, "Example", List.of(), BORN, null),
                                Identity.ofListed("ALICE", "BETH ", "EXAMPLE", BORN, null))
                        .rule())
                .isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
        assertThat(found(
                                Identity.ofPerson("Carl", "Dean", "Example Jr.", List.of(), BORN, null),
                                Identity.ofListed("CARL", "DEAN JR ", "EXAMPLE", BORN, null))
                        .trace())
                .anyMatch(compared -> compared.field().equals("suffix") && compared.agreement() == Agreement.EQUAL);
        var father = Identity.ofPerson("Carl", null, "Example Sr", List.of(), BORN, null);
        var son = Identity.ofListed("CARL", "JR ", "EXAMPLE", BORN, null);
        assertThat(found(father, son).score())
                .isLessThan(found(father, Identity.ofListed("CARL", " ", "EXAMPLE", BORN, null))
                        .score());
    }

    @Test
    void aNameCutAtTheColumnWidthIsStillFound() {
        assertThat(found(
                                Identity.ofPerson(
                                        "Alexandrina-Valentine",
                                        null,
                                        "Examplesworthington-Sampleford",
                                        List.of(),
                                        BORN,
                                        null),
                                Identity.ofListed("ALEXANDRINA-VAL", " ", "EXAMPLESWORTHINGTON-", BORN, null))
                        .rule())
                .isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
    }

    @Test
    void aMisspelledNameBornTheSameDayIsALikeness() {
        assertThat(found(person("Alise", "Exampel", BORN, null), listed("ALICE", "EXAMPLE", BORN, null))
                        .rule())
                .isEqualTo(MatchRule.LIKENESS);
    }

    @Test
    void aMistypedBirthDateIsALikeness() {
        for (var slip : List.of(
                LocalDate.of(1970, 2, 1),
                LocalDate.of(1971, 1, 2),
                LocalDate.of(1970, 1, 20),
                LocalDate.of(1907, 1, 2))) {
            assertThat(found(person("Alice", "Example", slip, null), listed("ALICE", "EXAMPLE", BORN, null))
                            .rule())
                    .as(slip.toString())
                    .isEqualTo(MatchRule.LIKENESS);
        }
    }

    @Test
    void somebodyElseIsNotFound() {
        assertThat(compare(person("Bob", "Sample", BORN, null), listed("ALICE", "EXAMPLE", BORN, null)))
                .isEmpty();
        assertThat(compare(person("Bob", "Example", BORN, null), listed("ALICE", "EXAMPLE", null, null)))
                .isEmpty();
        assertThat(compare(person("Alice", "Example", BORN, null), Identity.ofListed("", "", "", null, null)))
                .isEmpty();
    }

    @Test
    void everyPersonOfOigsFileIsFoundByNameAndBirthDateWithoutNpi() throws IOException {
        var rows = new ArrayList<ExclusionRow>();
        try (var file = Files.newInputStream(ExclusionListReaderTest.leie().resolve("UPDATED.csv"))) {
            new ExclusionListReader(ListKind.FULL, rows::add, error -> {}).read(file);
        }
        int others = 0;
        for (var row : rows) {
            if (row.lastName().isEmpty()) {
                continue;
            }
            var same = Identity.ofPerson(
                    row.firstName().toLowerCase(java.util.Locale.ROOT),
                    row.middleName(),
                    row.lastName(),
                    List.of(),
                    row.birthDate(),
                    null);
            assertThat(found(same, row.identity()).rule())
                    .isEqualTo(row.birthDate() == null ? MatchRule.NAME_ALONE : MatchRule.NAME_AND_BIRTH_DATE);
            others += (int) rows.stream()
                    .filter(other ->
                            other != row && compare(same, other.identity()).isPresent())
                    .count();
        }
        // The matcher tells 321 different people apart.
        assertThat(others).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # first, middle, last, former of ours; first, middle, last of the list
            Chen,      -,        Weidemo,      -,       WEIDEMO,   '',        CHEN
            Wei,       -,        Li,           -,       LI,        '',        WEI
            James,     T,        Allendemo,    -,       ALLENDEMO, 'R',       JAMES
            Linda,     Petrov,   Harp,         -,       LINDA,     '',        PETROV
            Linda,     Petrov,   Harp,         -,       LINDA,     'HARP',    NEWMAN
            Linda,     -,        King,         -,       LINDA,     'KING',    NEWMAN
            Linda,     Mae,      King,         -,       LINDA,     'MAE',     NEWMAN
            Mae,       Linda,    King,         -,       LINDA,     'MAE',     NEWMAN
            Anne,      -,        Smith-Jones,  -,       JONES,     '',        ANNE
            Anna,      -,        Novak,        Černý,   CERNY,     '',        ANNA
            Đặng,      -,        Hoa,          -,       HOA,       '',        DANG
            FNU,       -,        Singh,        -,       GURPREET,  '',        SINGH
            Singh,     -,        LNU,          -,       GURPREET,  '',        SINGH
            Sukarno,   -,        FNU,          -,       '',        '',        SUKARNO
            Anna,      NMN,      Sukarno,      -,       '',        '',        SUKARNO
            -,         -,        Sukarno,      -,       FNU,       '',        SUKARNO
            """)
    void namesInOtherPlacesOnTheSameBirthDateAreFound(
            @Nullable String first,
            @Nullable String middle,
            String last,
            @Nullable String former,
            String listedFirst,
            String listedMiddle,
            String listedLast) {
        var ours = Identity.ofPerson(
                first == null ? "." : first, middle, last, former == null ? List.of() : List.of(former), BORN, null);
        var listed = Identity.ofListed(listedFirst, listedMiddle, listedLast, BORN, null);

        assertThat(found(ours, listed).rule()).isEqualTo(MatchRule.NAMES_IN_OTHER_PLACES);
        assertThat(found(ours, listed).score()).isGreaterThanOrEqualTo(60);
        assertThat(found(listed, ours).rule()).isEqualTo(MatchRule.NAMES_IN_OTHER_PLACES);
        assertThat(found(ours, listed).isCertain()).isFalse();
        // Another birth date, another NPI: somebody else.
        assertThat(compare(
                        Identity.ofPerson(
                                first == null ? "." : first, middle, last, List.of(), BORN.plusDays(4700), null),
                        listed))
                .isEmpty();
        assertThat(compare(
                        Identity.ofPerson(first == null ? "." : first, middle, last, List.of(), BORN, NPI),
                        Identity.ofListed(listedFirst, listedMiddle, listedLast, BORN, "1000000004")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # one name in common is not enough, an initial is none, and a double name is one
            Anna,   -,      Smith-Jones,  BERT,   '',      SMITH-JONES
            A,      -,      Example,      BERT,   '',      EXAMPLE
            Linda,  M,      King,         LINDA,  'M',     NEWMAN
            Linda,  -,      King,         LINDA,  '',      NEWMAN
            James,  -,      James,        JAMES,  '',      ALLEN
            James,  -,      James,        ALLEN,  'JAMES', SMITH
            """)
    void oneNameInCommonOnTheSameBirthDateIsSomebodyElse(
            String first,
            @Nullable String middle,
            String last,
            String listedFirst,
            String listedMiddle,
            String listedLast) {
        assertThat(compare(
                        Identity.ofPerson(first, middle, last, List.of(), BORN, null),
                        Identity.ofListed(listedFirst, listedMiddle, listedLast, BORN, null)))
                .isEmpty();
    }

    /**
     * A staff made of the list's own names, put together anew, with birth dates of the list: as many chance matches as there can
     * be. Each of the 16,000 shares a birth date with somebody on the list.
     */
    @Test
    void namesInOtherPlacesDoNotDrownWhoJudgesThem() throws IOException {
        var rows = new ArrayList<ExclusionRow>();
        try (var file = Files.newInputStream(ExclusionListReaderTest.leie().resolve("UPDATED.csv"))) {
            new ExclusionListReader(ListKind.FULL, rows::add, error -> {}).read(file);
        }
        rows.removeIf(row -> row.lastName().isEmpty() || row.birthDate() == null);
        var listed = rows.stream().map(ExclusionRow::identity).toList();
        int size = rows.size();
        int staff = 0;
        var found = new EnumMap<MatchRule, Integer>(MatchRule.class);
        for (int shift = 1; shift <= 50; shift++) {
            for (int i = 0; i < size; i++) {
                var identity = Identity.ofPerson(
                        rows.get(i).firstName(),
                        rows.get((i + 2 * shift) % size).middleName(),
                        rows.get((i + 3 * shift) % size).lastName(),
                        List.of(),
                        rows.get((i + 5 * shift) % size).birthDate(),
                        null);
                staff++;
                for (var other : listed) {
                    compare(identity, other).ifPresent(finding -> found.merge(finding.rule(), 1, Integer::sum));
                }
            }
        }
        System.out.println("Of " + staff + " people by chance: " + found);
        assertThat(found.getOrDefault(MatchRule.NAMES_IN_OTHER_PLACES, 0)).isLessThanOrEqualTo(staff / 500);
    }

    private static void assertNameAndBirthDate(String ours, String listed) {
        assertThat(found(person("Alice", ours, BORN, null), listed("ALICE", listed, BORN, null))
                        .rule())
                .as(ours)
                .isEqualTo(MatchRule.NAME_AND_BIRTH_DATE);
    }

    private static Finding found(Identity ours, Identity listed) {
        return compare(ours, listed).orElseThrow(() -> new AssertionError("not found"));
    }

    private static Optional<Finding> compare(Identity ours, Identity listed) {
        return Matcher.compare(ours, listed);
    }

    private static Identity person(String first, String last, LocalDate born, @Nullable String npi) {
        return Identity.ofPerson(first, null, last, List.of(), born, npi);
    }

    private static Identity listed(String first, String last, @Nullable LocalDate born, @Nullable String npi) {
        return Identity.ofListed(first, " ", last, born, npi);
    }
}
