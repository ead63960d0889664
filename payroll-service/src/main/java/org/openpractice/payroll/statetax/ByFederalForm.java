package org.openpractice.payroll.statetax;

import org.openpractice.payroll.withholding.FormW4;

/** A state that has one table for a federal Form W-4 of 2020 or later and another for an older one. */
record ByFederalForm(StateMethod from2020, StateMethod before2020) implements StateMethod {

    @Override
    public Computed on(StateCalculation working) {
        return switch (working.payment().formW4()) {
            case FormW4.From2020 since -> from2020.on(working);
            case FormW4.Before2020 before -> before2020.on(working);
        };
    }
}
