package org.openpractice.payroll.filing;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import org.openpractice.payroll.payment.Employer;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** Who files the group's wage statements with the Social Security Administration. */
@Entity
class WageFiler extends Aggregate {

    private String userId;

    private String kindOfEmployer;

    @Embedded
    private PostalAddress address;

    private String contactName;

    private String contactPhone;

    private String contactEmail;

    @SuppressWarnings("NullAway.Init")
    protected WageFiler() {}

    WageFiler(SetUpWageFiler.Request request) {
        super(Ids.next());
        change(request);
    }

    final void change(SetUpWageFiler.Request request) {
        this.userId = request.userId();
        this.kindOfEmployer = request.kindOfEmployer();
        this.address = request.address();
        this.contactName = request.contactName();
        this.contactPhone = request.contactPhone();
        this.contactEmail = request.contactEmail();
    }

    WageFilerResource.WageFilerView view() {
        return new WageFilerResource.WageFilerView(
                userId, kindOfEmployer, address, contactName, contactPhone, contactEmail, version());
    }

    Efw2.Filer forFile(Employer employer, ColumnCipher cipher) {
        return new Efw2.Filer(
                employer.ein(cipher).digits(),
                userId,
                employer.legalName(),
                address.forFile(),
                kindOfEmployer.charAt(0),
                contactName,
                contactPhone,
                contactEmail);
    }
}
