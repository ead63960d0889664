package org.openpractice.staff.practice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The group's locations. */
@ApplicationScoped
public class Locations implements PanacheRepositoryBase<Location, UUID> {

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    public Location get(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** The location of that name in any case. */
    public Optional<Location> named(String name) {
        return find("lower(name) = lower(?1)", name.strip()).firstResultOptional();
    }

    List<Location> page(PageRequest page) {
        return find("id > ?1 order by id", page.after())
                .range(0, page.fetch() - 1)
                .list();
    }
}
