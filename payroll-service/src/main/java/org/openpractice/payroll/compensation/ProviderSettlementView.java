package org.openpractice.payroll.compensation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/**
 * A settlement.
 *
 * @param trueUp draws taken into account and balances carried
 * @param carriedOn balance of the next settlement; zero or less
 * @param payRunId the run that pays it
 */
record ProviderSettlementView(
        UUID id,
        UUID contractId,
        UUID employeeId,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        ProviderSettlement.State state,
        Money work,
        Money quality,
        Money call,
        Money trueUp,
        Money payable,
        Money carriedOn,
        String draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable UUID payRunId,
        long version)
        implements Identified, Versioned {

    static ProviderSettlementView of(ProviderSettlement settlement) {
        var approved = settlement.approved();
        return new ProviderSettlementView(
                settlement.id(),
                settlement.contractId(),
                settlement.employeeId(),
                settlement.periodStartsOn(),
                settlement.periodEndsOn(),
                settlement.state(),
                settlement.work(),
                settlement.quality(),
                settlement.call(),
                settlement.trueUp(),
                settlement.payable(),
                settlement.carriedOn(),
                settlement.drafted().by(),
                settlement.drafted().at(),
                approved == null ? null : approved.by(),
                approved == null ? null : approved.at(),
                settlement.payRunId(),
                settlement.version());
    }
}
