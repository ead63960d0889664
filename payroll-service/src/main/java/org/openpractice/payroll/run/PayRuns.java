package org.openpractice.payroll.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
public class PayRuns implements PanacheRepositoryBase<PayRun, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public PayRun required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** Whether a period has a regular run that is not reversed. */
    boolean anyFor(UUID payCalendarId, LocalDate periodStartsOn) {
        return count(
                        "payCalendarId = ?1 and periodStartsOn = ?2 and kind = REGULAR and state <> REVERSED",
                        payCalendarId,
                        periodStartsOn)
                > 0;
    }

    /** The run that voids a cheque and is not reversed. */
    Optional<PayRun> voiding(UUID payChequeId) {
        return find("voidsChequeId = ?1 and state <> REVERSED", payChequeId).firstResultOptional();
    }

    List<PayRun> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /**
     * Approved and paid runs of the same tax year that were approved after this one and pay somebody in it: their
     * year-to-date counts on it.
     */
    List<PayRun> lockedAfter(PayRun run) {
        return list("""
                from PayRun r where r.id <> ?1 and r.state in (APPROVED, PAID) and r.approvedAt > ?2
                    and year(r.payDate) = ?3
                    and exists (select 1 from PayCheque c, PayCheque mine
                        where c.payRunId = r.id and c.calculation = r.calculation and c.disposition = PAYABLE
                            and mine.payRunId = ?1 and mine.calculation = ?4 and mine.disposition = PAYABLE
                            and mine.employeeId = c.employeeId)
                order by r.payDate
                """, run.id(), run.approvedAt(), run.payDate().getYear(), run.calculation());
    }

    /** One approval, payment or reversal of the group at a time: each reckons with what the others made of the year. */
    void serialise() {
        getEntityManager()
                .createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended('pay-run|' || current_practice_group(), 0))")
                .getSingleResult();
    }
}
