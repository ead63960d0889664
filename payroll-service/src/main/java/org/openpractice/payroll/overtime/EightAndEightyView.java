package org.openpractice.payroll.overtime;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of an agreement on 8 and 80 as it is shown. */
record EightAndEightyView(
        UUID locationId,
        LocalDate effectiveFrom,
        EightAndEighty.Establishment establishment,
        UUID payCalendarId,
        @Nullable LocalDate agreedOn,
        @Nullable String agreement,
        boolean inForce,
        String recordedBy) {

    static EightAndEightyView of(EightAndEighty version) {
        return new EightAndEightyView(
                version.locationId(),
                version.effectiveFrom(),
                version.establishment(),
                version.payCalendarId(),
                version.agreedOn(),
                version.agreement(),
                version.isInForce(),
                version.recorded().by());
    }
}
