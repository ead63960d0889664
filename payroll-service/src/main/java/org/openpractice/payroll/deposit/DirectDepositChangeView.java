package org.openpractice.payroll.deposit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versioned;

/**
 * A version of where somebody's net pay goes; account numbers are masked.
 *
 * @param dueOn day by which a bank's correction must be decided; null otherwise
 * @param changeCode code of the bank's notification; null otherwise
 * @param prenoteWaiver why no prenote was asked for; null when one is
 */
public record DirectDepositChangeView(
        UUID id,
        UUID employeeId,
        LocalDate effectiveFrom,
        DirectDepositChange.Origin origin,
        DirectDepositChange.State state,
        @Nullable String changeCode,
        @Nullable LocalDate dueOn,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        DirectDepositChange.@Nullable Method method,
        @Nullable String note,
        @Nullable String prenoteWaiver,
        List<Account> accounts,
        long version)
        implements Versioned {

    /**
     * @param liveFrom first day on which money may follow the prenote; null while none has left or none is needed
     * @param stoppedBecause the bank's return reason; null unless the account is stopped
     */
    public record Account(
            String routingNumber,
            String account,
            AccountKind accountKind,
            DepositPlan.Split split,
            @Nullable Money amount,
            @Nullable BigDecimal percent,
            DirectDeposit.Standing standing,
            @Nullable LocalDate liveFrom,
            @Nullable String stoppedBecause) {

        static Account of(DepositPlan.Share share, DirectDeposit account, ColumnCipher cipher) {
            return new Account(
                    account.bank().digits(),
                    account.account(cipher).masked(),
                    account.accountKind(),
                    share.split(),
                    share.amount(),
                    share.percent(),
                    account.standing(),
                    account.liveFrom(),
                    account.stoppedBecause());
        }
    }

    /** Views of many with three queries. */
    public static List<DirectDepositChangeView> of(
            Collection<DirectDepositChange> changes, DirectDeposits deposits, ColumnCipher cipher) {
        var plans = deposits.planByChange(
                changes.stream().map(DirectDepositChange::id).toList());
        var accounts = deposits.accounts(plans.values().stream()
                .flatMap(plan -> plan.shares().stream())
                .map(DepositPlan.Share::accountId)
                .distinct()
                .toList());
        return changes.stream()
                .map(change -> of(change, plans.get(change.id()), accounts, cipher))
                .toList();
    }

    private static DirectDepositChangeView of(
            DirectDepositChange change,
            @Nullable DepositPlan plan,
            Map<UUID, DirectDeposit> accounts,
            ColumnCipher cipher) {
        var decided = change.decided();
        return new DirectDepositChangeView(
                change.id(),
                change.enrollmentId(),
                change.effectiveFrom(),
                change.origin(),
                change.state(),
                change.changeCode(),
                change.dueOn(),
                change.proposed().by(),
                change.proposed().at(),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at(),
                change.method(),
                change.note(),
                change.prenoteWaiver(),
                plan == null
                        ? List.of()
                        : plan.shares().stream()
                                .map(share -> Account.of(
                                        share, Objects.requireNonNull(accounts.get(share.accountId())), cipher))
                                .toList(),
                change.version());
    }
}
