package org.openpractice.staff.employee;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.payroll.EnrollmentEvent.PayStandingChanged;

/** What payroll last told of somebody's time and pay: whether what staff says of an employment can still be taken back. */
@Entity
public class PayStanding {

    @Id
    private UUID employeeId;

    private LocalDate startsOn;

    private boolean worked;

    private boolean finalPay;

    @SuppressWarnings("NullAway.Init")
    protected PayStanding() {}

    PayStanding(PayStandingChanged told) {
        this.employeeId = told.employeeId();
        take(told);
    }

    /** Takes over what was told last. */
    final void take(PayStandingChanged told) {
        this.startsOn = told.startsOn();
        this.worked = told.worked();
        this.finalPay = told.finalPay();
    }

    /** Whether the employment that started on that day has time that was submitted, or pay that is approved or paid. */
    boolean isWorked(LocalDate start) {
        return worked && startsOn.equals(start);
    }

    /** Whether final pay of the employment that started on that day is approved or paid. */
    boolean hasFinalPay(LocalDate start) {
        return finalPay && startsOn.equals(start);
    }
}
