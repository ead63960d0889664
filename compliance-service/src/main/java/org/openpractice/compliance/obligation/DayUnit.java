package org.openpractice.compliance.obligation;

/** Which days a clock counts. The rule names one; nothing is guessed from the word "day". */
enum DayUnit {
    /** Every day. */
    CALENDAR_DAY,
    /**
     * Monday to Friday less federal holidays. OSHA defines "working days" so in 29 CFR 1903.22(c); 29 CFR 1910.1030 uses
     * the words without a definition of its own.
     */
    FEDERAL_WORKING_DAY,
    /** A day on which the practice group is open for business, which may be a Saturday or a federal holiday (M-274). */
    EMPLOYER_BUSINESS_DAY
}
