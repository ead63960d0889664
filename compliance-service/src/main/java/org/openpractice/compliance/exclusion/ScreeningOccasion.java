package org.openpractice.compliance.exclusion;

/** Why somebody was screened. */
enum ScreeningOccasion {
    HIRE,
    /** Name, birth date or NPI changed. */
    CHANGE,
    REHIRE,
    /** A new full list arrived. */
    NEW_LIST
}
