package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.time.Work;

/**
 * A period before that of the paycheck, with what of its work is paid.
 *
 * @param work what was worked, and on what terms, as it stands now
 * @param paid what paychecks that count have paid for that work; null when none has paid the period, and all of it is due
 * @param draws what a contract gives for the period, when none has paid it
 * @param sourcing where its work was done; null in what was kept before that was asked
 */
record EarlierPeriod(
        Work work,
        @Nullable List<Paid> paid,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Earning> draws,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SourcingInput sourcing) {

    /**
     * What was paid under one code at one place, differences included.
     *
     * @param hours hours, of per-diem pay shifts; zero where they do not matter
     */
    public record Paid(String code, CostCenter place, BigDecimal hours, Money amount) {}

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public EarlierPeriod {
        paid = paid == null ? null : List.copyOf(paid);
        draws = draws == null ? List.of() : List.copyOf(draws);
    }

    /** One that is paid, before it is asked where its work was done. */
    static EarlierPeriod paid(Work work, List<Paid> paid) {
        return new EarlierPeriod(work, paid, List.of(), null);
    }

    EarlierPeriod workedAt(@Nullable SourcingInput where) {
        return new EarlierPeriod(work, paid, draws, where);
    }

    /** Its days, paid on another day than its own. */
    PayPeriod paidOn(LocalDate payDate) {
        return new PayPeriod(work.periodStartsOn(), work.periodEndsOn(), payDate, List.of());
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
