package org.openpractice.contracts.compliance;

import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.contracts.DomainEvent;

/** What happened to obligations and to exclusion screening. */
public sealed interface ComplianceEvent extends DomainEvent {

    String TOPIC = "compliance.events.v1";

    @Override
    default String topic() {
        return TOPIC;
    }

    /** Something must be done by {@code dueOn}; {@code rule} is the code of the versioned rule that says so. */
    record ObligationOpened(UUID obligationId, UUID employeeId, String rule, LocalDate dueOn)
            implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "obligation";
        }

        @Override
        public UUID aggregateId() {
            return obligationId;
        }
    }

    /** The obligation was met, with evidence. */
    record ObligationMet(UUID obligationId, UUID employeeId, String rule, LocalDate metOn) implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "obligation";
        }

        @Override
        public UUID aggregateId() {
            return obligationId;
        }
    }

    /** The obligation no longer applies; caused by {@code becauseOfEventId}. */
    record ObligationWithdrawn(UUID obligationId, UUID employeeId, String rule, UUID becauseOfEventId)
            implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "obligation";
        }

        @Override
        public UUID aggregateId() {
            return obligationId;
        }
    }

    /** An obligation that was met or withdrawn stands again; caused by {@code becauseOfEventId}. */
    record ObligationReopened(UUID obligationId, UUID employeeId, String rule, LocalDate dueOn, UUID becauseOfEventId)
            implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "obligation";
        }

        @Override
        public UUID aggregateId() {
            return obligationId;
        }
    }

    /** Screening found nothing for the person in that snapshot of the list. */
    record ScreeningCleared(UUID employeeId, UUID snapshotId) implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "screening";
        }

        @Override
        public UUID aggregateId() {
            return employeeId;
        }
    }

    /** Screening found a likeness that a person must judge. */
    record ExclusionSuspected(UUID employeeId, UUID matchId) implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "screening";
        }

        @Override
        public UUID aggregateId() {
            return employeeId;
        }
    }

    /** An adjudicator decided that the match is somebody else. */
    record ExclusionDismissed(UUID employeeId, UUID matchId) implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "screening";
        }

        @Override
        public UUID aggregateId() {
            return employeeId;
        }
    }

    /** The person is on the OIG exclusion list: no federal payment for anything furnished, ordered or prescribed from {@code excludedOn} (42 CFR 1001.1901). {@code exclusionType} is the statute, for example 1128a1. */
    record ExclusionConfirmed(UUID employeeId, UUID matchId, String exclusionType, LocalDate excludedOn)
            implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "screening";
        }

        @Override
        public UUID aggregateId() {
            return employeeId;
        }
    }

    /**
     * The exclusion no longer stands against the person from {@code reinstatedOn}: OIG reinstated the person, or a
     * confirmation turned out to be wrong. Sent when no confirmed match of the person remains.
     */
    record ExclusionLifted(UUID employeeId, UUID matchId, LocalDate reinstatedOn) implements ComplianceEvent {
        @Override
        public String aggregateType() {
            return "screening";
        }

        @Override
        public UUID aggregateId() {
            return employeeId;
        }
    }
}
