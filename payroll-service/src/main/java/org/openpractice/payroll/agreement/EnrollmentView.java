package org.openpractice.payroll.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.deposit.DepositPlan;
import org.openpractice.payroll.deposit.DirectDepositChange;
import org.openpractice.payroll.deposit.DirectDepositChangeView;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.enrollment.StateCertificate;
import org.openpractice.payroll.enrollment.TaxJurisdiction;
import org.openpractice.payroll.enrollment.WithholdingCertificate;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.retirement.RetirementElection;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.money.Rate;

/**
 * An enrollment with every version of its terms, oldest first; account numbers are masked.
 *
 * @param directDeposit the verified account that takes the remainder of the net pay today; null when there is none
 */
record EnrollmentView(
        UUID employeeId,
        String employeeNumber,
        String firstName,
        String lastName,
        String positionTitle,
        Enrollment.State state,
        LocalDate startsOn,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate finalPeriodEndsOn,
        List<Jurisdiction> jurisdictions,
        List<Terms> payTerms,
        List<Certificate> withholdingCertificates,
        List<ForState> stateCertificates,
        @Nullable Deposit directDeposit,
        List<DirectDepositChangeView> directDepositChanges,
        List<Election> retirementElections,
        List<Flag> flags,
        long version)
        implements Versioned {

    public record Jurisdiction(LocalDate effectiveFrom, String workState, String residenceState) {}

    /** @param agreement what was agreed beside basis and rate */
    public record Terms(
            LocalDate effectiveFrom, UUID payCalendarId, PayTerms.Basis basis, Rate rate, PayAgreement agreement) {}

    public record Certificate(LocalDate effectiveFrom, FormW4 certificate) {}

    /** @param state two-letter USPS code */
    public record ForState(String state, LocalDate effectiveFrom, StateClaims certificate) {}

    public record Deposit(String routingNumber, String account, AccountKind accountKind) {}

    /** @param catchUp whether deferrals go on as catch-up contributions when a limit is reached */
    public record Election(
            LocalDate effectiveFrom,
            Money deferralPerPeriod,
            BigDecimal deferralPercent,
            Money rothPerPeriod,
            BigDecimal rothPercent,
            boolean catchUp) {}

    /**
     * @param until first day of work that may be paid again; null while the flag stands
     * @param becauseOfEventId the event that caused the flag
     */
    public record Flag(LocalDate from, @Nullable LocalDate until, UUID becauseOfEventId) {}

    /** The verified account that takes the remainder today. */
    private static @Nullable Deposit remainder(List<DirectDepositChangeView> deposits, LocalDate today) {
        return deposits.stream()
                .filter(change -> change.state() == DirectDepositChange.State.VERIFIED
                        && !change.effectiveFrom().isAfter(today))
                .max(Comparator.comparing(DirectDepositChangeView::effectiveFrom)
                        .thenComparing(change -> change.id().toString()))
                .flatMap(change -> change.accounts().stream()
                        .filter(account -> account.split() == DepositPlan.Split.REMAINDER)
                        .findFirst())
                .map(account -> new Deposit(account.routingNumber(), account.account(), account.accountKind()))
                .orElse(null);
    }

    static EnrollmentView of(
            Enrollment enrollment,
            EnrollmentHistory terms,
            List<PayFlag> flags,
            List<DirectDepositChangeView> deposits,
            LocalDate today) {
        var id = enrollment.id();
        return new EnrollmentView(
                id,
                enrollment.employeeNumber(),
                enrollment.firstName(),
                enrollment.lastName(),
                enrollment.positionTitle(),
                enrollment.state(),
                enrollment.startsOn(),
                enrollment.lastDay(),
                enrollment.finalPeriodEndsOn(),
                terms.of(TaxJurisdiction.class, id).stream()
                        .map(version -> new Jurisdiction(
                                version.effectiveFrom(), version.workState(), version.residenceState()))
                        .toList(),
                terms.of(PayTerms.class, id).stream()
                        .map(version -> new Terms(
                                version.effectiveFrom(),
                                version.payCalendarId(),
                                version.basis(),
                                version.rate(),
                                version.agreement()))
                        .toList(),
                terms.of(WithholdingCertificate.class, id).stream()
                        .map(version -> new Certificate(version.effectiveFrom(), version.form()))
                        .toList(),
                terms.of(StateCertificate.class, id).stream()
                        .map(version -> new ForState(version.state(), version.effectiveFrom(), version.claims()))
                        .toList(),
                remainder(deposits, today),
                deposits,
                terms.of(RetirementElection.class, id).stream()
                        .map(version -> new Election(
                                version.effectiveFrom(),
                                version.deferral(),
                                version.deferralPercent(),
                                version.roth(),
                                version.rothPercent(),
                                version.catchUp()))
                        .toList(),
                flags.stream()
                        .map(flag -> new Flag(flag.from(), flag.until(), flag.becauseOfEventId()))
                        .toList(),
                enrollment.version());
    }
}
