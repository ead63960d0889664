package org.openpractice.payroll.retirement;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.retirement.PlanDocument.AutomaticEnrollment;

/** The deferral of somebody who elected nothing (IRC 401(k)(13), 414(w), 414A). */
final class AutomaticDeferral {

    private AutomaticDeferral() {}

    /**
     * What is taken to be elected on a pay date; null when nothing is. The percentage rises each 1 January that comes
     * after a completed year.
     *
     * @param entersOn entry date of the person
     * @param planFrom since when the plan enrolls automatically
     */
    static RetirementInput.@Nullable Election on(
            LocalDate payDate,
            AutomaticEnrollment automatic,
            LocalDate hiredOn,
            LocalDate entersOn,
            LocalDate planFrom) {
        if (automatic.hiredFrom() != null && hiredOn.isBefore(automatic.hiredFrom())) {
            return null;
        }
        var starts = (entersOn.isAfter(planFrom) ? entersOn : planFrom).plusDays(automatic.optOutDays());
        if (payDate.isBefore(starts)) {
            return null;
        }
        var completed = starts.plusYears(1);
        int firstIncrease = completed.getDayOfYear() == 1 ? completed.getYear() : completed.getYear() + 1;
        int increases = Math.max(0, payDate.getYear() - firstIncrease + 1);
        var percent = automatic
                .percent()
                .add(automatic.yearlyIncrease().multiply(BigDecimal.valueOf(increases)))
                .min(automatic.maximumPercent());
        return new RetirementInput.Election(
                Money.ZERO,
                percent,
                Money.ZERO,
                BigDecimal.ZERO,
                false,
                "Enrolled automatically from %s, %d yearly increases".formatted(starts, increases),
                starts);
    }
}
