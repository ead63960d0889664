package org.openpractice.staff.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Records;

/** The links of the group's employees, those that were ended included. */
@ApplicationScoped
class EmployeeLogins implements Records<EmployeeLogin> {

    /** The link of an employee that holds. */
    Optional<EmployeeLogin> ofEmployee(UUID employeeId) {
        return find("employeeId = ?1 and ended.at is null", employeeId).firstResultOptional();
    }

    /** The link of a login that holds. */
    Optional<EmployeeLogin> ofUser(String userId) {
        return find("userId = ?1 and ended.at is null", userId).firstResultOptional();
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} when the employee has no login */
    EmployeeLogin current(UUID employeeId) {
        return ofEmployee(employeeId).orElseThrow(PlatformProblem::notFound);
    }

    /** Whether a link of the employee or of the login was ever ended: from then on only HR links either. */
    boolean wasEnded(UUID employeeId, String userId) {
        return count("(employeeId = ?1 or userId = ?2) and ended.at is not null", employeeId, userId) > 0;
    }
}
