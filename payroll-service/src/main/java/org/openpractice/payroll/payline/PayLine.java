package org.openpractice.payroll.payline;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.money.Rate;

/**
 * One line of a paycheck.
 *
 * @param code stable code under which the year is added up, for example {@code US-SS}
 * @param hours hours the amount is for; null where hours do not matter
 * @param rate rate an hour; null where there is none
 * @param wages wages the tax was calculated on; null for other lines
 * @param yearToDate the year's amount of this code, this paycheck included
 * @param wagesYearToDate the year's wages of this code, this paycheck included
 * @param place who bears an earning; null where nobody was named
 */
public record PayLine(
        Kind kind,
        String code,
        String description,
        @Nullable BigDecimal hours,
        @Nullable Rate rate,
        Money amount,
        @Nullable Money wages,
        Money yearToDate,
        Money wagesYearToDate,
        @Nullable CostCenter place) {

    /** A line of no particular place. */
    public PayLine(
            Kind kind,
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Rate rate,
            Money amount,
            @Nullable Money wages,
            Money yearToDate,
            Money wagesYearToDate) {
        this(kind, code, description, hours, rate, amount, wages, yearToDate, wagesYearToDate, null);
    }

    /** What a line is in the pay of one paycheck. */
    public enum Kind {
        EARNING,
        TAX,
        DEDUCTION,
        /** Owed by the employer; not part of gross or net. */
        EMPLOYER_TAX,
        /** Paid by the employer into a plan of the employee; not part of gross or net. */
        EMPLOYER_CONTRIBUTION,
        /** Paid with the net and no wages: an expense of the employee that the employer bears. */
        REIMBURSEMENT,
        /** Wages that are not paid out but count for taxes; not part of gross or net. */
        NONCASH
    }
}
