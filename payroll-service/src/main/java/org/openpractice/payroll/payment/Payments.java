package org.openpractice.payroll.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    Payment required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** How a paycheck was paid first, before anything came back, in the order of its parts. */
    public List<Payment> firstOf(UUID paycheckId) {
        return list("paycheckId = ?1 and replacesId is null order by ordinal", paycheckId);
    }

    /** Payments of a paycheck that were issued and did not come back. */
    public List<Payment> standing(UUID paycheckId) {
        return list("paycheckId = ?1 and state = ISSUED order by ordinal", paycheckId);
    }

    int nextOrdinal(UUID paycheckId) {
        return (int) count("paycheckId", paycheckId);
    }

    /** Payments by id, of a page of entries. */
    Map<UUID, Payment> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1", ids).stream().collect(Collectors.toMap(Payment::id, Function.identity()));
    }

    /** Which of these payments are of paychecks that are voided. */
    Set<UUID> ofVoidedPaychecks(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("""
                                select p.id from Payment p, Paycheck c
                                where p.id in :ids and c.id = p.paycheckId and c.voidedByRunId is not null
                                """, UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    List<Payment> page(UUID payRunId, PageRequest page) {
        return find("payRunId = ?1 and id > ?2 order by id", payRunId, page.after())
                .page(0, page.fetch())
                .list();
    }

    /** Money that came back and was not paid again; not of a run that was taken back, for another run pays it, nor of a voided paycheck. */
    List<Payment> dueForReissue(PageRequest page) {
        return find("""
                        from Payment p where p.state in (RETURNED, VOIDED) and p.id > ?1
                            and not exists (select 1 from Payment q where q.replacesId = p.id)
                            and exists (select 1 from PayRun r where r.id = p.payRunId and r.state = PAID)
                            and not exists (select 1 from Paycheck c where c.id = p.paycheckId
                                and c.voidedByRunId is not null)
                        order by p.id
                        """, page.after()).page(0, page.fetch()).list();
    }

    boolean isReissued(Payment payment) {
        return count("replacesId", payment.id()) > 0;
    }

    Optional<Payment> check(long number) {
        return find("checkNumber", number).firstResultOptional();
    }

    /** Paper checks by number, of one run and whatever replaced its payments. */
    List<Payment> checksOf(UUID payRunId, long after, int limit) {
        return find("payRunId = ?1 and checkNumber > ?2 order by checkNumber", payRunId, after)
                .page(0, limit)
                .list();
    }

    List<Payment> checks(long after, int limit) {
        return find("checkNumber > ?1 order by checkNumber", after)
                .page(0, limit)
                .list();
    }
}
