package org.openpractice.payroll.retirement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.CountedLines;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.reading.Reading;

@ApplicationScoped
class PlanLoans implements PanacheRepositoryBase<PlanLoan, UUID> {

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(3000, 1, 1);

    private final CountedLines countedLines;

    PlanLoans(CountedLines countedLines) {
        this.countedLines = countedLines;
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    PlanLoan required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    boolean anyWith(String reference) {
        return count("reference", reference) > 0;
    }

    /** Loans of somebody that are not closed, oldest first. */
    List<PlanLoan> openOf(Collection<UUID> employees) {
        return list("among(enrollmentId, ?1) and closedOn is null order by firstRepaymentOn, reference", (Object)
                Reading.ids(employees));
    }

    /** Loans of many that may be repaid on a pay date, oldest first. */
    List<PlanLoan> repaidOn(LocalDate payDate, Collection<UUID> employees) {
        return list(
                "among(enrollmentId, ?1) and firstRepaymentOn <= ?2 and (closedOn is null or closedOn > ?2)"
                        + " order by firstRepaymentOn, reference",
                Reading.ids(employees),
                payDate);
    }

    List<PlanLoan> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** What the paychecks that count have repaid. */
    Money repaid(PlanLoan loan) {
        return Money.sum(countedLines.of(List.of(loan.enrollmentId()), List.of(loan.payCode()), EVER, NEVER).stream()
                .map(CountedLines.Sum::amount)
                .toList());
    }
}
