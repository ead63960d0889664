package org.openpractice.compliance.exclusion;

/** Where somebody stands against the list. */
enum ScreeningResult {
    /** No list was there to screen against. */
    NOT_SCREENED,
    CLEAR,
    /** At least one match waits for an adjudicator. */
    POTENTIAL,
    /** At least one match is confirmed: the person is excluded. */
    CONFIRMED,
    /** Whoever was found was judged to be somebody else. */
    FALSE_POSITIVE
}
