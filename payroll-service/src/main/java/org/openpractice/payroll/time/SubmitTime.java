package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.paid.PayStandings;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.identity.Actor;

/**
 * Takes time of one pay period by days and segments, all or none. It waits for approval by somebody else; a week that was
 * submitted or approved before is replaced and waits again.
 */
@ApplicationScoped
class SubmitTime {

    /**
     * @param retroactive whether time of a period that is approved or paid is taken: that pay stays as it is, and a
     *     RETROACTIVE run pays the difference; false when left out
     */
    @Schema(name = "SubmitTime")
    public record Request(
            @NotNull UUID payCalendarId,
            @NotNull LocalDate periodStartsOn,

            @NotEmpty @Size(max = 2000) @EachOnce(by = "employeeId")
            List<@NotNull @Valid EmployeeTime> employees,

            @Nullable Boolean retroactive) {}

    /** @param periodBonus non-discretionary bonus of the whole period; spread evenly over the weeks given */
    public record EmployeeTime(
            @NotNull UUID employeeId,

            @NotEmpty @Size(max = 6) @EachOnce(by = "weekStartsOn")
            List<@NotNull @Valid Week> weeks,

            @Nullable Money periodBonus) {

        public EmployeeTime {
            PeriodBonus.refuseNegative("periodBonus", periodBonus);
        }
    }

    /**
     * One workweek.
     *
     * @param segments days of the week; a segment without a date is a weekly total
     * @param otherPay pay that is not for hours
     */
    @Schema(name = "SubmittedWeek")
    public record Week(
            @NotNull LocalDate weekStartsOn,

            @NotNull @Size(max = 100) @EachOnce(by = "totalOf", what = "a weekly total of the same work")
            List<@NotNull @Valid Segment> segments,

            @Nullable @Size(max = 20) @EachOnce List<@NotNull OtherPay> otherPay) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public Week {
            if (weekStartsOn != null && segments != null && !segments.contains(null)) {
                // Refuses a day outside of the week, or with more than 24 hours, while the request is read.
                var unused = new WorkedWeek(weekStartsOn, segments, List.of());
            }
        }

        WorkedWeek worked() {
            return new WorkedWeek(weekStartsOn, segments, Objects.requireNonNullElse(otherPay, List.of()));
        }
    }

    private final PayCalendars calendars;
    private final TimeCheck timeCheck;
    private final TimeSheets sheets;
    private final TimeWeeks timeWeeks;
    private final PayStandings payStandings;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    SubmitTime(
            PayCalendars calendars,
            TimeCheck timeCheck,
            TimeSheets sheets,
            TimeWeeks timeWeeks,
            PayStandings payStandings,
            Actor actor,
            Audit audit,
            Clock clock) {
        this.calendars = calendars;
        this.timeCheck = timeCheck;
        this.sheets = sheets;
        this.timeWeeks = timeWeeks;
        this.payStandings = payStandings;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses what {@link TimeCheck} does and {@link EnrollmentProblem#PERIOD_LOCKED}. */
    @Transactional
    public TimeSheet submit(Request request) {
        var calendar = calendars.get(request.payCalendarId());
        var period = timeCheck.openPeriod(calendar, request.periodStartsOn());
        var asked = request.employees().stream().map(SubmitTime::weeks).toList();
        var known = timeCheck.known(period, asked);
        var all = TimeCheck.withDaysOfOtherPeriods(period, asked, known);
        var paid = timeCheck.require(calendar, period, all, known, request.retroactive());
        var sheet = new TimeSheet(calendar.id(), period, actor.name(), clock.instant(), !paid.isEmpty());
        sheets.persist(sheet);
        audit.record(Verb.SUBMITTED, paid.isEmpty() ? "time-sheet" : "retroactive-time-sheet", sheet.id());
        for (var employee : all) {
            for (var worked : employee.weeks()) {
                var key = new TimeCheck.Key(employee.employeeId(), worked.startsOn());
                var week = known.get(key);
                if (week == null) {
                    week = new TimeWeek(employee.employeeId(), worked.startsOn());
                    week.submit(worked, sheet.id(), actor.name());
                    timeWeeks.persist(week);
                    known.put(key, week);
                } else {
                    if (week.isApproved()) {
                        audit.record(Verb.CHANGED, "approved-time-week", week.id());
                    }
                    week.submit(worked, sheet.id(), actor.name());
                }
            }
        }
        payStandings.tell(all.stream().map(TimeCheck.EmployeeWeeks::employeeId).toList());
        return sheet;
    }

    private static TimeCheck.EmployeeWeeks weeks(EmployeeTime employee) {
        var weeks = new ArrayList<WorkedWeek>();
        var none = new ArrayList<Money>();
        for (var week : employee.weeks()) {
            weeks.add(week.worked());
            none.add(Money.ZERO);
        }
        return new TimeCheck.EmployeeWeeks(
                employee.employeeId(), PeriodBonus.spread(weeks, none, employee.periodBonus()));
    }
}
