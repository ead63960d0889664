package org.openpractice.payroll.time;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.calendar.PaydaysOfYear;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.minimumwage.LeastPay;
import org.openpractice.payroll.overtime.StateOvertime;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.money.Rate;

/**
 * Everything that decides the gross pay of one employee for one period, as it was when it was gathered.
 *
 * @param terms terms on the calendar of the period, in the order in which they take effect
 * @param salaries parts of the period on a salary or a draw
 * @param weeks approved workweeks with days in the period, in their order
 * @param unapprovedWeeks first days of workweeks that were submitted and not approved; while there is one nothing is paid
 * @param linesRoundedOnce whether a line of the period is its hours by its rate, rounded once; false in what was kept when
 *     each week of it was rounded by itself
 * @param remarks what whoever approves the pay must know of it
 * @param year how a year is paid that has a payday more than usual; null in every other
 */
public record Work(
        PayFrequency frequency,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        List<Terms> terms,
        List<SalaryPart> salaries,
        List<Week> weeks,
        List<LocalDate> unapprovedWeeks,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean linesRoundedOnce,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaydaysOfYear year) {

    /**
     * Terms on which somebody is paid.
     *
     * @param until last day on which they hold; null when none follow
     */
    public record Terms(
            LocalDate from, @Nullable LocalDate until, PayTerms.Basis basis, Rate rate, PayAgreement agreement) {

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
     * @param days working days of the part: Mondays to Fridays, and a first or last day of employment on a weekend where its
     *     week has fewer than five
     * @param daysInPeriod Mondays to Fridays of the whole period
     */
    public record SalaryPart(Terms terms, int days, int daysInPeriod) {}

    /**
     * An approved workweek. One that lies in two periods is paid by days: what was worked, with the period of the day (29 CFR
     * 778.106, Cal. Labor Code 204); the overtime, which only the whole week tells, with the period in which it ends.
     *
     * @param state state in which the work is done; two-letter USPS code
     * @param stateOvertime law of the state that goes beyond the federal one; null when there is none
     * @param openStateOvertime why the law of the state cannot be applied to the week; null when it can
     * @param salaryHours hours that a salary with overtime covers in this week: fewer when employment begins or ends in it;
     *     null for every other basis
     * @param paidFrom first day that is paid here; null for the first of the week
     * @param paidUntil last day that is paid here, without overtime; null for the last of the week
     * @param leastPay the least an hour at the place of work; null in what was kept before that was asked
     */
    public record Week(
            LocalDate startsOn,
            String state,
            @Nullable StateOvertime stateOvertime,
            @Nullable String openStateOvertime,
            @Nullable BigDecimal salaryHours,
            List<Segment> segments,
            List<OtherPay> otherPay,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate paidFrom,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate paidUntil,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LeastPay leastPay) {

        public Week {
            segments = List.copyOf(segments);
            otherPay = List.copyOf(otherPay);
        }

        /** A week that lies in one period, without a minimum wage. */
        public Week(
                LocalDate startsOn,
                String state,
                @Nullable StateOvertime stateOvertime,
                @Nullable String openStateOvertime,
                @Nullable BigDecimal salaryHours,
                List<Segment> segments,
                List<OtherPay> otherPay) {
            this(startsOn, state, stateOvertime, openStateOvertime, salaryHours, segments, otherPay, null, null, null);
        }

        @JsonIgnore
        public boolean endsLater() {
            return paidUntil != null;
        }

        @JsonIgnore
        boolean isInTwoPeriods() {
            return paidFrom != null || paidUntil != null;
        }

        /** Whether something was worked on days that are paid with the period before. */
        @JsonIgnore
        public boolean hasDaysBefore() {
            return paidFrom != null
                    && segments.stream().anyMatch(segment -> {
                        var date = segment.date();
                        return date != null && date.isBefore(paidFrom);
                    });
        }

        boolean pays(LocalDate day) {
            return (paidFrom == null || !day.isBefore(paidFrom)) && (paidUntil == null || !day.isAfter(paidUntil));
        }

        @JsonIgnore
        public LocalDate endsOn() {
            return startsOn.plusDays(6);
        }
    }

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public Work {
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        terms = List.copyOf(terms);
        salaries = List.copyOf(salaries);
        weeks = List.copyOf(weeks);
        unapprovedWeeks = List.copyOf(unapprovedWeeks);
    }

    /** All of it is paid. */
    public Work(
            PayFrequency frequency,
            LocalDate periodStartsOn,
            LocalDate periodEndsOn,
            List<Terms> terms,
            List<SalaryPart> salaries,
            List<Week> weeks,
            List<LocalDate> unapprovedWeeks) {
        this(frequency, periodStartsOn, periodEndsOn, terms, salaries, weeks, unapprovedWeeks, true, List.of(), null);
    }

    /** The same, of a year that the group chose to pay so. */
    Work in(@Nullable PaydaysOfYear itsYear) {
        return with(linesRoundedOnce, remarks, itsYear);
    }

    /** Pay periods by which a salary of a year is divided. */
    @JsonIgnore
    public int salaryPeriods() {
        return year == null ? frequency.periodsPerYear() : year.salaryPeriods();
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

    public Work with(Remark remark) {
        var all = new ArrayList<>(remarks);
        all.add(remark);
        return with(linesRoundedOnce, all, year);
    }

    /** The same, of which each week is rounded by itself, as it was when the period was paid. */
    public Work roundedByWeek() {
        return with(false, remarks, year);
    }

    private Work with(boolean roundedOnce, List<Remark> all, @Nullable PaydaysOfYear itsYear) {
        return new Work(
                frequency,
                periodStartsOn,
                periodEndsOn,
                terms,
                salaries,
                weeks,
                unapprovedWeeks,
                roundedOnce,
                all,
                itsYear);
    }

    /** Nothing to pay and nothing that waits for approval. */
    @JsonIgnore
    public boolean isEmpty() {
        return salaries.isEmpty() && weeks.isEmpty() && unapprovedWeeks.isEmpty();
    }
}
