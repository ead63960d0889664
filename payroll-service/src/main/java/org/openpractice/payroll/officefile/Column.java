package org.openpractice.payroll.officefile;

import java.util.List;
import org.openpractice.platform.csv.CsvColumn;

/**
 * A column of an office's file.
 *
 * @param says what stands in it, for whoever makes the file
 * @param isNeeded whether a file without it is refused
 * @param isSecret whether no report may repeat a cell of it
 * @param synonyms other names that offices and their programs give it
 */
public record Column(String columnName, String says, boolean isNeeded, boolean isSecret, List<String> synonyms)
        implements CsvColumn {

    public static Column needed(String name, String says, String... synonyms) {
        return new Column(name, says, true, false, List.of(synonyms));
    }

    public static Column optional(String name, String says, String... synonyms) {
        return new Column(name, says, false, false, List.of(synonyms));
    }

    public Column secret() {
        return new Column(columnName, says, isNeeded, true, synonyms);
    }
}
