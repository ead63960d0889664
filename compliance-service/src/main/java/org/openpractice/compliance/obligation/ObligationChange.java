package org.openpractice.compliance.obligation;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** One step in the life of an obligation. Never changed. */
@Entity
class ObligationChange {

    /** What happened. */
    public enum Kind {
        OPENED,
        /** Its due date was computed anew. */
        MOVED,
        MET,
        WITHDRAWN,
        REOPENED
    }

    @Id
    private UUID id;

    private UUID obligationId;

    @Enumerated(EnumType.STRING)
    private Kind change;

    @Embedded
    @EmbeddedColumnNaming("changed_%s")
    private Stamp changed;

    private LocalDate dueOn;
    private @Nullable LocalDate effectiveOn;
    private @Nullable UUID becauseOfEventId;

    @SuppressWarnings("NullAway.Init")
    protected ObligationChange() {}

    ObligationChange(Obligation obligation, Kind change, Stamp changed, @Nullable UUID becauseOfEventId) {
        this.id = Ids.next();
        this.obligationId = obligation.id();
        this.change = change;
        this.changed = changed;
        this.dueOn = obligation.dueOn();
        this.effectiveOn = switch (change) {
            case MET -> obligation.metOn().orElse(null);
            case WITHDRAWN -> obligation.withdrawnFrom().orElse(null);
            case OPENED, MOVED, REOPENED -> null;
        };
        this.becauseOfEventId = becauseOfEventId;
    }

    UUID obligationId() {
        return obligationId;
    }

    /** As shown. */
    View view() {
        return new View(change, changed.at(), changed.by(), dueOn, effectiveOn, becauseOfEventId);
    }

    /**
     * A step as shown.
     *
     * @param dueOn due date after the step
     * @param effectiveOn day it was met or is withdrawn from
     * @param becauseOfEventId the event that caused it; null when a person did it
     */
    @Schema(name = "ObligationChangeView")
    public record View(
            Kind change,
            Instant at,
            String by,
            LocalDate dueOn,
            @Nullable LocalDate effectiveOn,
            @Nullable UUID becauseOfEventId) {}
}
