package org.openpractice.payroll.compensation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.compensation.ServiceLine.State;
import org.openpractice.platform.paging.PageRequest;

/** Lines of claims and the entries that credit them. */
@ApplicationScoped
class WorkRvuLedger implements PanacheRepositoryBase<WorkRvuEntry, UUID> {

    void add(Object row) {
        getEntityManager().persist(row);
    }

    /** Lines of some claims that are not taken back. */
    List<ServiceLine> standing(Collection<UUID> claimIds) {
        return getEntityManager()
                .createQuery("from ServiceLine where claimId in :claims and state <> :takenBack", ServiceLine.class)
                .setParameter("claims", claimIds)
                .setParameter("takenBack", State.TAKEN_BACK)
                .getResultList();
    }

    /** Somebody's lines in some states that count from a day on. */
    List<ServiceLine> lines(UUID employeeId, Collection<State> states, LocalDate from) {
        return getEntityManager()
                .createQuery(
                        "from ServiceLine where employeeId = :employee and state in :states and countedOn >= :from order by id",
                        ServiceLine.class)
                .setParameter("employee", employeeId)
                .setParameter("states", states)
                .setParameter("from", from)
                .getResultList();
    }

    /** Unpriced lines of everybody after one of them, oldest first, no more than so many. */
    List<ServiceLine> unpriced(UUID after, int most) {
        return getEntityManager()
                .createQuery("from ServiceLine where state = :unpriced and id > :after order by id", ServiceLine.class)
                .setParameter("after", after)
                .setParameter("unpriced", State.UNPRICED)
                .setMaxResults(most)
                .getResultList();
    }

    List<ServiceLine> page(PageRequest page, @Nullable State state, @Nullable UUID employeeId) {
        return getEntityManager()
                .createQuery("""
                        from ServiceLine where id > :after and (:state is null or state = :state)
                            and (:employee is null or employeeId = :employee) order by id
                        """, ServiceLine.class)
                .setParameter("after", page.after())
                .setParameter("state", state)
                .setParameter("employee", employeeId)
                .setMaxResults(page.fetch())
                .getResultList();
    }

    List<WorkRvuEntry> entries(PageRequest page, UUID employeeId) {
        return find("id > ?1 and employeeId = ?2 order by id", page.after(), employeeId)
                .page(0, page.fetch())
                .list();
    }

    Map<UUID, WorkRvuEntry> byId(Collection<UUID> ids) {
        var entries = new HashMap<UUID, WorkRvuEntry>();
        if (!ids.isEmpty()) {
            list("id in ?1", ids).forEach(entry -> entries.put(entry.id(), entry));
        }
        return entries;
    }

    Map<UUID, ServiceLine> linesById(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery("from ServiceLine where id in :ids", ServiceLine.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(ServiceLine::id, Function.identity()));
    }

    /** Entries that concern the provider's account, count up to a day, and are part of no settlement but that one. */
    List<WorkRvuEntry> unsettled(UUID employeeId, LocalDate until, @Nullable UUID exceptSettlement) {
        return getEntityManager()
                .createQuery("""
                        from WorkRvuEntry e where e.employeeId = :employee and e.countsOn <= :until
                            and (e.fromAccount = :provider or e.toAccount = :provider)
                            and not exists (select 1 from StatementRow r join ProviderSettlement s on s.id = r.settlementId
                                where r.entryId = e.id and s.state <> :withdrawn
                                    and (:except is null or s.id <> :except))
                        order by e.countsOn, e.id
                        """, WorkRvuEntry.class)
                .setParameter("employee", employeeId)
                .setParameter("until", until)
                .setParameter("provider", WorkRvuEntry.Account.PROVIDER)
                .setParameter("withdrawn", ProviderSettlement.State.WITHDRAWN)
                .setParameter("except", exceptSettlement)
                .getResultList();
    }

    /** Work RVUs that stand to somebody's credit, settled or not. */
    BigDecimal balance(UUID employeeId) {
        return Optional.ofNullable(getEntityManager()
                        .createQuery("""
                                select sum(case when e.toAccount = :provider then e.quantity
                                    when e.fromAccount = :provider then -e.quantity else 0 end)
                                from WorkRvuEntry e where e.employeeId = :employee
                                """, BigDecimal.class)
                        .setParameter("employee", employeeId)
                        .setParameter("provider", WorkRvuEntry.Account.PROVIDER)
                        .getSingleResult())
                .orElse(BigDecimal.ZERO);
    }
}
