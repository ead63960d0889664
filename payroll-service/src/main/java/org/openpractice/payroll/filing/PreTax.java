package org.openpractice.payroll.filing;

import org.openpractice.payroll.payline.PayCode;

/** Which deductions lower which wages. */
final class PreTax {

    private PreTax() {}

    /** Section 125 and HSA through the cafeteria plan, and pre-tax elective deferrals. */
    static boolean lowersIncomeTax(String code) {
        return isCafeteria(code) || code.equals(PayCode.DEFERRAL) || code.equals(PayCode.CATCH_UP);
    }

    /** Under a cafeteria plan: no wages for income tax, Social Security, Medicare and FUTA (IRC 3121(a)(5)(G), 3306(b)(5)(G)). */
    static boolean isCafeteria(String code) {
        return code.startsWith(PayCode.SECTION_125) || code.equals(PayCode.HSA);
    }
}
