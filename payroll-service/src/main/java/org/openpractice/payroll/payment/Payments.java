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

    /** How a pay cheque was paid first, before anything came back, in the order of its parts. */
    public List<Payment> firstOf(UUID payChequeId) {
        return list("payChequeId = ?1 and replacesId is null order by ordinal", payChequeId);
    }

    /** Payments of a pay cheque that were issued and did not come back. */
    public List<Payment> standing(UUID payChequeId) {
        return list("payChequeId = ?1 and state = ISSUED order by ordinal", payChequeId);
    }

    int nextOrdinal(UUID payChequeId) {
        return (int) count("payChequeId", payChequeId);
    }

    /** Payments by id, of a page of entries. */
    Map<UUID, Payment> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1", ids).stream().collect(Collectors.toMap(Payment::id, Function.identity()));
    }

    /** Which of these payments are of pay cheques that are voided. */
    Set<UUID> ofVoidedCheques(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("""
                                select p.id from Payment p, PayCheque c
                                where p.id in :ids and c.id = p.payChequeId and c.voidedByRunId is not null
                                """, UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    List<Payment> page(UUID payRunId, PageRequest page) {
        return find("payRunId = ?1 and id > ?2 order by id", payRunId, page.after())
                .page(0, page.fetch())
                .list();
    }

    /** Money that came back and was not paid again; not of a run that was taken back, for another run pays it, nor of a voided cheque. */
    List<Payment> dueForReissue(PageRequest page) {
        return find("""
                        from Payment p where p.state in (RETURNED, VOIDED) and p.id > ?1
                            and not exists (select 1 from Payment q where q.replacesId = p.id)
                            and exists (select 1 from PayRun r where r.id = p.payRunId and r.state = PAID)
                            and not exists (select 1 from PayCheque c where c.id = p.payChequeId
                                and c.voidedByRunId is not null)
                        order by p.id
                        """, page.after()).page(0, page.fetch()).list();
    }

    boolean isReissued(Payment payment) {
        return count("replacesId", payment.id()) > 0;
    }

    Optional<Payment> cheque(long number) {
        return find("chequeNumber", number).firstResultOptional();
    }

    /** Paper cheques by number, of one run and whatever replaced its payments. */
    List<Payment> chequesOf(UUID payRunId, long after, int limit) {
        return find("payRunId = ?1 and chequeNumber > ?2 order by chequeNumber", payRunId, after)
                .page(0, limit)
                .list();
    }

    List<Payment> cheques(long after, int limit) {
        return find("chequeNumber > ?1 order by chequeNumber", after)
                .page(0, limit)
                .list();
    }
}
