package org.openpractice.billing.patient;

/** What the patient is to the subscriber of the coverage. */
public enum Relationship {
    SELF("18"),
    SPOUSE("01"),
    CHILD("19"),
    OTHER("G8");

    private final String code;

    Relationship(String code) {
        this.code = code;
    }

    /** Individual relationship code (SBR02, PAT01). */
    public String code() {
        return code;
    }
}
