package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.localtax.FlatTaken;
import org.openpractice.payroll.payline.PayCode;

/**
 * What single paychecks before this one came to, where their sums of the year do not tell enough. It is kept with the
 * paycheck.
 *
 * @param regularTaxed federal income tax was withheld from regular wages of this or the preceding calendar year
 * @param lastRegular pay date of the last regular pay of the year on the calendar; null when there was none
 * @param regular income taxes of that pay by code
 * @param since income taxes of supplemental wages that were paid apart since that pay, by code
 * @param flat flat local taxes that other paychecks took
 */
record EarlierPay(
        boolean regularTaxed,
        @Nullable LocalDate lastRegular,
        Map<String, Taxed> regular,
        Map<String, Taxed> since,
        FlatTaken flat) {

    /**
     * One income tax.
     *
     * @param wages that it was calculated on
     * @param tax withheld
     */
    public record Taxed(Money wages, Money tax) {

        static final Taxed NOTHING = new Taxed(Money.ZERO, Money.ZERO);

        Taxed plus(Taxed other) {
            return new Taxed(wages.plus(other.wages), tax.plus(other.tax));
        }
    }

    static final EarlierPay NONE = new EarlierPay(false, null, Map.of(), Map.of(), FlatTaken.NONE);

    public EarlierPay {
        regular = Map.copyOf(regular);
        since = Map.copyOf(since);
    }

    @JsonIgnore
    boolean isEmpty() {
        return !regularTaxed && regular.isEmpty() && since.isEmpty() && flat.isEmpty();
    }

    EarlierPay withFlat(EarlierPay other) {
        return new EarlierPay(regularTaxed, lastRegular, regular, since, other.flat);
    }

    Taxed regular(String code) {
        return regular.getOrDefault(code, Taxed.NOTHING);
    }

    Taxed since(String code) {
        return since.getOrDefault(code, Taxed.NOTHING);
    }

    /** Federal income tax of the last regular pay and of supplemental wages since. */
    Taxed federal() {
        return regular(PayCode.FEDERAL_INCOME_TAX).plus(since(PayCode.FEDERAL_INCOME_TAX));
    }
}
