package org.openpractice.payroll.bank;

/** Kind of account. */
public enum AccountKind {
    CHECKING,
    SAVINGS
}
