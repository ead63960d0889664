package org.openpractice.compliance.staff;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.compliance.obligation.SubjectNames;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.records.Records;

/** The people of the group. */
@ApplicationScoped
public class StaffMembers implements Records<StaffMember>, SubjectNames {

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

    @Override
    public String named(String id) {
        return "(select s.firstName || ' ' || s.lastName from StaffMember s where s.id = " + id + ")";
    }
}
