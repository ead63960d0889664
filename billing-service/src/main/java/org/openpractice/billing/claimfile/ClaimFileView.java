package org.openpractice.billing.claimfile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Identified;

/**
 * A claim file; its bytes are at {@code /claim-files/{id}/content}.
 *
 * @param control number of the interchange (ISA13)
 * @param leftOut claims that were ready and could not be written; they are held until they can be
 */
record ClaimFileView(
        UUID id,
        String name,
        int control,
        @Nullable UUID payerId,
        int claims,
        Money charge,
        List<ClaimFile.LeftOut> leftOut,
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
                file.leftOut(),
                file.sha256(),
                file.createdAt());
    }
}
