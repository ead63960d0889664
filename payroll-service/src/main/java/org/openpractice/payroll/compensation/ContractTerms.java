package org.openpractice.payroll.compensation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.text.HasLines;

/**
 * What one version of a provider contract says. The dollars a work RVU are the employer's own, never Medicare's
 * conversion factor.
 *
 * @param baseSalary dollars a year that are paid through the pay terms; stated here for the statement, not paid again
 * @param draw advance on what is earned; null for none
 * @param tiers dollars a work RVU by how many were credited in the contract year; the first begins at the threshold, below
 *     which nothing is earned
 * @param share part of the amount the provider gets, above 0 and at most 1
 * @param qualityIncentive most that a settlement period's quality result can earn
 * @param callDay dollars for a day on call
 * @param callNight dollars for a night on call
 * @param counts lines that count: as billed, or as a remittance posted them
 * @param credited whose work counts
 * @param modifierFactors part of the work RVU that a line with the modifier earns; null for {@link #STANDARD_FACTORS}
 * @param scheduleYear year of the fee schedule whose work RVUs count, whatever year the service is of
 * @param settles how often the contract is settled
 * @param threshold what settlements within the year hold the work against
 * @param fairMarketBasis what shows that the pay is at fair market value (42 CFR 411.357(c)), for example a valuation
 */
@Schema(name = "ProviderContractTerms")
record ContractTerms(
        @NotNull Money baseSalary,
        @Nullable Draw draw,
        @NotEmpty @Size(max = 10) @EachOnce(by = "above") List<@NotNull Tier> tiers,
        @NotNull BigDecimal share,
        @NotNull Money qualityIncentive,
        @NotNull Money callDay,
        @NotNull Money callNight,
        @NotNull LineStage counts,
        @NotNull CreditedWork credited,
        @Schema(nullable = true) @Nullable SortedMap<String, BigDecimal> modifierFactors,
        @Min(1992) @Max(2100) int scheduleYear,
        @NotNull SettlementPeriod settles,
        @NotNull ThresholdMethod threshold,
        @HasLines @NotBlank @Size(max = 1000) String fairMarketBasis) {

    /**
     * Second procedure of a session 50 % (modifier 51); assistant at surgery 16 % (80, 81, 82, and AS for physician
     * assistants), the percentages of the Medicare Claims Processing Manual, chapter 12, sections 40.6 and 20.4.3.
     */
    static final SortedMap<String, BigDecimal> STANDARD_FACTORS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                    "51", new BigDecimal("0.50"),
                    "80", new BigDecimal("0.16"),
                    "81", new BigDecimal("0.16"),
                    "82", new BigDecimal("0.16"),
                    "AS", new BigDecimal("0.16"))));

    private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");

    /** An advance paid through the pay runs and held against what is earned. */
    @Schema(name = "ProviderDraw")
    public record Draw(
            @NotNull Money amount,
            @NotNull DrawInterval interval,
            @NotNull DrawRecovery recovery) {

        @SuppressWarnings("ConstantValue") // an absent amount is null until it is validated
        public Draw {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero");
            }
        }
    }

    /** How often a draw is paid. */
    public enum DrawInterval {
        PAY_PERIOD,
        /** With the pay period in which the month ends. */
        MONTH
    }

    /** What becomes of a draw that was not earned. */
    public enum DrawRecovery {
        /** Carried to the next settlement until it is earned. */
        CARRIED,
        /** Carried within the contract year, forgiven with the settlement that ends it. */
        FORGIVEN_AT_YEAR_END
    }

    /**
     * Dollars a work RVU from a number of them on.
     *
     * @param above work RVUs in a contract year above which the rate holds
     * @param rate dollars a work RVU, with up to four decimal places
     */
    @Schema(name = "WorkRvuTier")
    public record Tier(@NotNull BigDecimal above, @NotNull Rate rate) {

        @SuppressWarnings("ConstantValue") // absent values are null until they are validated
        public Tier {
            if (above != null && (above.signum() < 0 || above.scale() > 2)) {
                throw new IllegalArgumentException("expected above of zero or more with at most two decimal places");
            }
            if (rate != null && rate.isNegative()) {
                throw new IllegalArgumentException("expected a rate of zero or more");
            }
        }
    }

    /** Whose work counts. */
    public enum CreditedWork {
        /** Only what the provider performed. */
        PERSONALLY_PERFORMED,
        /**
         * Also what others performed under the provider's supervision, but for designated health services (42 CFR
         * 411.352(i)).
         */
        INCLUDING_INCIDENT_TO,
        /** Also what the provider ordered. No contract may say so: it would pay for the volume of referrals (42 USC 1395nn). */
        INCLUDING_ORDERED
    }

    /** What a settlement within the contract year holds the work against. */
    public enum ThresholdMethod {
        /** The whole threshold: nothing is earned until the year's work is above it. */
        WHOLE_YEAR,
        /** The part of the threshold that belongs to the days so far. */
        TO_DATE
    }

    @SuppressWarnings("ConstantValue") // absent values are null until they are validated
    public ContractTerms {
        if (tiers != null) {
            for (int i = 1; i < tiers.size(); i++) {
                if (tiers.get(i) != null
                        && tiers.get(i - 1) != null
                        && tiers.get(i).above().compareTo(tiers.get(i - 1).above()) <= 0) {
                    throw new IllegalArgumentException("expected tiers in rising order of above");
                }
            }
        }
        if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0 || share.scale() > 4)) {
            throw new IllegalArgumentException("expected a share above 0 and at most 1 with four decimal places");
        }
        for (var amount : new @Nullable Money[] {baseSalary, qualityIncentive, callDay, callNight}) {
            if (amount != null && amount.isNegative()) {
                throw new IllegalArgumentException(
                        "expected baseSalary, qualityIncentive and call pay of zero or more");
            }
        }
        modifierFactors = checked(modifierFactors);
    }

    private static SortedMap<String, BigDecimal> checked(@Nullable SortedMap<String, BigDecimal> factors) {
        if (factors == null) {
            return STANDARD_FACTORS;
        }
        factors.forEach((modifier, factor) -> {
            if (!MODIFIER.matcher(modifier).matches()
                    || factor == null
                    || factor.signum() < 0
                    || factor.compareTo(BigDecimal.TEN) > 0
                    || factor.scale() > 4) {
                throw new IllegalArgumentException(
                        "expected modifierFactors from two letters or digits to a factor from 0 to 10");
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    }

    /** Work RVUs of a whole contract year below which nothing is earned. */
    @JsonIgnore
    public BigDecimal thresholdOfYear() {
        return tiers.getFirst().above();
    }

    /** The factors to use. */
    Map<String, BigDecimal> factors() {
        return modifierFactors == null ? STANDARD_FACTORS : modifierFactors;
    }
}
