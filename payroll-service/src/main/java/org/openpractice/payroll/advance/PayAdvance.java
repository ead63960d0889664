package org.openpractice.payroll.advance;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/**
 * An advance of pay: a loan against wages that are still to be earned, and no wages itself. What is owed of it is what the
 * paychecks that count have paid out and not taken back, without what was repaid directly.
 */
@Entity
class PayAdvance extends Aggregate {

    private UUID enrollmentId;

    private int number;

    @Column(name = "amount_cents")
    private Money amount;

    private LocalDate agreedOn;

    @Column(name = "per_payday_cents")
    private @Nullable Money perPayday;

    private @Nullable BigDecimal percentOfNet;

    private boolean restFromFinalPay;

    @SuppressWarnings("UnusedVariable") // kept with the record
    @Embedded
    @EmbeddedColumnNaming("recorded_%s")
    private Stamp recorded;

    private @Nullable LocalDate canceledOn;

    @SuppressWarnings("NullAway.Init")
    protected PayAdvance() {}

    PayAdvance(AgreeAdvance.Request request, int number, Stamp recorded) {
        super(Ids.next());
        this.enrollmentId = request.employeeId();
        this.number = number;
        this.amount = request.amount();
        this.agreedOn = request.agreedOn();
        this.perPayday = request.perPayday();
        this.percentOfNet = request.percentOfNet();
        this.restFromFinalPay = Boolean.TRUE.equals(request.restFromFinalPay());
        this.recorded = recorded;
    }

    void cancel(LocalDate on) {
        this.canceledOn = on;
    }

    /** Code of the lines that pay it and repay it. */
    String payCode() {
        return PayCode.ADVANCE + number;
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    int number() {
        return number;
    }

    Money amount() {
        return amount;
    }

    LocalDate agreedOn() {
        return agreedOn;
    }

    @Nullable
    Money perPayday() {
        return perPayday;
    }

    @Nullable
    BigDecimal percentOfNet() {
        return percentOfNet;
    }

    boolean restFromFinalPay() {
        return restFromFinalPay;
    }

    @Nullable
    LocalDate canceledOn() {
        return canceledOn;
    }
}
