package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;

/** Tax of Yonkers on its residents: a part of the tax of the state. */
record YonkersResidentTax(Publication publication, BigDecimal rateOfStateTax, BigDecimal supplementalRate) {

    private static final String CODE = "US-NY-YONKERS";
    private static final String NAME = "Yonkers resident tax";

    static YonkersResidentTax read(TableFields fields) {
        return new YonkersResidentTax(
                Publication.read(fields), fields.number("rateOfStateTax"), fields.number("supplementalRate"));
    }

    void withhold(LocalCalculation working, LocalPayment.OfState side) {
        publication.requireInForce(working.payDate());
        switch (working.pay()) {
            case Pay.Regular regular -> working.line(CODE, NAME, onRegular(working, side), side.wages());
            case Pay.Supplemental supplemental
            when side.claims().exempt() ->
                working.exempt(
                        publication.rule(), CODE, NAME, supplemental.wages().ofState("NY"));
            case Pay.Supplemental supplemental ->
                working.atRate(
                        publication.rule(), CODE, NAME, supplemental.wages().ofState("NY"), supplementalRate);
        }
    }

    private Money onRegular(LocalCalculation working, LocalPayment.OfState side) {
        var ofState = side.tax().computed();
        var tax = ofState.times(rateOfStateTax, RoundingMode.HALF_UP);
        working.step(
                publication.rule(),
                "tax",
                () -> "Tax of the state %s x %s".formatted(ofState.amount(), rateOfStateTax.toPlainString()),
                tax);
        return working.withAdditional(side.claims(), "additionalYonkers", tax, publication.rule());
    }
}
