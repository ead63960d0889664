package org.openpractice.payroll.enrollment;

import static org.openpractice.platform.audit.Verb.CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.EffectiveDated;

/**
 * Changes on what terms somebody is paid. Every change is a new version beside the earlier ones, needs the enrollment's
 * current {@code ETag}, and is refused with {@link EnrollmentProblem#PERIOD_LOCKED} when it would reach back into pay that
 * is approved or paid.
 */
@ApplicationScoped
public class ChangeEnrollment {

    /**
     * @param rate dollars an hour, a shift, a year or a pay period, as the basis says, with up to four decimal places; above
     *     zero, of a provider contract zero or more
     * @param salaryHours hours a week that the salary is for; needed for a salary with overtime, refused for others
     * @param exemption why no overtime is owed; the salary test when nothing is said
     * @param overtime the workweek when nothing is said
     * @param retroactive whether the terms may reach into pay that is approved or paid: it stays as it is, and a RETROACTIVE
     *     run pays the difference; false when left out
     */
    @Schema(name = "ChangePayTerms")
    public record PayTermsRequest(
            @NotNull LocalDate effectiveFrom,
            @NotNull UUID payCalendarId,
            @NotNull PayTerms.Basis basis,
            @NotNull Rate rate,

            @Nullable @DecimalMin("1") @DecimalMax("168") @Digits(integer = 3, fraction = 2)
            BigDecimal salaryHours,

            PayAgreement.@Nullable Exemption exemption,
            PayAgreement.@Nullable OvertimeSystem overtime,

            @Nullable @Size(max = 20) @EachOnce(by = "name") List<PayAgreement.@NotNull Differential> differentials,

            @Nullable @Size(max = 20) @EachOnce(by = "workType")
            List<PayAgreement.@NotNull WorkRate> workRates,

            @Nullable UUID departmentId,
            @Nullable UUID locationId,
            @Nullable @Size(max = 100) String position,
            @Nullable Boolean retroactive) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public PayTermsRequest {
            boolean mayBeZero = basis == PayTerms.Basis.PROVIDER_CONTRACT;
            if (rate != null && !rate.isPositive() && !(mayBeZero && rate.isZero())) {
                throw new IllegalArgumentException("expected a rate above zero");
            }
            if ((basis == PayTerms.Basis.SALARIED_NONEXEMPT) != (salaryHours != null) && basis != null) {
                throw new IllegalArgumentException(
                        "expected salaryHours for a salary with overtime, and for no other basis");
            }
        }

        /** Whether terms say this already, whatever day they are from. */
        public boolean says(PayTerms terms) {
            var agreed = agreement();
            var known = terms.agreement();
            return terms.payCalendarId().equals(payCalendarId)
                    && terms.basis() == basis
                    && terms.rate().equals(rate)
                    && sameHours(agreed.salaryHours(), known.salaryHours())
                    && agreed.exemption() == known.exemption()
                    && agreed.overtime() == known.overtime()
                    && agreed.differentials().equals(known.differentials())
                    && agreed.workRates().equals(known.workRates())
                    && agreed.place().equals(known.place());
        }

        private static boolean sameHours(@Nullable BigDecimal a, @Nullable BigDecimal b) {
            return a == null || b == null ? a == b : a.compareTo(b) == 0;
        }

        PayAgreement agreement() {
            return new PayAgreement(
                    salaryHours,
                    Objects.requireNonNullElse(exemption, PayAgreement.Exemption.SALARY_TEST),
                    Objects.requireNonNullElse(overtime, PayAgreement.OvertimeSystem.WORKWEEK),
                    Objects.requireNonNullElse(differentials, List.of()),
                    Objects.requireNonNullElse(workRates, List.of()),
                    departmentId,
                    locationId,
                    position);
        }
    }

    @Schema(name = "ChangeWithholdingCertificate")
    public record CertificateRequest(
            @NotNull LocalDate effectiveFrom, @NotNull FormW4 certificate) {}

    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final PayCalendars calendars;
    private final PayTermsLaw payTermsLaw;
    private final ApprovedPay approvedPay;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    ChangeEnrollment(
            Enrollments enrollments,
            EnrollmentHistory terms,
            PayCalendars calendars,
            PayTermsLaw payTermsLaw,
            ApprovedPay approvedPay,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.enrollments = enrollments;
        this.terms = terms;
        this.calendars = calendars;
        this.payTermsLaw = payTermsLaw;
        this.approvedPay = approvedPay;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Refuses {@link EnrollmentProblem#ENROLLMENT_ENDED}, {@link EnrollmentProblem#PERIOD_LOCKED} unless the request says that it
     * is retroactive, {@link EnrollmentProblem#PAID_BY_ANOTHER_CALENDAR} and what {@link PayTermsLaw} does.
     */
    @Transactional
    public Enrollment payTerms(UUID employeeId, IfMatch ifMatch, PayTermsRequest request) {
        var enrollment = current(employeeId, ifMatch);
        var from = request.effectiveFrom();
        var lastDay = enrollment.lastDay();
        if (lastDay != null && from.isAfter(lastDay)) {
            throw EnrollmentProblem.ENROLLMENT_ENDED.because("The last day of work is " + lastDay);
        }
        var calendar = calendars.get(request.payCalendarId());
        approvedPay
                .lastPeriodEnd(employeeId)
                .filter(end -> !from.isAfter(end))
                .ifPresent(end -> requireRetroactive(employeeId, calendar, request, end));
        var agreed =
                new PayTerms(employeeId, from, calendar.id(), request.basis(), request.rate(), request.agreement());
        payTermsLaw.require(agreed, calendar, terms.of(PayTerms.class, employeeId));
        terms.add(agreed);
        return changed(enrollment, from);
    }

    /** The pay that is locked stays as it is; what these terms come to is compared with it period by period. */
    private void requireRetroactive(UUID employeeId, PayCalendar calendar, PayTermsRequest request, LocalDate end) {
        if (!Boolean.TRUE.equals(request.retroactive())) {
            throw EnrollmentProblem.PERIOD_LOCKED.because(
                    "Pay is approved or paid up to %s; say retroactive to have the difference paid".formatted(end));
        }
        EffectiveDated.on(request.effectiveFrom(), terms.of(PayTerms.class, employeeId))
                .filter(inForce -> !inForce.payCalendarId().equals(calendar.id()))
                .ifPresent(inForce -> {
                    throw EnrollmentProblem.PAID_BY_ANOTHER_CALENDAR.because("On %s pay is by another calendar than %s"
                            .formatted(request.effectiveFrom(), calendar.name()));
                });
        audit.record(CHANGED, "retroactive-pay-terms", employeeId);
    }

    /**
     * The terms in force with another rate, from a day on. Refuses {@link EnrollmentProblem#PAY_TERMS_MISSING} and what
     * {@link #payTerms} refuses.
     */
    @Transactional
    public Enrollment rate(UUID employeeId, LocalDate from, Rate rate) {
        var inForce = EffectiveDated.on(from, terms.of(PayTerms.class, employeeId))
                .orElseThrow(() -> EnrollmentProblem.PAY_TERMS_MISSING.because("No pay terms hold on " + from));
        var agreed = inForce.agreement();
        return payTerms(
                employeeId,
                IfMatch.ANY,
                new PayTermsRequest(
                        from,
                        inForce.payCalendarId(),
                        inForce.basis(),
                        rate,
                        agreed.salaryHours(),
                        agreed.exemption(),
                        agreed.overtime(),
                        agreed.differentials(),
                        agreed.workRates(),
                        agreed.departmentId(),
                        agreed.locationId(),
                        agreed.position(),
                        null));
    }

    /** Refuses {@link EnrollmentProblem#PERIOD_LOCKED}. */
    @Transactional
    public Enrollment certificate(UUID employeeId, IfMatch ifMatch, CertificateRequest request) {
        var enrollment = current(employeeId, ifMatch);
        requireAfterLastPayDate(employeeId, request.effectiveFrom());
        terms.add(new WithholdingCertificate(employeeId, request.effectiveFrom(), request.certificate()));
        return changed(enrollment, request.effectiveFrom());
    }

    /**
     * A change that is kept elsewhere and takes effect by pay date, such as a deduction. Refuses
     * {@link EnrollmentProblem#PERIOD_LOCKED}.
     *
     * @param change keeps the new version
     */
    @Transactional
    public Enrollment byPayDate(
            UUID employeeId, IfMatch ifMatch, LocalDate effectiveFrom, Consumer<Enrollment> change) {
        var enrollment = current(employeeId, ifMatch);
        requireAfterLastPayDate(employeeId, effectiveFrom);
        change.accept(enrollment);
        return changed(enrollment, effectiveFrom);
    }

    /**
     * A change that is kept elsewhere and counts by the year of pay dates: each paycheck makes up for those before it. Refuses
     * {@link EnrollmentProblem#PERIOD_LOCKED}.
     *
     * @param change keeps the new version
     */
    @Transactional
    public Enrollment byYear(UUID employeeId, IfMatch ifMatch, LocalDate effectiveFrom, Consumer<Enrollment> change) {
        var enrollment = current(employeeId, ifMatch);
        approvedPay
                .lastPayDate(employeeId)
                .filter(paid -> effectiveFrom.getYear() < paid.getYear())
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because(
                            "Pay of %d is approved or paid: expected a day of %d or later"
                                    .formatted(paid.getYear(), paid.getYear()));
                });
        change.accept(enrollment);
        return changed(enrollment, effectiveFrom);
    }

    /**
     * A change that is kept elsewhere and counts by the days of periods, such as the place of work. Refuses
     * {@link EnrollmentProblem#PERIOD_LOCKED}.
     *
     * @param change keeps the new version
     */
    @Transactional
    public Enrollment byPeriod(UUID employeeId, IfMatch ifMatch, LocalDate effectiveFrom, Consumer<Enrollment> change) {
        var enrollment = current(employeeId, ifMatch);
        approvedPay
                .lastPeriodEnd(employeeId)
                .filter(end -> !effectiveFrom.isAfter(end))
                .ifPresent(end -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid up to " + end);
                });
        change.accept(enrollment);
        return changed(enrollment, effectiveFrom);
    }

    /**
     * A change that is kept elsewhere and holds from the next calculation on.
     *
     * @param change keeps it
     */
    @Transactional
    public Enrollment atOnce(UUID employeeId, IfMatch ifMatch, Consumer<Enrollment> change) {
        var enrollment = current(employeeId, ifMatch);
        change.accept(enrollment);
        return changed(enrollment, LocalDate.now(clock));
    }

    private Enrollment current(UUID employeeId, IfMatch ifMatch) {
        var enrollment = enrollments.lock(employeeId);
        ifMatch.require(enrollment.version());
        return enrollment;
    }

    /** Taxes follow the pay date, so a certificate or election reaches back to the last pay date, not period. */
    private void requireAfterLastPayDate(UUID employeeId, LocalDate effectiveFrom) {
        approvedPay
                .lastPayDate(employeeId)
                .filter(paid -> !effectiveFrom.isAfter(paid))
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid with pay date " + paid);
                });
    }

    private Enrollment changed(Enrollment enrollment, LocalDate effectiveOn) {
        enrollments.touch(enrollment);
        outbox.append(enrollment.changed(effectiveOn));
        return enrollment;
    }
}
