package org.openpractice.payroll.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.us.Ein;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.TelephoneNumber;

/** The group as employer: who stands on stubs and who originates ACH files, through which bank. */
@Entity
public class Employer extends Aggregate {

    private static final String TABLE = "employer";
    private static final String COLUMN = "ein_sealed";

    private String legalName;

    @Column(name = COLUMN)
    private byte[] einSealed;

    @Embedded
    private @Nullable PostalAddress address;

    private @Nullable TelephoneNumber phone;

    private String bankName;

    private String bankRoutingNumber;

    @SuppressWarnings("NullAway.Init")
    protected Employer() {}

    Employer(SetUpEmployer.Request request, ColumnCipher cipher) {
        super(Ids.next());
        this.legalName = request.legalName();
        this.einSealed = cipher.seal(TABLE, COLUMN, id(), request.ein().digits());
        this.address = request.address();
        this.phone = request.phone();
        this.bankName = request.bankName();
        this.bankRoutingNumber = request.bankRoutingNumber().digits();
    }

    void change(SetUpEmployer.Request request, ColumnCipher cipher) {
        this.legalName = request.legalName();
        this.einSealed = cipher.seal(TABLE, COLUMN, id(), request.ein().digits());
        this.address = request.address();
        this.phone = request.phone();
        this.bankName = request.bankName();
        this.bankRoutingNumber = request.bankRoutingNumber().digits();
    }

    public String legalName() {
        return legalName;
    }

    /** Null of an employer from before it was kept. */
    public @Nullable PostalAddress address() {
        return address;
    }

    /** Null of an employer from before it was kept. */
    public @Nullable TelephoneNumber phone() {
        return phone;
    }

    String bankName() {
        return bankName;
    }

    RoutingNumber bank() {
        return new RoutingNumber(bankRoutingNumber);
    }

    public Ein ein(ColumnCipher cipher) {
        return new Ein(cipher.open(TABLE, COLUMN, id(), einSealed));
    }

    /** How the originating bank knows the company: 1 and the EIN. */
    public AchFile.Originator originator(ColumnCipher cipher) {
        return new AchFile.Originator(bank(), bankName, "1" + ein(cipher).digits(), legalName);
    }
}
