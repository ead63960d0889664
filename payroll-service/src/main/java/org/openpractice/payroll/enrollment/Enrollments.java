package org.openpractice.payroll.enrollment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.reading.Reading;

@ApplicationScoped
public class Enrollments implements PanacheRepositoryBase<Enrollment, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public Enrollment required(UUID employeeId) {
        return findByIdOptional(employeeId).orElseThrow(PlatformProblem::notFound);
    }

    private static final String BETWEEN = """
            (id in (select s.enrollmentId from EmploymentSpan s
                    where s.startsOn <= ?2 and (s.lastDay is null or s.lastDay >= ?1))
                or id in (select h.enrollmentId from TimeWeek h where h.weekEndsOn between ?1 and ?2))
            """;

    public long countBetween(LocalDate startsOn, LocalDate endsOn) {
        return count(BETWEEN, startsOn, endsOn);
    }

    /** Whoever may have to be paid for the days from one to the other: the next by id after one. */
    public List<Enrollment> between(LocalDate startsOn, LocalDate endsOn, UUID after, int atMost) {
        var ids = idsBetween(startsOn, endsOn, after, atMost);
        return list("among(id, ?1) order by id", (Object) Reading.ids(ids));
    }

    /** Their ids. Each branch stops early, so the next thousand of many cost no more than a thousand. */
    @SuppressWarnings("unchecked") // a native query of one column
    public List<UUID> idsBetween(LocalDate startsOn, LocalDate endsOn, UUID after, int atMost) {
        return getEntityManager()
                .createNativeQuery("""
                        (select distinct enrollment_id from employment_span
                            where enrollment_id > :after and starts_on <= :endsOn
                                and (last_day is null or last_day >= :startsOn)
                            order by enrollment_id limit :atMost)
                        union
                        (select distinct enrollment_id from time_week
                            where enrollment_id > :after and week_ends_on between :startsOn and :endsOn
                            order by enrollment_id limit :atMost)
                        order by enrollment_id limit :atMost
                        """, UUID.class)
                .setParameter("startsOn", startsOn)
                .setParameter("endsOn", endsOn)
                .setParameter("after", after)
                .setParameter("atMost", atMost)
                .getResultList();
    }

    public List<Enrollment> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }
}
