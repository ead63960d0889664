package org.openpractice.payroll.register;

import org.openpractice.payroll.payline.PayCode;

/**
 * Which earnings carry hours of their own. Premiums and differentials are for hours that another line has already, and
 * per-diem pay counts shifts.
 */
public final class PaidHours {

    /** SQL that is true of an earning line {@code l} whose hours are hours. */
    public static final String COUNTED = "(l.kind = 'EARNING' and l.code not in ('" + PayCode.OVERTIME_PREMIUM + "', '"
            + PayCode.STATE_OVERTIME_PREMIUM + "', '" + PayCode.PER_DIEM + "', '" + PayCode.RETROACTIVE
            + "') and l.code not like '" + PayCode.DIFFERENTIAL + "%')";

    private PaidHours() {}
}
