package org.openpractice.payroll.advance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

/**
 * Records a written agreement about an advance, or cancels one that is not paid. Refuses {@code not-found},
 * {@link EnrollmentProblem#ENROLLMENT_ENDED}, {@link AdvanceProblem#ADVANCE_OPEN} and {@link AdvanceProblem#ADVANCE_PAID}.
 * Interest and fees are no part of it: nothing but the principal is taken from pay.
 */
@ApplicationScoped
class AgreeAdvance {

    /**
     * What was agreed in writing, before the advance is paid.
     *
     * @param amount above zero; it is paid at once, as an item {@code ADVANCE} of a run, and is no wages
     * @param agreedOn date of the written agreement
     * @param perPayday what each regular paycheck repays; this or {@code percentOfNet}
     * @param percentOfNet share of what a regular paycheck leaves, in percent
     * @param restFromFinalPay the agreement lets the rest be taken from final pay; false when left out
     */
    @Schema(name = "AgreeAdvance")
    public record Request(
            @NotNull UUID employeeId,
            @NotNull Money amount,
            @NotNull @PastOrPresent LocalDate agreedOn,
            @Nullable Money perPayday,

            @Nullable @DecimalMin("0.01") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
            BigDecimal percentOfNet,

            @Nullable Boolean restFromFinalPay) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public Request {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero");
            }
            if (perPayday != null && !perPayday.isPositive()) {
                throw new IllegalArgumentException("expected a perPayday above zero");
            }
            if ((perPayday == null) == (percentOfNet == null)) {
                throw new IllegalArgumentException("expected perPayday or percentOfNet: what each payday repays");
            }
        }
    }

    private final PayAdvances advances;
    private final Enrollments enrollments;
    private final Jurisdictions jurisdictions;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    AgreeAdvance(
            PayAdvances advances,
            Enrollments enrollments,
            Jurisdictions jurisdictions,
            Actor actor,
            Audit audit,
            Clock clock) {
        this.advances = advances;
        this.enrollments = enrollments;
        this.jurisdictions = jurisdictions;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PayAdvance agree(Request request) {
        var enrollment = enrollments.lock(request.employeeId());
        var today = LocalDate.now(clock);
        var lastDay = enrollment.lastDay();
        if (lastDay != null && lastDay.isBefore(today)) {
            throw EnrollmentProblem.ENROLLMENT_ENDED.because("The last day of work was " + lastDay);
        }
        if (jurisdictions.on(enrollment.id(), today).stream().anyMatch(place -> AdvanceRules.oneAtATime(place.state()))
                && isOneOpen(enrollment.id())) {
            throw AdvanceProblem.ADVANCE_OPEN.because(AdvanceRules.ONE_AT_A_TIME);
        }
        var advance = new PayAdvance(request, advances.nextNumber(request.employeeId()), Stamp.of(actor, clock));
        advances.persist(advance);
        audit.record(Verb.RECORDED, "pay-advance", advance.id());
        return advance;
    }

    private boolean isOneOpen(UUID employeeId) {
        return advances.of(List.of(employeeId)).getOrDefault(employeeId, List.of()).stream()
                .map(advances::balance)
                .anyMatch(balance -> !balance.isPaidOut() || balance.owed().isPositive());
    }

    @Transactional
    public PayAdvance cancel(UUID id, IfMatch ifMatch) {
        var advance = advances.lock(id);
        ifMatch.require(advance.version());
        if (advances.balance(advance).isPaidOut()) {
            throw AdvanceProblem.ADVANCE_PAID.because("A paycheck that counts has paid it out");
        }
        if (advance.canceledOn() == null) {
            advance.cancel(LocalDate.now(clock));
            audit.record(Verb.CANCELED, "pay-advance", id);
        }
        return advance;
    }
}
