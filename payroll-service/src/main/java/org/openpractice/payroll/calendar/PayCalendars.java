package org.openpractice.payroll.calendar;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
public class PayCalendars implements PanacheRepositoryBase<PayCalendar, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public PayCalendar required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    boolean anyNamed(String name) {
        return count("name", name) > 0;
    }

    List<PayCalendar> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }
}
