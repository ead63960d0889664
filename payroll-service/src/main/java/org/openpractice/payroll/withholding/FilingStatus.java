package org.openpractice.payroll.withholding;

/** Step 1(c) of Form W-4 (2020 and later). */
public enum FilingStatus {
    SINGLE_OR_MARRIED_FILING_SEPARATELY,
    MARRIED_FILING_JOINTLY,
    HEAD_OF_HOUSEHOLD
}
