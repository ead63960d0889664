package org.openpractice.compliance.exclusion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands against the list, as shown.
 *
 * @param exclusionListId the list last screened against; null when there was none
 * @param matches ids of the matches, newest last; empty in lists of screenings
 * @param records dated evidence, newest first; empty in lists of screenings
 */
record ScreeningView(
        UUID employeeId,
        String employeeName,
        ScreeningResult result,
        @Nullable UUID exclusionListId,
        @Nullable Instant screenedAt,
        List<UUID> matches,
        List<ScreeningRecord.View> records) {}
