package org.openpractice.payroll.flag;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ExclusionEvent.ScreeningCleared;
import org.openpractice.contracts.compliance.ObligationEvent;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;
import org.openpractice.platform.outbox.Outbox;

/**
 * An excluded person's pay is flagged, for no federal program pays for what they do (42 CFR 1001.1901). The flag stands
 * on its own: it may come before the person is enrolled.
 */
@Singleton
public class ComplianceEventConsumer extends EventConsumer<ComplianceEvent> {

    private static final String CHANNEL = "compliance-events";

    private final PayFlags flags;
    private final Outbox outbox;

    ComplianceEventConsumer(EventIntake intake, PayFlags flags, Outbox outbox) {
        super(intake, CHANNEL, ComplianceEvent.class);
        this.flags = flags;
        this.outbox = outbox;
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
            case ExclusionConfirmed confirmed -> {
                var flag =
                        new PayFlag(confirmed.employeeId(), confirmed.matchId(), confirmed.excludedOn(), metadata.id());
                flags.persist(flag);
                outbox.append(flag.flagged());
            }
            // Told when no confirmed match of the person remains, whichever of them it names.
            case ExclusionLifted lifted ->
                flags.standing(lifted.employeeId())
                        .forEach(flag -> outbox.append(flag.lift(lifted.reinstatedOn(), metadata.id())));
            // A confirmation that was overturned: the person was never excluded, so no pay stays held for it.
            case ExclusionDismissed dismissed ->
                flags.ofMatch(dismissed.matchId()).stream()
                        .filter(flag -> !flag.isAnnulled())
                        .forEach(flag -> outbox.append(flag.annul(metadata.id())));
            case ExclusionSuspected suspected -> {}
            case ScreeningCleared cleared -> {}
            case ObligationEvent ignored -> {}
        }
    }
}
