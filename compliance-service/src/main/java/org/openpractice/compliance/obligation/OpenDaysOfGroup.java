package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;

/** On which days the group is open for business. */
@ApplicationScoped
class OpenDaysOfGroup {

    /** Counts days as they hold for the group now. */
    DayCount dayCount() {
        return new DayCount(OpenDays.MONDAY_TO_FRIDAY);
    }
}
