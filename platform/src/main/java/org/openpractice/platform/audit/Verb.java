package org.openpractice.platform.audit;

import java.util.Locale;

/**
 * What somebody did to a record, where no event tells it. The log keeps the word in the past tense and beside it the kind
 * of record; what exactly was read or exported is a kind of its own, for example {@code paystub}. A deed that an event
 * tells stands in the log by the name of the event.
 */
public enum Verb {
    /** Saw it; of a whole list when no id stands beside it. */
    READ,
    /** Made a file of it to take away. */
    EXPORTED,
    ADDED,
    CHANGED,
    REMOVED,
    /** Wrote down what came from elsewhere: an order, a count, a payment. */
    RECORDED,
    /** Took in a file. */
    RECEIVED,
    /** Took the content of a file in. */
    LOADED,
    /** Did not take in what came: a file, a change that was proposed. */
    REFUSED,
    DRAFTED,
    PROPOSED,
    PREPARED,
    SUBMITTED,
    APPROVED,
    SIGNED,
    /** Tried to take both steps of a matter that takes two people. */
    ATTEMPTED_ALONE,
    WITHDREW,
    APPLIED,
    DECIDED,
    /** Said whether two are the same person. */
    ADJUDICATED,
    POSTED,
    PAID,
    RELEASED,
    REDIRECTED,
    RETURNED,
    VOIDED,
    REVERSED,
    REISSUED,
    STARTED,
    STOPPED,
    CANCELED,
    CLOSED,
    CHECKED_IN,
    CHECKED_OUT,
    /** Applied parked events again. */
    REPLAYED;

    /** The word in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
