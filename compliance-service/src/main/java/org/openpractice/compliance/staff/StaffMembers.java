package org.openpractice.compliance.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.compliance.obligation.SubjectNames;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The people of the group. */
@ApplicationScoped
public class StaffMembers implements PanacheRepositoryBase<StaffMember, UUID>, SubjectNames {

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    public StaffMember get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** The person, locked: whoever screens or judges the same person waits. */
    public Optional<StaffMember> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public List<StaffMember> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** People who work on that day or later, in the order of their ids. */
    public List<UUID> employedFrom(LocalDate day, UUID after, int limit) {
        return find("id > ?1 and (lastDay is null or lastDay >= ?2) order by id", after, day).page(0, limit).stream()
                .map(StaffMember::id)
                .toList();
    }

    public long countEmployedFrom(LocalDate day) {
        return count("lastDay is null or lastDay >= ?1", day);
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.EMPLOYEE;
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> ids) {
        return find("id in ?1", ids).stream().collect(Collectors.toMap(StaffMember::id, StaffMember::displayName));
    }

    public Map<UUID, StaffMember> byId(Collection<UUID> ids) {
        return find("id in ?1", ids).stream().collect(Collectors.toMap(StaffMember::id, Function.identity()));
    }
}
