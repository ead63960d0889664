package org.openpractice.compliance.exclusion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The files of the list that the group received. */
@ApplicationScoped
class ExclusionLists implements PanacheRepositoryBase<ExclusionList, UUID> {

    private final EntityManager entities;

    ExclusionLists(EntityManager entities) {
        this.entities = entities;
    }

    ExclusionList get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<ExclusionList> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** The full list that holds now; empty before the first. */
    Optional<ExclusionList> current() {
        return find(
                        "kind = ?1 and state = ?2 order by loadedAt desc, id desc",
                        ListKind.FULL,
                        ExclusionList.State.LOADED)
                .firstResultOptional();
    }

    /** The same file, received before and not refused. */
    Optional<ExclusionList> sameFile(ListKind kind, String sha256) {
        return find("kind = ?1 and sha256 = ?2 and state <> ?3", kind, sha256, ExclusionList.State.REFUSED)
                .firstResultOptional();
    }

    /** Until the end of the transaction the current list stays the current list. */
    void holdStill() {
        lock("pg_advisory_xact_lock_shared");
    }

    /**
     * Waits for every screening under way, and makes later ones wait for the commit: nobody is screened against the old
     * list after the new one is there.
     */
    void replace() {
        lock("pg_advisory_xact_lock");
    }

    private void lock(String function) {
        entities.createNativeQuery("select 1 from (select " + function
                        + "(hashtextextended('exclusion-list:' || current_practice_group(), 0))) locked")
                .getResultList();
    }
}
