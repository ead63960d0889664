package org.openpractice.payroll.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.ids.Ids;

/** An earning that a run pays because it was asked to, and not because of work in a period. */
@Entity
class PayRunItem {

    @Id
    private UUID id;

    private UUID payRunId;

    private int ordinal;

    private UUID employeeId;

    private String code;

    private String description;

    @Column(name = "amount_cents")
    private Money amount;

    private boolean annual;

    private boolean grossedUp;

    private @Nullable LocalDate earnedFrom;

    private @Nullable LocalDate earnedThrough;

    @SuppressWarnings("NullAway.Init")
    protected PayRunItem() {}

    PayRunItem(UUID payRunId, int ordinal, PayRunRequest.Item<?> item) {
        this.id = Ids.next();
        this.payRunId = payRunId;
        this.ordinal = ordinal;
        this.employeeId = item.employeeId();
        this.code = item.payCode();
        this.description = item.description();
        this.amount = item.amount();
        this.annual = Boolean.TRUE.equals(item.annual());
        this.grossedUp = Boolean.TRUE.equals(item.grossedUp());
        this.earnedFrom = item.earnedFrom();
        this.earnedThrough = item.earnedThrough();
    }

    public UUID id() {
        return id;
    }

    public UUID payRunId() {
        return payRunId;
    }

    public int ordinal() {
        return ordinal;
    }

    public UUID employeeId() {
        return employeeId;
    }

    String description() {
        return description;
    }

    Money amount() {
        return amount;
    }

    /** A lump sum that is paid once a year. */
    boolean annual() {
        return annual;
    }

    /** Its amount is what is to be paid out. */
    boolean grossedUp() {
        return grossedUp;
    }

    /** First day of the work that it is paid for; null where that was not said. */
    @Nullable
    LocalDate earnedFrom() {
        return earnedFrom;
    }

    /** Last day of the work that it is paid for; null where that was not said. */
    @Nullable
    LocalDate earnedThrough() {
        return earnedThrough;
    }

    /** It pays an advance out, which nobody earned. */
    boolean isAdvance() {
        return code.equals(PayCode.ADVANCE);
    }

    Earning earning() {
        return new Earning(code, description, null, null, amount, PayCode.isSupplemental(code), CostCenter.UNNAMED);
    }
}
