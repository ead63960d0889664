package org.openpractice.contracts.compliance;

/** What kind of thing an obligation is about. */
public enum SubjectKind {
    EMPLOYEE,
    LOCATION,
    EQUIPMENT,
    VENDOR,
    INCIDENT,
    CONTRACT,
    PRACTICE_GROUP
}
