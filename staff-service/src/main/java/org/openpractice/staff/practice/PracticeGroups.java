package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.CurrentGroup;

/** The one practice group the current work belongs to. */
@ApplicationScoped
class PracticeGroups implements Records<PracticeGroup> {

    private final CurrentGroup group;

    PracticeGroups(CurrentGroup group) {
        this.group = group;
    }

    /** The group, when it has been described yet. */
    Optional<PracticeGroup> current() {
        return findByIdOptional(group.id());
    }

    /** The group, held for a change until the transaction ends. */
    Optional<PracticeGroup> lock() {
        return findByIdOptional(group.id(), LockModeType.PESSIMISTIC_WRITE);
    }
}
