package org.openpractice.payroll;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.staff.BlockEvent;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.contracts.staff.LoginEvent;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.payroll.enrollment.KeepEnrollments;
import org.openpractice.payroll.filing.StaffSsns;
import org.openpractice.payroll.login.EmployeeLogins;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** What happened to the staff, for those here who care. */
@Singleton
class StaffEventConsumer extends EventConsumer<StaffEvent> {

    private static final String CHANNEL = "staff-events";

    private final KeepEnrollments keepEnrollments;
    private final StaffSsns staffSsns;
    private final EmployeeLogins logins;

    StaffEventConsumer(
            EventIntake intake, KeepEnrollments keepEnrollments, StaffSsns staffSsns, EmployeeLogins logins) {
        super(intake, CHANNEL, StaffEvent.class);
        this.keepEnrollments = keepEnrollments;
        this.staffSsns = staffSsns;
        this.logins = logins;
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
                keepEnrollments.follow(employment);
                staffSsns.follow(employment);
            }
            case LoginEvent login -> logins.follow(login);
            case LocationEvent _ -> {}
            // Payroll answers the exclusion itself, not the block that follows from it.
            case BlockEvent _ -> {}
        }
    }
}
