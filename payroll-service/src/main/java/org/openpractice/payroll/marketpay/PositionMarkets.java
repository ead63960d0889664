package org.openpractice.payroll.marketpay;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;

/** Positions and their markets. */
@ApplicationScoped
class PositionMarkets implements PanacheRepositoryBase<PositionMarket, UUID> {

    Optional<PositionMarket> titled(String positionTitle) {
        return find("positionTitle", positionTitle).firstResultOptional();
    }

    List<PositionMarket> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }
}
