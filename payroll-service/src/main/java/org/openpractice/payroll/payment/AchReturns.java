package org.openpractice.payroll.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
class AchReturns implements PanacheRepositoryBase<AchReturn, UUID> {

    void add(AchReturnFile file) {
        getEntityManager().persist(file);
    }

    Optional<AchReturnFile> fileWith(String sha256) {
        return getEntityManager()
                .createQuery("from AchReturnFile where sha256 = :sha256", AchReturnFile.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    AchReturnFile requiredFile(UUID id) {
        return Optional.ofNullable(getEntityManager().find(AchReturnFile.class, id))
                .orElseThrow(PlatformProblem::notFound);
    }

    List<AchReturn> of(AchReturnFile file) {
        return list("achReturnFileId = ?1 order by line", file.id());
    }

    boolean isKnown(AchReturn.Received received) {
        return count(
                        "originalTrace = ?1 and trace = ?2 and code = ?3 and outcome <> SEEN_BEFORE",
                        received.originalTrace(),
                        received.trace(),
                        received.code())
                > 0;
    }

    List<AchReturn> page(AchReturn.@Nullable Outcome outcome, PageRequest page) {
        return (outcome == null
                        ? find("id > ?1 order by id", page.after())
                        : find("id > ?1 and outcome = ?2 order by id", page.after(), outcome))
                .page(0, page.fetch())
                .list();
    }

    /** One file at a time, so that the same file sent twice at once has its effect once. */
    void serialize() {
        GroupLock.hold(getEntityManager(), "ach-return");
    }
}
