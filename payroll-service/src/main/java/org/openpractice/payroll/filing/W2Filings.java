package org.openpractice.payroll.filing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
class W2Filings implements PanacheRepositoryBase<W2Filing, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    W2Filing required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    Optional<W2Filing> submitted(int year) {
        return find("year = ?1 and submittedAt is not null", year).firstResultOptional();
    }

    List<W2Filing> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** Statements of a filing in the order of its file, the first so many after one. */
    List<W2Statement> statements(UUID filingId, UUID after, int limit) {
        return getEntityManager()
                .createQuery("from W2Statement where filingId = :filing and id > :after order by id", W2Statement.class)
                .setParameter("filing", filingId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    void add(W2Statement statement) {
        getEntityManager().persist(statement);
    }

    /** Forgets what was read, so that many statements do not pile up. */
    void flushAndClear() {
        getEntityManager().flush();
        getEntityManager().clear();
    }
}
