package org.openpractice.platform.imports;

import java.util.Locale;

/** What becomes of a file with wrong rows. */
public enum OnErrors {
    /** The file is taken whole or not at all. */
    REFUSE,
    /** The wrong rows are reported, the others taken. */
    SKIP;

    /** Reads the query parameter, in lower case by convention. */
    public static OnErrors of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
