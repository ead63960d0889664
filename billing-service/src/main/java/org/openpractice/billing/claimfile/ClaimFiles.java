package org.openpractice.billing.claimfile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;

/** Claim files of the practice group. */
@ApplicationScoped
class ClaimFiles implements PanacheRepositoryBase<ClaimFile, UUID> {

    List<ClaimFile> page(PageRequest request) {
        return find("id > ?1 order by id", request.after())
                .page(0, request.fetch())
                .list();
    }
}
