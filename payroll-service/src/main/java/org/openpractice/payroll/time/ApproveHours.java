package org.openpractice.payroll.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Actor;

/**
 * Takes weekly totals that are approved already, all or none. The same week again replaces what was there, as long as the
 * period's run is not approved. What waits on a time sheet is not replaced by whoever submitted it.
 */
@ApplicationScoped
public class ApproveHours {

    @Schema(name = "ApproveHours")
    public record Request(
            @NotNull UUID payCalendarId,
            @NotNull LocalDate periodStartsOn,
            @NotEmpty @Size(max = 2000) List<@NotNull @Valid EmployeeHours> employees) {}

    /**
     * @param periodBonus non-discretionary bonus of the whole period; spread evenly over the weeks for overtime (29 CFR
     *     778.209)
     */
    public record EmployeeHours(
            @NotNull UUID employeeId,
            @NotEmpty @Size(max = 6) List<@NotNull @Valid Week> weeks,
            @Nullable Money periodBonus) {

        public EmployeeHours {
            PeriodBonus.refuseNegative("periodBonus", periodBonus);
        }
    }

    /** @param bonus non-discretionary bonus of this week */
    @Schema(name = "ApprovedWeek")
    public record Week(
            @NotNull LocalDate weekStartsOn,

            @NotNull @DecimalMin("0") @DecimalMax("168") @Digits(integer = 3, fraction = 2)
            BigDecimal hours,

            @Nullable Money bonus) {

        public Week {
            PeriodBonus.refuseNegative("bonus", bonus);
        }
    }

    /**
     * @param weeks workweeks in the request
     * @param changed of them, how many were new or different
     */
    @Schema(name = "HoursAccepted")
    public record Accepted(int weeks, int changed) {}

    private final PayCalendars calendars;
    private final TimeCheck timeCheck;
    private final TimeWeeks timeWeeks;
    private final SecondPerson secondPerson;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    ApproveHours(
            PayCalendars calendars,
            TimeCheck timeCheck,
            TimeWeeks timeWeeks,
            SecondPerson secondPerson,
            Actor actor,
            Audit audit,
            Clock clock) {
        this.calendars = calendars;
        this.timeCheck = timeCheck;
        this.timeWeeks = timeWeeks;
        this.secondPerson = secondPerson;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses what {@link TimeCheck} does, {@link PayrollProblem#PERIOD_LOCKED} and
     * {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED}.
     */
    @Transactional
    public Accepted approve(Request request) {
        var calendar = calendars.required(request.payCalendarId());
        var period = timeCheck.openPeriod(calendar, request.periodStartsOn());
        var all = request.employees().stream().map(ApproveHours::weeks).toList();
        timeCheck.require(calendar, period, all);
        var known = timeCheck.known(period, all);
        int weeks = 0;
        int changed = 0;
        for (var employee : all) {
            for (var worked : employee.weeks()) {
                weeks++;
                var key = new TimeCheck.Key(employee.employeeId(), worked.startsOn());
                var week = known.get(key);
                if (week == null) {
                    week = new TimeWeek(employee.employeeId(), worked.startsOn());
                    var unused = week.approve(worked, actor.name(), clock.instant());
                    timeWeeks.persist(week);
                    known.put(key, week);
                    audit.record("approved", "approved-hours", week.id());
                    changed++;
                    continue;
                }
                if (!week.isApproved()) {
                    secondPerson.require(week.submittedBy(), "approve", "time-week", week.id());
                }
                if (week.approve(worked, actor.name(), clock.instant())) {
                    audit.record("changed", "approved-hours", week.id());
                    changed++;
                }
            }
        }
        return new Accepted(weeks, changed);
    }

    private static TimeCheck.EmployeeWeeks weeks(EmployeeHours employee) {
        var weeks = new ArrayList<WorkedWeek>();
        for (var week : employee.weeks()) {
            weeks.add(new WorkedWeek(week.weekStartsOn(), List.of(Segment.total(week.hours())), List.of()));
        }
        var bonuses = employee.weeks().stream()
                .map(week -> Objects.requireNonNullElse(week.bonus(), Money.ZERO))
                .toList();
        return new TimeCheck.EmployeeWeeks(
                employee.employeeId(), PeriodBonus.spread(weeks, bonuses, employee.periodBonus()));
    }
}
