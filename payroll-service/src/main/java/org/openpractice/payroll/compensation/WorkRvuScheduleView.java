package org.openpractice.payroll.compensation;

import java.time.Instant;
import java.util.UUID;

/**
 * An edition of work RVUs.
 *
 * @param sha256 digest of the file as it came
 */
record WorkRvuScheduleView(
        UUID id, int year, int edition, String source, String sha256, int rows, String importedBy, Instant importedAt) {

    static WorkRvuScheduleView of(WorkRvuSchedule schedule) {
        return new WorkRvuScheduleView(
                schedule.id(),
                schedule.year(),
                schedule.edition(),
                schedule.source(),
                schedule.sha256(),
                schedule.rowCount(),
                schedule.imported().by(),
                schedule.imported().at());
    }
}
