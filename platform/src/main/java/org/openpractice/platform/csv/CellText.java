package org.openpractice.platform.csv;

import org.jspecify.annotations.Nullable;

/** What a cell holds that no text holds: the null character, half a surrogate pair, bytes that are none in the encoding. */
public final class CellText {

    private static final char UNREADABLE = '\uFFFD';

    private CellText() {}

    /**
     * What is wrong with a cell as text, with its position in the cell counted from 1; null when nothing is. It never repeats
     * the cell.
     */
    public static @Nullable String flawOf(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char next = cell.charAt(i);
            if (next == 0) {
                return "has a null character at position " + (i + 1);
            }
            if (next == UNREADABLE) {
                return "has bytes that are no text in the file's encoding at position " + (i + 1);
            }
            if (Character.isSurrogate(next)) {
                if (Character.isLowSurrogate(next)
                        || i + 1 == cell.length()
                        || !Character.isLowSurrogate(cell.charAt(i + 1))) {
                    return "has half a surrogate pair at position " + (i + 1);
                }
                i++;
            }
        }
        return null;
    }

    /** Without the blanks around it, the no-break space that spreadsheets leave included. */
    static String strip(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isBlank(char next) {
        return Character.isWhitespace(next) || next == '\u00A0';
    }
}
