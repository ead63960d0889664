package org.openpractice.compliance.exclusion;

/** Why somebody on the staff and a row of the list may be the same person, strongest first. */
enum MatchRule {
    /**
     * NPI, last name, first name and birth date all agree. The only rule that confirms without a person: four facts from
     * two sources agree, one of them an identifier given to one human being only, and each day of delay may be a day of
     * unpayable claims. An adjudicator may still overturn it.
     */
    NPI_NAME_AND_BIRTH_DATE,
    /** The NPI agrees but name or birth date does not, or is not known: a mistyped NPI is as likely as a changed name. */
    NPI,
    /** Name and birth date agree; there is no NPI to compare. */
    NAME_AND_BIRTH_DATE,
    /** The birth date agrees and two names do in other places: swapped, kept as the middle name, or one of three changed. */
    NAMES_IN_OTHER_PLACES,
    /** The name agrees; the birth date is not known, or contradicts and lowers the score. */
    NAME_ALONE,
    /** Name or birth date is near, not equal. */
    LIKENESS
}
