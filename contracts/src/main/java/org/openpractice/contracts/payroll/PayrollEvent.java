package org.openpractice.contracts.payroll;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.contracts.Money;

/** What happened to pay: who is enrolled, and each step of a pay run. */
public sealed interface PayrollEvent extends DomainEvent {

    String TOPIC = "payroll.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** A fact about one person on the payroll. */
    sealed interface AboutEnrollment extends PayrollEvent {
        UUID employeeId();

        @Override
        default String aggregateType() {
            return "enrollment";
        }

        @Override
        default UUID aggregateId() {
            return employeeId();
        }
    }

    /** A fact about one pay run. */
    sealed interface AboutPayRun extends PayrollEvent {
        UUID payRunId();

        @Override
        default String aggregateType() {
            return "pay-run";
        }

        @Override
        default UUID aggregateId() {
            return payRunId();
        }
    }

    /** Somebody is on the payroll from that day. */
    record EmployeeEnrolled(UUID employeeId, LocalDate startsOn) implements AboutEnrollment {}

    /** Pay terms, withholding, deposit or deduction of somebody changed; figures stay in payroll. */
    record EnrollmentChanged(UUID employeeId, LocalDate effectiveOn) implements AboutEnrollment {}

    /** Nobody is paid beyond the period that ends on {@code finalPeriodEndsOn}. */
    record EnrollmentEnded(UUID employeeId, LocalDate finalPeriodEndsOn) implements AboutEnrollment {}

    /** Pay for work from that day on needs a decision before it is paid; caused by {@code becauseOfEventId}. */
    record PayFlagged(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements AboutEnrollment {}

    /** The flag was taken away. */
    record PayUnflagged(UUID employeeId, LocalDate from, UUID becauseOfEventId) implements AboutEnrollment {}

    /** A pay run was opened for one period of a pay calendar. */
    record PayRunDrafted(
            UUID payRunId, UUID payCalendarId, LocalDate periodStartsOn, LocalDate periodEndsOn, LocalDate payDate)
            implements AboutPayRun {}

    /** Gross to net was calculated for everybody in the run. */
    record PayRunCalculated(UUID payRunId, int employees, Money gross, Money net) implements AboutPayRun {}

    /** A second person approved the run as calculated. */
    record PayRunApproved(UUID payRunId, LocalDate payDate) implements AboutPayRun {}

    /** The run was released for payment; employer taxes are Social Security and Medicare of the employer. */
    record PayRunPaid(UUID payRunId, LocalDate payDate, int employees, Money gross, Money net, Money employerTaxes)
            implements AboutPayRun {}

    /** The run was reversed whole; year-to-date figures are as if it had not been. */
    record PayRunReversed(UUID payRunId, LocalDate reversedOn) implements AboutPayRun {}

    /**
     * What a paid run, or the reversal of one, means for the general ledger: one journal whose debits equal its credits.
     * Nobody is named in it.
     *
     * @param journalId the same for the same journal
     * @param postedOn day on which it is posted: the pay date, for a reversal the day of the reversal
     */
    record PayrollJournalized(UUID payRunId, UUID journalId, LocalDate postedOn, List<JournalLine> lines)
            implements AboutPayRun {

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
