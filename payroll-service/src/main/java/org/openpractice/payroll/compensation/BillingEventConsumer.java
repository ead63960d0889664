package org.openpractice.payroll.compensation;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.billing.ClaimEvent;
import org.openpractice.contracts.billing.RemittanceEvent;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLinePosted;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLineTakenBack;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** A posted line is credited to whoever performed it; the last payment taken back takes the credit back. */
@Singleton
public class BillingEventConsumer extends EventConsumer<BillingEvent> {

    private static final String CHANNEL = "billing-events";

    private final CreditWork creditWork;

    BillingEventConsumer(EventIntake intake, CreditWork creditWork) {
        super(intake, CHANNEL, BillingEvent.class);
        this.creditWork = creditWork;
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
            case ServiceLinePosted posted ->
                creditWork.answered(new CreditWork.Posting(
                        posted.renderingEmployeeId(),
                        posted.claimId(),
                        posted.lineNumber(),
                        LineStage.POSTED,
                        posted.remittanceId(),
                        posted.procedureCode(),
                        posted.modifiers(),
                        posted.units(),
                        posted.serviceDate(),
                        posted.postedOn(),
                        posted.personallyPerformed(),
                        null));
            case ServiceLineTakenBack takenBack ->
                creditWork.answerTakenBack(
                        new CreditWork.LineKey(takenBack.claimId(), takenBack.lineNumber(), LineStage.POSTED),
                        takenBack.takenBackOn());
            case ClaimEvent ignored -> {}
            case RemittanceEvent ignored -> {}
        }
    }
}
