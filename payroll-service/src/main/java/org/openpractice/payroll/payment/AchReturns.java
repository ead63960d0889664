package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
class AchReturns implements Records<AchReturn> {

    /** Which returns are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "What became of it")
        @QueryParam("outcome")
        AchReturn.@Nullable Outcome outcome;

        @QueryParam("kind")
        AchReturn.@Nullable Kind kind;

        @Parameter(description = "A correction that has to be applied by this day or earlier")
        @QueryParam("dueTo")
        @Nullable
        LocalDate dueTo;
    }

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

    ListOf<AchReturn> list(Asked asked) {
        return list(AchReturn.class, asked)
                .search("e.code", "e.originalTrace", "e.trace")
                .where("e.outcome = ?", asked.outcome)
                .where("e.kind = ?", asked.kind)
                .where("e.dueOn <= ?", asked.dueTo)
                .sort("receivedAt", Instant.class, "e.receivedAt");
    }

    /** One file at a time, so that the same file sent twice at once has its effect once. */
    void serialize() {
        GroupLock.hold(getEntityManager(), "ach-return");
    }
}
