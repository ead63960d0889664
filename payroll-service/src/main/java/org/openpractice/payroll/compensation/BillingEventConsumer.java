package org.openpractice.payroll.compensation;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.billing.BillingEvent.AboutClaim;
import org.openpractice.contracts.billing.BillingEvent.AboutRemittance;
import org.openpractice.contracts.billing.BillingEvent.ServiceLinePosted;
import org.openpractice.contracts.billing.BillingEvent.ServiceLineTakenBack;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** A posted line is credited to whoever performed it; the last payment taken back takes the credit back. */
@ApplicationScoped
public class BillingEventConsumer implements EventConsumer<BillingEvent> {

    private final EventIntake intake;
    private final CreditWork creditWork;

    BillingEventConsumer(EventIntake intake, CreditWork creditWork) {
        this.intake = intake;
        this.creditWork = creditWork;
    }

    @Incoming("billing-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public String channel() {
        return "billing-events";
    }

    @Override
    public Class<BillingEvent> events() {
        return BillingEvent.class;
    }

    @Override
    public void on(BillingEvent event, EventMetadata metadata) {
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
            case AboutClaim ignored -> {}
            case AboutRemittance ignored -> {}
        }
    }
}
