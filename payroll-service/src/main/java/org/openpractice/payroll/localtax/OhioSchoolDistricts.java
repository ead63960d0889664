package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * Ohio: the school district of residence, where it is on the list of those that tax income.
 *
 * @param exemption of a year, in districts with the traditional base
 * @param districts by code
 */
record OhioSchoolDistricts(Publication publication, BigDecimal exemption, Map<String, District> districts) {

    private static final Pattern EXPIRES = Pattern.compile("expires (\\d{4})");

    enum Base {
        TRADITIONAL("traditional"),
        EARNED_INCOME("earned income");

        private final String words;

        Base(String words) {
            this.words = words;
        }
    }

    record District(String code, String name, BigDecimal rate, Base base) {}

    static OhioSchoolDistricts read(TableFields fields) {
        var districts = new TreeMap<String, District>();
        int year = fields.date("lastPayDate").getYear();
        for (var row : fields.list("districts")) {
            requireNotExpired(row, year);
            districts.put(
                    row.text("code"),
                    new District(
                            row.text("code"), row.text("name"), row.number("rate"), Base.valueOf(row.text("base"))));
        }
        fields.require(
                "districts",
                "as many districts as the list of the year",
                new BigDecimal("214"),
                BigDecimal.valueOf(districts.size()));
        return new OhioSchoolDistricts(Publication.read(fields), fields.number("exemption"), Map.copyOf(districts));
    }

    /** The list says of some districts with which year their tax ends; a table does not go beyond that. */
    private static void requireNotExpired(TableFields row, int year) {
        var ends = EXPIRES.matcher(row.text("name"));
        if (ends.find() && Integer.parseInt(ends.group(1)) < year) {
            throw new TableRefused(
                    row.table(),
                    row.text("code"),
                    "the tax of a district holds in the year of the table",
                    ends.group());
        }
    }

    void withhold(LocalCalculation working) {
        if (!working.livesIn("OH")) {
            return;
        }
        var code = working.home("OH").schoolDistrict();
        if (code == null) {
            working.notWithheld(
                    publication.rule(), "School district income tax: the district of residence is not known");
            return;
        }
        var district = districts.get(code);
        if (district == null) {
            working.step(
                    publication.rule(),
                    "district",
                    () -> "District " + code + " is not on the list: no tax",
                    Money.ZERO);
            return;
        }
        publication.requireInForce(working.payDate());
        var side = working.side("OH");
        if (side.claims().exempt()) {
            working.step(publication.rule(), "exempt", "Exemption claimed: nothing is withheld", Money.ZERO);
            return;
        }
        var lineCode = "US-OH-SD-" + code;
        var name = "School district " + district.name();
        switch (working.pay()) {
            case Pay.Regular regular -> working.line(lineCode, name, onRegular(working, side, district), side.wages());
            case Pay.Supplemental supplemental ->
                working.atRate(
                        publication.rule(), lineCode, name, supplemental.wages().ofState("OH"), district.rate());
        }
    }

    private Money onRegular(LocalCalculation working, LocalPayment.OfState side, District district) {
        var exempted = switch (district.base()) {
            case TRADITIONAL ->
                exemption
                        .divide(working.periodsPerYear(), 2, RoundingMode.HALF_UP)
                        .multiply(BigDecimal.valueOf(side.claims().count("exemptions")));
            case EARNED_INCOME -> BigDecimal.ZERO;
        };
        var taxed = side.wages().decimal().subtract(exempted).max(BigDecimal.ZERO);
        var tax = Money.rounded(taxed.multiply(district.rate()), RoundingMode.HALF_UP);
        working.step(
                publication.rule(),
                "district " + district.code(),
                () -> "%s, %s base: (%s - %s) x %s"
                        .formatted(
                                district.name(),
                                district.base().words,
                                side.wages().amount(),
                                exempted.toPlainString(),
                                district.rate().toPlainString()),
                tax);
        return tax;
    }
}
