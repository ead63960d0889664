package org.openpractice.billing.payer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Payers of the practice group. */
@ApplicationScoped
public class Payers implements Records<Payer> {

    /** Which payers are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("filingIndicator")
        @Nullable
        String filingIndicator;
    }

    ListOf<Payer> list(Asked asked) {
        return list(Payer.class, asked)
                .search("e.name", "e.payerId")
                .where("e.filingIndicator = ?", asked.filingIndicator)
                .sort("name", String.class, "lower(e.name)")
                .sort("payerId", String.class, "e.payerId");
    }

    boolean anyWith(String payerId) {
        return count("payerId", payerId) > 0;
    }
}
