package org.openpractice.billing.claim;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.billing.provider.BillingBlock.Reason;
import org.openpractice.billing.provider.BillingBlocks;
import org.openpractice.billing.provider.RenderingProviders;
import org.openpractice.billing.provider.ServiceLocations;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** Follows the staff: providers, locations, and who left. */
@ApplicationScoped
class StaffEventConsumer implements EventConsumer<StaffEvent> {

    private final EventIntake intake;
    private final RenderingProviders providers;
    private final ServiceLocations locations;
    private final BillingBlocks blocks;
    private final HoldClaims holdClaims;

    StaffEventConsumer(
            EventIntake intake,
            RenderingProviders providers,
            ServiceLocations locations,
            BillingBlocks blocks,
            HoldClaims holdClaims) {
        this.intake = intake;
        this.providers = providers;
        this.locations = locations;
        this.blocks = blocks;
        this.holdClaims = holdClaims;
    }

    @Incoming("staff-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public String channel() {
        return "staff-events";
    }

    @Override
    public Class<StaffEvent> events() {
        return StaffEvent.class;
    }

    @Override
    public void on(StaffEvent event, EventMetadata metadata) {
        switch (event) {
            case StaffEvent.LocationOpened opened -> locations.follow(opened);
            case StaffEvent.EmployeeHired hired ->
                providers.follow(hired.employeeId(), hired.person(), hired.assignment());
            case StaffEvent.EmployeeChanged changed ->
                providers.follow(changed.employeeId(), changed.person(), changed.assignment());
            case StaffEvent.EmployeeTerminated left -> {
                blocks.begin(
                        left.employeeId(),
                        Reason.LEFT,
                        left.employeeId(),
                        left.lastDay().plusDays(1),
                        metadata.id());
                holdClaims.reconsider(left.employeeId(), metadata.id());
            }
            case StaffEvent.EmployeeRehired rehired -> {
                providers.follow(rehired.employeeId(), rehired.person(), rehired.assignment());
                blocks.end(rehired.employeeId(), Reason.LEFT, rehired.startsOn());
                holdClaims.reconsider(rehired.employeeId(), metadata.id());
            }
            // Billing follows the exclusion itself (ComplianceEventConsumer), which carries its date; taking the block
            // as well would hold each claim for two reasons that are one.
            case StaffEvent.EmployeeBlocked blocked -> {}
            case StaffEvent.EmployeeUnblocked unblocked -> {}
        }
    }
}
