package org.openpractice.contracts.payroll;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/** What pay means for the general ledger. */
public sealed interface JournalEvent extends PayrollEvent, AboutPayRun {

    /**
     * What a paid run, or the reversal of one, means for the general ledger: one journal whose debits equal its credits.
     * Nobody is named in it.
     *
     * @param journalId the same for the same journal
     * @param postedOn day on which it is posted: the pay date, for a reversal the day of the reversal
     */
    record PayrollJournalized(UUID payRunId, UUID journalId, LocalDate postedOn, List<JournalLine> lines)
            implements JournalEvent {

        public PayrollJournalized {
            lines = List.copyOf(lines);
            var debits = Money.sum(lines.stream().map(JournalLine::debit).toList());
            var credits = Money.sum(lines.stream().map(JournalLine::credit).toList());
            if (!debits.equals(credits)) {
                throw new IllegalArgumentException("expected debits that equal credits");
            }
        }
    }

    /**
     * One account's part of a journal; exactly one side is above zero.
     *
     * @param code tax, deduction or contribution that is owed, for example {@code US-FIT}; null for expenses and net pay
     * @param departmentId department that bears the expense; null where none was named
     * @param locationId place that bears the expense; null where none was named
     */
    record JournalLine(
            JournalAccount account,
            @Nullable String code,
            @Nullable UUID departmentId,
            @Nullable UUID locationId,
            Money debit,
            Money credit) {

        public JournalLine {
            if (debit.isNegative() || credit.isNegative() || debit.isZero() == credit.isZero()) {
                throw new IllegalArgumentException("expected either a positive debit or a positive credit");
            }
        }
    }

    /** Accounts of the general ledger that pay moves. */
    enum JournalAccount {
        WAGES_EXPENSE,
        EMPLOYER_TAX_EXPENSE,
        BENEFITS_EXPENSE,
        /** Advances of pay that employees have not repaid. */
        EMPLOYEE_ADVANCES_RECEIVABLE,
        /** What employees spent for the practice and were given back. */
        EXPENSES_REIMBURSED,
        /** Income tax withheld, Social Security and Medicare of both sides. */
        FEDERAL_TAXES_PAYABLE,
        FEDERAL_UNEMPLOYMENT_PAYABLE,
        STATE_UNEMPLOYMENT_PAYABLE,
        /** Income taxes and contributions owed to states and localities. */
        STATE_TAXES_PAYABLE,
        RETIREMENT_PAYABLE,
        BENEFITS_PAYABLE,
        GARNISHMENTS_PAYABLE,
        OTHER_DEDUCTIONS_PAYABLE,
        NET_PAY_PAYABLE
    }
}
