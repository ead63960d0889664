package org.openpractice.payroll.filing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** What a wage statement says of somebody beside the amounts. The number is sealed and opened only for a file or a mask. */
@Entity
class TaxIdentity extends Aggregate {

    private static final String TABLE = "tax_identity";
    private static final String COLUMN = "ssn_sealed";

    private UUID enrollmentId;

    @Column(name = COLUMN)
    private byte[] ssnSealed;

    @SuppressWarnings("UnusedVariable") // unique in the database
    private byte[] ssnIndex;

    private @Nullable String middleName;

    private @Nullable String suffix;

    @Embedded
    private PostalAddress address;

    @SuppressWarnings("NullAway.Init")
    protected TaxIdentity() {}

    TaxIdentity(UUID enrollmentId, EnterTaxIdentity.Request request, ColumnCipher cipher) {
        super(Ids.next());
        this.enrollmentId = enrollmentId;
        change(request, cipher);
    }

    final void change(EnterTaxIdentity.Request request, ColumnCipher cipher) {
        var number = Objects.requireNonNull(request.ssn());
        this.ssnSealed = cipher.seal(TABLE, COLUMN, id(), number.digits());
        this.ssnIndex = index(number, cipher);
        this.middleName = request.middleName();
        this.suffix = request.suffix();
        this.address = request.address();
    }

    /** By which a number is found without opening any. */
    static byte[] index(SocialSecurityNumber number, ColumnCipher cipher) {
        return cipher.blindIndex(TABLE, COLUMN, number.digits());
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    /** Opens the number that payroll keeps, beside which staff's counts ({@link StaffSsns}); keep it no longer than it takes to write it. */
    SocialSecurityNumber ssn(ColumnCipher cipher) {
        return new SocialSecurityNumber(cipher.open(TABLE, COLUMN, id(), ssnSealed));
    }

    @Nullable
    String middleName() {
        return middleName;
    }

    @Nullable
    String suffix() {
        return suffix;
    }

    PostalAddress address() {
        return address;
    }
}
