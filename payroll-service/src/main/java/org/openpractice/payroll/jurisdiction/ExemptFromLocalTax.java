package org.openpractice.payroll.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.ChangeEnrollment;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.localtax.EnteredLocalTaxes;
import org.openpractice.payroll.localtax.FlatTaxExemption;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.platform.http.IfMatch;

/** Takes in what an employee certified about a flat local tax: that it is not owed, why, and what proves it. */
@ApplicationScoped
class ExemptFromLocalTax {

    /**
     * @param effectiveFrom first pay date; it holds to the end of that year
     * @param proof what the employee gave, for example the exemption certificate of the place or a pay stub of the other
     *     employer
     * @param ended the tax is owed again from that pay date on
     */
    @Schema(name = "ExemptFromLocalTax")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @NotNull FlatTaxExemption.Reason reason,
            @NotBlank @Size(max = 300) String proof,
            @Nullable Boolean ended) {}

    private final ChangeEnrollment changeEnrollment;
    private final EnrollmentHistory history;
    private final EnteredLocalTaxes taxes;

    ExemptFromLocalTax(ChangeEnrollment changeEnrollment, EnrollmentHistory history, EnteredLocalTaxes taxes) {
        this.changeEnrollment = changeEnrollment;
        this.history = history;
        this.taxes = taxes;
    }

    /** Refuses {@link EnrollmentProblem#PERIOD_LOCKED} and {@link JurisdictionProblem#NO_FLAT_TAX}. */
    @Transactional
    public Enrollment exempt(UUID employeeId, StateCode state, String place, IfMatch ifMatch, Request request) {
        return changeEnrollment.byPayDate(employeeId, ifMatch, request.effectiveFrom(), enrollment -> {
            if (!taxes.hasFlat(state.code(), place, request.effectiveFrom())) {
                throw JurisdictionProblem.NO_FLAT_TAX.because(
                        "The group entered no amount for %s, %s that holds on %s: PUT /local-taxes/{state}/{place}"
                                .formatted(place, state.code(), request.effectiveFrom()));
            }
            history.add(new LocalTaxExemption(employeeId, state.code(), place, request));
        });
    }
}
