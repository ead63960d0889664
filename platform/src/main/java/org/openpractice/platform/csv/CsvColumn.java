package org.openpractice.platform.csv;

import java.util.List;
import java.util.Locale;

/** A column that a file has, or should. */
public interface CsvColumn {

    /** The name in documents, templates and reports. */
    String columnName();

    /** Other names that offices and their programs give it. */
    default List<String> synonyms() {
        return List.of();
    }

    /** Whether no report may repeat what stands in it. */
    default boolean isSecret() {
        return false;
    }

    /** A column of that name, known by no other and no secret. */
    static CsvColumn named(String name) {
        return () -> name;
    }

    /**
     * What a name in a header is compared by: its letters and digits in lower case, so that {@code Last Name}, {@code
     * last_name} and {@code lastname} are one.
     */
    static String key(String header) {
        var key = new StringBuilder();
        header.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
