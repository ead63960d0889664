package org.openpractice.billing.claimfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Claim files of the practice group. */
@ApplicationScoped
class ClaimFiles implements Records<ClaimFile> {

    /** Which claim files are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Made for that payer alone")
        @QueryParam("payerId")
        @Nullable
        UUID payerId;

        @Parameter(description = "Made on this day (UTC) or later")
        @QueryParam("createdFrom")
        @Nullable
        LocalDate createdFrom;

        @Parameter(description = "Made on this day (UTC) or earlier")
        @QueryParam("createdTo")
        @Nullable
        LocalDate createdTo;
    }

    /** The list, searched by the number of the interchange and the digest of the file. */
    ListOf<ClaimFile> list(Asked asked) {
        return list(ClaimFile.class, asked)
                .search("cast(e.control as string)", "e.sha256")
                .where("e.payerId = ?", asked.payerId)
                .during("e.createdAt", asked.createdFrom, asked.createdTo)
                .sort("control", Integer.class, "e.control");
    }
}
