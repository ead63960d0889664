package org.openpractice.billing.x12;

/**
 * The four characters that structure an interchange, as its ISA declares them.
 *
 * @param element character 4 of the ISA
 * @param component ISA16
 * @param repetition ISA11; {@link #NONE} when ISA11 is a letter, a digit or a space (up to version 00401 it was not a
 *     separator, and files are seen that kept the old {@code U})
 * @param terminator character 106 of the ISA
 */
record Delimiters(char element, char component, char repetition, char terminator) {

    /** Stands for "no repetition separator": a character that cannot occur in a segment. */
    public static final char NONE = '\0';

    /** What OpenPractice writes. */
    public static final Delimiters STANDARD = new Delimiters('*', ':', '^', '~');

    public Delimiters {
        check("element separator", element);
        check("component separator", component);
        check("segment terminator", terminator);
        if (repetition != NONE) {
            check("repetition separator", repetition);
        }
        if (element == component
                || element == terminator
                || component == terminator
                || repetition == element
                || repetition == component
                || repetition == terminator) {
            throw new IllegalArgumentException("expected four different delimiters");
        }
    }

    private static void check(String name, char character) {
        boolean newline = character == '\n' || character == '\r';
        boolean allowed = name.equals("segment terminator") && newline
                || character >= 0x1C && character < 0x7F && character != ' ' && !isAlphanumeric(character);
        if (!allowed) {
            throw new IllegalArgumentException(
                    "expected as " + name + " an ASCII character that is neither letter, digit nor space");
        }
    }

    static boolean isAlphanumeric(char character) {
        return character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z';
    }

    boolean contains(char character) {
        return character == element
                || character == component
                || character == terminator
                || repetition != NONE && character == repetition;
    }
}
