package org.openpractice.contracts.staff;

import java.time.Instant;
import java.util.UUID;

/** Which login of the identity provider is which employee: what a person may read and ask for as her own. */
public sealed interface LoginEvent extends StaffEvent, AboutEmployee {

    /**
     * From now on the login acts for that employee's own record. An employee has at most one login and a login at most one
     * employee; facts of two employees keep no order, so of two links of one login the later holds.
     *
     * @param userId id of the user at the identity provider (claim {@code sub}); it stays when the user name changes
     */
    record EmployeeLoginLinked(UUID employeeId, String userId, Instant linkedAt) implements LoginEvent {}

    /** The login no longer acts for that employee's own record. */
    record EmployeeLoginUnlinked(UUID employeeId, String userId) implements LoginEvent {}
}
