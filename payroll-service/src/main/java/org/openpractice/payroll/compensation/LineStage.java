package org.openpractice.payroll.compensation;

/** How far a line of a claim has come. */
enum LineStage {
    /** It went to the payer. */
    BILLED,
    /** A remittance answered it. */
    POSTED
}
