package org.openpractice.payroll.payment;

/** Kind of account, with the ACH transaction code of a live credit to it. */
public enum AccountKind {
    CHECKING("22"),
    SAVINGS("32");

    private final String creditCode;

    AccountKind(String creditCode) {
        this.creditCode = creditCode;
    }

    String creditCode() {
        return creditCode;
    }
}
