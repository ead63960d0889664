package org.openpractice.billing.remittance;

/** What became of a claim payment that had waited. */
enum Resolution {
    /** What it had waited for came: it was posted to its claim. */
    RELEASED,
    /** A person applied it to a claim. */
    APPLIED,
    /** A person looked at it and it is for no claim; its money stays owed to the payer. */
    SET_ASIDE,
    /** The payer took it back before it was posted. */
    TAKEN_BACK
}
