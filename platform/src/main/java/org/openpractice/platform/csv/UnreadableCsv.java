package org.openpractice.platform.csv;

/** The file is not the table that is needed; the message says what was expected. */
public class UnreadableCsv extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;

    UnreadableCsv(long line, String message) {
        super(message);
        this.line = line;
    }

    /** Line of the file, as an editor counts, from which on it cannot be read. */
    public final long line() {
        return line;
    }

    /** What is wrong and what was expected. */
    public final String detail() {
        return String.valueOf(getMessage());
    }
}
