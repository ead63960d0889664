package org.openpractice.payroll.garnishment;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** An order to withhold from somebody's pay. Its terms stand beside it, one row a version. */
@Entity
class GarnishmentOrder extends Aggregate {

    private static final String TABLE = "garnishment_order";
    private static final String COLUMN = "remittance_sealed";
    private static final int REFERENCE_LENGTH = 8;

    private UUID enrollmentId;

    private String reference;

    @Enumerated(EnumType.STRING)
    private GarnishmentKind kind;

    @Column(name = COLUMN)
    private byte[] remittanceSealed;

    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    private @Nullable LocalDate releasedOn;

    private @Nullable String releaseReason;

    @SuppressWarnings("NullAway.Init")
    protected GarnishmentOrder() {}

    GarnishmentOrder(
            UUID enrollmentId, GarnishmentKind kind, Remittance remittance, Stamp recorded, ColumnCipher cipher) {
        super(Ids.next());
        this.enrollmentId = enrollmentId;
        this.reference = referenceOf(id());
        this.kind = kind;
        this.remittanceSealed = seal(remittance, cipher);
        this.recorded = recorded;
    }

    /** Short, without meaning, from the random part of the id. */
    private static String referenceOf(UUID id) {
        var digits = Long.toUnsignedString(id.getLeastSignificantBits(), 36).toUpperCase(Locale.ROOT);
        return digits.substring(digits.length() - REFERENCE_LENGTH);
    }

    /** Refuses {@link GarnishmentProblem#GARNISHMENT_RELEASED}. */
    void requireNotReleased() {
        if (releasedOn != null) {
            throw GarnishmentProblem.GARNISHMENT_RELEASED.because("The order was released on " + releasedOn);
        }
    }

    void redirect(Remittance remittance, ColumnCipher cipher) {
        this.remittanceSealed = seal(remittance, cipher);
    }

    /** From that pay date on nothing is withheld. */
    void release(LocalDate on, String reason) {
        this.releasedOn = on;
        this.releaseReason = reason;
    }

    private byte[] seal(Remittance remittance, ColumnCipher cipher) {
        try {
            return cipher.seal(TABLE, COLUMN, id(), OrderJson.MAPPER.writeValueAsBytes(remittance));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A remittance cannot be written as JSON");
        }
    }

    /** Opens the payee and the case number; keep them no longer than it takes to show them. */
    Remittance remittance(ColumnCipher cipher) {
        try {
            return OrderJson.MAPPER.readValue(cipher.open(TABLE, COLUMN, id(), remittanceSealed), Remittance.class);
        } catch (JsonProcessingException e) {
            // The cause would carry the text.
            throw new IllegalStateException("The remittance of order " + id() + " cannot be read from JSON");
        }
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    String reference() {
        return reference;
    }

    GarnishmentKind kind() {
        return kind;
    }

    Stamp recorded() {
        return recorded;
    }

    @Nullable
    LocalDate releasedOn() {
        return releasedOn;
    }

    @Nullable
    String releaseReason() {
        return releaseReason;
    }
}
