package org.openpractice.staff.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's roster imports. */
@ApplicationScoped
public class RosterImports implements PanacheRepositoryBase<RosterImport, UUID> {

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    RosterImport get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** The file that an import reads. */
    @Transactional
    UUID fileOf(UUID id) {
        return get(id).fileId();
    }

    /** What an import did, when it has come to an end before. */
    @Transactional
    Optional<String> reportOf(UUID id) {
        return get(id).report();
    }

    /** Writes down what an import did that left nothing else behind. */
    @Transactional
    void finish(UUID id, String report) {
        get(id).finished(report);
    }
}
