package org.openpractice.payroll.marketpay;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.money.Rate;

/**
 * Divides a budget for a year over raises of pay: pure, the same for the same people in whatever order they are given,
 * exact to the cent and never above the budget. Whoever is paid by the hour is calculated at 2,080 hours a year.
 */
final class AdjustmentPlan {

    /**
     * Somebody who may get a raise.
     *
     * @param hourly whether the rate is an hour's rather than a year's
     * @param midpoint of the position's market or range for a year
     * @param maximum of the range for a year; null for none
     */
    public record Candidate(
            UUID employeeId,
            String employeeNumber,
            String positionTitle,
            boolean hourly,
            Rate rate,
            Money midpoint,
            @Nullable Money maximum) {

        Money annual() {
            return annual(rate);
        }

        Money annual(Rate someRate) {
            return someRate.times(hourly ? SurveyFigure.HOURS_A_YEAR : BigDecimal.ONE, RoundingMode.HALF_UP);
        }

        BigDecimal compaRatio(Money annualPay) {
            return annualPay.decimal().divide(midpoint.decimal(), PayPosition.PLACES, RoundingMode.HALF_UP);
        }
    }

    /** How a budget is divided. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LowestCompaRatioFirst.class, name = "LOWEST_COMPA_RATIO_FIRST"),
        @JsonSubTypes.Type(value = MeritMatrix.class, name = "MERIT_MATRIX")
    })
    @Schema(name = "AdjustmentRule")
    public sealed interface Rule {}

    /**
     * Lifts the lowest compa-ratios to one common level, as high as the budget goes, but not above the target.
     *
     * @param target for example 1.00
     */
    @Schema(name = "LowestCompaRatioFirst")
    public record LowestCompaRatioFirst(@NotNull BigDecimal target) implements Rule {

        @SuppressWarnings("ConstantValue") // an absent target is null until it is validated
        public LowestCompaRatioFirst {
            if (target != null && (target.signum() <= 0 || target.compareTo(BigDecimal.TEN) > 0)) {
                throw new IllegalArgumentException("expected a target above 0 and at most 10");
            }
        }
    }

    /**
     * Raises by a percentage that depends on rating and compa-ratio. When the whole is above the budget, every raise is
     * reduced in the same proportion.
     */
    @Schema(name = "MeritMatrix")
    public record MeritMatrix(
            @NotEmpty @Size(max = 100) @EachOnce(by = {"rating", "compaRatioBelow"})
            List<@NotNull @Valid Cell> cells,

            @NotEmpty @Size(max = 5000) @EachOnce(by = "employeeId")
            List<@NotNull @Valid Rating> ratings)
            implements Rule {}

    /**
     * @param compaRatioBelow the cell is for compa-ratios below it; of those that are the lowest counts
     * @param percent for example 3.5
     */
    @Schema(name = "MeritMatrixCell")
    public record Cell(
            @NotBlank @Size(max = 40) String rating,
            @NotNull BigDecimal compaRatioBelow,
            @NotNull BigDecimal percent) {

        @SuppressWarnings("ConstantValue") // an absent percentage is null until it is validated
        public Cell {
            if (percent != null && (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)) {
                throw new IllegalArgumentException("expected a percent from 0 to 100");
            }
        }
    }

    @Schema(name = "MeritRating")
    public record Rating(
            @NotNull UUID employeeId,
            @NotBlank @Size(max = 40) String rating) {}

    /** @param annualIncrease what the raise costs in a year */
    public record Raise(Candidate candidate, Rate rateAfter, Money annualIncrease, String explanation) {}

    /** @param total of the annual increases; at most the budget */
    public record Plan(List<Raise> raises, Money total, String explanation) {}

    private static final Comparator<Candidate> IN_ORDER = Comparator.comparing(Candidate::employeeNumber)
            .thenComparing(candidate -> candidate.employeeId().toString());

    private AdjustmentPlan() {}

    /** Divides a budget; only people with a raise are in the plan, in the order of their numbers. */
    public static Plan of(List<Candidate> candidates, Money budget, Rule rule) {
        var ordered = candidates.stream().sorted(IN_ORDER).toList();
        return switch (rule) {
            case LowestCompaRatioFirst lowest -> lowest(ordered, budget, lowest.target());
            case MeritMatrix merit -> merit(ordered, budget, merit);
        };
    }

    private static Plan lowest(List<Candidate> candidates, Money budget, BigDecimal target) {
        var level = level(candidates, budget, target);
        var shown = level.setScale(PayPosition.PLACES, RoundingMode.DOWN).toPlainString();
        var raises = new ArrayList<Raise>();
        for (var candidate : candidates) {
            var aim = candidate.midpoint().decimal().multiply(level);
            var most = aim.subtract(candidate.annual().decimal());
            raise(
                            candidate,
                            most,
                            "lifted to the common compa-ratio %s of midpoint %s"
                                    .formatted(shown, candidate.midpoint().amount()))
                    .ifPresent(raises::add);
        }
        return plan(
                raises,
                "Compa-ratios below %s are lifted to it; the target is %s, the budget %s"
                        .formatted(shown, target.toPlainString(), budget.amount()));
    }

    /** The highest compa-ratio, up to the target, that everybody below it can be lifted to within the budget. */
    private static BigDecimal level(List<Candidate> candidates, Money budget, BigDecimal target) {
        var rising = candidates.stream()
                .sorted(Comparator.comparing(AdjustmentPlan::exactRatio).thenComparing(IN_ORDER))
                .toList();
        var pay = BigDecimal.ZERO;
        var midpoints = BigDecimal.ZERO;
        for (int i = 0; i < rising.size(); i++) {
            var candidate = rising.get(i);
            if (exactRatio(candidate).compareTo(target) >= 0) {
                break;
            }
            pay = pay.add(candidate.annual().decimal());
            midpoints = midpoints.add(candidate.midpoint().decimal());
            var next = i + 1 < rising.size() ? exactRatio(rising.get(i + 1)).min(target) : target;
            if (midpoints.multiply(next).subtract(pay).compareTo(budget.decimal()) > 0) {
                return budget.decimal().add(pay).divide(midpoints, RATIO_PLACES, RoundingMode.DOWN);
            }
        }
        return target;
    }

    private static final int RATIO_PLACES = 20;

    private static BigDecimal exactRatio(Candidate candidate) {
        return candidate.annual().decimal().divide(candidate.midpoint().decimal(), RATIO_PLACES, RoundingMode.DOWN);
    }

    private static Plan merit(List<Candidate> candidates, Money budget, MeritMatrix matrix) {
        Map<UUID, String> ratings = matrix.ratings().stream()
                .collect(Collectors.toMap(Rating::employeeId, Rating::rating, (first, second) -> second));
        var wanted = new ArrayList<BigDecimal>();
        var texts = new ArrayList<String>();
        var total = BigDecimal.ZERO;
        for (var candidate : candidates) {
            var rating = ratings.get(candidate.employeeId());
            var ratio = candidate.compaRatio(candidate.annual());
            var cell = rating == null
                    ? null
                    : matrix.cells().stream()
                            .filter(each -> each.rating().equals(rating) && ratio.compareTo(each.compaRatioBelow()) < 0)
                            .min(Comparator.comparing(Cell::compaRatioBelow))
                            .orElse(null);
            var raise = cell == null
                    ? BigDecimal.ZERO
                    : candidate.annual().decimal().multiply(cell.percent()).movePointLeft(2);
            wanted.add(raise);
            texts.add(
                    cell == null
                            ? ""
                            : "rating %s, compa-ratio %s below %s: %s %%"
                                    .formatted(
                                            rating,
                                            ratio,
                                            cell.compaRatioBelow(),
                                            cell.percent().toPlainString()));
            total = total.add(raise);
        }
        var part = total.compareTo(budget.decimal()) <= 0
                ? BigDecimal.ONE
                : budget.decimal().divide(total, RATIO_PLACES, RoundingMode.DOWN);
        var shown = part.setScale(PayPosition.PLACES, RoundingMode.DOWN).toPlainString();
        var raises = new ArrayList<Raise>();
        for (int i = 0; i < candidates.size(); i++) {
            var text = part.compareTo(BigDecimal.ONE) == 0 ? texts.get(i) : texts.get(i) + ", times " + shown;
            raise(candidates.get(i), wanted.get(i).multiply(part), text).ifPresent(raises::add);
        }
        return plan(
                raises,
                "The matrix asks for %s, the budget is %s: every raise times %s"
                        .formatted(total.setScale(2, RoundingMode.UP).toPlainString(), budget.amount(), shown));
    }

    /** A raise of at most so much a year, by whole cents of the rate and up to the maximum of the range. */
    private static Optional<Raise> raise(Candidate candidate, BigDecimal annualMost, String text) {
        var most = annualMost;
        var explanation = text;
        var maximum = candidate.maximum();
        if (maximum != null) {
            var room = maximum.minus(candidate.annual()).decimal();
            if (room.compareTo(most) < 0) {
                most = room;
                explanation = text + ", no more than the range's maximum " + maximum.amount();
            }
        }
        var step = candidate.hourly() ? most.divide(SurveyFigure.HOURS_A_YEAR, 2, RoundingMode.DOWN) : most;
        var increase = Money.rounded(step, RoundingMode.DOWN);
        if (!increase.isPositive()) {
            return Optional.empty();
        }
        var after = candidate.rate().plus(increase);
        return Optional.of(new Raise(candidate, after, candidate.annual(after).minus(candidate.annual()), explanation));
    }

    private static Plan plan(List<Raise> raises, String explanation) {
        return new Plan(
                List.copyOf(raises),
                Money.sum(raises.stream().map(Raise::annualIncrease).toList()),
                explanation);
    }
}
