package org.openpractice.compliance.location;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.compliance.obligation.SubjectNames;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.records.Records;

/** The places of the group. */
@ApplicationScoped
class Locations implements Records<Location>, SubjectNames {

    @Override
    public SubjectKind kind() {
        return SubjectKind.LOCATION;
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> ids) {
        return find("id in ?1", ids).stream().collect(Collectors.toMap(Location::id, Location::name));
    }

    @Override
    public String named(String id) {
        return "(select l.name from Location l where l.id = " + id + ")";
    }
}
