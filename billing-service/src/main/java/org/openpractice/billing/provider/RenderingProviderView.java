package org.openpractice.billing.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A provider and the service dates that cannot be billed under their name. */
record RenderingProviderView(
        UUID id,
        String lastName,
        String firstName,
        @Nullable String npi,
        List<Block> blocks) {

    /**
     * @param from first date of service that cannot be billed
     * @param until first date of service that can be billed again; null while the block is open
     * @param becauseOfEventId the event that caused it
     */
    @Schema(name = "BillingBlockView")
    public record Block(
            BillingBlock.Reason reason,
            LocalDate from,
            @Nullable LocalDate until,
            UUID becauseOfEventId) {}

    static RenderingProviderView of(RenderingProvider provider, List<BillingBlock> blocks) {
        return new RenderingProviderView(
                provider.id(),
                provider.lastName(),
                provider.firstName(),
                provider.billingNpi().orElse(null),
                blocks.stream()
                        .map(block -> new Block(block.reason(), block.from(), block.until(), block.eventId()))
                        .toList());
    }
}
