package org.openpractice.payroll.takeover;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine.Kind;

/**
 * What a former provider paid, withheld or owed under one code for one person on one of its pay dates; an amount may stand for
 * several pay dates up to it.
 *
 * @param hours of pay by the hour or a salary; null elsewhere
 * @param wages what a tax or a contribution was counted on; null where there are none
 */
record TakenOverLine(
        UUID employeeId,
        LocalDate paidOn,
        Kind kind,
        String code,
        String description,
        @Nullable BigDecimal hours,
        @Nullable Money wages,
        Money amount) {

    /** There is one of each. */
    record Key(UUID employeeId, LocalDate paidOn, String code) {}

    Key key() {
        return new Key(employeeId, paidOn, code);
    }

    Money wagesOrZero() {
        return wages == null ? Money.ZERO : wages;
    }

    /** What the line is kept with: of a deduction all that was due was taken, for no arrears are taken over. */
    @Nullable
    Money keptWages() {
        return kind == Kind.DEDUCTION ? amount : wages;
    }

    /** Whether it says the same; 8 and 8.00 hours are. */
    boolean says(TakenOverLine other) {
        return kind == other.kind
                && description.equals(other.description)
                && wagesOrZero().equals(other.wagesOrZero())
                && amount.equals(other.amount)
                && (hours == null ? other.hours == null : other.hours != null && hours.compareTo(other.hours) == 0);
    }
}
