package org.openpractice.payroll.run;

import java.util.List;
import java.util.UUID;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paycheck.PayRun;

/** The payees of a run that names them. */
interface PayeesByName extends Payees {

    PayRunPeople named();

    @Override
    default long count(PayRun run) {
        return named().count(run.id());
    }

    @Override
    default List<Enrollment> after(PayRun run, UUID last, int atMost) {
        return named().people(run.id(), last, atMost);
    }
}
