package org.openpractice.payroll.localtax;

import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.statetax.SupplementalKind;

/** What local taxes are taken from. */
sealed interface Pay {

    /**
     * Regular wages of a period. Flat amounts are taken from them only.
     *
     * @param before the year before the paycheck: amounts under the code of a yearly tax
     * @param taken flat taxes of the month and the period that other paychecks took
     */
    record Regular(EarlierInYear before, FlatTaken taken) implements Pay {}

    /** Wages that are paid apart from regular wages; the payment beside them is the last regular one of the year. */
    record Supplemental(LocalWages wages, SupplementalKind kind) implements Pay {}
}
