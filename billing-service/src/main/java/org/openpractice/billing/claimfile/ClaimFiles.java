package org.openpractice.billing.claimfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
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
    }

    /** The list, searched by the number of the interchange. */
    ListOf<ClaimFile> list(Asked asked) {
        return list(ClaimFile.class, asked)
                .search("cast(e.control as string)")
                .where("e.payerId = ?", asked.payerId)
                .sort("control", Integer.class, "e.control");
    }
}
