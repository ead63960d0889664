package org.openpractice.compliance.exclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Versioned;

/**
 * A match as shown to an adjudicator.
 *
 * @param rule why the two may be the same person
 * @param score 0 to 100; orders the queue, decides nothing
 * @param trace each field compared, with both values
 * @param rowHash SHA-256 that the row is known by
 * @param listed the row of the list
 * @param decision null while nobody has decided
 */
record ExclusionMatchView(
        UUID id,
        UUID employeeId,
        String employeeName,
        MatchStatus status,
        MatchRule rule,
        int score,
        List<Finding.Compared> trace,
        UUID exclusionListId,
        String rowHash,
        ExclusionRow listed,
        Instant foundAt,
        ExclusionMatch.@Nullable Decision decision,
        @Nullable LocalDate reinstatedOn,
        long version)
        implements Versioned {}
