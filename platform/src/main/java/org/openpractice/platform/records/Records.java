package org.openpractice.platform.records;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The records of one kind that a practice group has. */
public interface Records<E> extends PanacheRepositoryBase<E, UUID> {

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    default E get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /**
     * The record, held for a change until the transaction ends: changes of one record wait for each other, so the version
     * that {@code If-Match} names is still the current one when the change is made.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found}
     */
    default E lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(PlatformProblem::notFound);
    }

    /** Moves the version of a record on, when rows of their own that belong to it were added or changed. */
    default void touch(E record) {
        getEntityManager().lock(record, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Those of these ids that there are, by their ids: for what a whole page needs. It may be asked for null. */
    default Map<UUID, E> byId(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Collections.emptyMap();
        }
        var units = getEntityManager().getEntityManagerFactory().getPersistenceUnitUtil();
        return find("id in ?1", ids).stream()
                .collect(Collectors.toMap(row -> (UUID) units.getIdentifier(row), Function.identity()));
    }

    /** A list of them; the repository says what it can be filtered, searched and sorted by. */
    default ListOf<E> list(Class<E> type, ListRequest asked) {
        return ListOf.entities(getEntityManager(), type, asked);
    }
}
