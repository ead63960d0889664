package org.openpractice.payroll;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.billing.ClaimEvent;
import org.openpractice.contracts.billing.RemittanceEvent;
import org.openpractice.contracts.billing.ServiceLineEvent;
import org.openpractice.payroll.compensation.FollowServiceLines;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** What happened in billing, for those here who care. */
@Singleton
class BillingEventConsumer extends EventConsumer<BillingEvent> {

    private static final String CHANNEL = "billing-events";

    private final FollowServiceLines followServiceLines;

    BillingEventConsumer(EventIntake intake, FollowServiceLines followServiceLines) {
        super(intake, CHANNEL, BillingEvent.class);
        this.followServiceLines = followServiceLines;
    }

    @Override
    @Incoming(CHANNEL)
    @Blocking
    protected void receive(ConsumerRecord<String, byte[]> record) {
        super.receive(record);
    }

    @Override
    protected void on(BillingEvent event, EventMetadata metadata) {
        switch (event) {
            case ServiceLineEvent line -> followServiceLines.follow(line);
            case ClaimEvent _, RemittanceEvent _ -> {}
        }
    }
}
