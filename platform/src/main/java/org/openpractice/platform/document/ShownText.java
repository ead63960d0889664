package org.openpractice.platform.document;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The text of a document as its font can show it. What the font lacks becomes a box, and is named by its number in Unicode,
 * so that nothing is lost silently.
 *
 * @param html with boxes
 * @param lacking characters that follow one another, as numbers in Unicode; each such row once, in the order of first
 *     appearance
 */
record ShownText(String html, List<String> lacking) {

    /** Letters with separate accents are joined first; characters that are never seen, such as joiners, are left out. */
    static ShownText of(String html) {
        var shown = new StringBuilder(html.length());
        var rows = new LinkedHashSet<String>();
        var row = new StringJoiner(" ");
        for (int character :
                Normalizer.normalize(html, Normalizer.Form.NFC).codePoints().toArray()) {
            if (isSpace(character) || DocumentFont.shows(character)) {
                shown.appendCodePoint(character);
                if (row.length() > 0) {
                    rows.add(row.toString());
                    row = new StringJoiner(" ");
                }
            } else if (Character.getType(character) != Character.FORMAT) {
                shown.append(DocumentFont.BOX);
                row.add(String.format(Locale.ROOT, "U+%04X", character));
            }
        }
        return new ShownText(shown.toString(), List.copyOf(rows));
    }

    private static boolean isSpace(int character) {
        return character == '\n' || character == '\t' || character == '\r';
    }
}
