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

    /** A fact about one obligation. */
    sealed interface AboutObligation extends ComplianceEvent {
        UUID obligationId();

        @Override
        default String aggregateType() {
            return "obligation";
        }

        @Override
        default UUID aggregateId() {
            return obligationId();
        }
    }

    /** A fact about the screening of one person. */
    sealed interface AboutScreening extends ComplianceEvent {
        UUID employeeId();

        @Override
        default String aggregateType() {
            return "screening";
        }

        @Override
        default UUID aggregateId() {
            return employeeId();
        }
    }

    /** Something must be done by {@code dueOn}; {@code rule} is the code of the versioned rule that says so. */
    record ObligationOpened(UUID obligationId, UUID employeeId, String rule, LocalDate dueOn)
            implements AboutObligation {}

    /** The obligation was met, with evidence. */
    record ObligationMet(UUID obligationId, UUID employeeId, String rule, LocalDate metOn) implements AboutObligation {}

    /** The obligation no longer applies; caused by {@code becauseOfEventId}. */
    record ObligationWithdrawn(UUID obligationId, UUID employeeId, String rule, UUID becauseOfEventId)
            implements AboutObligation {}

    /** An obligation that was met or withdrawn stands again; caused by {@code becauseOfEventId}. */
    record ObligationReopened(UUID obligationId, UUID employeeId, String rule, LocalDate dueOn, UUID becauseOfEventId)
            implements AboutObligation {}

    /** Screening found nothing for the person in that snapshot of the list. */
    record ScreeningCleared(UUID employeeId, UUID snapshotId) implements AboutScreening {}

    /** Screening found a likeness that a person must judge. */
    record ExclusionSuspected(UUID employeeId, UUID matchId) implements AboutScreening {}

    /** An adjudicator decided that the match is somebody else. */
    record ExclusionDismissed(UUID employeeId, UUID matchId) implements AboutScreening {}

    /** The person is on the OIG exclusion list: no federal payment for anything furnished, ordered or prescribed from {@code excludedOn} (42 CFR 1001.1901). {@code exclusionType} is the statute, for example 1128a1. */
    record ExclusionConfirmed(UUID employeeId, UUID matchId, String exclusionType, LocalDate excludedOn)
            implements AboutScreening {}

    /**
     * The exclusion no longer stands against the person from {@code reinstatedOn}: OIG reinstated the person, or a
     * confirmation turned out to be wrong. Sent when no confirmed match of the person remains.
     */
    record ExclusionLifted(UUID employeeId, UUID matchId, LocalDate reinstatedOn) implements AboutScreening {}
}
