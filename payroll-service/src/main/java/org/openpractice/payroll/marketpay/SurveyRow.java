package org.openpractice.payroll.marketpay;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openpractice.contracts.Money;
import org.openpractice.platform.csv.CsvColumns;
import org.openpractice.platform.csv.CsvTable;
import org.openpractice.platform.upload.RowError;

/**
 * What a survey says of an occupation in an area, in the public layout of the Occupational Employment and Wage Statistics
 * (files {@code all_data_M_yyyy}, {@code MSA_M_yyyy_dl}, {@code state_M_yyyy_dl}: field descriptions of May 2024).
 *
 * @param figures by column name
 */
record SurveyRow(
        String area,
        String areaTitle,
        String occupation,
        String occupationTitle,
        String employment,
        Map<String, SurveyFigure> figures) {

    static final List<String> ANNUAL = List.of("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90");
    static final List<String> HOURLY = List.of("H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90");
    static final List<String> REQUIRED =
            List.of("AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "TOT_EMP", "H_MEAN", "A_MEAN");

    static final CsvColumns TABLE = CsvColumns.atLeast(columns().toArray(String[]::new));

    private static final Pattern AREA = Pattern.compile("[0-9]{1,7}");
    private static final Pattern OCCUPATION = Pattern.compile("[0-9]{2}-[0-9]{4}");
    private static final Pattern EMPLOYMENT = Pattern.compile("[0-9]{1,3}(,?[0-9]{3})*|\\*\\*|");

    /** The columns that a file must have. */
    static List<String> columns() {
        var all = new ArrayList<>(REQUIRED);
        all.addAll(HOURLY);
        all.addAll(ANNUAL);
        return List.copyOf(all);
    }

    /** Whether the row is of one industry only; those of all industries together carry NAICS 000000. */
    static boolean isOfOneIndustry(CsvTable.Row row) {
        var industry = row.cell("NAICS");
        return !industry.isEmpty() && !industry.matches("0+");
    }

    /** What a file tells once. */
    String key() {
        return occupation + " " + area;
    }

    /**
     * Whether its code is that of a group of occupations. A broad group that the survey no longer divides is in the file
     * twice with the same figures, as {@code broad} and as {@code detailed} (field description of O_GROUP, May 2024).
     */
    boolean isOfGroup() {
        return occupation.endsWith("0");
    }

    /** Reads a row and notes what is wrong in it; empty when something is. */
    static Optional<SurveyRow> read(CsvTable.Row row, List<RowError> errors) {
        int before = errors.size();
        errors.addAll(row.flaws());
        matches(row, "AREA", AREA, "expected a code of up to seven digits", errors);
        matches(row, "OCC_CODE", OCCUPATION, "expected a SOC code such as 29-1141", errors);
        matches(row, "TOT_EMP", EMPLOYMENT, "expected a number or **", errors);
        for (var title : List.of("AREA_TITLE", "OCC_TITLE")) {
            if (row.cell(title).isEmpty()) {
                errors.add(new RowError(row.line(), title, "is empty", "expected a title"));
            }
        }
        var figures = new TreeMap<String, SurveyFigure>();
        for (var column : columns().subList(5, columns().size())) {
            try {
                figures.put(column, new SurveyFigure(row.cell(column)));
            } catch (IllegalArgumentException e) {
                errors.add(new RowError(row.line(), column, "is not a wage", String.valueOf(e.getMessage())));
            }
        }
        if (errors.size() == before) {
            rising(row, HOURLY, figures, errors);
            rising(row, ANNUAL, figures, errors);
        }
        return errors.size() > before
                ? Optional.empty()
                : Optional.of(new SurveyRow(
                        row.cell("AREA"),
                        row.cell("AREA_TITLE"),
                        row.cell("OCC_CODE").toUpperCase(Locale.ROOT),
                        row.cell("OCC_TITLE"),
                        row.cell("TOT_EMP"),
                        figures));
    }

    private static void matches(
            CsvTable.Row row, String column, Pattern pattern, String expected, List<RowError> errors) {
        if (!pattern.matcher(row.cell(column)).matches()) {
            errors.add(new RowError(row.line(), column, "is not in its format", expected));
        }
    }

    private static void rising(
            CsvTable.Row row, List<String> columns, Map<String, SurveyFigure> figures, List<RowError> errors) {
        var last = Money.ZERO;
        boolean top = false;
        for (var column : columns) {
            var figure = figures.getOrDefault(column, SurveyFigure.NONE);
            var amount = figure.amount().orElse(null);
            if (amount != null) {
                if (top || amount.compareTo(last) < 0) {
                    errors.add(new RowError(
                            row.line(), column, "is below a lower percentile", "expected percentiles that rise"));
                }
                last = amount;
            }
            top |= figure.isAtTop();
        }
    }

    /**
     * A percentile for a year; where only the hourly wage is told, that times 2,080.
     *
     * @param at place in {@link #ANNUAL}
     */
    Optional<Money> annual(int at) {
        var annual = figures.getOrDefault(ANNUAL.get(at), SurveyFigure.NONE);
        if (annual.isAtTop()) {
            return Optional.empty();
        }
        return annual.amount()
                .or(() -> figures.getOrDefault(HOURLY.get(at), SurveyFigure.NONE)
                        .amount()
                        .map(hourly -> hourly.times(SurveyFigure.HOURS_A_YEAR, RoundingMode.HALF_UP)));
    }

    /** Whether a percentile is at or above the survey's top. */
    boolean isAtTop(int at) {
        return figures.getOrDefault(ANNUAL.get(at), SurveyFigure.NONE).isAtTop()
                || figures.getOrDefault(HOURLY.get(at), SurveyFigure.NONE).isAtTop();
    }
}
