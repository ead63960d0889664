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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrolment.EffectiveDated;
import org.openpractice.payroll.enrolment.EnrolmentTerms;
import org.openpractice.payroll.enrolment.Enrolments;
import org.openpractice.payroll.enrolment.PayTerms;
import org.openpractice.payroll.run.LockedPay;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Actor;

/**
 * Takes approved workweeks for one pay period, all or none. The same week again replaces what was approved, as long as
 * the period's run is not approved.
 *
 * <p>Refuses {@link PayrollProblem#NOT_A_PERIOD_START}, {@link PayrollProblem#PERIOD_LOCKED},
 * {@link PayrollProblem#NOT_ENROLLED}, {@link PayrollProblem#WORKWEEK_OUTSIDE_PERIOD} and
 * {@link PayrollProblem#NOT_PAID_BY_THE_HOUR}.
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
            refuseNegative("periodBonus", periodBonus);
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
            refuseNegative("bonus", bonus);
        }
    }

    /**
     * @param weeks workweeks in the request
     * @param changed of them, how many were new or different
     */
    @Schema(name = "HoursAccepted")
    public record Accepted(int weeks, int changed) {}

    private final PayCalendars calendars;
    private final Enrolments enrolments;
    private final EnrolmentTerms terms;
    private final ApprovedWork approvedWork;
    private final LockedPay lockedPay;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    ApproveHours(
            PayCalendars calendars,
            Enrolments enrolments,
            EnrolmentTerms terms,
            ApprovedWork approvedWork,
            LockedPay lockedPay,
            Actor actor,
            Audit audit,
            Clock clock) {
        this.calendars = calendars;
        this.enrolments = enrolments;
        this.terms = terms;
        this.approvedWork = approvedWork;
        this.lockedPay = lockedPay;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Accepted approve(Request request) {
        var calendar = calendars.required(request.payCalendarId());
        var period = calendar.periodContaining(request.periodStartsOn());
        if (!period.startsOn().equals(request.periodStartsOn())) {
            throw PayrollProblem.NOT_A_PERIOD_START.because(
                    "%s lies in the period that starts on %s".formatted(request.periodStartsOn(), period.startsOn()));
        }
        if (lockedPay.isLocked(calendar.id(), period.startsOn())) {
            throw PayrollProblem.PERIOD_LOCKED.because("The run of this period is approved or paid");
        }
        int weeks = 0;
        int changed = 0;
        for (int i = 0; i < request.employees().size(); i++) {
            var employee = request.employees().get(i);
            for (var week : weeksWithBonus(employee)) {
                check("employees[" + i + "]", employee.employeeId(), week, calendar, period);
                weeks++;
                changed += keep(employee.employeeId(), week) ? 1 : 0;
            }
        }
        return new Accepted(weeks, changed);
    }

    /** Half of the bonus of a biweekly period belongs to each week (Wage and Hour Division, fact sheet 54). */
    static List<Workweek> weeksWithBonus(EmployeeHours employee) {
        var evenly = new long[employee.weeks().size()];
        Arrays.fill(evenly, 1);
        var parts =
                Objects.requireNonNullElse(employee.periodBonus(), Money.ZERO).allocate(evenly);
        var weeks = new ArrayList<Workweek>();
        for (int i = 0; i < evenly.length; i++) {
            var week = employee.weeks().get(i);
            weeks.add(new Workweek(
                    week.weekStartsOn(),
                    week.hours(),
                    Objects.requireNonNullElse(week.bonus(), Money.ZERO).plus(parts.get(i))));
        }
        return weeks;
    }

    private void check(String place, UUID employeeId, Workweek week, PayCalendar calendar, PayPeriod period) {
        if (enrolments.findByIdOptional(employeeId).isEmpty()) {
            throw PayrollProblem.NOT_ENROLLED.because(place + ": nobody is enrolled with that employee id");
        }
        if (!calendar.schedule().workweekOf(week.startsOn()).equals(week.startsOn())
                || !period.contains(week.endsOn())) {
            throw PayrollProblem.WORKWEEK_OUTSIDE_PERIOD.because(
                    "%s: the week of %s must start on a %s and end between %s and %s"
                            .formatted(
                                    place,
                                    week.startsOn(),
                                    calendar.schedule().workweekStartsOn(),
                                    period.startsOn(),
                                    period.endsOn()));
        }
        boolean hourly = EffectiveDated.on(week.endsOn(), terms.of(PayTerms.class, employeeId))
                .filter(paid -> paid.basis() == PayTerms.Basis.HOURLY
                        && paid.payCalendarId().equals(calendar.id()))
                .isPresent();
        if (!hourly) {
            throw PayrollProblem.NOT_PAID_BY_THE_HOUR.because(
                    "%s: no hourly pay terms on this calendar are in force on %s".formatted(place, week.endsOn()));
        }
    }

    private boolean keep(UUID employeeId, Workweek week) {
        var known = approvedWork.of(employeeId, week.startsOn());
        if (known.isPresent()) {
            if (!known.get().approveAgain(week, actor.name(), clock.instant())) {
                return false;
            }
            audit.record("changed", "approved-hours", known.get().id());
            return true;
        }
        var hours = new ApprovedHours(employeeId, week, actor.name(), clock.instant());
        approvedWork.persist(hours);
        audit.record("approved", "approved-hours", hours.id());
        return true;
    }

    private static void refuseNegative(String field, @Nullable Money amount) {
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException("expected a " + field + " of zero or more");
        }
    }
}
