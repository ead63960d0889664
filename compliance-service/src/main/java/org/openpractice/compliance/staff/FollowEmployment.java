package org.openpractice.compliance.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.compliance.obligation.Fact;
import org.openpractice.compliance.obligation.Obligation;
import org.openpractice.compliance.obligation.ObligationRule;
import org.openpractice.compliance.obligation.Obligations;
import org.openpractice.compliance.obligation.Occasion;
import org.openpractice.compliance.obligation.OnRehire;
import org.openpractice.compliance.obligation.Trigger;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndCorrected;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeEndWithdrawn;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHireCanceled;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;

/**
 * Knows who works for the group, and opens, withdraws and reopens obligations as people come, change position, leave and
 * come back. Runs in the transaction of the staff event that caused it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowEmployment {

    private final StaffMembers staffMembers;
    private final Obligations obligations;

    FollowEmployment(StaffMembers staffMembers, Obligations obligations) {
        this.staffMembers = staffMembers;
        this.obligations = obligations;
    }

    public void follow(EmploymentEvent event) {
        switch (event) {
            case EmployeeHired hired -> hire(hired);
            case EmployeeChanged changed -> change(changed);
            case EmployeeTerminated terminated -> terminate(terminated);
            case EmployeeEndCorrected corrected -> correctEnd(corrected);
            case EmployeeEndWithdrawn withdrawn -> withdrawEnd(withdrawn);
            case EmployeeHireCanceled canceled -> cancelHire(canceled);
            case EmployeeRehired rehired -> rehire(rehired);
        }
    }

    /** Opens what a hire brings with it. */
    private void hire(EmployeeHired hired) {
        var member = new StaffMember(hired);
        staffMembers.persist(member);
        obligations.open(member.subject(), Occasion.hire(member.startsOn()));
        exposure(member).ifPresent(exposure -> obligations.open(member.subject(), exposure));
    }

    /** Opens what a first exposed position brings with it; withdraws it when the exposure ends before it was done. */
    private void change(EmployeeChanged changed) {
        var member = known(changed.employeeId());
        boolean wasExposed = member.exposedSince().isPresent();
        member.change(changed);
        if (member.exposedSince().isPresent() == wasExposed) {
            return;
        }
        exposure(member)
                .ifPresentOrElse(
                        exposure ->
                                obligations.reopen(member.subject(), exposure, (rule, before) -> before.isWithdrawn()),
                        () -> obligations.withdraw(
                                member.subject(), changed.effectiveOn(), rule -> rule.trigger() == Trigger.EXPOSURE));
    }

    /** Withdraws what no longer applies after the last day, keeps what is still owed, opens what the end brings with it. */
    private void terminate(EmployeeTerminated terminated) {
        var member = known(terminated.employeeId());
        var lastDay = terminated.lastDay();
        member.leave(lastDay);
        boolean hasWorked = !lastDay.isBefore(member.startsOn());
        obligations.withdraw(
                member.subject(),
                lastDay.plusDays(1),
                rule -> !hasWorked || rule.employment().onTermination() == ObligationRule.OnTermination.WITHDRAWN);
        if (hasWorked) {
            obligations.learn(member.subject(), Fact.LAST_DAY, lastDay);
            obligations.reopen(
                    member.subject(), Occasion.termination(member.startsOn(), lastDay), (rule, before) -> true);
        }
    }

    /** As if the right last day had been told at once; what was met after the wrong one stays met. */
    private void correctEnd(EmployeeEndCorrected corrected) {
        var member = known(corrected.employeeId());
        var lastDay = corrected.lastDay();
        obligations.standAgain(member.subject(), corrected.formerLastDay().plusDays(1));
        member.leave(lastDay);
        obligations.withdraw(
                member.subject(),
                lastDay.plusDays(1),
                rule -> rule.employment().onTermination() == ObligationRule.OnTermination.WITHDRAWN);
        obligations.learn(member.subject(), Fact.LAST_DAY, lastDay);
        obligations.reopen(
                member.subject(),
                Occasion.termination(member.startsOn(), lastDay),
                (rule, before) -> before.stands() && before.isSince(corrected.formerLastDay()));
    }

    /** As if no last day had been told. */
    private void withdrawEnd(EmployeeEndWithdrawn withdrawn) {
        var member = known(withdrawn.employeeId());
        member.stay();
        obligations.standAgain(member.subject(), withdrawn.formerLastDay().plusDays(1));
        obligations.withdraw(
                member.subject(), withdrawn.formerLastDay(), rule -> rule.trigger() == Trigger.TERMINATION);
        obligations.forget(member.subject(), Fact.LAST_DAY);
    }

    /** No clock of the employment that never was goes on; what is owed from an earlier one stays. */
    private void cancelHire(EmployeeHireCanceled canceled) {
        var member = known(canceled.employeeId());
        member.leave(canceled.startsOn().minusDays(1));
        obligations.standAgain(member.subject(), canceled.startsOn());
        obligations.withdrawSince(member.subject(), canceled.startsOn());
    }

    /** Reopens what a rehire must do again and withdraws what only holds for people who have left. */
    private void rehire(EmployeeRehired rehired) {
        var member = known(rehired.employeeId());
        var lastDay = member.lastDay();
        member.comeBack(rehired);
        var startsOn = member.startsOn();
        obligations.withdraw(
                member.subject(), startsOn, rule -> rule.employment().onRehire().kind() == OnRehire.Kind.WITHDRAWN);
        obligations.reopen(
                member.subject(),
                Occasion.hire(startsOn),
                (rule, before) -> isDueAgain(rule, before, lastDay, startsOn));
        exposure(member)
                .ifPresent(exposure -> obligations.reopen(
                        member.subject(), exposure, (rule, before) -> isDueAgain(rule, before, lastDay, startsOn)));
    }

    /** What was never done is still owed from the first time: its older date stands. */
    private static boolean isDueAgain(
            ObligationRule rule, Obligation before, Optional<LocalDate> lastDay, LocalDate startsOn) {
        if (before.stands()) {
            return false;
        }
        var metOn = before.metOn().orElse(null);
        return lastDay.map(day -> rule.employment().onRehire().isDue(metOn, day, startsOn))
                .orElse(metOn == null);
    }

    private static Optional<Occasion> exposure(StaffMember member) {
        return member.exposedSince().map(since -> Occasion.exposure(since, member.startsOn()));
    }

    private StaffMember known(UUID employeeId) {
        return staffMembers
                .findByIdOptional(employeeId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("Employee " + employeeId + " is not known here"));
    }
}
