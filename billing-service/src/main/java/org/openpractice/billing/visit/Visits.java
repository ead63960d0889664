package org.openpractice.billing.visit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.paging.PageRequest;

/** Visits of the practice group. */
@ApplicationScoped
class Visits implements PanacheRepositoryBase<Visit, UUID> {

    List<Visit> page(PageRequest request, @Nullable VisitStatus status) {
        var query = status == null
                ? find("id > ?1 order by id", request.after())
                : find("id > ?1 and status = ?2 order by id", request.after(), status);
        return query.page(0, request.fetch()).list();
    }

    /** The visit, locked, so that two check-outs wait for each other. */
    Optional<Visit> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
