package org.openpractice.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class Probes implements Records<Probe>, ConstraintProblems {

    ListOf<Probe> list(ListRequest asked) {
        return list(Probe.class, asked).search("e.name").sort("name", String.class, "e.name");
    }

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of("probe_name", ProbeProblem.NAME_IN_USE.because("another probe has that name"));
    }
}
