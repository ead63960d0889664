package org.openpractice.payroll.localtax;

import java.time.LocalDate;

/**
 * Why one employee owes no flat tax of a place in a calendar year. The certificates of the local services tax of
 * Pennsylvania are good for the year in which they are given (Act 7 of 2007, 53 Pa.C.S. 6924.301.1).
 *
 * @param effectiveFrom first pay date
 */
public record FlatTaxExemption(String state, String place, LocalDate effectiveFrom, Reason reason) {

    /** The grounds of Act 7 of 2007. */
    public enum Reason {
        /**
         * Expects to earn less than 12,000 dollars in the place in the year. It ends with the paycheck with which the year
         * reaches them; what was not taken for the paydays before is taken with it.
         */
        LOW_INCOME,
        /** Another employer takes the tax of the year. */
        OTHER_EMPLOYER,
        /** Called to active duty, or a veteran with a disability that the act names. */
        MILITARY
    }
}
