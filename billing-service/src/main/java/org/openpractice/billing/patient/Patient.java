package org.openpractice.billing.patient;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.Address;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/**
 * Somebody the practice treats, with what a claim needs and no more (minimum necessary, 45 CFR 164.502(b)). The member id
 * is kept sealed: payers' numbers have held social security numbers.
 */
@Entity
public class Patient extends Aggregate {

    private static final String TABLE = "patient";
    private static final String MEMBER_ID = "member_id";

    @AttributeOverride(name = "lastName", column = @Column(name = "last_name"))
    @AttributeOverride(name = "firstName", column = @Column(name = "first_name"))
    @AttributeOverride(name = "middleName", column = @Column(name = "middle_name"))
    private PersonName name;

    private LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    private Sex sex;

    private Address address;

    private UUID payerId;

    private byte[] memberIdSealed;

    @Enumerated(EnumType.STRING)
    private Relationship relationship;

    @AttributeOverride(name = "lastName", column = @Column(name = "subscriber_last_name"))
    @AttributeOverride(name = "firstName", column = @Column(name = "subscriber_first_name"))
    @AttributeOverride(name = "middleName", column = @Column(name = "subscriber_middle_name"))
    private @Nullable PersonName subscriber;

    @SuppressWarnings("NullAway.Init")
    protected Patient() {}

    Patient(RegisterPatient.Request request, ColumnCipher cipher) {
        super(Ids.next());
        this.name = request.name();
        this.birthDate = request.birthDate();
        this.sex = request.sex();
        this.address = request.address();
        this.payerId = request.coverage().payerId();
        this.memberIdSealed =
                cipher.seal(TABLE, MEMBER_ID, id(), request.coverage().memberId());
        this.relationship = request.coverage().relationship();
        this.subscriber = request.coverage().subscriber();
    }

    public PersonName name() {
        return name;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public Sex sex() {
        return sex;
    }

    public Address address() {
        return address;
    }

    public UUID payerId() {
        return payerId;
    }

    /** Opens the sealed member id: for the claim file, and the last characters of views. */
    public String memberId(ColumnCipher cipher) {
        return cipher.open(TABLE, MEMBER_ID, id(), memberIdSealed);
    }

    public Relationship relationship() {
        return relationship;
    }

    /** Whose coverage it is; empty when it is the patient's own. */
    public Optional<PersonName> subscriber() {
        return Optional.ofNullable(subscriber);
    }

    /** As DMG03 knows it. */
    public enum Sex {
        F,
        M,
        U
    }
}
