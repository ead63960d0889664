package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.openpractice.contracts.compliance.ComplianceEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ComplianceEvent.ExclusionLifted;
import org.openpractice.platform.outbox.Outbox;

/**
 * Keeps excluded people from work: no federal payment is made for anything they furnish, order or prescribe (42 CFR
 * 1001.1901(b)), and whoever employs them is liable for penalties (42 CFR 1003.200(b)(4)).
 *
 * <p>Refuses: {@code not-found} for a person the group does not have.
 */
@ApplicationScoped
public class BlockEmployee {

    private final Employees employees;
    private final Outbox outbox;

    BlockEmployee(Employees employees, Outbox outbox) {
        this.employees = employees;
        this.outbox = outbox;
    }

    /** Blocks the person from the day of the exclusion. */
    @Transactional
    public void block(ExclusionConfirmed exclusion, UUID becauseOfEventId) {
        employees
                .lock(exclusion.employeeId())
                .block(exclusion.matchId(), exclusion.excludedOn(), becauseOfEventId)
                .ifPresent(outbox::append);
    }

    /** Lets the person work again from the day the exclusion no longer stands. */
    @Transactional
    public void unblock(ExclusionLifted lifted, UUID becauseOfEventId) {
        employees
                .lock(lifted.employeeId())
                .unblock(lifted.reinstatedOn(), becauseOfEventId)
                .ifPresent(outbox::append);
    }
}
