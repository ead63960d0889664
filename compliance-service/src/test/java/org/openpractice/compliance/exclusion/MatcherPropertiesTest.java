package org.openpractice.compliance.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What must hold for any two people. */
class MatcherPropertiesTest {

    record Someone(
            String first,
            @Nullable String middle,
            String last,
            List<String> former,
            @Nullable LocalDate born,
            @Nullable String npi) {
        Identity identity() {
            return Identity.ofPerson(first, middle, last, former, born, npi);
        }
    }

    @Property
    void exactlyTheSamePersonIsAlwaysFound(@ForAll("people") Someone person) {
        var listed = Identity.ofListed(
                person.first(), person.middle() == null ? "" : person.middle(), person.last(), person.born(), null);
        var rule = Matcher.compare(person.identity(), listed).orElseThrow().rule();
        assertThat(rule).isEqualTo(person.born() == null ? MatchRule.NAME_ALONE : MatchRule.NAME_AND_BIRTH_DATE);
    }

    @Property
    void aFormerLastNameIsAlwaysFound(@ForAll("people") Someone person, @ForAll("names") String former) {
        var renamed =
                Identity.ofPerson(person.first(), person.middle(), person.last(), List.of(former), person.born(), null);
        assertThat(Matcher.compare(renamed, Identity.ofListed(person.first(), "", former, person.born(), null)))
                .isPresent();
    }

    @Property
    void theSameNpiIsAlwaysFound(@ForAll("people") Someone one, @ForAll("people") Someone other) {
        var npi = "1234567893";
        var finding = Matcher.compare(
                        Identity.ofPerson(one.first(), one.middle(), one.last(), one.former(), one.born(), npi),
                        Identity.ofListed(other.first(), "", other.last(), other.born(), npi))
                .orElseThrow();
        assertThat(finding.rule()).isIn(MatchRule.NPI, MatchRule.NPI_NAME_AND_BIRTH_DATE);
    }

    @Property
    void theOrderOfComparingDoesNotMatter(@ForAll("people") Someone one, @ForAll("people") Someone other) {
        var forth = Matcher.compare(one.identity(), other.identity());
        var back = Matcher.compare(other.identity(), one.identity());
        assertThat(forth.map(Finding::rule)).isEqualTo(back.map(Finding::rule));
        assertThat(forth.map(Finding::score)).isEqualTo(back.map(Finding::score));
    }

    @Property
    void caseAndPunctuationDoNotMatter(@ForAll("people") Someone one, @ForAll("people") Someone other) {
        var changed = new Someone(
                disguise(one.first()),
                one.middle() == null ? null : disguise(one.middle()),
                disguise(one.last()),
                one.former().stream().map(MatcherPropertiesTest::disguise).toList(),
                one.born(),
                one.npi());
        assertThat(Matcher.compare(changed.identity(), other.identity()))
                .isEqualTo(Matcher.compare(one.identity(), other.identity()));
        assertThat(changed.identity().hash()).isEqualTo(one.identity().hash());
    }

    @Property
    void whoeverIsFoundSharesALookUpKey(@ForAll("people") Someone one, @ForAll("people") Someone other) {
        if (Matcher.compare(one.identity(), other.identity()).isPresent()) {
            assertThat(Collections.disjoint(
                            one.identity().keys(), other.identity().keys()))
                    .isFalse();
        }
    }

    @Property
    void onlyNpiNameAndBirthDateTogetherAreCertain(@ForAll("people") Someone one, @ForAll("people") Someone other) {
        Matcher.compare(one.identity(), other.identity())
                .filter(Finding::isCertain)
                .ifPresent(finding -> {
                    assertThat(one.npi()).isNotNull().isEqualTo(other.npi());
                    assertThat(one.born()).isNotNull().isEqualTo(other.born());
                });
    }

    @Property
    void theScoreIsAPercentage(@ForAll("people") Someone one, @ForAll("people") Someone other) {
        Matcher.compare(one.identity(), other.identity())
                .ifPresent(finding -> assertThat(finding.score()).isBetween(0, 100));
    }

    /** Same letters, other case, blanks and points. */
    private static String disguise(String name) {
        return " "
                + name.chars()
                        .mapToObj(c -> {
                            var letter = Character.toString(c);
                            return c % 2 == 0 ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT);
                        })
                        .collect(Collectors.joining())
                        .replace("-", " - ")
                + "., ";
    }

    /** A narrow alphabet, so that two people are often alike. */
    @Provide
    Arbitrary<String> names() {
        var word = Arbitraries.strings().withChars("ABENORSTM").ofMinLength(2).ofMaxLength(9);
        return Combinators.combine(word, word, Arbitraries.of("", "", "", "-", " ", "'"))
                .as((first, second, between) -> between.isEmpty() ? first : first + between + second);
    }

    @Provide
    Arbitrary<Someone> people() {
        var born = Arbitraries.of(
                        LocalDate.of(1970, 1, 2),
                        LocalDate.of(1970, 2, 1),
                        LocalDate.of(1985, 11, 23),
                        LocalDate.of(1985, 11, 24))
                .injectNull(0.1);
        var npi = Arbitraries.of("1234567893", "1679576722").injectNull(0.6);
        return Combinators.combine(
                        names(),
                        names().injectNull(0.5),
                        names(),
                        names().list().ofMaxSize(2),
                        born,
                        npi)
                .as(Someone::new);
    }
}
