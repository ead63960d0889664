package org.openpractice.contracts.compliance;

import java.time.LocalDate;
import java.util.UUID;

/** What screening a person against the exclusion list found, and what was decided. */
public sealed interface ExclusionEvent extends ComplianceEvent {

    UUID employeeId();

    @Override
    default String aggregateType() {
        return "screening";
    }

    @Override
    default UUID aggregateId() {
        return employeeId();
    }

    /** Screening found nothing for the person in that snapshot of the list. */
    record ScreeningCleared(UUID employeeId, UUID snapshotId) implements ExclusionEvent {}

    /** Screening found a likeness that a person must judge. */
    record ExclusionSuspected(UUID employeeId, UUID matchId) implements ExclusionEvent {}

    /** An adjudicator decided that the match is somebody else. */
    record ExclusionDismissed(UUID employeeId, UUID matchId) implements ExclusionEvent {}

    /** The person is on the OIG exclusion list: no federal payment for anything furnished, ordered or prescribed from {@code excludedOn} (42 CFR 1001.1901). {@code exclusionType} is the statute, for example 1128a1. */
    record ExclusionConfirmed(UUID employeeId, UUID matchId, String exclusionType, LocalDate excludedOn)
            implements ExclusionEvent {}

    /**
     * The exclusion no longer stands against the person from {@code reinstatedOn}: OIG reinstated the person, or a
     * confirmation turned out to be wrong. Sent when no confirmed match of the person remains.
     */
    record ExclusionLifted(UUID employeeId, UUID matchId, LocalDate reinstatedOn) implements ExclusionEvent {}
}
