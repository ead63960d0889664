package org.openpractice.compliance.obligation;

import java.util.Set;
import org.openpractice.contracts.compliance.SubjectKind;

/** What opens an obligation. Each concerns one kind of subject and always brings certain facts. */
public enum Trigger {
    /** The first day of work for pay. */
    HIRE(SubjectKind.EMPLOYEE, Fact.STARTS_ON),
    /** The first day in a position with occupational exposure to blood (29 CFR 1910.1030(b)). */
    EXPOSURE(SubjectKind.EMPLOYEE, Fact.STARTS_ON, Fact.EXPOSED_SINCE),
    /** The last day of employment. */
    TERMINATION(SubjectKind.EMPLOYEE, Fact.STARTS_ON, Fact.LAST_DAY),
    /** The day from which the group works at a place. */
    LOCATION_OPENED(SubjectKind.LOCATION, Fact.OPENED_ON);

    private final SubjectKind concerns;
    private final Set<Fact> brings;

    Trigger(SubjectKind concerns, Fact... brings) {
        this.concerns = concerns;
        this.brings = Set.of(brings);
    }

    SubjectKind concerns() {
        return concerns;
    }

    /** Facts that are known whenever this happens. */
    Set<Fact> brings() {
        return brings;
    }
}
