package org.openpractice.payroll.deposit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * How a net pay is split over accounts: fixed amounts first, in their order, then percentages of the whole net, in their
 * order, each as far as something is left; the one remainder takes the rest. The parts always add up to the net.
 *
 * @param shares in their order
 */
public record DepositPlan(List<Share> shares) {

    /** How an account's part is found. */
    public enum Split {
        FIXED,
        PERCENT,
        REMAINDER
    }

    /**
     * One account's part.
     *
     * @param amount above zero with {@link Split#FIXED}, else null
     * @param percent of the net pay, above 0 to 100 with two decimals, with {@link Split#PERCENT}, else null
     */
    public record Share(
            UUID accountId,
            Split split,
            @Nullable Money amount,
            @Nullable BigDecimal percent) {

        public Share {
            if ((split == Split.FIXED) != (amount != null) || amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero with FIXED and none otherwise");
            }
            boolean inRange = percent == null
                    || percent.signum() > 0
                            && percent.compareTo(HUNDRED) <= 0
                            && percent.stripTrailingZeros().scale() <= 2;
            if ((split == Split.PERCENT) != (percent != null) || !inRange) {
                throw new IllegalArgumentException(
                        "expected a percent above 0 to 100 with at most two decimals with PERCENT and none otherwise");
            }
        }
    }

    /** What an account gets. */
    public record Part(UUID accountId, Money amount) {}

    /** More accounts than anybody needs are a mistake or a fraud. */
    public static final int MOST_ACCOUNTS = 10;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public DepositPlan {
        shares = List.copyOf(shares);
        if (shares.isEmpty() || shares.size() > MOST_ACCOUNTS) {
            throw new IllegalArgumentException("expected 1 to %d accounts".formatted(MOST_ACCOUNTS));
        }
        if (shares.stream().filter(share -> share.split() == Split.REMAINDER).count() != 1) {
            throw new IllegalArgumentException("expected exactly one account that takes the remainder");
        }
        if (shares.stream().map(Share::accountId).distinct().count() != shares.size()) {
            throw new IllegalArgumentException("expected each account once");
        }
        var percents = BigDecimal.ZERO;
        for (var share : shares) {
            percents = share.percent() == null ? percents : percents.add(share.percent());
        }
        if (percents.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("expected percentages of at most 100 together");
        }
    }

    /**
     * Splits a net pay; an account that gets nothing has no part. A percentage is rounded half up to the cent.
     *
     * @throws IllegalArgumentException when the net is negative
     */
    public List<Part> allocate(Money net) {
        if (net.isNegative()) {
            throw new IllegalArgumentException("expected a net pay of zero or more");
        }
        var amounts = new Money[shares.size()];
        var left = net;
        for (var split : Split.values()) {
            for (int i = 0; i < amounts.length; i++) {
                var share = shares.get(i);
                if (share.split() != split) {
                    continue;
                }
                var wanted = share.amount() != null
                        ? share.amount()
                        : share.percent() != null
                                ? net.times(share.percent().movePointLeft(2), RoundingMode.HALF_UP)
                                : left;
                amounts[i] = wanted.min(left);
                left = left.minus(amounts[i]);
            }
        }
        var parts = new ArrayList<Part>(amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i].isPositive()) {
                parts.add(new Part(shares.get(i).accountId(), amounts[i]));
            }
        }
        return parts;
    }
}
