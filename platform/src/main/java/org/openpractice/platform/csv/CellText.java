package org.openpractice.platform.csv;

import org.jspecify.annotations.Nullable;
import org.openpractice.platform.text.TextRule;

/** A cell as text: one line, see {@link TextRule}; also what of it is no text in the file's encoding. */
public final class CellText {

    private static final char UNREADABLE = '\uFFFD';

    private CellText() {}

    /**
     * What is wrong with a cell as text, with its position in the cell counted from 1; null when nothing is. It never repeats
     * the cell.
     */
    public static @Nullable String flawOf(String cell) {
        int unreadable = cell.indexOf(UNREADABLE);
        return unreadable >= 0
                ? "has bytes that are no text in the file's encoding at position "
                        + (cell.codePointCount(0, unreadable) + 1)
                : TextRule.LINE.flawOf(cell);
    }

    /** Without the blanks around it, the no-break space that spreadsheets leave included. */
    public static String strip(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && TextRule.isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && TextRule.isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }
}
