package org.openpractice.payroll.run;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paycheck.PayRun;

/** Whom runs of a kind may have to pay, and from what their pay is calculated. One bean for each kind. */
interface Payees {

    /** Kinds of runs whose payees these are. */
    Set<PayRun.Kind> kinds();

    /** How many people the run may have to pay. */
    long count(PayRun run);

    /** The next of them, in the order of their ids. */
    List<Enrollment> after(PayRun run, UUID last, int atMost);

    /** What decides their pay as it stands now; whoever is to get nothing, and need not be told why, is absent. */
    List<Candidate> gather(PayRun run, List<Enrollment> people);
}
