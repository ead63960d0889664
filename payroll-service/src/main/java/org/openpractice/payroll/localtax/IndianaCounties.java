package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.place.Place;
import org.openpractice.platform.table.TableFields;

/**
 * Indiana: the state's base by the rate of the county of 1 January, of residence for whoever lived in the state, else of
 * work.
 *
 * @param counties by number
 */
record IndianaCounties(Publication publication, Map<String, County> counties) {

    record County(String number, String name, BigDecimal rate) {}

    static IndianaCounties read(TableFields fields) {
        var counties = new TreeMap<String, County>();
        for (var row : fields.list("counties")) {
            counties.put(row.text("number"), new County(row.text("number"), row.text("name"), row.number("rate")));
        }
        fields.require(
                "counties", "Indiana has 92 counties", new BigDecimal("92"), BigDecimal.valueOf(counties.size()));
        return new IndianaCounties(Publication.read(fields), Map.copyOf(counties));
    }

    void withhold(LocalCalculation working) {
        publication.requireInForce(working.payDate());
        var places = working.decision().onJanuaryFirst();
        if (places.residence().state().equals("IN")) {
            withhold(working, county(places.residence(), "residence"));
        } else if (places.work().state().equals("IN")) {
            withhold(working, county(places.work(), "work"));
        } else {
            working.step(
                    publication.rule(),
                    "county",
                    "Neither lived nor worked in Indiana on 1 January: no county tax this year",
                    Money.ZERO);
        }
    }

    private County county(Place place, String what) {
        var number = place.locality().county();
        var county = number == null ? null : counties.get(number);
        if (county == null) {
            throw LocalTaxProblem.LOCALITY_MISSING.because(
                    "Indiana: the county of %s on 1 January %s; enter it under /enrollments/{employeeId}/jurisdictions"
                            .formatted(what, number == null ? "is not known" : number + " is none of the 92"));
        }
        return county;
    }

    private void withhold(LocalCalculation working, County county) {
        var side = working.side("IN");
        var code = "US-IN-COUNTY-" + county.number();
        var name = county.name() + " County tax, Indiana";
        switch (working.pay()) {
            case Pay.Regular regular -> {
                var tax = tax(working, county, side.tax().taxable(), "");
                var amount = working.withAdditional(side.claims(), "additionalCounty", tax, publication.rule());
                working.line(code, name, amount, side.wages());
            }
            case Pay.Supplemental supplemental -> {
                var wages = supplemental.wages().ofState("IN");
                working.line(code, name, tax(working, county, wages.decimal(), " without exemptions"), wages);
            }
        }
    }

    private Money tax(LocalCalculation working, County county, BigDecimal base, String remark) {
        var tax = Money.rounded(base.multiply(county.rate()), RoundingMode.HALF_UP);
        working.step(
                publication.rule(),
                "county " + county.number(),
                () -> "%s: %s%s x %s"
                        .formatted(
                                county.name(),
                                base.toPlainString(),
                                remark,
                                county.rate().toPlainString()),
                tax);
        return tax;
    }
}
