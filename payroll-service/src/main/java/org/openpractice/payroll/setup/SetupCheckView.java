package org.openpractice.payroll.setup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is missing before the next payday.
 *
 * @param ready whether nothing blocks; warnings may be left
 * @param paydays the next one of each calendar
 * @param findings what blocks first, in the order in which it is best mended
 */
@Schema(name = "SetupCheck")
record SetupCheckView(
        LocalDate asOf, boolean ready, int blocking, int warnings, List<Payday> paydays, List<Finding> findings) {

    @Schema(name = "NextPayday")
    public record Payday(
            UUID payCalendarId, String calendar, LocalDate periodStartsOn, LocalDate periodEndsOn, LocalDate payDate) {}
}
