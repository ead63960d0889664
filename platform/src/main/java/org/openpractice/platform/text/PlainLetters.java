package org.openpractice.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Latin letters as A to Z, for receivers and lists that know no others: marks are taken off, and the letters that Unicode does
 * not take apart are written as people write them who have no such keys. Letters of other scripts stay.
 */
public final class PlainLetters {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What people, keyboards and word processors write between O and Brien. */
    private static final Pattern APOSTROPHES =
            Pattern.compile("['\u2019\u2018\u201b\u02bc\u02bb\u02b9\u2032\uff07`\u00b4]");

    private static final Map<Character, String> WHOLE_LETTERS = Map.ofEntries(
            Map.entry('\u00df', "ss"), // sharp s
            Map.entry('\u1e9e', "SS"),
            Map.entry('\u00e6', "ae"),
            Map.entry('\u00c6', "AE"),
            Map.entry('\u0153', "oe"),
            Map.entry('\u0152', "OE"),
            Map.entry('\u00f8', "o"), // o with a stroke
            Map.entry('\u00d8', "O"),
            Map.entry('\u0142', "l"), // l with a stroke
            Map.entry('\u0141', "L"),
            Map.entry('\u0111', "d"), // d with a stroke
            Map.entry('\u0110', "D"),
            Map.entry('\u00f0', "d"), // eth
            Map.entry('\u00d0', "D"),
            Map.entry('\u00fe', "th"), // thorn
            Map.entry('\u00de', "TH"),
            Map.entry('\u0127', "h"), // h with a stroke
            Map.entry('\u0126', "H"),
            Map.entry('\u0167', "t"), // t with a stroke
            Map.entry('\u0166', "T"),
            Map.entry('\u014b', "ng"), // eng
            Map.entry('\u014a', "NG"),
            Map.entry('\u0131', "i"), // i without a dot
            Map.entry('\u0138', "k")); // kra

    private PlainLetters() {}

    /**
     * The text as people search for it: in lower case, with plain letters and without apostrophes. The database has the same
     * rule, {@code searchable}.
     */
    public static String searchable(String text) {
        return of(withoutApostrophes(text)).toLowerCase(Locale.ROOT);
    }

    /** The text without the marks that people write for an apostrophe. */
    public static String withoutApostrophes(String text) {
        return APOSTROPHES.matcher(text).replaceAll("");
    }

    /** The text with plain letters; everything that is no Latin letter stays as it is. */
    public static String of(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var plain = new StringBuilder(bare.length());
        for (int at = 0; at < bare.length(); at++) {
            char letter = bare.charAt(at);
            var written = WHOLE_LETTERS.get(letter);
            if (written == null) {
                plain.append(letter);
            } else {
                plain.append(written);
            }
        }
        return plain.toString();
    }
}
