package org.openpractice.payroll.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A time sheet as it is shown.
 *
 * @param employees whose weeks still belong to it; a later submission takes them away
 * @param weeksWaiting weeks that are not approved and therefore cannot be paid
 * @param retroactive whether the period was approved or paid already: a RETROACTIVE run pays the difference
 * @param hours hours worked
 */
record TimeSheetView(
        UUID id,
        UUID payCalendarId,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        State state,
        String submittedBy,
        Instant submittedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        boolean retroactive,
        long employees,
        long weeks,
        long weeksWaiting,
        BigDecimal hours,
        long version)
        implements Identified, Versioned {

    /** What became of a sheet. */
    @Schema(name = "TimeSheetState")
    public enum State {
        /** Waits for approval. */
        SUBMITTED,
        APPROVED,
        /** Later submissions replaced all of it. */
        REPLACED
    }

    /** A workweek on a sheet. */
    @Schema(name = "TimeSheetWeek")
    public record Week(
            UUID employeeId,
            LocalDate weekStartsOn,
            BigDecimal hours,
            List<Segment> segments,
            List<OtherPay> otherPay,
            boolean approved) {

        static Week of(TimeWeek week) {
            var content = week.content();
            return new Week(
                    week.enrollmentId(),
                    week.weekStartsOn(),
                    week.hours(),
                    content.segments(),
                    content.otherPay(),
                    week.isApproved());
        }
    }

    static TimeSheetView of(TimeSheet sheet, TimeSheets.Content content) {
        return new TimeSheetView(
                sheet.id(),
                sheet.payCalendarId(),
                sheet.periodStartsOn(),
                sheet.periodEndsOn(),
                content.weeksWaiting() > 0 ? State.SUBMITTED : content.weeks() == 0 ? State.REPLACED : State.APPROVED,
                sheet.submittedBy(),
                sheet.submittedAt(),
                sheet.approvedBy(),
                sheet.approvedAt(),
                sheet.isRetroactive(),
                content.employees(),
                content.weeks(),
                content.weeksWaiting(),
                content.hours(),
                sheet.version());
    }
}
