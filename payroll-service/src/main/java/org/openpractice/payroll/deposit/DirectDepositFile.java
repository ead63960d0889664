package org.openpractice.payroll.deposit;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.payroll.deposit.DepositPlan.Split;
import org.openpractice.payroll.officefile.Column;
import org.openpractice.payroll.officefile.OfficeFile;
import org.openpractice.payroll.officefile.OfficeReading;
import org.openpractice.payroll.officefile.RowRefusals;
import org.openpractice.platform.csv.Cells;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.imports.ImportRow;
import org.openpractice.platform.imports.RowOutcome;

/**
 * Accounts of many people. Rows of one employee together say where the net pay goes, in their order; what they say is
 * proposed, and paid by only when another person has verified it.
 */
@Singleton
class DirectDepositFile extends OfficeFile {

    private static final Column FROM = Column.optional(
            "effective_from", "first pay date that it is for; today when it is left out", "Effective Date", "From");
    private static final Column ROUTING = Column.needed(
            "routing_number", "nine digits of the bank", "Routing", "ABA", "ABA Number", "Transit Number", "RTN");
    private static final Column ACCOUNT = Column.needed("account_number", "4 to 17 digits", "Account", "Account No")
            .secret();
    private static final Column KIND =
            Column.optional("account_kind", "CHECKING, which is meant when it is left out, or SAVINGS", "Account Type");
    private static final Column SPLIT = Column.optional(
            "split",
            "FIXED with an amount, PERCENT with a percent, or REMAINDER, which is meant when all three are left out",
            "Deposit Type");
    private static final Column AMOUNT =
            Column.optional("amount", "dollars of each net pay, with FIXED", "Flat Amount");
    private static final Column PERCENT = Column.optional("percent", "percentage of the net pay, with PERCENT");

    private static final Function<String, AccountKind> KINDS = Cells.oneOf(
            AccountKind.class,
            Map.of(
                    AccountKind.CHECKING,
                    List.of("C", "Check", "Chk"),
                    AccountKind.SAVINGS,
                    List.of("S", "Saving", "Sav")));
    private static final Function<String, Split> SPLITS = Cells.oneOf(
            Split.class,
            Map.of(
                    Split.FIXED, List.of("Flat", "Flat amount", "Fixed amount"),
                    Split.PERCENT, List.of("Percentage"),
                    Split.REMAINDER, List.of("Remaining", "Balance", "Net", "Full", "Full net", "All")));

    private final DirectDeposits deposits;
    private final ProposeDirectDeposit proposeDirectDeposit;
    private final ColumnCipher cipher;

    DirectDepositFile(
            OfficeReading reading,
            DirectDeposits deposits,
            ProposeDirectDeposit proposeDirectDeposit,
            ColumnCipher cipher) {
        super(
                "direct-deposit",
                "proposes an account to which net pay goes; rows of one employee together share it",
                List.of(FROM, ROUTING, ACCOUNT, KIND, SPLIT, AMOUNT, PERCENT),
                reading);
        this.deposits = deposits;
        this.proposeDirectDeposit = proposeDirectDeposit;
        this.cipher = cipher;
    }

    @Override
    protected Rows rows() {
        return new Taker();
    }

    /** Rows of one employee. */
    private static final class Accounts {
        private final List<ImportRow> rows = new ArrayList<>();
        private final List<ProposeDirectDeposit.Account> accounts = new ArrayList<>();
        private @Nullable LocalDate from;
    }

    private final class Taker extends Rows {

        private final Map<UUID, Accounts> byEmployee = new LinkedHashMap<>();

        @Override
        public RowOutcome take(ImportRow row) {
            var employee = employee(row);
            var from = Objects.requireNonNullElse(row.optional(FROM, dates::read), today);
            var bank = row.required(ROUTING, DirectDepositFile::routing);
            var number = row.required(ACCOUNT, AccountNumber::new);
            var kind = Objects.requireNonNullElse(row.optional(KIND, KINDS), AccountKind.CHECKING);
            var amount = row.optional(AMOUNT, Cells::money);
            var percent = row.optional(PERCENT, Cells::percent);
            var split = Objects.requireNonNullElseGet(row.optional(SPLIT, SPLITS), () -> meant(amount, percent));
            if (employee == null
                    || bank == null
                    || number == null
                    || !row.errors().isEmpty()
                    || !refusals.isFirst(row, List.of(employee, bank, number, kind), "this account of the employee")) {
                return new RowOutcome.Wrong(row.errors());
            }
            var accounts = byEmployee.computeIfAbsent(employee, id -> new Accounts());
            if (accounts.from != null && !accounts.from.equals(from)) {
                row.refuse(
                        FROM,
                        "is another day than in line "
                                + accounts.rows.getFirst().line(),
                        "expected one day for all accounts of an employee");
                return new RowOutcome.Wrong(row.errors());
            }
            accounts.from = from;
            accounts.rows.add(row);
            accounts.accounts.add(new ProposeDirectDeposit.Account(bank, number, kind, split, amount, percent));
            return new RowOutcome.Later();
        }

        @Override
        public List<RowOutcome> finish() {
            var outcomes = new ArrayList<RowOutcome>();
            byEmployee.forEach((employee, accounts) -> {
                var last = accounts.rows.getLast();
                var outcome = RowRefusals.of(last, () -> proposed(employee, accounts));
                outcomes.addAll(RowRefusals.together(accounts.rows.size(), outcome));
            });
            return outcomes;
        }

        private RowOutcome proposed(UUID employee, Accounts accounts) {
            var from = Objects.requireNonNull(accounts.from);
            if (stands(employee, from, accounts.accounts)) {
                return new RowOutcome.Unchanged();
            }
            proposeDirectDeposit.propose(
                    employee, IfMatch.ANY, new ProposeDirectDeposit.Request(from, accounts.accounts, null, null, null));
            return new RowOutcome.Taken();
        }
    }

    /** Whether pay goes so already, or somebody has proposed the same and it waits. */
    private boolean stands(UUID employee, LocalDate from, List<ProposeDirectDeposit.Account> accounts) {
        var ids = new ArrayList<UUID>();
        for (var account : accounts) {
            var known = deposits.accountWith(
                    employee,
                    DirectDeposit.index(
                            account.routingNumber(), account.accountNumber(), account.accountKind(), cipher));
            if (known.isEmpty() || known.get().standing() == DirectDeposit.Standing.STOPPED) {
                return false;
            }
            ids.add(known.get().id());
        }
        var candidates = new ArrayList<DirectDepositChange>();
        Optional<DirectDepositChange> inForce = deposits.inForce(employee, from);
        inForce.ifPresent(candidates::add);
        deposits.changesOf(employee).stream()
                .filter(change -> change.state() == DirectDepositChange.State.PROPOSED
                        && change.origin() == DirectDepositChange.Origin.REQUEST)
                .forEach(candidates::add);
        return deposits
                .planByChange(candidates.stream().map(DirectDepositChange::id).toList())
                .values()
                .stream()
                .anyMatch(plan -> says(plan, ids, accounts));
    }

    private static boolean says(DepositPlan plan, List<UUID> ids, List<ProposeDirectDeposit.Account> accounts) {
        if (plan.shares().size() != ids.size()) {
            return false;
        }
        for (int i = 0; i < ids.size(); i++) {
            var share = plan.shares().get(i);
            var account = accounts.get(i);
            if (!share.accountId().equals(ids.get(i))
                    || share.split() != account.split()
                    || !Objects.equals(share.amount(), account.amount())
                    || !samePercent(share.percent(), account.percent())) {
                return false;
            }
        }
        return true;
    }

    private static boolean samePercent(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    private static Split meant(@Nullable Money amount, @Nullable BigDecimal percent) {
        return amount != null ? Split.FIXED : percent != null ? Split.PERCENT : Split.REMAINDER;
    }

    /** A spreadsheet takes a zero in front off; the check digit tells whether that is what happened. */
    private static RoutingNumber routing(String text) {
        return new RoutingNumber(text.matches("[0-9]{8}") ? "0" + text : text);
    }
}
