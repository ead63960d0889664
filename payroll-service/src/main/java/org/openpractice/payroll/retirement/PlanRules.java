package org.openpractice.payroll.retirement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.http.EachOnce;

/**
 * What the plan document says about contributions.
 *
 * @param excluded pay that does not count as compensation of the plan
 * @param roth whether designated Roth contributions are offered (IRC 402A)
 * @param catchUp whether catch-up contributions are offered (IRC 414(v))
 * @param rothCatchUpDeemed whether somebody whose catch-up must be Roth, and who elected pre-tax, is taken to have
 *     elected Roth (26 CFR 1.414(v)-2(b)); otherwise their pre-tax catch-up is not taken
 * @param maximumDeferralPercent the plan's own limit on deferrals of a paycheck, in percent of compensation
 * @param match null without a match
 * @param nonElectivePercent employer's contribution for everybody who takes part, in percent of compensation; zero for
 *     none
 */
public record PlanRules(
        List<Excluded> excluded,
        boolean roth,
        boolean catchUp,
        boolean rothCatchUpDeemed,
        BigDecimal maximumDeferralPercent,
        @Nullable Match match,
        BigDecimal nonElectivePercent) {

    public PlanRules {
        // In one order, so that the kept input of a paycheck always reads the same
        excluded = excluded.stream().distinct().sorted().toList();
    }

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Without a plan document: a flat pre-tax deferral up to IRC 402(g) and nothing else. */
    static final PlanRules WITHOUT_DOCUMENT =
            new PlanRules(List.of(), false, false, false, HUNDRED, null, BigDecimal.ZERO);

    /** Kinds of pay that a plan may leave out of compensation. */
    public enum Excluded {
        /** Bonuses, discretionary or not. */
        BONUS,
        /** Overtime premiums. */
        OVERTIME,
        DIFFERENTIAL,
        /** What a provider contract pays beyond the draw. */
        PROVIDER_INCENTIVE,
        /** Expense allowances and moving expenses, as the safe harbor of 26 CFR 1.414(s)-1(c)(3) leaves them out. */
        FRINGE
    }

    /** How often the match is settled. */
    public enum MatchBasis {
        /** Each paycheck for itself. */
        PAY_PERIOD,
        /** On the year: what the paychecks fell short of is added with the last paycheck of the year. */
        ANNUAL
    }

    /**
     * Matches a part of the deferrals that lies between two shares of compensation.
     *
     * @param matchPercent percent of the deferral that is matched, for example 50
     * @param ofPercent width of the tier in percent of compensation, for example 2 for "the next 2 percent"
     */
    @Schema(name = "MatchTier")
    public record Tier(BigDecimal matchPercent, BigDecimal ofPercent) {

        @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
        public Tier {
            if (matchPercent == null
                    || matchPercent.signum() <= 0
                    || matchPercent.compareTo(HUNDRED.multiply(BigDecimal.TEN)) > 0) {
                throw new IllegalArgumentException("expected a matchPercent above 0 and up to 1000");
            }
            if (ofPercent == null || ofPercent.signum() <= 0 || ofPercent.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException("expected an ofPercent above 0 and up to 100");
            }
            if (ofPercent.stripTrailingZeros().scale() > 1) {
                throw new IllegalArgumentException("expected an ofPercent with at most one decimal place");
            }
        }
    }

    /**
     * @param tiers from the first percent of compensation up
     * @param catchUpMatched whether catch-up contributions are matched like other deferrals
     * @param annualMaximum most that is matched for one person in a year; null for no such limit
     */
    @Schema(name = "MatchFormula")
    public record Match(
            @EachOnce(by = "matchPercent") List<Tier> tiers,
            MatchBasis basis,
            boolean catchUpMatched,
            @Nullable Money annualMaximum) {

        @SuppressWarnings("ConstantValue") // absent fields are null until they are validated
        public Match {
            if (tiers == null || tiers.isEmpty() || tiers.size() > 5) {
                throw new IllegalArgumentException("expected one to five tiers");
            }
            tiers = List.copyOf(tiers);
            if (basis == null) {
                throw new IllegalArgumentException("expected a basis: PAY_PERIOD or ANNUAL");
            }
            if (annualMaximum != null && !annualMaximum.isPositive()) {
                throw new IllegalArgumentException("expected an annualMaximum above zero");
            }
        }

        /** The match of deferrals on a compensation, rounded half up to the cent. */
        Money on(Money compensation, Money deferrals) {
            var matched = BigDecimal.ZERO;
            var left = deferrals.decimal();
            for (var tier : tiers) {
                var width = compensation.decimal().multiply(tier.ofPercent()).divide(HUNDRED);
                var inTier = left.min(width);
                matched = matched.add(inTier.multiply(tier.matchPercent()).divide(HUNDRED));
                left = left.subtract(inTier);
                if (left.signum() <= 0) {
                    break;
                }
            }
            return Money.rounded(matched, RoundingMode.HALF_UP);
        }

        /** For example: 100% of the first 3%, 50% of the next 2%. */
        String told() {
            var text = new StringBuilder();
            for (var tier : tiers) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(tier.matchPercent().toPlainString())
                        .append(tier == tiers.getFirst() ? "% of the first " : "% of the next ")
                        .append(tier.ofPercent().toPlainString())
                        .append('%');
            }
            return text.toString();
        }
    }

    boolean counts(String earningCode) {
        if (earningCode.equals(PayCode.SEVERANCE)) {
            // No plan may take it for compensation (26 CFR 1.415(c)-2(e)(3), 26 CFR 1.401(k)-1(e)(8)).
            return false;
        }
        if (excluded.isEmpty()) {
            return true;
        }
        return !(excluded.contains(Excluded.BONUS)
                        && (earningCode.equals(PayCode.BONUS) || earningCode.equals(PayCode.DISCRETIONARY_BONUS))
                || excluded.contains(Excluded.OVERTIME)
                        && (earningCode.equals(PayCode.OVERTIME_PREMIUM)
                                || earningCode.equals(PayCode.STATE_OVERTIME_PREMIUM))
                || excluded.contains(Excluded.DIFFERENTIAL) && earningCode.startsWith(PayCode.DIFFERENTIAL)
                || excluded.contains(Excluded.PROVIDER_INCENTIVE)
                        && earningCode.startsWith(PayCode.PROVIDER)
                        && !earningCode.equals(PayCode.PROVIDER_DRAW)
                || excluded.contains(Excluded.FRINGE)
                        && (earningCode.equals(PayCode.EXPENSE_ALLOWANCE) || earningCode.equals(PayCode.RELOCATION)));
    }
}
