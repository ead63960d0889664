package org.openpractice.billing.ledger;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * An account.
 *
 * @param code what the trial balance calls it
 * @param postings what it takes
 */
@Schema(name = "LedgerAccount")
record AccountView(
        UUID id,
        String code,
        String number,
        String name,
        AccountType type,
        boolean closed,
        List<PostingRole> postings,
        long version)
        implements Identified, Versioned {

    static AccountView of(LedgerAccount account, List<PostingRole> postings) {
        return new AccountView(
                account.id(),
                account.code(),
                account.number(),
                account.name(),
                account.type(),
                account.isClosed(),
                postings,
                account.version());
    }
}
