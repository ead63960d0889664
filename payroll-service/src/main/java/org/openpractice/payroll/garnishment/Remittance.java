package org.openpractice.payroll.garnishment;

import java.util.Objects;

/**
 * Whom the money goes to and under which number; says something about the debtor's family and debts, so it is sealed and
 * its text form says nothing.
 *
 * @param payee for example a state disbursement unit
 * @param caseNumber number that goes with each payment
 * @param remitTo address or electronic identification; empty where it is not needed
 */
record Remittance(String payee, String caseNumber, String remitTo) {

    public Remittance {
        payee = text("payee", payee, 1);
        caseNumber = text("caseNumber", caseNumber, 1);
        remitTo = text("remitTo", Objects.requireNonNullElse(remitTo, ""), 0);
    }

    /** The last four characters of the case number behind dots; only dots where it is not longer. */
    String maskedCaseNumber() {
        return caseNumber.length() <= 4 ? "••••" : "••••" + caseNumber.substring(caseNumber.length() - 4);
    }

    private static String text(String field, String value, int atLeast) {
        if (value == null || value.strip().length() < atLeast || value.length() > 200) {
            throw new IllegalArgumentException("expected a " + field + " of at most 200 characters");
        }
        return value.strip();
    }

    @Override
    public String toString() {
        return "Remittance[…]";
    }
}
