package org.openpractice.payroll.paid;

import org.openpractice.payroll.payline.PayCode;

/**
 * Which earnings carry hours of their own. Premiums and differentials are for hours that another line has already, and
 * per-diem pay counts shifts.
 */
public final class PaidHours {

    /** SQL that is true of an earning line {@code l} whose hours are hours. */
    public static final String COUNTED = "(l.kind = 'EARNING' and " + under("l.code") + ")";

    /** SQL that is true of an earning whose hours are hours, by its code. */
    public static String under(String code) {
        return "(%s not in ('%s', '%s', '%s') and %s not like '%s%%')"
                .formatted(
                        code,
                        PayCode.OVERTIME_PREMIUM,
                        PayCode.STATE_OVERTIME_PREMIUM,
                        PayCode.PER_DIEM,
                        code,
                        PayCode.DIFFERENTIAL);
    }

    private PaidHours() {}
}
