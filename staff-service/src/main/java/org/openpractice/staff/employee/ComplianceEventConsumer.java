package org.openpractice.staff.employee;

import io.smallrye.common.annotation.Blocking;
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

/** What exclusions mean for people on the staff. */
@ApplicationScoped
public class ComplianceEventConsumer implements EventConsumer<ComplianceEvent> {

    private final EventIntake intake;
    private final BlockEmployee blockEmployee;

    ComplianceEventConsumer(EventIntake intake, BlockEmployee blockEmployee) {
        this.intake = intake;
        this.blockEmployee = blockEmployee;
    }

    @Override
    public String channel() {
        return "compliance-events";
    }

    @Override
    public Class<ComplianceEvent> events() {
        return ComplianceEvent.class;
    }

    @Incoming("compliance-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public void on(ComplianceEvent event, EventMetadata metadata) {
        switch (event) {
            case ExclusionConfirmed confirmed -> blockEmployee.block(confirmed, metadata.id());
            case ExclusionLifted lifted -> blockEmployee.unblock(lifted, metadata.id());
            // A suspicion is not a finding: nobody is kept from work before somebody has judged it.
            case ExclusionSuspected ignored -> {}
            case ExclusionDismissed ignored -> {}
            case ScreeningCleared ignored -> {}
            case AboutObligation ignored -> {}
        }
    }
}
