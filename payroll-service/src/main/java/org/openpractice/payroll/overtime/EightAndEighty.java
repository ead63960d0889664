package org.openpractice.payroll.overtime;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;

/**
 * Whether an establishment calculates overtime above 8 hours a day and 80 in 14 days, from a day on. 29 USC 207(j) allows it to
 * hospitals and to institutions for the sick, the aged or the mentally ill who live there, by an agreement reached before
 * the work.
 */
@Entity
class EightAndEighty {

    /** What an establishment is. */
    @Schema(name = "EstablishmentKind")
    public enum Establishment {
        HOSPITAL,
        RESIDENTIAL_CARE,
        /** Never allowed 8 and 80. */
        PHYSICIAN_OFFICE
    }

    @Id
    private UUID id;

    private UUID locationId;

    private LocalDate effectiveFrom;

    @Enumerated(EnumType.STRING)
    private Establishment establishment;

    private UUID payCalendarId;

    private @Nullable LocalDate agreedOn;

    private @Nullable String agreement;

    private boolean inForce;

    private String recordedBy;

    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected EightAndEighty() {}

    EightAndEighty(UUID locationId, AllowEightAndEighty.Request request, String recordedBy, Instant recordedAt) {
        this.id = Ids.next();
        this.locationId = locationId;
        this.effectiveFrom = request.effectiveFrom();
        this.establishment = request.establishment();
        this.payCalendarId = request.payCalendarId();
        this.agreedOn = request.agreedOn();
        this.agreement = request.agreement();
        this.inForce = request.inForce();
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID locationId() {
        return locationId;
    }

    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public Establishment establishment() {
        return establishment;
    }

    public UUID payCalendarId() {
        return payCalendarId;
    }

    public @Nullable LocalDate agreedOn() {
        return agreedOn;
    }

    public @Nullable String agreement() {
        return agreement;
    }

    public boolean isInForce() {
        return inForce;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
