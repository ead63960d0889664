package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.http.IfMatch;

/**
 * Takes somebody's election of deferrals. Refuses {@link EnrollmentProblem#PERIOD_LOCKED},
 * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}, {@link RetirementProblem#DEFERRAL_OVER_ANNUAL_LIMIT} and
 * {@link RetirementProblem#DEFERRAL_NOT_OFFERED}.
 */
@ApplicationScoped
public class ElectDeferral {

    /**
     * At least one amount or percentage; zero of everything ends deferrals, and keeps somebody out of automatic enrollment.
     *
     * @param deferralPerPeriod flat pre-tax deferral
     * @param deferralPercent pre-tax deferral in percent of compensation, for example 6
     * @param rothPerPeriod flat Roth deferral
     * @param rothPercent Roth deferral in percent of compensation
     * @param catchUp whether deferrals go on as catch-up contributions when a limit is reached; false when left out
     */
    @Schema(name = "ChangeRetirementElection")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @Nullable Money deferralPerPeriod,
            @Nullable @Digits(integer = 3, fraction = 3) BigDecimal deferralPercent,
            @Nullable Money rothPerPeriod,
            @Nullable @Digits(integer = 3, fraction = 3) BigDecimal rothPercent,
            @Nullable Boolean catchUp) {

        public Request {
            if (deferralPerPeriod != null && deferralPerPeriod.isNegative()) {
                throw new IllegalArgumentException("expected a deferralPerPeriod of zero or more");
            }
            if (rothPerPeriod != null && rothPerPeriod.isNegative()) {
                throw new IllegalArgumentException("expected a rothPerPeriod of zero or more");
            }
            var percent = zeroIfAbsent(deferralPercent).add(zeroIfAbsent(rothPercent));
            if (zeroIfAbsent(deferralPercent).signum() < 0
                    || zeroIfAbsent(rothPercent).signum() < 0
                    || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException("expected percentages of zero or more, together up to 100");
            }
            if (deferralPerPeriod == null && deferralPercent == null && rothPerPeriod == null && rothPercent == null) {
                throw new IllegalArgumentException(
                        "expected deferralPerPeriod, deferralPercent, rothPerPeriod or rothPercent");
            }
        }

        boolean catchesUp() {
            return Boolean.TRUE.equals(catchUp);
        }

        Money preTaxAmount() {
            return deferralPerPeriod == null ? Money.ZERO : deferralPerPeriod;
        }

        BigDecimal preTaxPercentage() {
            return zeroIfAbsent(deferralPercent);
        }

        Money rothAmount() {
            return rothPerPeriod == null ? Money.ZERO : rothPerPeriod;
        }

        BigDecimal rothPercentage() {
            return zeroIfAbsent(rothPercent);
        }

        private static BigDecimal zeroIfAbsent(@Nullable BigDecimal percent) {
            return percent == null ? BigDecimal.ZERO : percent;
        }
    }

    private final ChangeEnrollment changeEnrollment;
    private final EnrollmentHistory history;
    private final ElectableDeferral electable;

    ElectDeferral(ChangeEnrollment changeEnrollment, EnrollmentHistory history, ElectableDeferral electable) {
        this.changeEnrollment = changeEnrollment;
        this.history = history;
        this.electable = electable;
    }

    @Transactional
    public Enrollment elect(UUID employeeId, IfMatch ifMatch, Request request) {
        return changeEnrollment.byPayDate(employeeId, ifMatch, request.effectiveFrom(), enrollment -> {
            electable.require(
                    employeeId,
                    request.effectiveFrom(),
                    request.preTaxAmount().plus(request.rothAmount()),
                    request.rothAmount().isPositive()
                            || request.rothPercentage().signum() > 0,
                    request.catchesUp());
            history.add(new RetirementElection(employeeId, request));
        });
    }
}
