package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.paycheck.PayRun;

/** The payees of off-cycle and bonus runs. */
@ApplicationScoped
class WhomTheRunNames implements PayeesByName {

    private final PayRunPeople named;
    private final PayInputs inputs;

    WhomTheRunNames(PayRunPeople named, PayInputs inputs) {
        this.named = named;
        this.inputs = inputs;
    }

    @Override
    public PayRunPeople named() {
        return named;
    }

    @Override
    public Set<PayRun.Kind> kinds() {
        return Set.of(PayRun.Kind.OFF_CYCLE, PayRun.Kind.BONUS);
    }

    @Override
    public List<Candidate> gather(PayRun run, List<Enrollment> people) {
        return inputs.of(run, people);
    }
}
