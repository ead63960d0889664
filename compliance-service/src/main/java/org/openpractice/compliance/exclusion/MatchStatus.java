package org.openpractice.compliance.exclusion;

/** How a match stands. */
enum MatchStatus {
    /** Waits for an adjudicator. */
    POTENTIAL,
    /** It is the same person. */
    CONFIRMED,
    /** An adjudicator decided that it is somebody else; the same row and the same person do not come back. */
    FALSE_POSITIVE,
    /** It was the same person, and OIG reinstated the person. */
    LIFTED,
    /** Not judged, and no longer found: the person's facts or the list changed, or OIG reinstated whoever it was. */
    WITHDRAWN
}
