package org.openpractice.billing.payer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;

/** Payers of the practice group. */
@ApplicationScoped
public class Payers implements PanacheRepositoryBase<Payer, UUID> {

    boolean anyWith(String payerId) {
        return count("payerId", payerId) > 0;
    }

    List<Payer> page(PageRequest request) {
        return find("id > ?1 order by id", request.after())
                .page(0, request.fetch())
                .list();
    }
}
