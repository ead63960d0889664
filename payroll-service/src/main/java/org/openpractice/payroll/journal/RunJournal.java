package org.openpractice.payroll.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.payroll.JournalEvent.JournalAccount;
import org.openpractice.contracts.payroll.JournalEvent.JournalLine;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;

/**
 * Makes the journal of a run from the sums of its lines. Gross pay, reimbursed expenses, employer taxes and contributions are expenses; what
 * was withheld, what the employer owes on top, and net pay are payable. Debits equal credits whatever the sums.
 */
final class RunJournal {

    /** What one code came to in the run, by who bears it. */
    record Sum(
            Kind kind,
            String code,
            @Nullable UUID departmentId,
            @Nullable UUID locationId,
            Money amount) {}

    private record Key(
            JournalAccount account,
            @Nullable String code,
            @Nullable UUID departmentId,
            @Nullable UUID locationId) {

        private static final Comparator<@Nullable UUID> IDS =
                Comparator.nullsFirst((a, b) -> a.toString().compareTo(b.toString()));

        static final Comparator<Key> IN_ORDER = Comparator.comparing(Key::account)
                .thenComparing(key -> key.code() == null ? "" : key.code())
                .thenComparing(Key::departmentId, IDS)
                .thenComparing(Key::locationId, IDS);
    }

    private final Map<Key, Money> debits = new TreeMap<>(Key.IN_ORDER);

    private RunJournal() {}

    static List<JournalLine> of(List<Sum> sums) {
        var journal = new RunJournal();
        sums.forEach(journal::add);
        return journal.lines();
    }

    private void add(Sum sum) {
        var net = new Key(JournalAccount.NET_PAY_PAYABLE, null, null, null);
        switch (sum.kind()) {
            case EARNING ->
                move(
                        new Key(JournalAccount.WAGES_EXPENSE, null, sum.departmentId(), sum.locationId()),
                        net,
                        sum.amount());
            case REIMBURSEMENT ->
                move(
                        new Key(JournalAccount.EXPENSES_REIMBURSED, null, sum.departmentId(), sum.locationId()),
                        net,
                        sum.amount());
            case NONCASH -> {
                // The premium is booked when it is paid; the wages are no more than what taxes are calculated on.
            }
            case TAX -> move(net, payable(taxAccount(sum.code()), sum.code()), sum.amount());
            case DEDUCTION -> {
                var code = told(sum.code());
                move(net, payable(deductionAccount(code), code), sum.amount());
            }
            case EMPLOYER_TAX ->
                move(
                        new Key(JournalAccount.EMPLOYER_TAX_EXPENSE, null, sum.departmentId(), sum.locationId()),
                        payable(taxAccount(sum.code()), sum.code()),
                        sum.amount());
            case EMPLOYER_CONTRIBUTION ->
                move(
                        new Key(JournalAccount.BENEFITS_EXPENSE, null, sum.departmentId(), sum.locationId()),
                        payable(
                                sum.code().startsWith(PayCode.DEFERRAL)
                                        ? JournalAccount.RETIREMENT_PAYABLE
                                        : JournalAccount.BENEFITS_PAYABLE,
                                sum.code()),
                        sum.amount());
        }
    }

    private void move(Key debit, Key credit, Money amount) {
        debits.merge(debit, amount, Money::plus);
        debits.merge(credit, amount.negated(), Money::plus);
    }

    private List<JournalLine> lines() {
        var lines = new ArrayList<JournalLine>();
        debits.forEach((key, debit) -> {
            if (!debit.isZero()) {
                lines.add(new JournalLine(
                        key.account(),
                        key.code(),
                        key.departmentId(),
                        key.locationId(),
                        debit.isPositive() ? debit : Money.ZERO,
                        debit.isNegative() ? debit.negated() : Money.ZERO));
            }
        });
        return List.copyOf(lines);
    }

    private static Key payable(JournalAccount account, String code) {
        return new Key(account, code, null, null);
    }

    private static JournalAccount taxAccount(String code) {
        return switch (code) {
            case PayCode.FEDERAL_INCOME_TAX,
                    PayCode.SOCIAL_SECURITY,
                    PayCode.SOCIAL_SECURITY_EMPLOYER,
                    PayCode.MEDICARE,
                    PayCode.MEDICARE_EMPLOYER,
                    PayCode.ADDITIONAL_MEDICARE -> JournalAccount.FEDERAL_TAXES_PAYABLE;
            case PayCode.FUTA -> JournalAccount.FEDERAL_UNEMPLOYMENT_PAYABLE;
            default ->
                code.endsWith(PayCode.stateUnemployment("").substring("US-".length()))
                        ? JournalAccount.STATE_UNEMPLOYMENT_PAYABLE
                        : JournalAccount.STATE_TAXES_PAYABLE;
        };
    }

    private static JournalAccount deductionAccount(String code) {
        if (code.startsWith(PayCode.DEFERRAL)) {
            return JournalAccount.RETIREMENT_PAYABLE;
        }
        if (PayCode.ADVANCE.startsWith(code)) {
            return JournalAccount.EMPLOYEE_ADVANCES_RECEIVABLE;
        }
        if (PayCode.GARNISHMENT.startsWith(code)) {
            return JournalAccount.GARNISHMENTS_PAYABLE;
        }
        return code.startsWith(PayCode.SECTION_125) || code.equals(PayCode.HSA) || code.startsWith(PayCode.AFTER_TAX)
                ? JournalAccount.BENEFITS_PAYABLE
                : JournalAccount.OTHER_DEDUCTIONS_PAYABLE;
    }

    /** The ledger is not told whose order, whose loan or which advance it was. */
    private static String told(String code) {
        for (var prefix : List.of(PayCode.GARNISHMENT, PayCode.PLAN_LOAN, PayCode.ADVANCE)) {
            if (code.startsWith(prefix)) {
                return prefix.substring(0, prefix.length() - 1);
            }
        }
        return code;
    }
}
