package org.openpractice.payroll.paycheck;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
public class PayRuns implements PanacheRepositoryBase<PayRun, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public PayRun required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** Whether a period has a regular run that is not reversed. */
    public boolean anyFor(UUID payCalendarId, LocalDate periodStartsOn) {
        return count(
                        "payCalendarId = ?1 and periodStartsOn = ?2 and kind = REGULAR and state <> REVERSED",
                        payCalendarId,
                        periodStartsOn)
                > 0;
    }

    /** The run that voids a paycheck and is not reversed. */
    public Optional<PayRun> voiding(UUID paycheckId) {
        return find("voidsPaycheckId = ?1 and state <> REVERSED", paycheckId).firstResultOptional();
    }

    public List<PayRun> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /**
     * Approved and paid runs of the same tax year that were approved after this one and pay somebody in it: their
     * year-to-date counts on it.
     */
    @SuppressWarnings("unchecked") // a native query
    public List<PayRun> lockedAfter(PayRun run) {
        return getEntityManager()
                .createNativeQuery("""
                        select r.* from pay_run r where r.id in (
                            select c.pay_run_id from counting_paycheck c join payable_paycheck mine
                                on mine.practice_group_id = c.practice_group_id and mine.employee_id = c.employee_id
                            where mine.pay_run_id = :run and c.pay_run_id <> :run and c.approved_at > :approvedAt
                                and c.pay_date between make_date(:year, 1, 1) and make_date(:year, 12, 31))
                        order by r.pay_date
                        """, PayRun.class)
                .setParameter("run", run.id())
                .setParameter("approvedAt", run.approvedAt())
                .setParameter("year", run.payDate().getYear())
                .getResultList();
    }

    /** One approval, payment or reversal of the group at a time: each calculates with what the others made of the year. */
    public void serialize() {
        GroupLock.hold(getEntityManager(), "pay-run");
    }
}
