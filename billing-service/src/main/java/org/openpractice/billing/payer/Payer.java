package org.openpractice.billing.payer;

import jakarta.persistence.Entity;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** An insurer or program that pays claims. */
@Entity
public class Payer extends Aggregate {

    private String name;

    private String payerId;

    private String filingIndicator;

    @SuppressWarnings("NullAway.Init")
    protected Payer() {}

    Payer(Payers.PayerRequest request) {
        super(Ids.next());
        this.name = request.name();
        this.payerId = request.payerId();
        this.filingIndicator = request.filingIndicator();
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
