package org.openpractice.payroll.garnishment;

/** The table of garnishment limits contradicts itself; the service does not start with it. The message names the row. */
public final class LimitsRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LimitsRefused(String row, String reason) {
        super("Table garnishment-limits, " + row + ": " + reason);
    }
}
