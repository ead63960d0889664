package org.openpractice.payroll.withholding;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * The federal numbers of one year: the annual percentage method tables of IRS Publication 15-T, Social Security and
 * Medicare and supplemental wages. Read from a file and checked against the tables' own
 * identities; a table that fails one is refused.
 *
 * @param standard rows when Step 2 of the form is not checked, and for forms before 2020
 * @param multipleJobs rows when Step 2 is checked; the printed bases are kept, because they are rounded and cannot be
 *     derived
 * @param line1gJointly Worksheet 1A line 1g for married filing jointly
 * @param line1gOtherwise Worksheet 1A line 1g for every other status
 * @param allowance Worksheet 1A line 1k, a year for each allowance of an older form
 * @param nonresidentAddition Table 2, for a form of 2020 or later: amount added to the wages of a nonresident alien for
 *     each pay period; only what was seen in print
 * @param nonresidentAdditionBefore2020 Table 1, for those who were first paid before 2020 and gave no later form
 */
public record FederalTable(
        int year,
        String source,
        Map<FilingStatus, List<Row>> standard,
        Map<FilingStatus, List<Row>> multipleJobs,
        BigDecimal line1gJointly,
        BigDecimal line1gOtherwise,
        BigDecimal allowance,
        Map<PayFrequency, BigDecimal> nonresidentAddition,
        Map<PayFrequency, BigDecimal> nonresidentAdditionBefore2020,
        BigDecimal socialSecurityRate,
        Money socialSecurityWageBase,
        BigDecimal medicareRate,
        BigDecimal additionalMedicareRate,
        Money additionalMedicareOver,
        BigDecimal supplementalRate,
        BigDecimal supplementalMandatoryRate,
        Money supplementalMandatoryOver) {

    /** "At least {@code from}": {@code base} plus {@code rate} of the excess over {@code from}. */
    public record Row(BigDecimal from, BigDecimal base, BigDecimal rate) {}

    /** Rates of IRC section 1(j), in the order of the rows. */
    private static final List<BigDecimal> RATES =
            List.of("0", "0.10", "0.12", "0.22", "0.24", "0.32", "0.35", "0.37").stream()
                    .map(BigDecimal::new)
                    .toList();

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** @throws TableRefused naming the row and the identity that does not hold */
    static FederalTable read(String name, JsonNode file) {
        var fields = TableFields.ofFile(name, file);
        int year = fields.yearOf("federal");

        var worksheet = fields.child("worksheet");
        worksheet.checkControlTotal("worksheet");
        var line1gJointly = worksheet.number("line1gMarriedFilingJointly");
        var line1gOtherwise = worksheet.number("line1gOtherwise");
        var allowance = worksheet.number("allowance");
        require(
                name,
                "worksheet line 1g",
                "line 1g is three allowances for married filing jointly and two otherwise",
                allowance.multiply(BigDecimal.valueOf(3)),
                line1gJointly);
        require(
                name,
                "worksheet line 1g",
                "line 1g is three allowances for married filing jointly and two otherwise",
                allowance.multiply(TWO),
                line1gOtherwise);

        var standard = new EnumMap<FilingStatus, List<Row>>(FilingStatus.class);
        var multipleJobs = new EnumMap<FilingStatus, List<Row>>(FilingStatus.class);
        for (var status : FilingStatus.values()) {
            var standardRows = rows(fields.child("standard").list(status.name()));
            var step2Rows = rows(fields.child("step2Checked").list(status.name()));
            checkStandard(name + ", standard " + status, standardRows);
            checkMultipleJobs(
                    name + ", step2Checked " + status,
                    standardRows,
                    step2Rows,
                    status == FilingStatus.MARRIED_FILING_JOINTLY ? line1gJointly : line1gOtherwise);
            standard.put(status, standardRows);
            multipleJobs.put(status, step2Rows);
        }

        var nonresident = fields.child("nonresidentAddition");
        nonresident.checkControlTotal("nonresidentAddition");
        var additions = nonresidentAdditions(name, nonresident.child("form2020"));
        var additionsBefore2020 = nonresidentAdditions(name, nonresident.child("before2020"));

        var socialSecurity = fields.child("socialSecurity");
        socialSecurity.checkControlTotal("socialSecurity");
        require(
                name,
                "socialSecurity",
                "the maximum tax is the rate of the wage base",
                socialSecurity.number("rate").multiply(socialSecurity.number("wageBase")),
                socialSecurity.number("maximumTax"));
        var medicare = fields.child("medicare");
        medicare.checkControlTotal("medicare");
        var supplemental = fields.child("supplemental");
        supplemental.checkControlTotal("supplemental");
        require(
                name,
                "supplemental mandatoryRate",
                "the mandatory rate is the highest rate of section 1",
                RATES.getLast(),
                supplemental.number("mandatoryRate"));

        return new FederalTable(
                year,
                fields.text("source"),
                Map.copyOf(standard),
                Map.copyOf(multipleJobs),
                line1gJointly,
                line1gOtherwise,
                allowance,
                additions,
                additionsBefore2020,
                socialSecurity.number("rate"),
                Money.of(socialSecurity.number("wageBase")),
                medicare.number("rate"),
                medicare.number("additionalRate"),
                Money.of(medicare.number("additionalOver")),
                supplemental.number("flatRate"),
                supplemental.number("mandatoryRate"),
                Money.of(supplemental.number("mandatoryOver")));
    }

    List<Row> rows(FilingStatus status, boolean step2Checked) {
        var rows = (step2Checked ? multipleJobs : standard).get(status);
        if (rows == null) {
            throw new IllegalStateException("Table " + year + " has no rows for " + status);
        }
        return rows;
    }

    BigDecimal line1g(FilingStatus status) {
        return status == FilingStatus.MARRIED_FILING_JOINTLY ? line1gJointly : line1gOtherwise;
    }

    /** Amount added to the wages of a nonresident alien; empty where it was not seen in print. */
    Optional<BigDecimal> nonresidentAdditionFor(FormW4 form, PayFrequency frequency) {
        var table = form instanceof FormW4.From2020 ? nonresidentAddition : nonresidentAdditionBefore2020;
        return Optional.ofNullable(table.get(frequency));
    }

    /** Amounts by frequency; where the annual one is printed too, each is its part rounded half up to ten cents. */
    private static Map<PayFrequency, BigDecimal> nonresidentAdditions(String name, TableFields amounts) {
        var additions = new EnumMap<PayFrequency, BigDecimal>(PayFrequency.class);
        var annual = amounts.optionalNumber("annual");
        for (var addition : amounts.node().properties()) {
            if (addition.getKey().equals("annual")) {
                continue;
            }
            var frequency = amounts.constant(PayFrequency.class, addition.getKey());
            var amount = amounts.number(addition.getKey());
            annual.ifPresent(ofYear -> require(
                    name,
                    "nonresidentAddition " + frequency,
                    "the amount of a period is the annual one divided by the periods, to ten cents",
                    ofYear.divide(BigDecimal.valueOf(frequency.periodsPerYear()), 1, RoundingMode.HALF_UP),
                    amount));
            additions.put(frequency, amount);
        }
        return Map.copyOf(additions);
    }

    private static List<Row> rows(List<TableFields> rows) {
        return rows.stream()
                .map(row -> new Row(row.number("from"), row.number("base"), row.number("rate")))
                .toList();
    }

    private static void checkRates(String table, List<Row> rows) {
        if (rows.size() != RATES.size()) {
            throw new TableRefused(table, "all rows", "eight rows, one for each rate", rows.size() + " rows");
        }
        for (int i = 0; i < rows.size(); i++) {
            require(
                    table,
                    place(rows, i) + ", rate",
                    "rates are those of IRC section 1(j) in order",
                    RATES.get(i),
                    rows.get(i).rate());
        }
        require(
                table,
                "row 1, from",
                "the first row starts at zero",
                BigDecimal.ZERO,
                rows.getFirst().from());
        require(
                table,
                "row 1, base",
                "the first row starts at zero",
                BigDecimal.ZERO,
                rows.getFirst().base());
    }

    private static void checkStandard(String table, List<Row> rows) {
        checkRates(table, rows);
        for (int i = 1; i < rows.size(); i++) {
            var below = rows.get(i - 1);
            require(
                    table,
                    place(rows, i) + ", base",
                    "continuity: a base is the base before it plus the tax on the row between",
                    below.base().add(rows.get(i).from().subtract(below.from()).multiply(below.rate())),
                    rows.get(i).base());
        }
    }

    private static void checkMultipleJobs(String table, List<Row> standard, List<Row> rows, BigDecimal line1g) {
        checkRates(table, rows);
        for (int i = 1; i < rows.size(); i++) {
            require(
                    table,
                    place(rows, i) + ", from",
                    "a Step 2 threshold is half of the standard threshold plus line 1g, rounded half up",
                    standard.get(i).from().add(line1g).divide(TWO, 0, RoundingMode.HALF_UP),
                    rows.get(i).from());
            require(
                    table,
                    place(rows, i) + ", base",
                    "a Step 2 base is half of the standard base, rounded half up to the cent",
                    standard.get(i).base().divide(TWO, 2, RoundingMode.HALF_UP),
                    rows.get(i).base());
        }
    }

    private static String place(List<Row> rows, int index) {
        return "row %d (from %s)".formatted(index + 1, rows.get(index).from().toPlainString());
    }

    private static void require(String table, String row, String identity, BigDecimal expected, BigDecimal found) {
        if (expected.compareTo(found) != 0) {
            throw new TableRefused(
                    table,
                    row,
                    identity,
                    found.toPlainString() + " is not "
                            + expected.stripTrailingZeros().toPlainString());
        }
    }
}
