package org.openpractice.compliance.location;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.compliance.obligation.SubjectNames;
import org.openpractice.contracts.compliance.SubjectKind;

/** The places of the group. */
@ApplicationScoped
class Locations implements PanacheRepositoryBase<Location, UUID>, SubjectNames {

    @Override
    public SubjectKind kind() {
        return SubjectKind.LOCATION;
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> ids) {
        return find("id in ?1", ids).stream().collect(Collectors.toMap(Location::id, Location::name));
    }
}
