package org.openpractice.contracts.compliance;

import java.util.UUID;

/**
 * Who or what an obligation is about.
 *
 * @param id of the record in the service that keeps it; for {@link Kind#PRACTICE_GROUP} the group's own
 */
public record Subject(Kind kind, UUID id) {

    public enum Kind {
        EMPLOYEE,
        LOCATION,
        EQUIPMENT,
        VENDOR,
        INCIDENT,
        CONTRACT,
        PRACTICE_GROUP
    }

    public static Subject employee(UUID id) {
        return new Subject(Kind.EMPLOYEE, id);
    }

    public static Subject location(UUID id) {
        return new Subject(Kind.LOCATION, id);
    }
}
