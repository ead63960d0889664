package org.openpractice.platform.csv;

import java.util.List;

/** The first line does not name the columns that are needed. */
public final class WrongHeader extends UnreadableCsv {

    private static final long serialVersionUID = 1L;

    private final List<String> missing;
    private final List<String> unknown;
    private final List<String> twice;

    WrongHeader(long line, String message, List<String> missing, List<String> unknown, List<String> twice) {
        super(line, message);
        this.missing = List.copyOf(missing);
        this.unknown = List.copyOf(unknown);
        this.twice = List.copyOf(twice);
    }

    /** Columns that are needed and not there. */
    public List<String> missing() {
        return missing;
    }

    /** Names that nothing is known by, as they stand in the file. */
    public List<String> unknown() {
        return unknown;
    }

    /** Columns that the header names more than once, be it by a synonym. */
    public List<String> twice() {
        return twice;
    }
}
