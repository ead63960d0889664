package org.openpractice.payroll.enrollment;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.staff.BlockEvent.EmployeeBlocked;
import org.openpractice.contracts.staff.BlockEvent.EmployeeUnblocked;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeRehired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** Whoever is hired is enrolled; whoever leaves is paid to the end of the final period. */
@Singleton
public class StaffEventConsumer extends EventConsumer<StaffEvent> {

    private static final String CHANNEL = "staff-events";

    private final KeepEnrollments keepEnrollments;

    StaffEventConsumer(EventIntake intake, KeepEnrollments keepEnrollments) {
        super(intake, CHANNEL, StaffEvent.class);
        this.keepEnrollments = keepEnrollments;
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
            case EmployeeHired hired -> keepEnrollments.enroll(hired);
            case EmployeeChanged changed -> keepEnrollments.change(changed);
            case EmployeeTerminated terminated -> keepEnrollments.end(terminated);
            case EmployeeRehired rehired -> keepEnrollments.rehire(rehired);
            case LocationOpened opened -> {}
            // Payroll answers the exclusion itself, not the block that follows from it.
            case EmployeeBlocked blocked -> {}
            case EmployeeUnblocked unblocked -> {}
        }
    }
}
