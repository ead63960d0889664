package org.openpractice.staff.practice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's positions. */
@ApplicationScoped
public class Positions implements PanacheRepositoryBase<Position, UUID> {

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    public Position get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** The position of that title in any case. */
    public Optional<Position> titled(String title) {
        return find("lower(title) = lower(?1)", title.strip()).firstResultOptional();
    }

    List<Position> page(PageRequest page) {
        return find("id > ?1 order by id", page.after())
                .range(0, page.fetch() - 1)
                .list();
    }
}
