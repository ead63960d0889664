package org.openpractice.payroll.enrolment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
public class Enrolments implements PanacheRepositoryBase<Enrolment, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public Enrolment required(UUID employeeId) {
        return findByIdOptional(employeeId).orElseThrow(PlatformProblem::notFound);
    }

    private static final String BETWEEN = """
            (id in (select s.enrolmentId from EmploymentSpan s
                    where s.startsOn <= ?2 and (s.lastDay is null or s.lastDay >= ?1))
                or id in (select h.enrolmentId from TimeWeek h where h.weekEndsOn between ?1 and ?2))
            """;

    public long countBetween(LocalDate startsOn, LocalDate endsOn) {
        return count(BETWEEN, startsOn, endsOn);
    }

    /** Whoever may have to be paid for the days from one to the other: the next by id after one. */
    public List<Enrolment> between(LocalDate startsOn, LocalDate endsOn, UUID after, int atMost) {
        return find(BETWEEN + " and id > ?3 order by id", startsOn, endsOn, after)
                .page(0, atMost)
                .list();
    }

    List<Enrolment> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }
}
