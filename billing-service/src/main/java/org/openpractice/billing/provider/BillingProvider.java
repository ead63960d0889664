package org.openpractice.billing.provider;

import jakarta.persistence.Entity;
import org.openpractice.billing.Address;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.us.Ein;
import org.openpractice.platform.us.Npi;

/** The practice group as the one that bills and submits; a group has one. The tax id is kept sealed. */
@Entity
public class BillingProvider extends Aggregate {

    static final String TABLE = "billing_provider";
    static final String TAX_ID = "tax_id";

    private String name;
    private Npi npi;
    private String taxonomy;

    private byte[] taxIdSealed;

    private Address address;

    private String contactName;

    private String contactPhone;

    private String submitterId;

    private String receiverName;

    private String receiverId;

    private boolean production;

    @SuppressWarnings("NullAway.Init")
    protected BillingProvider() {}

    @SuppressWarnings("NullAway.Init") // replace sets the rest
    BillingProvider(SetUpBillingProvider.Request request, ColumnCipher cipher) {
        super(Ids.next());
        replace(request, cipher);
    }

    void replace(SetUpBillingProvider.Request request, ColumnCipher cipher) {
        this.name = request.name();
        this.npi = request.npi();
        this.taxonomy = request.taxonomy();
        this.taxIdSealed = cipher.seal(TABLE, TAX_ID, id(), request.taxId().digits());
        this.address = request.address();
        this.contactName = request.contactName();
        this.contactPhone = request.contactPhone();
        this.submitterId = request.submitterId();
        this.receiverName = request.receiverName();
        this.receiverId = request.receiverId();
        this.production = request.production();
    }

    public String name() {
        return name;
    }

    public Npi npi() {
        return npi;
    }

    public String taxonomy() {
        return taxonomy;
    }

    /** Opens the sealed tax id: for the claim file, and the last digits of views. */
    public Ein taxId(ColumnCipher cipher) {
        return new Ein(cipher.open(TABLE, TAX_ID, id(), taxIdSealed));
    }

    public Address address() {
        return address;
    }

    public String contactName() {
        return contactName;
    }

    public String contactPhone() {
        return contactPhone;
    }

    public String submitterId() {
        return submitterId;
    }

    public String receiverName() {
        return receiverName;
    }

    public String receiverId() {
        return receiverId;
    }

    public boolean isProduction() {
        return production;
    }
}
