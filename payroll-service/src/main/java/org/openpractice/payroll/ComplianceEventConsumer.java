package org.openpractice.payroll;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.compliance.ObligationEvent;
import org.openpractice.payroll.flag.FlagPay;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** What happened in compliance, for those here who care. */
@Singleton
class ComplianceEventConsumer extends EventConsumer<ComplianceEvent> {

    private static final String CHANNEL = "compliance-events";

    private final FlagPay flagPay;

    ComplianceEventConsumer(EventIntake intake, FlagPay flagPay) {
        super(intake, CHANNEL, ComplianceEvent.class);
        this.flagPay = flagPay;
    }

    @Override
    @Incoming(CHANNEL)
    @Blocking
    protected void receive(ConsumerRecord<String, byte[]> record) {
        super.receive(record);
    }

    @Override
    protected void on(ComplianceEvent event, EventMetadata metadata) {
        switch (event) {
            case ExclusionEvent exclusion -> flagPay.follow(exclusion, metadata.id());
            case ObligationEvent _ -> {}
        }
    }
}
