package org.openpractice.payroll.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.platform.money.Rate;

/**
 * What was agreed beside basis and rate.
 *
 * @param salaryHours hours a week that a salary with overtime is for (29 CFR 778.113); null for every other basis
 * @param exemption why no overtime is owed on an exempt salary
 * @param overtime how overtime is calculated
 * @param differentials additions for some hours, by name
 * @param workRates other rates for some kinds of work
 */
public record PayAgreement(
        @Nullable BigDecimal salaryHours,
        Exemption exemption,
        OvertimeSystem overtime,
        List<Differential> differentials,
        List<WorkRate> workRates,
        @Nullable UUID departmentId,
        @Nullable UUID locationId,
        @Nullable String position) {

    public static final PayAgreement PLAIN = new PayAgreement(
            null, Exemption.SALARY_TEST, OvertimeSystem.WORKWEEK, List.of(), List.of(), null, null, null);

    /** Why no overtime is owed on a salary. */
    public enum Exemption {
        /** Executive, administrative or professional work on at least the salary of 29 CFR 541.600. */
        SALARY_TEST,
        /** Practice of medicine by who is licensed to it: exempt without a salary test (29 CFR 541.304). */
        PRACTICE_OF_MEDICINE
    }

    /** How overtime is calculated. */
    public enum OvertimeSystem {
        /** Above 40 hours of the fixed workweek (29 USC 207(a)). */
        WORKWEEK,
        /** Above 8 hours a day and 80 in 14 days, in hospitals and residential care only (29 USC 207(j)). */
        EIGHT_AND_EIGHTY
    }

    /**
     * Addition for some hours, for example NIGHT, WEEKEND or CHARGE; part of the regular rate (29 CFR 778.207(b)).
     *
     * @param name upper case, as time sheets name it
     * @param perHour dollars an hour, with up to four decimal places; null for a percentage
     * @param percent percent of the hour's rate; null for dollars
     */
    @Schema(name = "PayDifferential")
    public record Differential(
            String name, @Nullable Rate perHour, @Nullable BigDecimal percent) {

        public Differential {
            requireName("differential", name);
            if ((perHour == null) == (percent == null)) {
                throw new IllegalArgumentException(
                        "expected perHour or percent of differential " + name + ", not both");
            }
            if (perHour != null && !perHour.isPositive()) {
                throw new IllegalArgumentException("expected a perHour above zero of differential " + name);
            }
            if (percent != null
                    && (percent.signum() <= 0 || percent.stripTrailingZeros().scale() > 4)) {
                throw new IllegalArgumentException(
                        "expected a percent above zero with at most four decimal places of differential " + name);
            }
        }
    }

    /**
     * Another rate for a kind of work (29 CFR 778.115).
     *
     * @param workType upper case, as time sheets name it
     * @param rate dollars an hour, with up to four decimal places; above zero
     */
    @Schema(name = "PayWorkRate")
    public record WorkRate(String workType, Rate rate) {

        public WorkRate {
            requireName("workType", workType);
            if (!Objects.requireNonNull(rate, "expected a rate for " + workType).isPositive()) {
                throw new IllegalArgumentException("expected a rate above zero for " + workType);
            }
        }
    }

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public PayAgreement {
        exemption = exemption == null ? Exemption.SALARY_TEST : exemption;
        overtime = overtime == null ? OvertimeSystem.WORKWEEK : overtime;
        differentials = differentials == null ? List.of() : List.copyOf(differentials);
        workRates = workRates == null ? List.of() : List.copyOf(workRates);
        var names = new HashSet<String>();
        for (var differential : differentials) {
            if (!names.add(differential.name())) {
                throw new IllegalArgumentException("expected one differential of the name " + differential.name());
            }
        }
        names.clear();
        for (var work : workRates) {
            if (!names.add(work.workType())) {
                throw new IllegalArgumentException("expected one rate for the work type " + work.workType());
            }
        }
    }

    public Optional<Differential> differential(String name) {
        for (var differential : differentials) {
            if (differential.name().equals(name)) {
                return Optional.of(differential);
            }
        }
        return Optional.empty();
    }

    public Optional<Rate> rateOf(String workType) {
        for (var work : workRates) {
            if (work.workType().equals(workType)) {
                return Optional.of(work.rate());
            }
        }
        return Optional.empty();
    }

    @JsonIgnore
    public CostCenter place() {
        return departmentId == null && locationId == null && position == null
                ? CostCenter.UNNAMED
                : new CostCenter(departmentId, locationId, position);
    }

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    private static void requireName(String field, String name) {
        if (name == null
                || name.isEmpty()
                || name.length() > 24
                || !name.chars().allMatch(PayAgreement::isOfName)) {
            throw new IllegalArgumentException(
                    "expected a " + field + " of 1 to 24 capital letters, digits and hyphens, for example NIGHT");
        }
    }

    private static boolean isOfName(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
