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
 * The columns that a table must have and those that it may have, in any order and case.
 *
 * @param areAll whether it may have no others
 */
public record CsvColumns(List<CsvColumn> needed, List<CsvColumn> optional, boolean areAll) {

    public CsvColumns {
        needed = List.copyOf(needed);
        optional = List.copyOf(optional);
    }

    /** These and no others. */
    public static CsvColumns exactly(CsvColumn... columns) {
        return new CsvColumns(List.of(columns), List.of(), true);
    }

    /** The needed ones, of the optional ones those that the office has, and no others. */
    public static CsvColumns withOptional(List<CsvColumn> needed, List<CsvColumn> optional) {
        return new CsvColumns(needed, optional, true);
    }

    /** These; others are kept under their own names for whoever asks. */
    public static CsvColumns atLeast(String... names) {
        return new CsvColumns(Arrays.stream(names).map(CsvColumn::named).toList(), List.of(), false);
    }

    /** Places of the columns by the keys of their names. */
    Map<String, Integer> places(CsvFile.Line header) throws WrongHeader {
        var byKey = new HashMap<String, CsvColumn>();
        for (var column : all()) {
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
                    message(header.number(), missing, unknown, twice),
                    missing,
                    areAll ? unknown : List.of(),
                    List.copyOf(twice));
        }
        return places;
    }

    /** Every column that is known, the needed ones first. */
    public List<CsvColumn> all() {
        var all = new ArrayList<>(needed);
        all.addAll(optional);
        return all;
    }

    /** A needed column by the names it may have. */
    private String withSynonyms(String name) {
        var synonyms = needed.stream()
                .filter(column -> column.columnName().equals(name))
                .flatMap(column -> column.synonyms().stream())
                .toList();
        return synonyms.isEmpty() ? name : name + " (or " + String.join(", ", synonyms) + ")";
    }

    private static String names(List<CsvColumn> columns) {
        return columns.stream().map(CsvColumn::columnName).collect(Collectors.joining(","));
    }

    private String message(long line, List<String> missing, List<String> unknown, LinkedHashSet<String> twice) {
        if (areAll) {
            var wrong = new ArrayList<String>();
            if (!missing.isEmpty()) {
                wrong.add("there is no column "
                        + missing.stream().map(this::withSynonyms).collect(Collectors.joining(" and none ")));
            }
            if (!unknown.isEmpty()) {
                wrong.add("nothing is known by the name " + String.join(" or ", unknown));
            }
            if (!twice.isEmpty()) {
                wrong.add("more than one column is " + String.join(" and more than one ", twice));
            }
            return String.join("; ", wrong) + ". Expected each of these columns once: " + names(needed)
                    + (optional.isEmpty() ? "" : "; and none but these beside them: " + names(optional));
        }
        return twice.isEmpty()
                ? "line " + line + " lacks columns: expected also " + String.join(", ", missing)
                : "line " + line + " names the column " + twice.getFirst() + " twice: expected it once";
    }
}
