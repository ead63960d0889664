package org.openpractice.compliance;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.compliance.exclusion.ScreenStaffMember;
import org.openpractice.compliance.location.FollowLocations;
import org.openpractice.compliance.staff.FollowEmployment;
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

    private final FollowEmployment followEmployment;
    private final FollowLocations followLocations;
    private final ScreenStaffMember screenStaffMember;

    StaffEventConsumer(
            EventIntake intake,
            FollowEmployment followEmployment,
            FollowLocations followLocations,
            ScreenStaffMember screenStaffMember) {
        super(intake, CHANNEL, StaffEvent.class);
        this.followEmployment = followEmployment;
        this.followLocations = followLocations;
        this.screenStaffMember = screenStaffMember;
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
            case EmploymentEvent employment -> {
                // The list is locked before the person, as everywhere.
                screenStaffMember.holdListStill();
                followEmployment.follow(employment);
                screenStaffMember.follow(employment);
            }
            case LocationEvent location -> followLocations.follow(location, metadata.time());
            // Compliance is where blocks come from; obligations go on while somebody is blocked.
            case BlockEvent _ -> {}
            case LoginEvent _ -> {}
        }
    }
}
