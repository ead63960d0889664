package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.trace.Trace;

/**
 * A settlement as the provider can follow it, down to each line of a claim. The amounts of the lines add up to what is
 * payable.
 */
record ProviderStatement(ProviderSettlementView settlement, List<Line> lines, List<Trace.Line> trace) {

    /**
     * A line.
     *
     * @param work the line of a claim; null where the line is about something else
     * @param contractYear year against whose threshold it counts; empty where there is none
     * @param contractVersion number of the version; null where there is none
     * @param workRvusBefore work RVUs of that version and year before the line
     * @param rate dollars a work RVU that the line went through; empty where there are none
     */
    public record Line(
            int number,
            ProviderPay.RowKind kind,
            String description,
            @Nullable Work work,
            String contractYear,
            @Nullable Integer contractVersion,
            @Nullable BigDecimal workRvusBefore,
            @Nullable BigDecimal workRvusAfter,
            String rate,
            Money amount) {}

    /**
     * Where the work RVUs come from.
     *
     * @param workRvus credited; below zero for what was taken back or frozen
     * @param schedule edition of the fee schedule, for example {@code 2026 edition 1}
     */
    public record Work(
            UUID claimId,
            int lineNumber,
            LocalDate serviceDate,
            LocalDate countsOn,
            String procedureCode,
            List<String> modifiers,
            BigDecimal units,
            BigDecimal workRvu,
            BigDecimal workRvus,
            String schedule,
            String explanation) {}
}
