package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paycheck.PayRun;

/** The payees of a regular run: whoever is employed in the period. */
@ApplicationScoped
class EverybodyOfThePeriod implements Payees {

    private final Enrollments enrollments;
    private final PayInputs inputs;

    EverybodyOfThePeriod(Enrollments enrollments, PayInputs inputs) {
        this.enrollments = enrollments;
        this.inputs = inputs;
    }

    @Override
    public Set<PayRun.Kind> kinds() {
        return Set.of(PayRun.Kind.REGULAR);
    }

    @Override
    public long count(PayRun run) {
        return enrollments.countBetween(run.period().startsOn(), run.period().endsOn());
    }

    @Override
    public List<Enrollment> after(PayRun run, UUID last, int atMost) {
        return enrollments.between(run.period().startsOn(), run.period().endsOn(), last, atMost);
    }

    @Override
    public List<Candidate> gather(PayRun run, List<Enrollment> people) {
        return inputs.of(run, people);
    }
}
