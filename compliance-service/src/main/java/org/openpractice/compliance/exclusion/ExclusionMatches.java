package org.openpractice.compliance.exclusion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's matches. */
@ApplicationScoped
class ExclusionMatches implements PanacheRepositoryBase<ExclusionMatch, UUID> {

    ExclusionMatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<ExclusionMatch> of(UUID employeeId) {
        return list("employeeId = ?1 order by id", employeeId);
    }

    /** Undecided and confirmed matches with one of the rows. */
    List<ExclusionMatch> standingWith(Collection<String> rowHashes) {
        return rowHashes.isEmpty()
                ? List.of()
                : list(
                        "rowHash in ?1 and status in ?2 order by employeeId, id",
                        rowHashes,
                        List.of(MatchStatus.POTENTIAL, MatchStatus.CONFIRMED));
    }

    List<ExclusionMatch> page(PageRequest page, @Nullable MatchStatus status, @Nullable UUID employeeId) {
        return find(
                        "id > ?1 and (?2 is null or status = ?2) and (?3 is null or employeeId = ?3) order by id",
                        page.after(),
                        status,
                        employeeId)
                .page(0, page.fetch())
                .list();
    }
}
