package org.openpractice.staff;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.payroll.EnrollmentEvent.PayStandingChanged;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;
import org.openpractice.staff.employee.FollowPay;

/** What happened in payroll, for those here who care. */
@Singleton
class PayrollEventConsumer extends EventConsumer<PayrollEvent> {

    private static final String CHANNEL = "payroll-events";

    private final FollowPay followPay;

    PayrollEventConsumer(EventIntake intake, FollowPay followPay) {
        super(intake, CHANNEL, PayrollEvent.class);
        this.followPay = followPay;
    }

    @Override
    @Incoming(CHANNEL)
    @Blocking
    protected void receive(ConsumerRecord<String, byte[]> record) {
        super.receive(record);
    }

    @Override
    protected void on(PayrollEvent event, EventMetadata metadata) {
        if (event instanceof PayStandingChanged standing) {
            followPay.follow(standing);
        }
    }
}
