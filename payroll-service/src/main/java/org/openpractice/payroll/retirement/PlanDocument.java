package org.openpractice.payroll.retirement;

import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.retirement.PlanRules.Excluded;
import org.openpractice.payroll.retirement.PlanRules.Match;
import org.openpractice.platform.http.EachOnce;

/**
 * What the plan's own document says, as far as payroll carries it out. The plan year is the calendar year.
 *
 * @param safeHarbor under which safe harbor the plan is free of the ADP test (IRC 401(k)(12), (13)); match and
 *     non-elective contribution must be at least what it asks for
 * @param roth whether Roth contributions are offered
 * @param catchUp whether catch-up contributions are offered
 * @param rothCatchUpDeemed whether pre-tax catch-up of somebody who must make it as Roth is taken as Roth
 * @param loans whether the plan lends
 * @param excludedPay pay that does not count as compensation of the plan
 * @param maximumDeferralPercent the plan's own limit, percent of compensation; absent for none
 * @param match absent without a match
 * @param nonElectivePercent employer's contribution for all who take part, percent of compensation; absent for none
 * @param participantsAtYearStart participants on the first day of the plan year; below 100 the deposit has a safe harbor
 *     of seven business days (29 CFR 2510.3-102(a)(2))
 * @param depositBusinessDays business days in which this employer can segregate deferrals, where that safe harbor does not
 *     hold; absent when it is not stated
 */
@Schema(name = "RetirementPlanDocument")
record PlanDocument(
        String name,
        Eligibility eligibility,
        @Nullable AutomaticEnrollment automaticEnrollment,
        SafeHarbor safeHarbor,
        boolean roth,
        boolean catchUp,
        boolean rothCatchUpDeemed,
        boolean loans,
        @EachOnce @Nullable List<Excluded> excludedPay,
        @Nullable BigDecimal maximumDeferralPercent,
        @Valid @Nullable Match match,
        @Nullable BigDecimal nonElectivePercent,
        int participantsAtYearStart,
        @Nullable Integer depositBusinessDays) {

    /** Kinds of safe harbor. */
    public enum SafeHarbor {
        NONE,
        /** 100 % of the first 3 % and 50 % of the next 2 %: IRC 401(k)(12)(B)(i). */
        BASIC_MATCH,
        /** At least as much at every rate, on no more than 6 %: IRC 401(k)(12)(B)(iii). */
        ENHANCED_MATCH,
        /** 3 % for everybody: IRC 401(k)(12)(C). */
        NON_ELECTIVE,
        /** 100 % of the first 1 % and 50 % of the next 5 %, with automatic enrollment: IRC 401(k)(13)(D)(i)(I). */
        QACA_MATCH,
        /** 3 % for everybody, with automatic enrollment: IRC 401(k)(13)(D)(i)(II). */
        QACA_NON_ELECTIVE
    }

    /** When people who fulfill the conditions begin to take part. */
    public enum EntryDates {
        AT_ONCE,
        FIRST_OF_MONTH,
        /** 1 January, April, July, October. */
        FIRST_OF_QUARTER,
        /** 1 January and July. */
        FIRST_OF_HALF_YEAR
    }

    /**
     * Conditions of taking part; IRC 410(a) and 401(k)(2)(D) allow no stricter ones.
     *
     * @param minimumAge 0 to 21
     * @param serviceMonths months since the hire, 0 to 12; with {@code hoursOfService} exactly 12
     * @param hoursOfService hours in twelve months, 0 for none, up to 1000; whoever reaches 500 in two consecutive years
     *     takes part as long-term part-time employee, without employer money (IRC 401(k)(15))
     */
    @Schema(name = "RetirementPlanEligibility")
    public record Eligibility(int minimumAge, int serviceMonths, int hoursOfService, EntryDates entryDates) {

        @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
        public Eligibility {
            within("minimumAge", minimumAge, 0, 21);
            within("serviceMonths", serviceMonths, 0, 12);
            within("hoursOfService", hoursOfService, 0, 1000);
            if (hoursOfService > 0 && serviceMonths != 12) {
                throw new IllegalArgumentException("expected serviceMonths 12 where hoursOfService are asked for");
            }
            if (entryDates == null) {
                throw new IllegalArgumentException("expected entryDates");
            }
        }
    }

    /**
     * Deferral of whoever elects nothing, pre-tax.
     *
     * @param percent percent of compensation at the beginning
     * @param yearlyIncrease percentage points added each 1 January after a completed year; 0 for none
     * @param maximumPercent where the increase ends
     * @param optOutDays days from the entry date until it begins
     * @param hiredFrom covers only whoever was hired on that day or later; absent for everybody
     */
    @Schema(name = "AutomaticEnrollment")
    public record AutomaticEnrollment(
            BigDecimal percent,
            BigDecimal yearlyIncrease,
            BigDecimal maximumPercent,
            int optOutDays,
            @Nullable LocalDate hiredFrom) {

        @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
        public AutomaticEnrollment {
            if (percent == null || yearlyIncrease == null || maximumPercent == null) {
                throw new IllegalArgumentException("expected percent, yearlyIncrease and maximumPercent");
            }
            if (percent.signum() <= 0 || maximumPercent.compareTo(percent) < 0) {
                throw new IllegalArgumentException(
                        "expected a percent above 0 and a maximumPercent of at least as much");
            }
            if (maximumPercent.compareTo(BigDecimal.valueOf(15)) > 0) {
                throw new IllegalArgumentException("expected a maximumPercent up to 15");
            }
            if (yearlyIncrease.signum() < 0) {
                throw new IllegalArgumentException("expected a yearlyIncrease of zero or more");
            }
            within("optOutDays", optOutDays, 0, 90);
        }
    }

    @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
    public PlanDocument {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("expected a name of 1 to 100 characters");
        }
        if (eligibility == null || safeHarbor == null) {
            throw new IllegalArgumentException("expected eligibility and safeHarbor");
        }
        percentage("maximumDeferralPercent", maximumDeferralPercent, 100);
        percentage("nonElectivePercent", nonElectivePercent, 25);
        if (participantsAtYearStart < 0) {
            throw new IllegalArgumentException("expected participantsAtYearStart of zero or more");
        }
        if (depositBusinessDays != null) {
            within("depositBusinessDays", depositBusinessDays, 0, 35);
        }
        requireSafeHarbor(safeHarbor, automaticEnrollment, match, nonElectivePercent, catchUp);
    }

    /** The part that decides contributions. */
    PlanRules rules() {
        return new PlanRules(
                excludedPay == null ? List.of() : excludedPay,
                roth,
                catchUp,
                rothCatchUpDeemed,
                maximumDeferralPercent == null ? PlanRules.HUNDRED : maximumDeferralPercent,
                match,
                nonElectivePercent == null ? BigDecimal.ZERO : nonElectivePercent);
    }

    private static void requireSafeHarbor(
            SafeHarbor kind,
            @Nullable AutomaticEnrollment automatic,
            @Nullable Match match,
            @Nullable BigDecimal nonElective,
            boolean catchUp) {
        switch (kind) {
            case NONE -> {}
            case BASIC_MATCH, ENHANCED_MATCH -> requireMatch(kind, match, BASIC, catchUp);
            case QACA_MATCH -> {
                requireAutomatic(automatic);
                requireMatch(kind, match, QACA, catchUp);
            }
            case NON_ELECTIVE -> requireNonElective(nonElective);
            case QACA_NON_ELECTIVE -> {
                requireAutomatic(automatic);
                requireNonElective(nonElective);
            }
        }
    }

    private static final List<PlanRules.Tier> BASIC = List.of(tier(100, 3), tier(50, 2));
    private static final List<PlanRules.Tier> QACA = List.of(tier(100, 1), tier(50, 5));

    private static PlanRules.Tier tier(int match, int of) {
        return new PlanRules.Tier(BigDecimal.valueOf(match), BigDecimal.valueOf(of));
    }

    private static void requireMatch(
            SafeHarbor kind, @Nullable Match match, List<PlanRules.Tier> least, boolean catchUp) {
        if (match == null || match.annualMaximum() != null || catchUp && !match.catchUpMatched()) {
            throw new IllegalArgumentException(
                    "expected for %s a match without annualMaximum that matches catch-up like other deferrals"
                            .formatted(kind));
        }
        for (int i = 1; i < match.tiers().size(); i++) {
            if (match.tiers()
                            .get(i)
                            .matchPercent()
                            .compareTo(match.tiers().get(i - 1).matchPercent())
                    > 0) {
                throw new IllegalArgumentException(
                        "expected for %s a match that does not rise with the deferral".formatted(kind));
            }
        }
        var needed = new Match(least, match.basis(), true, null);
        var pay = Money.of("10000.00");
        // Both are piecewise linear with their corners at whole tenths of a percent: comparing there compares
        // everywhere.
        for (int tenths = 0; tenths <= 200; tenths++) {
            var deferral = Money.ofCents(tenths * 1000L);
            int compared = match.on(pay, deferral).compareTo(needed.on(pay, deferral));
            if (compared < 0 || kind == SafeHarbor.BASIC_MATCH && compared != 0) {
                throw new IllegalArgumentException(
                        "expected for %s a match of %s%s: %s.%d%% of pay are matched with %s of %s"
                                .formatted(
                                        kind,
                                        kind == SafeHarbor.BASIC_MATCH ? "" : "at least ",
                                        needed.told(),
                                        tenths / 10,
                                        tenths % 10,
                                        match.on(pay, deferral).amount(),
                                        pay.amount()));
            }
        }
        var sixPercent = match.on(pay, Money.of("600.00"));
        if (match.on(pay, pay).compareTo(sixPercent) > 0) {
            throw new IllegalArgumentException("expected for %s no match of more than 6%% of pay".formatted(kind));
        }
    }

    private static void requireNonElective(@Nullable BigDecimal percent) {
        if (percent == null || percent.compareTo(BigDecimal.valueOf(3)) < 0) {
            throw new IllegalArgumentException("expected a nonElectivePercent of at least 3 for that safeHarbor");
        }
    }

    /** IRC 401(k)(13)(C)(iii): 3 % to 10 % in the first years, at least 6 % in the end. */
    private static void requireAutomatic(@Nullable AutomaticEnrollment automatic) {
        if (automatic == null
                || automatic.percent().compareTo(BigDecimal.valueOf(3)) < 0
                || automatic.percent().compareTo(BigDecimal.TEN) > 0
                || automatic.maximumPercent().compareTo(BigDecimal.valueOf(6)) < 0
                || automatic.percent().compareTo(BigDecimal.valueOf(6)) < 0
                        && automatic.yearlyIncrease().compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException(
                    "expected for a QACA automaticEnrollment with a percent from 3 to 10, raised yearly by at least 1 to at least 6");
        }
    }

    private static void percentage(String field, @Nullable BigDecimal percent, int most) {
        if (percent != null && (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(most)) > 0)) {
            throw new IllegalArgumentException("expected %s from 0 to %d".formatted(field, most));
        }
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("expected %s from %d to %d".formatted(field, least, most));
        }
    }
}
