package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.http.IfMatch;

/**
 * Keeps what somebody reported about a year: it holds for paychecks that are calculated afterward. Refuses
 * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}.
 */
@ApplicationScoped
class ReportRetirementYear {

    /**
     * @param priorYearWages Social Security wages of the year before from this employer (Form W-2, box 3), where another
     *     payroll paid them; absent when the runs kept here tell them
     * @param deferredElsewhere elective deferrals of the year at other employers, of every kind; absent for none
     */
    @Schema(name = "ReportRetirementYear")
    public record Request(
            @Nullable Money priorYearWages, @Nullable Money deferredElsewhere) {

        public Request {
            if (priorYearWages != null && priorYearWages.isNegative()) {
                throw new IllegalArgumentException("expected priorYearWages of zero or more");
            }
            if (deferredElsewhere != null && deferredElsewhere.isNegative()) {
                throw new IllegalArgumentException("expected deferredElsewhere of zero or more");
            }
        }
    }

    private final ChangeEnrollment changeEnrollment;
    private final EntityManager entities;

    ReportRetirementYear(ChangeEnrollment changeEnrollment, EntityManager entities) {
        this.changeEnrollment = changeEnrollment;
        this.entities = entities;
    }

    /** What somebody reported, year by year. */
    @Transactional
    public List<RetirementYear> reported(UUID employeeId) {
        return entities.createQuery("from RetirementYear where enrollmentId = :id order by year", RetirementYear.class)
                .setParameter("id", employeeId)
                .getResultList();
    }

    @Transactional
    public Enrollment report(UUID employeeId, int year, IfMatch ifMatch, Request request) {
        var unused = RetirementLimits.of(LocalDate.of(year, 1, 1));
        return changeEnrollment.atOnce(
                employeeId,
                ifMatch,
                enrollment -> entities.createQuery(
                                "from RetirementYear where enrollmentId = :id and year = :year", RetirementYear.class)
                        .setParameter("id", employeeId)
                        .setParameter("year", year)
                        .getResultStream()
                        .findFirst()
                        .ifPresentOrElse(
                                known -> known.report(request),
                                () -> entities.persist(new RetirementYear(employeeId, year, request))));
    }
}
