package org.openpractice.billing.payer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.openpractice.platform.ids.Ids;

/** An insurer or program that pays claims. */
@Entity
public class Payer {

    @Id
    private UUID id;

    private String name;

    private String payerId;

    private String filingIndicator;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Payer() {}

    Payer(Payers.PayerRequest request) {
        this.id = Ids.next();
        this.name = request.name();
        this.payerId = request.payerId();
        this.filingIndicator = request.filingIndicator();
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Identifier the clearing house knows it by (NM109 of loop 2010BB). */
    public String payerId() {
        return payerId;
    }

    /** SBR09, such as CI (commercial), MB (Medicare part B), MC (Medicaid). */
    public String filingIndicator() {
        return filingIndicator;
    }
}
