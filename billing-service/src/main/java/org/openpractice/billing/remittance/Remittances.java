package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Posted payments. */
@ApplicationScoped
class Remittances implements Records<Remittance> {

    /** Which payments are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Those that a remittance file brought")
        @QueryParam("fileId")
        @Nullable
        UUID fileId;

        @Parameter(description = "As the payer identifies itself (N104 or TRN03)")
        @QueryParam("payerIdentifier")
        @Nullable
        String payerIdentifier;

        @Parameter(description = "As the payer states it (BPR04): ACH, CHK, NON")
        @QueryParam("method")
        @Nullable
        String method;

        @Parameter(
                description = "What was paid in all (BPR02), as it stands on the bank's statement",
                schema = @Schema(type = SchemaType.STRING, examples = "1234.50"))
        @QueryParam("amount")
        @Nullable
        Money amount;

        @Parameter(description = "Whether claim payments of it wait for a person")
        @QueryParam("unmatched")
        @Nullable
        Boolean unmatched;

        @Parameter(description = "Date of the payment, on this day or later")
        @QueryParam("paidFrom")
        @Nullable
        LocalDate paidFrom;

        @Parameter(description = "Date of the payment, on this day or earlier")
        @QueryParam("paidTo")
        @Nullable
        LocalDate paidTo;

        @Parameter(description = "Posted on this day (UTC) or later")
        @QueryParam("postedFrom")
        @Nullable
        LocalDate postedFrom;

        @Parameter(description = "Posted on this day (UTC) or earlier")
        @QueryParam("postedTo")
        @Nullable
        LocalDate postedTo;
    }

    ListOf<Remittance> list(Asked asked) {
        return list(Remittance.class, asked)
                .search("e.trace", "e.payerName", "e.payerIdentifier")
                .where("e.fileId = ?", asked.fileId)
                .where("e.payerIdentifier = ?", asked.payerIdentifier)
                .where("e.method = ?", asked.method)
                .where("e.paid = ?", asked.amount)
                .where("case when e.unmatchedClaims > 0 then true else false end = ?", asked.unmatched)
                .where("e.paymentDate >= ?", asked.paidFrom)
                .where("e.paymentDate <= ?", asked.paidTo)
                .during("e.postedAt", asked.postedFrom, asked.postedTo)
                .sort("payerName", String.class, "lower(e.payerName)")
                .sort("paymentDate", LocalDate.class, "e.paymentDate")
                .sort("postedAt", Instant.class, "e.postedAt");
    }

    List<RemittanceView> inFile(UUID fileId, int most) {
        return views(find("fileId = ?1 order by id", fileId).range(0, most - 1).list());
    }

    List<RemittanceView> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : views(list("id in ?1 order by id", ids));
    }

    private static List<RemittanceView> views(List<Remittance> remittances) {
        return remittances.stream().map(Remittance::view).toList();
    }
}
