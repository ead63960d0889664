package org.openpractice.compliance.obligation;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.openpractice.contracts.compliance.SubjectKind;

/** Names the subjects of one kind for people who read obligations; the feature that keeps the subjects provides it. */
public interface SubjectNames {

    SubjectKind kind();

    /** Names by id; whoever is not known is left out. */
    Map<UUID, String> names(Collection<UUID> ids);

    /**
     * The name of one of them in HQL, to search by; null when it is not known.
     *
     * @param id what its id is in the query
     */
    String named(String id);
}
