package org.openpractice.compliance.obligation;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** What shows that an obligation was met, who recorded it and when. Never changed. */
@Entity
@Table(name = "obligation_evidence")
class Evidence {

    @Id
    private UUID id;

    private UUID obligationId;
    private LocalDate metOn;
    private String reference;
    private @Nullable String outcome;
    private @Nullable String documentSha256;

    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    @SuppressWarnings("NullAway.Init")
    protected Evidence() {}

    Evidence(UUID obligationId, MeetObligation.Request request, Stamp recorded) {
        this.id = Ids.next();
        this.obligationId = obligationId;
        this.metOn = request.metOn();
        this.reference = request.reference();
        this.outcome = request.outcome();
        this.documentSha256 = request.documentSha256();
        this.recorded = recorded;
    }

    UUID obligationId() {
        return obligationId;
    }

    /** As shown. */
    View view() {
        return new View(id, metOn, reference, outcome, documentSha256, recorded.by(), recorded.at());
    }

    /**
     * Evidence as shown.
     *
     * @param reference where the evidence is kept
     * @param outcome what came of it, where the rule knows more than one way
     * @param documentSha256 SHA-256 of the document, in hexadecimal
     */
    @Schema(name = "EvidenceView")
    public record View(
            UUID id,
            LocalDate metOn,
            String reference,
            @Nullable String outcome,
            @Nullable String documentSha256,
            String recordedBy,
            Instant recordedAt) {}
}
