package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;
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

    /** Blocks and unblocks the person that the fact is about. */
    @Transactional
    public void follow(ExclusionEvent event, UUID eventId) {
        switch (event) {
            case ExclusionConfirmed confirmed -> block(confirmed, eventId);
            case ExclusionLifted lifted -> unblock(lifted, eventId);
            // A suspicion is not a finding: nobody is kept from work before somebody has judged it.
            case ExclusionSuspected _, ExclusionDismissed _, ScreeningCleared _ -> {}
        }
    }

    private void block(ExclusionConfirmed exclusion, UUID becauseOfEventId) {
        employees
                .lock(exclusion.employeeId())
                .block(exclusion.matchId(), exclusion.excludedOn(), becauseOfEventId)
                .ifPresent(outbox::append);
    }

    private void unblock(ExclusionLifted lifted, UUID becauseOfEventId) {
        employees
                .lock(lifted.employeeId())
                .unblock(lifted.reinstatedOn(), becauseOfEventId)
                .ifPresent(outbox::append);
    }
}
