package org.openpractice.compliance.exclusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.openpractice.platform.text.PlainLetters;

/**
 * Brings names to one form: upper case, without accents and punctuation, hyphens as blanks, one blank between words.
 * The list writes "O'BRIEN", "SMITH-JONES" and "DE LA CRUZ" in more than one way; so do people.
 */
final class NameWords {

    /** Generational and professional suffixes; "V" and "I" are left out because they are middle initials far more often. */
    private static final Set<String> SUFFIXES = Set.of(
            "JR", "SR", "II", "III", "IV", "2ND", "3RD", "4TH", "MD", "DO", "DDS", "DMD", "DPM", "PHD", "RN", "ESQ");

    /** Suffixes that tell a father from a son; a difference speaks against a match. */
    private static final Set<String> GENERATIONS = Set.of("JR", "SR", "II", "III", "IV", "2ND", "3RD", "4TH");

    /**
     * What stands where a name is not known: FNU and LNU on visas (first, last name unknown), NMN where somebody has no
     * middle name.
     */
    private static final Set<String> PLACEHOLDERS = Set.of("FNU", "LNU", "NFN", "NLN", "NMN", "NMI");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameWords() {}

    /** The words of a name, suffixes included. */
    static List<String> words(String name) {
        var joined = PlainLetters.of(PlainLetters.withoutApostrophes(name))
                .toUpperCase(Locale.ROOT)
                .replace(".", "");
        var spaced = BETWEEN_WORDS.matcher(joined).replaceAll(" ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
    }

    /** The words that name somebody. */
    static List<String> named(List<String> words) {
        return words.stream().filter(word -> !PLACEHOLDERS.contains(word)).toList();
    }

    /** The words without the suffixes at their end. The first word is always kept: "Do" is a last name too. */
    static List<String> withoutSuffixes(List<String> words) {
        var kept = new ArrayList<>(words);
        while (kept.size() > 1 && SUFFIXES.contains(kept.getLast())) {
            kept.removeLast();
        }
        return kept;
    }

    /** The words of a middle name, which may be nothing but a suffix in the list ("JR "). */
    static List<String> middle(String name) {
        return named(words(name)).stream()
                .filter(word -> !SUFFIXES.contains(word))
                .toList();
    }

    /** JR, SR, II and so on, from wherever they stand. */
    static List<String> generations(List<String> words) {
        return words.stream().filter(GENERATIONS::contains).toList();
    }
}
