package org.openpractice.payroll.payment;

/** Kind of account. */
public enum AccountKind {
    CHECKING,
    SAVINGS
}
