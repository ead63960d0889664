package org.openpractice.payroll.overtime;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.records.Stamp;

/**
 * Whether an establishment calculates overtime above 8 hours a day and 80 in 14 days, from a day on. 29 USC 207(j) allows it to
 * hospitals and to institutions for the sick, the aged or the mentally ill who live there, by an agreement reached before
 * the work.
 */
@Entity
class EightAndEighty implements EffectiveDated {

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

    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    @SuppressWarnings("NullAway.Init")
    protected EightAndEighty() {}

    EightAndEighty(UUID locationId, AllowEightAndEighty.Request request, Stamp recorded) {
        this.id = Ids.next();
        this.locationId = locationId;
        this.effectiveFrom = request.effectiveFrom();
        this.establishment = request.establishment();
        this.payCalendarId = request.payCalendarId();
        this.agreedOn = request.agreedOn();
        this.agreement = request.agreement();
        this.inForce = request.inForce();
        this.recorded = recorded;
    }

    @Override
    public UUID id() {
        return id;
    }

    public UUID locationId() {
        return locationId;
    }

    @Override
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

    public Stamp recorded() {
        return recorded;
    }
}
