package org.openpractice.payroll.marketpay;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Proposals and their lines. */
@ApplicationScoped
class AdjustmentProposals implements PanacheRepositoryBase<AdjustmentProposal, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    AdjustmentProposal required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<AdjustmentProposal> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    void add(AdjustmentLine line) {
        getEntityManager().persist(line);
    }

    AdjustmentLine line(UUID id) {
        return getEntityManager().find(AdjustmentLine.class, id);
    }

    List<AdjustmentLine> lines(UUID proposalId) {
        return getEntityManager()
                .createQuery("from AdjustmentLine where proposalId = :proposal order by ordinal", AdjustmentLine.class)
                .setParameter("proposal", proposalId)
                .getResultList();
    }

    List<AdjustmentLine> page(UUID proposalId, PageRequest page) {
        return getEntityManager()
                .createQuery(
                        "from AdjustmentLine where proposalId = :proposal and id > :after order by id",
                        AdjustmentLine.class)
                .setParameter("proposal", proposalId)
                .setParameter("after", page.after())
                .setMaxResults(page.fetch())
                .getResultList();
    }

    /** Lines that wait to be applied, in their order. */
    List<UUID> open(UUID proposalId) {
        return getEntityManager()
                .createQuery(
                        "select id from AdjustmentLine where proposalId = :proposal and outcome = :open order by ordinal",
                        UUID.class)
                .setParameter("proposal", proposalId)
                .setParameter("open", AdjustmentLine.Outcome.OPEN)
                .getResultList();
    }
}
