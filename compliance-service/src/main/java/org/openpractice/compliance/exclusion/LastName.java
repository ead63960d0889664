package org.openpractice.compliance.exclusion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A last name in comparable form.
 *
 * @param whole all words run together, so that "VAN DYKE", "VANDYKE" and "SMITH-JONES", "SMITH JONES" are the same
 * @param parts the words of a double name that can stand alone; empty for a single name
 * @param isCut the list's column was full, so that letters may be missing at the end
 */
record LastName(String whole, Set<String> parts, boolean isCut) {

    private static final Set<String> PARTICLES = Set.of(
            "DE", "LA", "DEL", "DA", "DI", "DOS", "LOS", "LAS", "VAN", "VON", "DER", "DEN", "TEN", "BIN", "SAN", "AL");

    /** Shorter words are particles or initials more often than names. */
    private static final int SHORTEST_PART = 3;

    LastName {
        parts = Set.copyOf(parts);
    }

    static LastName of(String name, boolean isCut) {
        var words = NameWords.withoutSuffixes(NameWords.named(NameWords.words(name)));
        var parts = new LinkedHashSet<String>();
        if (words.size() > 1) {
            for (var word : words) {
                if (word.length() >= SHORTEST_PART && !PARTICLES.contains(word)) {
                    parts.add(word);
                }
            }
        }
        return new LastName(String.join("", words), parts, isCut);
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    boolean equalsName(LastName other) {
        return whole.equals(other.whole)
                || (isCut && other.whole.startsWith(whole))
                || (other.isCut && whole.startsWith(other.whole));
    }

    /** One name is a part of the other, or both share a part: a maiden name kept, dropped or hyphenated. */
    boolean sharesPart(LastName other) {
        return forms().stream().anyMatch(other.forms()::contains);
    }

    /** The whole name and its parts. */
    List<String> forms() {
        var forms = new ArrayList<String>(parts.size() + 1);
        forms.add(whole);
        forms.addAll(parts);
        return forms;
    }
}
