package org.openpractice.testing.probe;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

@ApplicationScoped
public class Probes implements PanacheRepositoryBase<Probe, UUID>, ConstraintProblems {

    Probe get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<Probe> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of("probe_name", ProbeProblem.NAME_IN_USE.because("another probe has that name"));
    }
}
