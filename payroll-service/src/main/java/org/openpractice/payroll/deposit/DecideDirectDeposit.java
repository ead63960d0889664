package org.openpractice.payroll.deposit;

import static org.openpractice.platform.audit.Verb.APPROVED;
import static org.openpractice.platform.audit.Verb.REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.payroll.bank.PaymentPolicy;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.login.OwnRecord;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.text.HasLines;

/**
 * A second person verifies a proposed change of accounts, or rejects it: neither who proposed it nor, whoever did, the
 * employee who is paid.
 *
 * <p>Refuses {@link org.openpractice.platform.problem.PlatformProblem#SECOND_PERSON_REQUIRED} and
 * {@link DepositProblem#DIRECT_DEPOSIT_CHANGE_DECIDED}.
 */
@ApplicationScoped
class DecideDirectDeposit {

    /**
     * @param method how the person made sure; never by the way the change came
     * @param note with whom, on which known number, which document
     * @param prenoteWaivedBecause why money may go without a prenote; absent when a prenote goes first
     */
    @Schema(name = "VerifyDirectDeposit")
    public record Verification(
            @NotNull DirectDepositChange.Method method,
            @HasLines @NotBlank @Size(max = 500) String note,
            @HasLines @Size(min = 1, max = 500) @Nullable String prenoteWaivedBecause) {}

    @Schema(name = "RejectDirectDeposit")
    public record Rejection(
            @HasLines @NotBlank @Size(max = 500) String reason) {}

    private final DirectDeposits deposits;
    private final Enrollments enrollments;
    private final PaymentPolicies policies;
    private final SecondPerson secondPerson;
    private final OwnRecord ownRecord;
    private final Outbox outbox;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    DecideDirectDeposit(
            DirectDeposits deposits,
            Enrollments enrollments,
            PaymentPolicies policies,
            SecondPerson secondPerson,
            OwnRecord ownRecord,
            Outbox outbox,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.deposits = deposits;
        this.enrollments = enrollments;
        this.policies = policies;
        this.secondPerson = secondPerson;
        this.ownRecord = ownRecord;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Refuses {@link DepositProblem#VERIFICATION_NOT_ENOUGH}, {@link DepositProblem#PRENOTE_REQUIRED} and
     * {@link DepositProblem#DIRECT_DEPOSIT_CHANGE_OUTDATED}.
     */
    @Transactional
    public DirectDepositChange verify(UUID employeeId, UUID changeId, Verification request) {
        var change = deposits.change(employeeId, changeId);
        secondPerson.require(change.proposed().by(), "verify", "direct-deposit-change", changeId);
        secondPerson.requireForOwn(ownRecord.isOf(employeeId), "verify", "direct-deposit-change", changeId);
        change.verify(Stamp.of(actor, clock), request.method(), request.note(), request.prenoteWaivedBecause());
        boolean corrects = change.origin() == DirectDepositChange.Origin.NOTIFICATION_OF_CHANGE;
        if (!corrects && request.method() == DirectDepositChange.Method.BANK_NOTIFICATION) {
            throw DepositProblem.VERIFICATION_NOT_ENOUGH.because(
                    "No bank notified of this change; expected CALL_BACK, IN_PERSON or DOCUMENT");
        }
        if (request.prenoteWaivedBecause() != null
                && policies.current().prenotes() == PaymentPolicy.Prenotes.REQUIRED) {
            throw DepositProblem.PRENOTE_REQUIRED.because("The group's payment policy asks for a prenote each time");
        }
        if (corrects) {
            requireCurrent(change);
        }
        trustAccounts(change, corrects || request.prenoteWaivedBecause() != null);
        decided(change, APPROVED);
        return change;
    }

    @Transactional
    public DirectDepositChange reject(UUID employeeId, UUID changeId, Rejection request) {
        var change = deposits.change(employeeId, changeId);
        secondPerson.require(change.proposed().by(), "reject", "direct-deposit-change", changeId);
        secondPerson.requireForOwn(ownRecord.isOf(employeeId), "reject", "direct-deposit-change", changeId);
        change.reject(Stamp.of(actor, clock), request.reason());
        decided(change, REFUSED);
        return change;
    }

    private void requireCurrent(DirectDepositChange change) {
        var last = deposits.changesOf(change.enrollmentId()).stream()
                .filter(other -> other.state() == DirectDepositChange.State.VERIFIED
                        && !other.id().equals(change.id()))
                .max(DirectDeposits.IN_ORDER)
                .map(DirectDepositChange::id);
        if (!Objects.equals(last.orElse(null), change.replacesId())) {
            throw DepositProblem.DIRECT_DEPOSIT_CHANGE_OUTDATED.because(
                    "The accounts were changed after the bank's notification; reject it");
        }
    }

    /** Of a bank's correction only the account that the bank named: about the others beside it nobody learned anything. */
    private void trustAccounts(DirectDepositChange change, boolean withoutPrenote) {
        var ids = new HashSet<>(accountsOf(change.id()));
        if (change.replacesId() != null) {
            ids.removeAll(accountsOf(change.replacesId()));
        }
        for (var account : deposits.accounts(ids).values()) {
            account.verifiedAgain();
            if (withoutPrenote && account.standing() == DirectDeposit.Standing.AWAITING_PRENOTE) {
                account.trust();
            }
        }
    }

    private List<UUID> accountsOf(UUID changeId) {
        return Objects.requireNonNull(deposits.planByChange(List.of(changeId)).get(changeId)).shares().stream()
                .map(DepositPlan.Share::accountId)
                .toList();
    }

    private void decided(DirectDepositChange change, Verb deed) {
        audit.record(deed, "direct-deposit-change", change.id());
        var enrollment = enrollments.get(change.enrollmentId());
        enrollments.touch(enrollment);
        var today = LocalDate.now(clock);
        outbox.append(enrollment.changed(change.effectiveFrom().isAfter(today) ? change.effectiveFrom() : today));
    }
}
