package org.openpractice.payroll.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.enrollment.PayAgreement.Exemption;
import org.openpractice.payroll.enrollment.PayAgreement.OvertimeSystem;
import org.openpractice.payroll.minimumwage.LeastPay;
import org.openpractice.payroll.minimumwage.MinimumWages;
import org.openpractice.payroll.overtime.EightAndEightyAgreements;
import org.openpractice.payroll.overtime.OvertimeProblem;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.payroll.place.Place;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.records.EffectiveDated;

/** What the law asks of pay terms before they are agreed. */
@ApplicationScoped
class PayTermsLaw {

    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);

    private final OvertimeRules rules;
    private final MinimumWages minimumWages;
    private final WorkPlaces workPlaces;
    private final EightAndEightyAgreements eightAndEighty;

    PayTermsLaw(
            OvertimeRules rules,
            MinimumWages minimumWages,
            WorkPlaces workPlaces,
            EightAndEightyAgreements eightAndEighty) {
        this.rules = rules;
        this.minimumWages = minimumWages;
        this.workPlaces = workPlaces;
        this.eightAndEighty = eightAndEighty;
    }

    /**
     * Refuses {@link EnrollmentProblem#EXEMPT_SALARY_TOO_LOW}, {@link EnrollmentProblem#BELOW_MINIMUM_WAGE}, {@link EnrollmentProblem#CHANGE_INSIDE_WORKWEEK},
     * {@link OvertimeProblem#EIGHT_AND_EIGHTY_NOT_ALLOWED}, {@link OvertimeProblem#TWO_OVERTIME_SYSTEMS} and
     * {@link EnrollmentProblem#DIFFERENTIAL_NOT_AGREED}.
     *
     * @param versions terms so far
     */
    void require(PayTerms agreed, PayCalendar calendar, List<PayTerms> versions) {
        var place = workPlaces.on(agreed.enrollmentId(), agreed.effectiveFrom()).orElse(null);
        requireSalaryTest(agreed, calendar, place);
        requireMinimumWage(agreed, place);
        requireDifferentialsThatFit(agreed);
        requireOneWayToReckonTheWeek(agreed, calendar, versions);
        requireOvertimeSystem(agreed, calendar, versions);
    }

    private void requireSalaryTest(PayTerms agreed, PayCalendar calendar, @Nullable Place place) {
        if (!agreed.basis().isExempt() || agreed.agreement().exemption() == Exemption.PRACTICE_OF_MEDICINE) {
            return;
        }
        var test = rules.exemptSalary(agreed.effectiveFrom());
        int periods = agreed.basis() == PayTerms.Basis.PROVIDER_CONTRACT
                ? calendar.schedule().frequency().periodsPerYear()
                : 1;
        var aYear = agreed.rate().decimal().multiply(BigDecimal.valueOf(periods));
        var least = test.weekly().decimal().multiply(WEEKS_OF_A_YEAR);
        if (aYear.compareTo(least) < 0) {
            throw EnrollmentProblem.EXEMPT_SALARY_TOO_LOW.because(
                    "%s a year is less than %s a week, %s a year (%s); physicians need no salary test: PRACTICE_OF_MEDICINE"
                            .formatted(
                                    aYear.toPlainString(),
                                    test.weekly().amount(),
                                    least.toPlainString(),
                                    test.source()));
        }
        if (place == null) {
            return;
        }
        minimumWages.exemptWeekly(place, agreed.effectiveFrom()).ifPresent(ofState -> {
            var leastThere = ofState.amount().decimal().multiply(WEEKS_OF_A_YEAR);
            if (aYear.compareTo(leastThere) < 0) {
                throw EnrollmentProblem.EXEMPT_SALARY_TOO_LOW.because(
                        "%s a year is less than %s a week, %s a year (%s): raise it, or agree on SALARIED_NONEXEMPT or HOURLY"
                                .formatted(
                                        aYear.toPlainString(),
                                        ofState.amount().amount(),
                                        leastThere.toPlainString(),
                                        ofState.law()));
            }
        });
    }

    /** Pay of shifts is looked at with the hours that were worked in them. */
    private void requireMinimumWage(PayTerms agreed, @Nullable Place place) {
        if (agreed.basis().isExempt() || place == null) {
            return;
        }
        var least = minimumWages.hourly(place, agreed.effectiveFrom());
        var hours = agreed.agreement().salaryHours();
        if (agreed.basis() == PayTerms.Basis.HOURLY) {
            requireAtLeast(least, agreed.rate(), "The rate");
        } else if (hours != null) {
            var anHour = agreed.rate().decimal().divide(WEEKS_OF_A_YEAR.multiply(hours), 2, RoundingMode.DOWN);
            requireAtLeast(least, Rate.of(anHour), "The salary for an hour");
        }
        for (var work : agreed.agreement().workRates()) {
            // A rate for leave, or for a whole shift, is none for an hour of work.
            if (agreed.basis() == PayTerms.Basis.HOURLY) {
                requireAtLeast(least, work.rate(), "The rate of " + work.workType());
            }
        }
    }

    private static void requireAtLeast(LeastPay least, Rate rate, String what) {
        if (rate.isBelow(least.amount())) {
            throw EnrollmentProblem.BELOW_MINIMUM_WAGE.because("%s, %s, is less than %s an hour: %s"
                    .formatted(what, rate.amount(), least.amount().amount(), least.law()));
        }
    }

    private static void requireDifferentialsThatFit(PayTerms agreed) {
        var differentials = agreed.agreement().differentials();
        if (agreed.basis().isExempt() && !differentials.isEmpty()) {
            throw EnrollmentProblem.DIFFERENTIAL_NOT_AGREED.because(
                    "Pay that does not depend on hours has no differential: "
                            + differentials.getFirst().name());
        }
        if (agreed.basis() == PayTerms.Basis.PER_DIEM) {
            differentials.stream()
                    .filter(differential -> differential.percent() != null)
                    .findFirst()
                    .ifPresent(differential -> {
                        throw EnrollmentProblem.DIFFERENTIAL_NOT_AGREED.because(
                                "%s is a percentage of an hourly rate, and shifts have none: give perHour"
                                        .formatted(differential.name()));
                    });
        }
    }

    /** A rate may change on any day; who is owed overtime, on which calendar or for which salary, with a workweek only. */
    private static void requireOneWayToReckonTheWeek(PayTerms agreed, PayCalendar calendar, List<PayTerms> versions) {
        var from = agreed.effectiveFrom();
        var week = calendar.schedule().workweekOf(from);
        var before = EffectiveDated.on(from.minusDays(1), versions);
        if (week.equals(from) || before.isEmpty()) {
            return;
        }
        var known = before.get();
        boolean onlyTheRate = agreed.payCalendarId().equals(known.payCalendarId())
                && (agreed.basis().isExempt() && known.basis().isExempt()
                        || !agreed.basis().isSalary() && !known.basis().isSalary());
        boolean neverOvertime = agreed.basis().isExempt() && known.basis().isExempt();
        if (!onlyTheRate && !neverOvertime) {
            throw EnrollmentProblem.CHANGE_INSIDE_WORKWEEK.because(
                    "From %s to %s the overtime of a week cannot be calculated in parts; the next workweek starts on %s"
                            .formatted(known.basis(), agreed.basis(), week.plusDays(7)));
        }
    }

    private void requireOvertimeSystem(PayTerms agreed, PayCalendar calendar, List<PayTerms> versions) {
        var from = agreed.effectiveFrom();
        boolean on = agreed.agreement().overtime() == OvertimeSystem.EIGHT_AND_EIGHTY;
        boolean wasOn = EffectiveDated.on(from.minusDays(1), versions)
                .filter(before -> before.agreement().overtime() == OvertimeSystem.EIGHT_AND_EIGHTY)
                .isPresent();
        boolean isPeriodStart = calendar.periodContaining(from).startsOn().equals(from);
        if (on != wasOn && !versions.isEmpty() && !isPeriodStart) {
            throw OvertimeProblem.TWO_OVERTIME_SYSTEMS.because(
                    "8 and 80 begins and ends with a period of 14 days; the next one starts on "
                            + calendar.periodContaining(from).endsOn().plusDays(1));
        }
        if (!on) {
            return;
        }
        var location = agreed.agreement().locationId();
        if (agreed.basis().isExempt() || location == null) {
            throw OvertimeProblem.EIGHT_AND_EIGHTY_NOT_ALLOWED.because(
                    "8 and 80 needs terms with overtime and the locationId of the establishment");
        }
        eightAndEighty.require(location, calendar, from);
    }
}
