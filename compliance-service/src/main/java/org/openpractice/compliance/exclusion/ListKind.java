package org.openpractice.compliance.exclusion;

/** Which of the files OIG publishes each month. */
enum ListKind {
    /** {@code UPDATED.csv}: everybody excluded at present. Who was reinstated is no longer in it. */
    FULL,
    /** {@code YYMMREIN.csv}: who was reinstated in one month. */
    REINSTATEMENT
}
