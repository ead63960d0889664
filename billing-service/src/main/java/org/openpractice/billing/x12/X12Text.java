package org.openpractice.billing.x12;

import java.util.ArrayList;
import java.util.List;
import org.openpractice.platform.text.InterchangeText;

/** People's text as an interchange can carry it. */
public final class X12Text {

    private X12Text() {}

    /** Its {@link InterchangeText#plain plain form}. What cannot be carried stays and is for {@link SegmentWriter#checked} to refuse. */
    public static String plain(String text) {
        return InterchangeText.plain(text);
    }

    /**
     * The name of an organization or a street as {@link #plain} writes it, with a blank in place of each delimiter: unlike in the
     * name of a person, such a sign tells nobody apart.
     */
    public static String withoutDelimiters(String text) {
        var without = new StringBuilder(text);
        for (int at = 0; at < without.length(); at++) {
            if (Delimiters.STANDARD.contains(without.charAt(at))) {
                without.setCharAt(at, ' ');
            }
        }
        return plain(without.toString());
    }

    /** The text in lines of at most so many characters, broken between words where that is possible. */
    public static List<String> lines(String text, int most) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > most) {
            int blank = rest.lastIndexOf(' ', most);
            int end = blank > 0 ? blank : most;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
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
