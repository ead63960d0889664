package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.time.Work;

/**
 * A period before that of the paycheck, with what of its work is paid.
 *
 * @param work what was worked, and on what terms, as it stands now
 * @param paid what paychecks that count have paid for that work; null when none has paid the period, and all of it is due
 */
record EarlierPeriod(Work work, @Nullable List<Paid> paid) {

    /**
     * What was paid under one code at one place, differences included.
     *
     * @param hours hours, of per-diem pay shifts; zero where they do not matter
     */
    public record Paid(String code, CostCenter place, BigDecimal hours, Money amount) {}

    public EarlierPeriod {
        paid = paid == null ? null : List.copyOf(paid);
    }

    /** The days of the work; when it is paid does not matter to them. */
    PayPeriod days() {
        return new PayPeriod(work.periodStartsOn(), work.periodEndsOn(), work.periodEndsOn(), List.of());
    }

    /** As a stub prints it. */
    String told() {
        return work.periodStartsOn() + " to " + work.periodEndsOn();
    }
}
