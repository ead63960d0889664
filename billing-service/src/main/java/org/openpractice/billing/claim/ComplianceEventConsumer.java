package org.openpractice.billing.claim;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.billing.provider.BillingBlock.Reason;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** Follows exclusions: what an excluded provider rendered is not billed (42 CFR 1001.1901(b)). */
@ApplicationScoped
class ComplianceEventConsumer implements EventConsumer<ComplianceEvent> {

    private final EventIntake intake;
    private final BillingBlocks blocks;
    private final HoldClaims holdClaims;

    ComplianceEventConsumer(EventIntake intake, BillingBlocks blocks, HoldClaims holdClaims) {
        this.intake = intake;
        this.blocks = blocks;
        this.holdClaims = holdClaims;
    }

    @Incoming("compliance-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public String channel() {
        return "compliance-events";
    }

    @Override
    public Class<ComplianceEvent> events() {
        return ComplianceEvent.class;
    }

    @Override
    public void on(ComplianceEvent event, EventMetadata metadata) {
        switch (event) {
            case ComplianceEvent.ExclusionConfirmed confirmed -> {
                blocks.begin(
                        confirmed.employeeId(),
                        Reason.EXCLUDED,
                        confirmed.matchId(),
                        confirmed.excludedOn(),
                        metadata.id());
                holdClaims.reconsider(confirmed.employeeId(), metadata.id());
            }
            // Told when no confirmed match of the person remains, whichever of them it names.
            case ComplianceEvent.ExclusionLifted lifted -> {
                blocks.end(lifted.employeeId(), Reason.EXCLUDED, lifted.reinstatedOn());
                holdClaims.reconsider(lifted.employeeId(), metadata.id());
            }
            // A confirmation that was overturned: the person was never excluded, so nothing stays held for it.
            case ComplianceEvent.ExclusionDismissed dismissed -> {
                blocks.annul(dismissed.employeeId(), Reason.EXCLUDED, dismissed.matchId());
                holdClaims.reconsider(dismissed.employeeId(), metadata.id());
            }
            case ComplianceEvent.AboutObligation ignored -> {}
            case ComplianceEvent.ScreeningCleared cleared -> {}
            case ComplianceEvent.ExclusionSuspected suspected -> {}
        }
    }
}
