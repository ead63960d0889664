package org.openpractice.payroll.statetax;

import java.math.BigDecimal;

/** A state that does not tax wages. */
record NoTax() implements StateMethod {

    @Override
    public Computed on(StateCalculation working) {
        working.step("income tax", "No state income tax on wages", BigDecimal.ZERO);
        return Computed.ofPeriod(BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
