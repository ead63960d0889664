package org.openpractice.contracts.payroll;

import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.Money;

/** Each step of a pay run. */
public sealed interface PayRunEvent extends PayrollEvent, AboutPayRun {

    /** A pay run was opened for one period of a pay calendar. */
    record PayRunDrafted(
            UUID payRunId, UUID payCalendarId, LocalDate periodStartsOn, LocalDate periodEndsOn, LocalDate payDate)
            implements PayRunEvent {}

    /** Gross to net was calculated for everybody in the run. */
    record PayRunCalculated(UUID payRunId, int employees, Money gross, Money net) implements PayRunEvent {}

    /** A second person approved the run as calculated. */
    record PayRunApproved(UUID payRunId, LocalDate payDate) implements PayRunEvent {}

    /** The run was released for payment; employer taxes are Social Security and Medicare of the employer. */
    record PayRunPaid(UUID payRunId, LocalDate payDate, int employees, Money gross, Money net, Money employerTaxes)
            implements PayRunEvent {}

    /** The run was reversed whole; year-to-date figures are as if it had not been. */
    record PayRunReversed(UUID payRunId, LocalDate reversedOn) implements PayRunEvent {}
}
