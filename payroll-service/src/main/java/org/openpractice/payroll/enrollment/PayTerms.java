package org.openpractice.payroll.enrollment;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.platform.money.Rate;

/** On which calendar and how much somebody is paid from a day on. */
@Entity
public class PayTerms extends EnrollmentVersion {

    /** How the rate is meant. */
    public enum Basis {
        /** An hour; overtime is owed. */
        HOURLY,
        /** A year; exempt from overtime. */
        SALARIED,
        /** A year, for a number of hours a week; overtime is owed (29 CFR 778.113). */
        SALARIED_NONEXEMPT,
        /** A shift; overtime is owed (29 CFR 778.112). */
        PER_DIEM,
        /** A pay period: the draw under a provider contract; exempt from overtime. */
        PROVIDER_CONTRACT;

        /** Somebody whose pay does not depend on hours. */
        public boolean isExempt() {
            return this == SALARIED || this == PROVIDER_CONTRACT;
        }

        /** Paid by days of the period rather than by what was worked in a week. */
        public boolean isSalary() {
            return this != HOURLY && this != PER_DIEM;
        }
    }

    private UUID payCalendarId;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private Rate rate;

    @Convert(converter = PayAgreementColumn.class)
    private PayAgreement agreement;

    @SuppressWarnings("NullAway.Init")
    protected PayTerms() {}

    PayTerms(
            UUID enrollmentId,
            LocalDate effectiveFrom,
            UUID payCalendarId,
            Basis basis,
            Rate rate,
            PayAgreement agreement) {
        super(enrollmentId, effectiveFrom);
        this.payCalendarId = payCalendarId;
        this.basis = basis;
        this.rate = rate;
        this.agreement = agreement;
    }

    public UUID payCalendarId() {
        return payCalendarId;
    }

    public Basis basis() {
        return basis;
    }

    /** Dollars an hour, a shift, a year or a pay period, as {@link #basis()} says. */
    public Rate rate() {
        return rate;
    }

    public PayAgreement agreement() {
        return agreement;
    }
}
