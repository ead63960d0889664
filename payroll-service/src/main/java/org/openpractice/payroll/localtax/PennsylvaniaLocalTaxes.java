package org.openpractice.payroll.localtax;

import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.localtax.LocalTaxInput.EnteredRate;

/**
 * Pennsylvania outside of the cities with a table: earned income tax of Act 32 at the higher of the resident rate at home
 * and the nonresident rate at work, as far as the group entered them.
 */
final class PennsylvaniaLocalTaxes {

    private PennsylvaniaLocalTaxes() {}

    static void withhold(LocalCalculation working) {
        var workplace = working.work("PA").psdCode();
        var atHome = working.entered().residentRate("PA", working.home("PA").psdCode());
        var atWork = working.entered().nonresidentRate("PA", workplace);
        if (atHome != null && (atWork == null || atHome.rate().compareTo(atWork.rate()) >= 0)) {
            higherOf(working, atHome, atWork);
        } else if (atWork != null) {
            higherOf(working, atWork, atHome);
        } else {
            working.notWithheld(
                    "Pennsylvania", "Local earned income tax (Act 32 of 2008) and the Philadelphia wage tax");
        }
        if (working.pay() instanceof Pay.Regular
                && working.entered().flat("PA", workplace) == null
                && working.decision().workState().equals("PA")) {
            working.notWithheld("Pennsylvania", "Local services tax (Act 7 of 2007)");
        }
    }

    private static void higherOf(LocalCalculation working, EnteredRate higher, @Nullable EnteredRate other) {
        if (other != null) {
            working.step(
                    "Pennsylvania Act 32",
                    "rate",
                    () -> "The higher of %s and %s"
                            .formatted(
                                    higher.rate().toPlainString(), other.rate().toPlainString()),
                    higher.rate());
        }
        working.atRate(higher);
    }
}
