package org.openpractice.billing.x12;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** People's text as an interchange can carry it. */
public final class X12Text {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private X12Text() {}

    /**
     * Letters without their diacritical marks (X12 receivers take the basic and extended sets only), typographic apostrophes,
     * quotes and dashes as their plain forms, runs of blanks as one. Anything else stays and is for
     * {@link SegmentWriter#checked} to refuse.
     */
    public static String plain(String text) {
        var decomposed =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var plain = decomposed
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201C', '"')
                .replace('\u201D', '"')
                .replace('\u2013', '-')
                .replace('\u2014', '-');
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }

    /**
     * The text as given, when its plain form can be written.
     *
     * @throws IllegalArgumentException naming the character that cannot
     */
    public static String requireWritable(String name, String text) {
        SegmentWriter.checked(name, plain(text));
        return text;
    }
}
