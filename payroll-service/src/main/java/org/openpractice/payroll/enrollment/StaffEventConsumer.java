package org.openpractice.payroll.enrollment;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.contracts.staff.StaffEvent.EmployeeBlocked;
import org.openpractice.contracts.staff.StaffEvent.EmployeeChanged;
import org.openpractice.contracts.staff.StaffEvent.EmployeeHired;
import org.openpractice.contracts.staff.StaffEvent.EmployeeRehired;
import org.openpractice.contracts.staff.StaffEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.StaffEvent.EmployeeUnblocked;
import org.openpractice.contracts.staff.StaffEvent.LocationOpened;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** Whoever is hired is enrolled; whoever leaves is paid to the end of the final period. */
@ApplicationScoped
public class StaffEventConsumer implements EventConsumer<StaffEvent> {

    private final EventIntake intake;
    private final KeepEnrollments keepEnrollments;

    StaffEventConsumer(EventIntake intake, KeepEnrollments keepEnrollments) {
        this.intake = intake;
        this.keepEnrollments = keepEnrollments;
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
