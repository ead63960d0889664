package org.openpractice.contracts.compliance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of an obligation. {@code rule} is the code of the versioned rule that it comes from.
 *
 * <p>Version 2: the first one knew obligations of employees alone and was never released.
 */
public sealed interface ObligationEvent extends ComplianceEvent {

    UUID obligationId();

    Subject subject();

    @Override
    default String aggregateType() {
        return "obligation";
    }

    @Override
    default UUID aggregateId() {
        return obligationId();
    }

    @Override
    default int schemaVersion() {
        return 2;
    }

    /** Something must be done by {@code dueOn}; sent again when the day is computed anew. */
    record ObligationOpened(UUID obligationId, Subject subject, String rule, LocalDate dueOn)
            implements ObligationEvent {}

    /** The obligation was met, with evidence. */
    record ObligationMet(UUID obligationId, Subject subject, String rule, LocalDate metOn) implements ObligationEvent {}

    /**
     * The obligation no longer applies.
     *
     * @param becauseOfEventId CloudEvents id of the fact that caused it; null when a person did
     */
    record ObligationWithdrawn(
            UUID obligationId,
            Subject subject,
            String rule,
            @Nullable UUID becauseOfEventId) implements ObligationEvent {}

    /**
     * An obligation that was met or withdrawn stands again.
     *
     * @param becauseOfEventId CloudEvents id of the fact that caused it; null when a person did
     */
    record ObligationReopened(
            UUID obligationId,
            Subject subject,
            String rule,
            LocalDate dueOn,
            @Nullable UUID becauseOfEventId) implements ObligationEvent {}
}
