package org.openpractice.staff.employee;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason why somebody may not work.
 *
 * @param matchId the confirmed match in the exclusion list
 * @param from first day the person may not work
 * @param becauseOfEventId the fact that caused it
 * @param liftedFrom first day it no longer holds; absent while it stands
 * @param liftedBecauseOfEventId the fact that lifted it
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Block(
        UUID matchId,
        @Column(name = "blocked_from") LocalDate from,
        UUID becauseOfEventId,
        @Nullable LocalDate liftedFrom,
        @Nullable UUID liftedBecauseOfEventId) {

    static Block of(UUID matchId, LocalDate from, UUID becauseOfEventId) {
        return new Block(matchId, from, becauseOfEventId, null, null);
    }

    Block lift(LocalDate day, UUID becauseOfEventId) {
        return new Block(matchId, from, this.becauseOfEventId, day, becauseOfEventId);
    }

    boolean stands() {
        return liftedFrom == null;
    }
}
