package org.openpractice.compliance.obligation;

import java.util.Set;
import org.openpractice.contracts.compliance.Subject;

/** What opens an obligation. Each concerns one kind of subject and always brings certain facts. */
public enum Trigger {
    /** The first day of work for pay. */
    HIRE(Subject.Kind.EMPLOYEE, Fact.STARTS_ON),
    /** The first day in a position with occupational exposure to blood (29 CFR 1910.1030(b)). */
    EXPOSURE(Subject.Kind.EMPLOYEE, Fact.STARTS_ON, Fact.EXPOSED_SINCE),
    /** The last day of employment. */
    TERMINATION(Subject.Kind.EMPLOYEE, Fact.STARTS_ON, Fact.LAST_DAY),
    /** The day from which the group works at a place. */
    LOCATION_OPENED(Subject.Kind.LOCATION, Fact.OPENED_ON);

    private final Subject.Kind concerns;
    private final Set<Fact> brings;

    Trigger(Subject.Kind concerns, Fact... brings) {
        this.concerns = concerns;
        this.brings = Set.of(brings);
    }

    Subject.Kind concerns() {
        return concerns;
    }

    /** Facts that are known whenever this happens. */
    Set<Fact> brings() {
        return brings;
    }
}
