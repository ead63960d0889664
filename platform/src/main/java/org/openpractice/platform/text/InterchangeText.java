package org.openpractice.platform.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as an X12 interchange can carry it: what a claim will say must be sayable where it is first written down. */
public final class InterchangeText {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The basic and extended character sets of X12.5 beside letters and digits. */
    private static final String SIGNS = " !\"&'()*+,-./:;?=%~@[]_{}\\|<>#$^`";

    private InterchangeText() {}

    /**
     * Latin letters as A to Z (X12 receivers take the basic and extended sets only), typographic apostrophes, quotes and
     * dashes as their plain forms, runs of blanks as one. Anything else stays.
     */
    public static String plain(String text) {
        var plain = PlainLetters.of(text)
                .replace('\u02BB', '\'')
                .replace('\u02BC', '\'')
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201C', '"')
                .replace('\u201D', '"')
                .replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u2013', '-')
                .replace('\u2014', '-');
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }

    /** Whether the character is of the basic or the extended set. */
    public static boolean isCarried(char character) {
        return character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z'
                || SIGNS.indexOf(character) >= 0;
    }

    /**
     * The text as given, when its plain form can be carried.
     *
     * @param field for the refusal
     * @throws IllegalArgumentException naming the field and the first character that cannot
     */
    public static String requireCarried(String field, String text) {
        var plain = plain(text);
        if (plain.isEmpty() && !text.isBlank()) {
            throw new IllegalArgumentException(
                    field + ": holds no letter that a claim can carry; write it in Latin letters");
        }
        for (int at = 0; at < plain.length(); at++) {
            if (!isCarried(plain.charAt(at))) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s: holds U+%04X, which a claim cannot carry; write it in Latin letters",
                        field,
                        plain.codePointAt(at)));
            }
        }
        return text;
    }
}
