package org.openpractice.billing.payer;

import java.util.UUID;
import org.openpractice.platform.http.Identified;

/** A payer. */
record PayerView(UUID id, String name, String payerId, String filingIndicator) implements Identified {

    static PayerView of(Payer payer) {
        return new PayerView(payer.id(), payer.name(), payer.payerId(), payer.filingIndicator());
    }
}
