package org.openpractice.billing.claimfile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Identified;

/**
 * A claim file; its bytes are at {@code /claim-files/{id}/content}.
 *
 * @param control number of the interchange (ISA13)
 */
record ClaimFileView(
        UUID id,
        String name,
        int control,
        @Nullable UUID payerId,
        int claims,
        Money charge,
        String sha256,
        Instant createdAt)
        implements Identified {

    static ClaimFileView of(ClaimFile file) {
        return new ClaimFileView(
                file.id(),
                SubmitClaims.fileName(file.control()),
                file.control(),
                file.payerId(),
                file.claims(),
                file.charge(),
                file.sha256(),
                file.createdAt());
    }
}
