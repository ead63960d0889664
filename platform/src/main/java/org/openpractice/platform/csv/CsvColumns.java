package org.openpractice.platform.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns that a table must have, in any order and case.
 *
 * @param areAll whether it may have no others
 */
public record CsvColumns(List<CsvColumn> needed, boolean areAll) {

    public CsvColumns {
        needed = List.copyOf(needed);
    }

    /** These and no others. */
    public static CsvColumns exactly(CsvColumn... columns) {
        return new CsvColumns(List.of(columns), true);
    }

    /** These; others are kept under their own names for whoever asks. */
    public static CsvColumns atLeast(String... names) {
        return new CsvColumns(Arrays.stream(names).map(CsvColumn::named).toList(), false);
    }

    /** Places of the columns by the keys of their names. */
    Map<String, Integer> places(CsvFile.Line header) throws WrongHeader {
        var byKey = new HashMap<String, CsvColumn>();
        for (var column : needed) {
            byKey.put(CsvColumn.key(column.columnName()), column);
            column.synonyms().forEach(synonym -> byKey.putIfAbsent(CsvColumn.key(synonym), column));
        }
        var places = new LinkedHashMap<String, Integer>();
        var unknown = new ArrayList<String>();
        var twice = new LinkedHashSet<String>();
        for (int i = 0; i < header.cells().size(); i++) {
            var name = CellText.strip(header.cells().get(i));
            var column = byKey.get(CsvColumn.key(name));
            if (name.isEmpty()) {
                continue; // a spreadsheet's empty column
            }
            if (column == null) {
                unknown.add(name);
                places.putIfAbsent(CsvColumn.key(name), i);
            } else if (places.put(CsvColumn.key(column.columnName()), i) != null) {
                twice.add(column.columnName());
            }
        }
        var missing = needed.stream()
                .map(CsvColumn::columnName)
                .filter(name -> !places.containsKey(CsvColumn.key(name)))
                .toList();
        if (!missing.isEmpty() || !twice.isEmpty() || (areAll && !unknown.isEmpty())) {
            throw new WrongHeader(
                    header.number(),
                    message(header.number(), missing, twice),
                    missing,
                    areAll ? unknown : List.of(),
                    List.copyOf(twice));
        }
        return places;
    }

    private String message(long line, List<String> missing, LinkedHashSet<String> twice) {
        if (areAll) {
            return "expected each of these columns once: "
                    + needed.stream().map(CsvColumn::columnName).collect(Collectors.joining(","));
        }
        return twice.isEmpty()
                ? "line " + line + " lacks columns: expected also " + String.join(", ", missing)
                : "line " + line + " names the column " + twice.getFirst() + " twice: expected it once";
    }
}
