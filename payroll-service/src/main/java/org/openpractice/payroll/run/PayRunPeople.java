package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.reading.Reading;

/** Whom the runs that are not the regular ones name, and what they were asked to pay them. */
@ApplicationScoped
class PayRunPeople {

    private final EntityManager entities;
    private final Enrollments enrollments;

    PayRunPeople(EntityManager entities, Enrollments enrollments) {
        this.entities = entities;
        this.enrollments = enrollments;
    }

    void keep(UUID payRunId, Collection<UUID> employees, List<? extends PayRunRequest.Item<?>> items) {
        employees.forEach(employee -> entities.persist(new PayRunPerson(payRunId, employee)));
        for (int i = 0; i < items.size(); i++) {
            entities.persist(new PayRunItem(payRunId, i, items.get(i)));
        }
    }

    long count(UUID payRunId) {
        return entities.createQuery("select count(p) from PayRunPerson p where p.payRunId = :run", Long.class)
                .setParameter("run", payRunId)
                .getSingleResult();
    }

    /** The next of the people named, in the order of their ids. */
    List<Enrollment> people(UUID payRunId, UUID after, int atMost) {
        return enrollments.find("""
                        id in (select p.employeeId from PayRunPerson p where p.payRunId = ?1) and id > ?2
                            and canceled = false order by id
                        """, payRunId, after).page(0, atMost).list();
    }

    /** What a run was asked to pay, by employee. */
    Map<UUID, List<PayRunItem>> items(UUID payRunId, Collection<UUID> employees) {
        return employees.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "from PayRunItem where payRunId = :run and among(employeeId, :employees) order by ordinal",
                                PayRunItem.class)
                        .setParameter("run", payRunId)
                        .setParameter("employees", Reading.ids(employees))
                        .getResultStream()
                        .collect(Collectors.groupingBy(PayRunItem::employeeId));
    }
}
