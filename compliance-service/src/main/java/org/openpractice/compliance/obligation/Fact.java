package org.openpractice.compliance.obligation;

/** A date that a clock counts with or a proof shows. */
public enum Fact {
    /** First day of work for pay of the present employment. */
    STARTS_ON("first day of work for pay"),
    EXPOSED_SINCE("first day in an exposed position"),
    LAST_DAY("last day of employment"),
    OPENED_ON("day the location was opened");

    private final String words;

    Fact(String words) {
        this.words = words;
    }

    /** As it is named in a proof. */
    String words() {
        return words;
    }
}
