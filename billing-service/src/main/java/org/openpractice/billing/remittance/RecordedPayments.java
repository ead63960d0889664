package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** What posted payments say about claims. */
@ApplicationScoped
class RecordedPayments implements Records<RecordedPayment> {

    /** Which claim payments are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "What the payer did with the claim (CLP02)")
        @QueryParam("status")
        @Nullable
        ClaimStatus status;

        @Parameter(description = "Why it waits for a person")
        @QueryParam("unmatchedReason")
        @Nullable
        UnmatchedReason unmatchedReason;

        @Parameter(description = "What became of it after it had waited")
        @QueryParam("resolution")
        @Nullable
        Resolution resolution;
    }

    /** Which of those that wait are asked for. */
    public static class UnmatchedAsked extends Asked {

        @QueryParam("remittanceId")
        @Nullable
        UUID remittanceId;

        @Parameter(description = "As the payer identifies itself (N104 or TRN03)")
        @QueryParam("payerIdentifier")
        @Nullable
        String payerIdentifier;

        @Parameter(description = "Date of the payment, on this day or later")
        @QueryParam("paidFrom")
        @Nullable
        LocalDate paidFrom;

        @Parameter(description = "Date of the payment, on this day or earlier")
        @QueryParam("paidTo")
        @Nullable
        LocalDate paidTo;
    }

    private static final String OF_PAYMENT =
            "exists (select 1 from Remittance r where r.id = e.remittanceId and r.%s ?)";

    ListOf<RecordedPayment> of(UUID remittanceId, Asked asked) {
        return asked(asked).where("e.remittanceId = ?", remittanceId);
    }

    /** Those that wait for a person. */
    ListOf<RecordedPayment> unmatched(UnmatchedAsked asked) {
        return asked(asked)
                .where("e.claimId is null")
                .where("e.resolution is null")
                .where("e.remittanceId = ?", asked.remittanceId)
                .where(OF_PAYMENT.formatted("payerIdentifier ="), asked.payerIdentifier)
                .where(OF_PAYMENT.formatted("paymentDate >="), asked.paidFrom)
                .where(OF_PAYMENT.formatted("paymentDate <="), asked.paidTo);
    }

    private ListOf<RecordedPayment> asked(Asked asked) {
        return list(RecordedPayment.class, asked)
                .search("e.patientControlNumber", "e.payerControlNumber")
                .where("e.status = ?", asked.status)
                .where("e.unmatchedReason = ?", asked.unmatchedReason)
                .where("e.resolution = ?", asked.resolution)
                .sort("patientControlNumber", String.class, "e.patientControlNumber")
                .sort("segment", Long.class, "e.segment");
    }
}
