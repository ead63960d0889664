package org.openpractice.platform.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text may hold: what somebody sees. A text is kept as it was sent, letter for letter and in whichever normalization
 * form, or it is refused; it is never mended in silence. Letters of every script, emoji, no-break spaces and names that are
 * written from right to left are text. These are none:
 *
 * <ul>
 *   <li>the null character and half a surrogate pair, which the database cannot hold;
 *   <li>control characters; line breaks and tabs only where a text has lines;
 *   <li>marks that turn the direction of what follows, so that something else is shown than stands there (Unicode Technical
 *       Report 36, section 3.3); a name in Hebrew or Arabic needs none;
 *   <li>characters that nobody sees (the property {@code Default_Ignorable_Code_Point} of Unicode 16), since two texts that look
 *       alike would be two; joiners and variation selectors stay where the letter or emoji before them needs them;
 *   <li>the replacement character, which stands where a letter was lost on the way.
 * </ul>
 */
public enum TextRule {
    /** A name, a number, a title. */
    LINE,
    /** A note. */
    LINES;

    private static final int NONE = -1;

    private static final int REPLACEMENT = 0xFFFD;

    /** Shows nothing, though it is a symbol to Unicode: the pattern of Braille without dots. */
    private static final int BRAILLE_BLANK = 0x2800;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Scripts whose letters are not joined, and what belongs to no script. */
    private static final Set<UnicodeScript> NEVER_JOINED =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.COMMON);

    /** What the rule wants, for the second half of a message. */
    public String expectation() {
        return this == LINE ? "expected one line of visible characters" : "expected lines of visible characters";
    }

    /**
     * What is wrong with the characters of a text, with the position of the first one counted from 1; null when nothing is.
     * It never repeats the text.
     */
    public @Nullable String flawOf(String text) {
        int before = NONE;
        int at = 0;
        while (at < text.length()) {
            int next = text.codePointAt(at);
            var flaw = flawOf(next, before);
            if (flaw != null) {
                return flaw + " at position " + (text.codePointCount(0, at) + 1);
            }
            if (isBlank(next)) {
                before = NONE;
            } else if (!isIgnorable(next)) {
                before = next;
            }
            at += Character.charCount(next);
        }
        return null;
    }

    /**
     * The same of a text that is to be kept: it also shows something, unless it is empty, and a line neither begins nor ends
     * with a blank.
     */
    public @Nullable String flawOfKept(String text) {
        var flaw = flawOf(text);
        if (flaw != null || text.isEmpty()) {
            return flaw;
        }
        if (showsNothing(text)) {
            return "has nothing but blanks";
        }
        if (this == LINE && isBlank(text.codePointAt(0))) {
            return "begins with a blank";
        }
        return this == LINE && isBlank(text.codePointBefore(text.length())) ? "ends with a blank" : null;
    }

    /** Whether nothing of the text is seen: blanks of any kind and characters without a shape. */
    public static boolean showsNothing(String text) {
        return text.codePoints().allMatch(next -> isBlank(next) || isIgnorable(next));
    }

    /** Whether a database and JSON can hold the text at all: it has no null character and no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(next -> next == 0 || isHalf(next));
    }

    /** The text with a replacement character for each that could not be stored, for what is told about a text. */
    public static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        var storable = new StringBuilder();
        text.codePoints()
                .map(next -> next == 0 || isHalf(next) ? REPLACEMENT : next)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    /** Blanks of any kind, line breaks and no-break spaces among them. */
    public static boolean isBlank(int next) {
        return Character.isWhitespace(next) || Character.isSpaceChar(next) || next == BRAILLE_BLANK;
    }

    private @Nullable String flawOf(int next, int before) {
        if (next >= ' ' && next < 0x7F) {
            return null;
        }
        boolean isBreak = next == '\n' || next == '\r';
        if (isBreak || next == '\t') {
            return this == LINES ? null : isBreak ? "has a line break" : "has a tab";
        }
        if (next == 0) {
            return "has a null character";
        }
        if (isHalf(next)) {
            return "has half a surrogate pair";
        }
        if (Character.isISOControl(next)) {
            return named("has a control character", next);
        }
        int type = Character.getType(next);
        if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
            return named("has a line separator", next);
        }
        if (next == REPLACEMENT) {
            return named("has a sign that a letter was lost on the way", next);
        }
        if ((next & 0xFFFE) == 0xFFFE || (next >= 0xFDD0 && next <= 0xFDEF)) {
            return named("has what Unicode keeps free of characters", next);
        }
        if (turnsDirection(next)) {
            return named("has a mark that turns the direction of the text", next);
        }
        return isIgnorable(next) && !isNeeded(next, before) ? named("has an invisible character", next) : null;
    }

    private static String named(String flaw, int next) {
        return flaw + String.format(Locale.ROOT, " (U+%04X)", next);
    }

    private static boolean isHalf(int next) {
        return next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE;
    }

    /** The property {@code Bidi_Control}. */
    private static boolean turnsDirection(int next) {
        return next == 0x061C
                || next == 0x200E
                || next == 0x200F
                || (next >= 0x202A && next <= 0x202E)
                || (next >= 0x2066 && next <= 0x2069);
    }

    /** The property {@code Default_Ignorable_Code_Point} (DerivedCoreProperties-16.0.0). */
    private static boolean isIgnorable(int next) {
        return next >= 0xAD
                && (next == 0xAD
                        || next == 0x034F
                        || next == 0x061C
                        || next == 0x115F
                        || next == 0x1160
                        || next == 0x17B4
                        || next == 0x17B5
                        || (next >= 0x180B && next <= 0x180F)
                        || (next >= 0x200B && next <= 0x200F)
                        || (next >= 0x202A && next <= 0x202E)
                        || (next >= 0x2060 && next <= 0x206F)
                        || next == 0x3164
                        || isVariation(next)
                        || next == 0xFEFF
                        || next == 0xFFA0
                        || (next >= 0xFFF0 && next <= 0xFFF8)
                        || (next >= 0x1BCA0 && next <= 0x1BCA3)
                        || (next >= 0x1D173 && next <= 0x1D17A)
                        || (next >= 0xE0000 && next <= 0xE0FFF));
    }

    private static boolean isVariation(int next) {
        return (next >= 0xFE00 && next <= 0xFE0F) || (next >= 0xE0100 && next <= 0xE01EF);
    }

    /** Whether it shapes what stands before it: a joiner, a variation selector, the tags of a regional flag. */
    private static boolean isNeeded(int next, int before) {
        if (before == NONE) {
            return false;
        }
        boolean isPicture = before > 0x7F && Character.isEmoji(before);
        if (next == ZERO_WIDTH_NON_JOINER || next == ZERO_WIDTH_JOINER) {
            return isPicture || !NEVER_JOINED.contains(UnicodeScript.of(before));
        }
        if (next >= 0xE0020 && next <= 0xE007F) {
            return isPicture;
        }
        // A letter of the alphabet has no variants; a digit has, for its keycap.
        boolean selects = isVariation(next) || (next >= 0x180B && next <= 0x180F && next != 0x180E);
        return selects && !(Character.isLetter(before) && NEVER_JOINED.contains(UnicodeScript.of(before)));
    }
}
