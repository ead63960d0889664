package org.openpractice.billing.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.openpractice.billing.provider.BillingBlock;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.billing.provider.RenderingProviders;

/**
 * Whether services of a provider can be billed. Refuses: {@link VisitProblem#PROVIDER_UNKNOWN},
 * {@link VisitProblem#PROVIDER_NOT_BILLABLE} after the last day. An excluded provider is not refused here: the claim is made
 * and held, so that nothing that was done gets lost.
 */
@ApplicationScoped
class BillableProvider {

    private final RenderingProviders providers;
    private final BillingBlocks blocks;

    BillableProvider(RenderingProviders providers, BillingBlocks blocks) {
        this.providers = providers;
        this.blocks = blocks;
    }

    /** Takes the provider's {@link BillingBlocks#lockProvider}: what is decided here holds until the transaction ends. */
    void require(UUID employeeId, LocalDate serviceDate) {
        blocks.lockProvider(employeeId);
        var provider = providers
                .findByIdOptional(employeeId)
                .filter(known -> known.billingNpi().isPresent())
                .orElseThrow(() -> VisitProblem.PROVIDER_UNKNOWN.because(
                        "renderingEmployeeId names nobody who is known as a provider with an NPI"));
        blocks.of(employeeId).stream()
                .filter(block -> block.reason() == BillingBlock.Reason.LEFT && block.covers(serviceDate))
                .findFirst()
                .ifPresent(block -> {
                    throw VisitProblem.PROVIDER_NOT_BILLABLE.because(
                            provider.firstName() + " " + provider.lastName() + " was last on the staff on "
                                    + block.from().minusDays(1) + "; the date of service is " + serviceDate,
                            Map.of(
                                    "employeeId",
                                    employeeId,
                                    "lastDay",
                                    block.from().minusDays(1),
                                    "becauseOfEventId",
                                    block.eventId()));
                });
    }
}
