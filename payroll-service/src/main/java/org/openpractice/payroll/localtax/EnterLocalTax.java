package org.openpractice.payroll.localtax;

import static org.openpractice.platform.audit.Verb.RECORDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * Enters a local tax for a place without a table: the group answers for the rate and says where it read it. Every entry is
 * a version beside the earlier ones.
 */
@ApplicationScoped
class EnterLocalTax {

    /**
     * @param residentRate decimal fraction of wages for those who live there; with method RATE
     * @param nonresidentRate decimal fraction of wages for those who only work there; with method RATE
     * @param amount dollars of a period, a month or a year; with the other methods
     * @param ended the tax falls away from that day on
     * @param source where the group read it
     */
    @Schema(name = "EnterLocalTax")
    public record Request(
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalTaxInput.Method method,
            @NotBlank @Size(max = 100) String name,

            @DecimalMin("0") @DecimalMax("0.2") @Digits(integer = 1, fraction = 8) @Nullable
            BigDecimal residentRate,

            @DecimalMin("0") @DecimalMax("0.2") @Digits(integer = 1, fraction = 8) @Nullable
            BigDecimal nonresidentRate,

            @Nullable Money amount,
            @Nullable Boolean ended,
            @NotBlank @Size(max = 300) String source) {

        @SuppressWarnings("ConstantValue") // an absent method is null until it is validated
        public Request {
            boolean ofRate = method == LocalTaxInput.Method.RATE;
            if (ofRate && residentRate == null && nonresidentRate == null) {
                throw new IllegalArgumentException("expected residentRate or nonresidentRate with method RATE");
            }
            if (ofRate && amount != null) {
                throw new IllegalArgumentException("expected no amount with method RATE");
            }
            if (method != null && !ofRate) {
                if (amount == null || !amount.isPositive()) {
                    throw new IllegalArgumentException("expected an amount above zero with method " + method);
                }
                if (residentRate != null || nonresidentRate != null) {
                    throw new IllegalArgumentException("expected no rate with method " + method);
                }
            }
        }
    }

    private final EnteredLocalTaxes taxes;
    private final LocalTables tables;
    private final Audit audit;

    EnterLocalTax(EnteredLocalTaxes taxes, LocalTables tables, Audit audit) {
        this.taxes = taxes;
        this.tables = tables;
        this.audit = audit;
    }

    /** Refuses {@link LocalTaxProblem#LOCAL_TAX_HAS_A_TABLE}; what is no code of a place is not found. */
    @Transactional
    public EnteredLocalTax enter(StateCode state, String place, Request request) {
        if (place.length() > 40 || !place.matches("[A-Z0-9-]+")) {
            throw PlatformProblem.notFound();
        }
        if (request.method() == LocalTaxInput.Method.RATE && tables.covers(state.code(), place)) {
            throw LocalTaxProblem.LOCAL_TAX_HAS_A_TABLE.because(
                    "The tax of %s, %s follows from a table of this release".formatted(place, state.code()));
        }
        var tax = new EnteredLocalTax(state.code(), place, request);
        taxes.persist(tax);
        audit.record(RECORDED, "local-tax", tax.id());
        return tax;
    }
}
