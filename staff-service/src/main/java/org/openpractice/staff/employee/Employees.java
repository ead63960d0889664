package org.openpractice.staff.employee;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.us.Npi;

/** Everybody who is or was on the group's staff. */
@ApplicationScoped
public class Employees implements PanacheRepositoryBase<Employee, UUID> {

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    Employee get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /**
     * The employee, held for a change until the transaction ends: changes of one employee wait for each other, so the
     * version that {@code If-Match} names is still the current one when the change is made.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found}
     */
    Employee lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(PlatformProblem::notFound);
    }

    /** Whoever has that number. */
    public Optional<Employee> numbered(EmployeeNumber number) {
        return find("employeeNumber", number).firstResultOptional();
    }

    /** Whoever has that work e-mail address. */
    Optional<Employee> with(WorkEmail email) {
        return find("person.workEmail", email).firstResultOptional();
    }

    /** Whoever has that NPI. */
    Optional<Employee> with(Npi npi) {
        return find("person.npi", npi).firstResultOptional();
    }

    /** Whoever has the social security number with that index. */
    Optional<Employee> withSsnIndex(byte[] index) {
        return find("ssn.index", (Object) index).firstResultOptional();
    }

    List<Employee> page(PageRequest page) {
        return find("id > ?1 order by id", page.after())
                .range(0, page.fetch() - 1)
                .list();
    }
}
