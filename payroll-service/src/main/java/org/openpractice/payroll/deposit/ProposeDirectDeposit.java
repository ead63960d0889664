package org.openpractice.payroll.deposit;

import static org.openpractice.platform.audit.Verb.PROPOSED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollMail;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.mail.Fact;
import org.openpractice.platform.mail.Messages;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.Stamp;

/**
 * Proposes where somebody's net pay shall go. Nothing is paid by it before another person verified it; a proposal that was
 * still open is superseded. Needs the enrollment's current {@code ETag}.
 */
@ApplicationScoped
public class ProposeDirectDeposit {

    /**
     * Either {@code accounts}, or one account that takes everything.
     *
     * @param effectiveFrom first pay date that it is for; today when absent
     * @param accounts in the order in which their parts are found
     */
    @Schema(name = "ChangeDirectDeposit")
    public record Request(
            @Nullable LocalDate effectiveFrom,

            @Size(min = 1, max = DepositPlan.MOST_ACCOUNTS)
            @Nullable
            @EachOnce(by = {"routingNumber", "accountNumber", "accountKind"})
            List<@NotNull @Valid Account> accounts,

            @Nullable RoutingNumber routingNumber,
            @Nullable AccountNumber accountNumber,
            @Nullable AccountKind accountKind) {

        public Request {
            accounts = accounts == null ? null : List.copyOf(accounts);
        }

        List<Account> all() {
            if (accounts != null && routingNumber == null && accountNumber == null && accountKind == null) {
                return accounts;
            }
            if (accounts == null && routingNumber != null && accountNumber != null && accountKind != null) {
                return List.of(new Account(
                        routingNumber, accountNumber, accountKind, DepositPlan.Split.REMAINDER, null, null));
            }
            throw new IllegalArgumentException(
                    "expected either accounts, or routingNumber, accountNumber and accountKind");
        }
    }

    /**
     * @param amount what it gets with {@code FIXED}, above zero
     * @param percent of the net pay that it gets with {@code PERCENT}, above 0 to 100
     */
    @Schema(name = "DepositAccount")
    public record Account(
            @NotNull RoutingNumber routingNumber,
            @NotNull AccountNumber accountNumber,
            @NotNull AccountKind accountKind,
            @NotNull DepositPlan.Split split,
            @Nullable Money amount,
            @Nullable BigDecimal percent) {}

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Enrollments enrollments;
    private final DirectDeposits deposits;
    private final ColumnCipher cipher;
    private final Outbox outbox;
    private final Messages messages;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ProposeDirectDeposit(
            Enrollments enrollments,
            DirectDeposits deposits,
            ColumnCipher cipher,
            Outbox outbox,
            Messages messages,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.enrollments = enrollments;
        this.deposits = deposits;
        this.cipher = cipher;
        this.outbox = outbox;
        this.messages = messages;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Refuses {@link DepositProblem#DEPOSIT_SPLIT_WRONG}. */
    @Transactional
    public DirectDepositChange propose(UUID employeeId, IfMatch ifMatch, Request request) {
        var enrollment = enrollments.lock(employeeId);
        ifMatch.require(enrollment.version());
        var from = request.effectiveFrom() == null ? LocalDate.now(clock) : request.effectiveFrom();
        for (var open : deposits.changesOf(employeeId)) {
            if (open.state() == DirectDepositChange.State.PROPOSED
                    && open.origin() == DirectDepositChange.Origin.REQUEST) {
                open.supersede();
            }
        }
        var change = new DirectDepositChange(employeeId, from, Stamp.of(actor, clock));
        deposits.add(change);
        askForVerification(change);
        var shares = new ArrayList<DepositPlan.Share>();
        try {
            for (var account : request.all()) {
                shares.add(new DepositPlan.Share(
                        account(employeeId, account.routingNumber(), account.accountNumber(), account.accountKind())
                                .id(),
                        account.split(),
                        account.amount(),
                        account.percent()));
            }
            add(change, new DepositPlan(shares));
        } catch (IllegalArgumentException wrong) {
            throw DepositProblem.DEPOSIT_SPLIT_WRONG.because(String.valueOf(wrong.getMessage()));
        }
        audit.record(PROPOSED, "direct-deposit-change", change.id());
        enrollments.touch(enrollment);
        outbox.append(enrollment.changed(from));
        return change;
    }

    /**
     * Keeps what a bank says is right as a proposal that is filled in already. Whoever brought the notification proposes
     * it, so somebody else verifies it: a forged file must not move money.
     *
     * @param wrong account that the bank corrects
     * @param dueOn day by which Nacha wants the correction made
     * @return the proposal, or nothing when the account is not paid to any more
     */
    public Optional<DirectDepositChange> correct(
            DirectDeposit wrong,
            RoutingNumber bank,
            AccountNumber number,
            AccountKind kind,
            String changeCode,
            LocalDate dueOn) {
        var today = LocalDate.now(clock);
        // Also a version that takes effect later counts: what is paid last is what must be right.
        var inForce = deposits.inForce(wrong.enrollmentId(), LAST_DAY);
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        var plan = deposits.planByChange(List.of(inForce.get().id()))
                .get(inForce.get().id());
        if (plan == null
                || plan.shares().stream().noneMatch(share -> share.accountId().equals(wrong.id()))) {
            return Optional.empty();
        }
        var right = account(wrong.enrollmentId(), bank, number, kind);
        if (plan.shares().stream().anyMatch(share -> share.accountId().equals(right.id()))) {
            return Optional.empty();
        }
        var pending = pendingCorrection(wrong.enrollmentId(), right.id());
        if (pending.isPresent()) {
            return pending;
        }
        var from = inForce.get().effectiveFrom().isAfter(today) ? inForce.get().effectiveFrom() : today;
        var change = new DirectDepositChange(inForce.get(), from, changeCode, dueOn, Stamp.of(actor, clock));
        deposits.add(change);
        askForVerification(change);
        add(
                change,
                new DepositPlan(plan.shares().stream()
                        .map(share -> share.accountId().equals(wrong.id())
                                ? new DepositPlan.Share(right.id(), share.split(), share.amount(), share.percent())
                                : share)
                        .toList()));
        return Optional.of(change);
    }

    /** Banks notify of the same change with every entry until it is made. */
    private Optional<DirectDepositChange> pendingCorrection(UUID employeeId, UUID accountId) {
        var open = deposits.changesOf(employeeId).stream()
                .filter(change -> change.state() == DirectDepositChange.State.PROPOSED
                        && change.origin() == DirectDepositChange.Origin.NOTIFICATION_OF_CHANGE)
                .toList();
        var plans =
                deposits.planByChange(open.stream().map(DirectDepositChange::id).toList());
        return open.stream()
                .filter(change -> Objects.requireNonNull(plans.get(change.id())).shares().stream()
                        .anyMatch(share -> share.accountId().equals(accountId)))
                .findFirst();
    }

    private void askForVerification(DirectDepositChange change) {
        messages.write(
                PayrollMail.DIRECT_DEPOSIT_CHANGE_PROPOSED,
                change.id(),
                Map.of(
                        "effectiveFrom",
                        new Fact.Day(change.effectiveFrom()),
                        "waiting",
                        Fact.Link.to("/direct-deposit-changes?state=PROPOSED")));
    }

    private void add(DirectDepositChange change, DepositPlan plan) {
        for (int i = 0; i < plan.shares().size(); i++) {
            deposits.add(new DepositShare(change.id(), i, plan.shares().get(i)));
        }
    }

    /** An account that was given before keeps its row, and with it its prenote. */
    private DirectDeposit account(UUID employeeId, RoutingNumber bank, AccountNumber number, AccountKind kind) {
        return deposits.accountWith(employeeId, DirectDeposit.index(bank, number, kind, cipher))
                .orElseGet(() -> {
                    var account = new DirectDeposit(employeeId, bank, number, kind, cipher);
                    deposits.add(account);
                    return account;
                });
    }
}
