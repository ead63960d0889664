package org.openpractice.payroll.statetax;

import org.openpractice.platform.table.TableFields;

/** Figures of which too little was seen to withhold by them; kept beside the later edition, never used. */
record AnnualFiguresOnly(String reason) implements StateMethod {

    static AnnualFiguresOnly read(TableFields edition) {
        for (var schedule : edition.child("schedules").each().values()) {
            schedule.number("standardDeduction");
            schedule.number("exemption");
            Brackets.read(schedule, Brackets.Lookup.OVER);
        }
        return new AnnualFiguresOnly(edition.text("reason"));
    }

    @Override
    public Computed on(StateCalculation working) {
        throw StateTaxProblem.STATE_TABLE_NOT_AVAILABLE.because(
                working.edition().rule() + ": missing is a table, " + reason);
    }
}
