package org.openpractice.payroll.flag;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.compliance.ComplianceEvent.AboutObligation;
import org.openpractice.contracts.compliance.ComplianceEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ComplianceEvent.ExclusionDismissed;
import org.openpractice.contracts.compliance.ComplianceEvent.ExclusionLifted;
import org.openpractice.contracts.compliance.ComplianceEvent.ExclusionSuspected;
import org.openpractice.contracts.compliance.ComplianceEvent.ScreeningCleared;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;
import org.openpractice.platform.outbox.Outbox;

/**
 * An excluded person's pay is flagged, for no federal program pays for what they do (42 CFR 1001.1901). The flag stands
 * on its own: it may come before the person is enrolled.
 */
@ApplicationScoped
public class ComplianceEventConsumer implements EventConsumer<ComplianceEvent> {

    private final EventIntake intake;
    private final PayFlags flags;
    private final Outbox outbox;

    ComplianceEventConsumer(EventIntake intake, PayFlags flags, Outbox outbox) {
        this.intake = intake;
        this.flags = flags;
        this.outbox = outbox;
    }

    @Incoming("compliance-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public String channel() {
        return "compliance-events";
    }

    @Override
    public Class<ComplianceEvent> events() {
        return ComplianceEvent.class;
    }

    @Override
    public void on(ComplianceEvent event, EventMetadata metadata) {
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
            case AboutObligation ignored -> {}
        }
    }
}
