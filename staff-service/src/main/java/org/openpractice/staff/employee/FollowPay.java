package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.openpractice.contracts.payroll.EnrollmentEvent.PayStandingChanged;
import org.openpractice.platform.outbox.Outbox;

/** Keeps what payroll tells of somebody's time and pay. Runs in the transaction of the event. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FollowPay {

    private final Employees employees;
    private final PayStandings standings;
    private final Outbox outbox;

    FollowPay(Employees employees, PayStandings standings, Outbox outbox) {
        this.employees = employees;
        this.standings = standings;
        this.outbox = outbox;
    }

    /** A cancellation that crossed the person's first time or pay on its way is taken back. */
    public void follow(PayStandingChanged told) {
        var employee = employees.lock(told.employeeId());
        var standing = standings.keep(told);
        employee.cameAfterAll(standing).ifPresent(outbox::append);
    }
}
