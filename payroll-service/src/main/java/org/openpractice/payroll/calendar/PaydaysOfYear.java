package org.openpractice.payroll.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a year with one payday more than usual is paid, as the group chose. It is kept with the paychecks of such a year.
 *
 * @param year tax year
 * @param paydays that the year has
 * @param salaryPeriods by which a salary of a year is divided
 * @param withholdingPeriods pay periods a year of Publication 15-T, line 1b
 * @param benefits whether amounts of a period are deducted for benefits on this payday
 */
public record PaydaysOfYear(int year, int paydays, int salaryPeriods, int withholdingPeriods, boolean benefits) {

    private static final int WEEKS_OF_A_MONTH = 4;

    static PaydaysOfYear of(
            PayFrequency frequency, YearChoice choice, List<PayPeriod> paid, LocalDate periodStartsOn, int year) {
        int usual = frequency.periodsPerYear();
        return new PaydaysOfYear(
                year,
                paid.size(),
                choice.salary() == YearChoice.Periods.ACTUAL ? paid.size() : usual,
                choice.withholding() == YearChoice.Periods.ACTUAL ? paid.size() : usual,
                takesBenefits(frequency, choice.benefitPaydays(), paid, periodStartsOn));
    }

    /** A year in which nothing was chosen. */
    static PaydaysOfYear usual(PayFrequency frequency, int year) {
        int periods = frequency.periodsPerYear();
        return new PaydaysOfYear(year, periods, periods, periods, true);
    }

    /** The same with income tax withheld by as many periods. */
    PaydaysOfYear withheldBy(int periods) {
        return new PaydaysOfYear(year, paydays, salaryPeriods, periods, benefits);
    }

    static boolean takesBenefits(
            PayFrequency frequency, YearChoice.BenefitPaydays policy, List<PayPeriod> paid, LocalDate periodStartsOn) {
        if (policy == YearChoice.BenefitPaydays.EVERY) {
            return true;
        }
        int ofYear = 0;
        int ofMonth = 0;
        @Nullable PayPeriod before = null;
        for (var period : paid) {
            boolean sameMonth = before != null
                    && before.payDate().getMonth() == period.payDate().getMonth();
            ofYear++;
            ofMonth = sameMonth ? ofMonth + 1 : 1;
            before = period;
            if (period.startsOn().equals(periodStartsOn)) {
                return policy == YearChoice.BenefitPaydays.USUAL
                        ? ofYear <= frequency.periodsPerYear()
                        : ofMonth <= (frequency == PayFrequency.WEEKLY ? WEEKS_OF_A_MONTH : WEEKS_OF_A_MONTH / 2);
            }
        }
        // A period that is paid in this year and belongs to another one by the calendar.
        return true;
    }

    /** Weeks by which a salary of a year is divided: whoever is paid a 27th part of it is paid less a week. */
    @JsonIgnore
    public int weeks(PayFrequency frequency) {
        return frequency == PayFrequency.WEEKLY ? salaryPeriods : 2 * salaryPeriods;
    }
}
