package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.time.Workweek;
import org.openpractice.payroll.withholding.FormW4;

/**
 * Everything that decides what one employee is paid for one period.
 *
 * @param hourly weeks that end in the period, each with the rate in force
 * @param salary parts of the period on a salary
 * @param form certificate in force on the pay date
 * @param formEffectiveFrom since when it is in force
 * @param deferral elective deferral for each period, zero for none
 * @param yearToDate sums of the year before this cheque
 */
public record PayInput(
        PayFrequency frequency,
        PayPeriod period,
        String workState,
        String residenceState,
        List<HourlyWeek> hourly,
        List<SalaryPart> salary,
        FormW4 form,
        LocalDate formEffectiveFrom,
        Money deferral,
        @JsonIgnore List<YearToDate> yearToDate) {

    @SuppressWarnings("ConstantValue") // the year is not kept with the cheque: its lines tell it
    public PayInput {
        yearToDate = yearToDate == null ? List.of() : yearToDate;
    }

    PayInput inYear(List<YearToDate> before) {
        return new PayInput(
                frequency,
                period,
                workState,
                residenceState,
                hourly,
                salary,
                form,
                formEffectiveFrom,
                deferral,
                before);
    }

    public record HourlyWeek(Workweek week, Money rate) {}

    /**
     * A part of the period on one salary. A salary may be prorated in the first and the last week of employment (29 CFR
     * 541.602(b)(6)).
     *
     * @param days Mondays to Fridays of the part
     * @param daysInPeriod Mondays to Fridays of the whole period
     */
    public record SalaryPart(Money annualSalary, int days, int daysInPeriod) {

        public Money amount(PayFrequency frequency) {
            return Money.rounded(
                    annualSalary
                            .decimal()
                            .multiply(BigDecimal.valueOf(days))
                            .divide(
                                    BigDecimal.valueOf((long) frequency.periodsPerYear() * daysInPeriod),
                                    2,
                                    java.math.RoundingMode.HALF_UP),
                    java.math.RoundingMode.UNNECESSARY);
        }
    }
}
