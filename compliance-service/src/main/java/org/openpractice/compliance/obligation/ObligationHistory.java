package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.compliance.ObligationEvent;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Cause;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Stamp;

/** Writes down each step of an obligation's life, for its own history and for others as an event, and reads it back. */
@ApplicationScoped
class ObligationHistory {

    private final EntityManager entities;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ObligationHistory(EntityManager entities, Outbox outbox, Actor actor, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    /** The event that the current work answers; null when a person does it. */
    @Nullable
    UUID cause() {
        return Cause.current().orElse(null);
    }

    void note(Obligation obligation, ObligationChange.Kind change, ObligationEvent event) {
        entities.persist(new ObligationChange(obligation, change, Stamp.of(actor, clock), cause()));
        outbox.append(event);
    }

    void keep(Obligation obligation, MeetObligation.Request request) {
        entities.persist(new Evidence(obligation.id(), request, Stamp.of(actor, clock)));
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    void requireEvidence(UUID obligationId, UUID evidenceId) {
        boolean isThere = entities.createQuery(
                                "select count(*) from Evidence where id = :id and obligationId = :obligation",
                                Long.class)
                        .setParameter("id", evidenceId)
                        .setParameter("obligation", obligationId)
                        .getSingleResult()
                > 0;
        if (!isThere) {
            throw PlatformProblem.notFound();
        }
    }

    Map<UUID, List<Evidence.View>> evidence(Collection<UUID> obligations) {
        return entities.createQuery("from Evidence where obligationId in :ids order by id", Evidence.class)
                .setParameter("ids", obligations)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        Evidence::obligationId, Collectors.mapping(Evidence::view, Collectors.toList())));
    }

    Map<UUID, List<ObligationChange.View>> changes(Collection<UUID> obligations) {
        return entities.createQuery(
                        "from ObligationChange where obligationId in :ids order by id", ObligationChange.class)
                .setParameter("ids", obligations)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        ObligationChange::obligationId,
                        Collectors.mapping(ObligationChange::view, Collectors.toList())));
    }
}
