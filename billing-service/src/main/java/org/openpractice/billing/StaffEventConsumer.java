package org.openpractice.billing;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.billing.claim.FollowEmployment;
import org.openpractice.billing.provider.ServiceLocations;
import org.openpractice.contracts.staff.BlockEvent;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.contracts.staff.LoginEvent;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** What happened to the staff, for those here who care. */
@Singleton
class StaffEventConsumer extends EventConsumer<StaffEvent> {

    private static final String CHANNEL = "staff-events";

    private final ServiceLocations locations;
    private final FollowEmployment followEmployment;

    StaffEventConsumer(EventIntake intake, ServiceLocations locations, FollowEmployment followEmployment) {
        super(intake, CHANNEL, StaffEvent.class);
        this.locations = locations;
        this.followEmployment = followEmployment;
    }

    @Override
    @Incoming(CHANNEL)
    @Blocking
    protected void receive(ConsumerRecord<String, byte[]> record) {
        super.receive(record);
    }

    @Override
    protected void on(StaffEvent event, EventMetadata metadata) {
        switch (event) {
            case LocationEvent location -> locations.follow(location);
            case EmploymentEvent employment -> followEmployment.follow(employment, metadata.id());
            // Billing follows the exclusion itself, which carries its date; taking the block as well would hold each
            // claim
            // for two reasons that are one.
            case BlockEvent _ -> {}
            case LoginEvent _ -> {}
        }
    }
}
