package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class W2Filings implements Records<W2Filing> {

    /** Which filings are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("year")
        @Nullable
        Integer year;

        @QueryParam("submitted")
        @Nullable
        Boolean submitted;
    }

    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    W2Filings(Audit audit, Actor actor, Clock clock) {
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    Optional<W2Filing> submitted(int year) {
        return find("year = ?1 and submittedAt is not null", year).firstResultOptional();
    }

    ListOf<W2Filing> list(Asked asked) {
        return list(W2Filing.class, asked)
                .search("e.preparedBy", "e.submittedBy", "cast(e.year as string)")
                .where("e.year = ?", asked.year)
                .where("(case when e.submittedAt is null then false else true end) = ?", asked.submitted)
                .sort("year", Integer.class, "e.year")
                .sort("preparedAt", Instant.class, "e.preparedAt");
    }

    /**
     * Marks a filing as handed over; from then on differences are corrections. Refuses
     * {@link FilingProblem#W2_FILING_SUBMITTED}.
     */
    @Transactional
    public W2Filing submit(UUID id) {
        var filing = get(id);
        filing.submit(actor.name(), clock.instant());
        audit.record(Verb.SUBMITTED, "w2-filing", id);
        return filing;
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
