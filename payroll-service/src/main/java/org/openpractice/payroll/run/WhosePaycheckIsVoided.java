package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paycheck.PayRun;

/** The one payee of a run that voids a paycheck. */
@ApplicationScoped
class WhosePaycheckIsVoided implements PayeesByName {

    private final PayRunPeople named;
    private final NegatedPaychecks negatedPaychecks;

    WhosePaycheckIsVoided(PayRunPeople named, NegatedPaychecks negatedPaychecks) {
        this.named = named;
        this.negatedPaychecks = negatedPaychecks;
    }

    @Override
    public PayRunPeople named() {
        return named;
    }

    @Override
    public Set<PayRun.Kind> kinds() {
        return Set.of(PayRun.Kind.VOID);
    }

    @Override
    public List<Candidate> gather(PayRun run, List<Enrollment> people) {
        return List.of(new Candidate.Voided(negatedPaychecks.of(run)));
    }
}
