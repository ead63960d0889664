package org.openpractice.contracts.compliance;

import java.util.UUID;

/**
 * Who or what an obligation is about.
 *
 * @param id of the record in the service that keeps it; for {@link SubjectKind#PRACTICE_GROUP} the group's own
 */
public record Subject(SubjectKind kind, UUID id) {

    public static Subject employee(UUID id) {
        return new Subject(SubjectKind.EMPLOYEE, id);
    }

    public static Subject location(UUID id) {
        return new Subject(SubjectKind.LOCATION, id);
    }
}
