package org.openpractice.payroll.compensation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.paging.PageRequest;

/** Days and nights on call. */
@ApplicationScoped
class CallDuties implements PanacheRepositoryBase<CallDuty, UUID> {

    List<CallDuty> page(PageRequest page, UUID employeeId) {
        return find("id > ?1 and employeeId = ?2 order by id", page.after(), employeeId)
                .page(0, page.fetch())
                .list();
    }

    List<CallDuty> of(UUID employeeId, Collection<LocalDate> days) {
        return list("employeeId = ?1 and onDate in ?2", employeeId, days);
    }

    /** Somebody's duties up to a day that are part of no settlement but that one. */
    List<CallDuty> unsettled(UUID employeeId, LocalDate until, @Nullable UUID exceptSettlement) {
        return getEntityManager()
                .createQuery("""
                        from CallDuty d where d.employeeId = :employee and d.onDate <= :until
                            and not exists (select 1 from StatementRow r join ProviderSettlement s on s.id = r.settlementId
                                where r.callDutyId = d.id and s.state <> :withdrawn
                                    and (:except is null or s.id <> :except))
                        order by d.onDate, d.shift
                        """, CallDuty.class)
                .setParameter("employee", employeeId)
                .setParameter("until", until)
                .setParameter("withdrawn", ProviderSettlement.State.WITHDRAWN)
                .setParameter("except", exceptSettlement)
                .getResultList();
    }

    boolean isSettled(UUID dutyId) {
        return !getEntityManager()
                .createQuery("""
                        select 1 from StatementRow r join ProviderSettlement s on s.id = r.settlementId
                        where r.callDutyId = :duty and s.state <> :withdrawn
                        """, Integer.class)
                .setParameter("duty", dutyId)
                .setParameter("withdrawn", ProviderSettlement.State.WITHDRAWN)
                .getResultList()
                .isEmpty();
    }
}
