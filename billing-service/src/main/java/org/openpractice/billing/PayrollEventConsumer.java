package org.openpractice.billing;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.billing.ledger.BookPayroll;
import org.openpractice.contracts.payroll.EnrollmentEvent;
import org.openpractice.contracts.payroll.JournalEvent;
import org.openpractice.contracts.payroll.PayFlagEvent;
import org.openpractice.contracts.payroll.PayRunEvent;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** What happened in payroll, for those here who care. */
@Singleton
class PayrollEventConsumer extends EventConsumer<PayrollEvent> {

    private static final String CHANNEL = "payroll-events";

    private final BookPayroll bookPayroll;

    PayrollEventConsumer(EventIntake intake, BookPayroll bookPayroll) {
        super(intake, CHANNEL, PayrollEvent.class);
        this.bookPayroll = bookPayroll;
    }

    @Override
    @Incoming(CHANNEL)
    @Blocking
    protected void receive(ConsumerRecord<String, byte[]> record) {
        super.receive(record);
    }

    @Override
    protected void on(PayrollEvent event, EventMetadata metadata) {
        switch (event) {
            case JournalEvent journal -> bookPayroll.book(journal);
            // Whatever else payroll says moves no money.
            case PayRunEvent _, EnrollmentEvent _, PayFlagEvent _ -> {}
        }
    }
}
