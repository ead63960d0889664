package org.openpractice.payroll.time;

import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.platform.money.Rate;

/**
 * What earnings are added up under: alike in all of it, they are one line.
 *
 * @param rate null where there is none, or more than one
 */
record EarningLine(
        LineKind kind,
        String code,
        String description,
        @Nullable Rate rate,
        CostCenter place) {

    EarningLine(LineKind kind, String code, String description, CostCenter place) {
        this(kind, code, description, null, place);
    }

    EarningLine at(CostCenter otherPlace) {
        return new EarningLine(kind, code, description, rate, otherPlace);
    }

    String traceName() {
        return kind.traceName(code);
    }
}
