package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** What posted payments say about claims. */
@ApplicationScoped
class RecordedPayments implements Records<RecordedPayment> {

    /** Which of the unmatched ones are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("remittanceId")
        @Nullable
        UUID remittanceId;

        @QueryParam("unmatchedReason")
        @Nullable
        UnmatchedReason unmatchedReason;
    }

    ListOf<RecordedPayment> of(UUID remittanceId, ListRequest asked) {
        return searched(asked).where("e.remittanceId = ?", remittanceId);
    }

    /** Those that wait for a person. */
    ListOf<RecordedPayment> unmatched(Asked asked) {
        return searched(asked)
                .where("e.claimId is null")
                .where("e.remittanceId = ?", asked.remittanceId)
                .where("e.unmatchedReason = ?", asked.unmatchedReason)
                .sort("patientControlNumber", String.class, "e.patientControlNumber");
    }

    private ListOf<RecordedPayment> searched(ListRequest asked) {
        return list(RecordedPayment.class, asked).search("e.patientControlNumber", "e.payerControlNumber");
    }
}
