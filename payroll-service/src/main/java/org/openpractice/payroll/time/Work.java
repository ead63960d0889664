package org.openpractice.payroll.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.overtime.StateOvertime;

/**
 * Everything that decides the gross pay of one employee for one period, as it was when it was gathered.
 *
 * @param terms terms on the calendar of the period, in the order in which they take effect
 * @param salaries parts of the period on a salary or a draw
 * @param weeks approved workweeks that end in the period, in their order
 * @param unapprovedWeeks first days of workweeks that were submitted and not approved; while there is one nothing is paid
 */
public record Work(
        PayFrequency frequency,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        List<Terms> terms,
        List<SalaryPart> salaries,
        List<Week> weeks,
        List<LocalDate> unapprovedWeeks) {

    /**
     * Terms on which somebody is paid.
     *
     * @param until last day on which they hold; null when none follow
     */
    public record Terms(
            LocalDate from, @Nullable LocalDate until, PayTerms.Basis basis, Money rate, PayAgreement agreement) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }

        boolean touches(LocalDate first, LocalDate last) {
            return !from.isAfter(last) && (until == null || !until.isBefore(first));
        }
    }

    /**
     * A part of the period on one salary or draw. A salary may be prorated in the first and the last week of employment
     * (29 CFR 541.602(b)(6)).
     *
     * @param days Mondays to Fridays of the part
     * @param daysInPeriod Mondays to Fridays of the whole period
     */
    public record SalaryPart(Terms terms, int days, int daysInPeriod) {}

    /**
     * An approved workweek.
     *
     * @param state state in which the work is done; two-letter USPS code
     * @param stateOvertime law of the state that goes beyond the federal one; null when there is none
     * @param openStateOvertime why the law of the state cannot be applied to the week; null when it can
     * @param salaryHours hours that a salary with overtime covers in this week: fewer when employment begins or ends in it;
     *     null for every other basis
     */
    public record Week(
            LocalDate startsOn,
            String state,
            @Nullable StateOvertime stateOvertime,
            @Nullable String openStateOvertime,
            @Nullable BigDecimal salaryHours,
            List<Segment> segments,
            List<OtherPay> otherPay) {

        public Week {
            segments = List.copyOf(segments);
            otherPay = List.copyOf(otherPay);
        }

        @JsonIgnore
        public LocalDate endsOn() {
            return startsOn.plusDays(6);
        }
    }

    public Work {
        terms = List.copyOf(terms);
        salaries = List.copyOf(salaries);
        weeks = List.copyOf(weeks);
        unapprovedWeeks = List.copyOf(unapprovedWeeks);
    }

    /** A period without work. */
    public static Work none(PayFrequency frequency, PayPeriod period) {
        return new Work(frequency, period.startsOn(), period.endsOn(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Whether terms on the calendar hold on some day of the period itself. Where they do not, they only pay a workweek that
     * began before it, and another calendar pays the period.
     */
    @JsonIgnore
    public boolean isOnCalendar() {
        return terms.stream().anyMatch(known -> known.touches(periodStartsOn, periodEndsOn));
    }

    /** Nothing to pay and nothing that waits for approval. */
    @JsonIgnore
    public boolean isEmpty() {
        return salaries.isEmpty() && weeks.isEmpty() && unapprovedWeeks.isEmpty();
    }
}
