package org.openpractice.payroll.garnishment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;

/**
 * What an order or notice says. Nothing in it tells who is paid or under which case number.
 *
 * @param state two-letter code of the state whose court or agency ordered; null for federal orders
 * @param receivedOn when the employer was served; orders of equal rank go by it
 * @param orderedOn date of a support order itself; a federal tax levy served before it comes first (26 USC 6334(a)(8))
 * @param effectiveFrom first pay date it applies to
 * @param frequency pay frequency for which the amounts are stated
 * @param amount each pay period; null where the order takes what the law allows
 * @param percent of disposable earnings, where the order states a percentage
 * @param medical cash medical support each pay period, beside the amount
 * @param arrears toward arrears of support each pay period, beside the amount
 * @param supportsOthers the debtor supports a spouse or child whom no order is for (15 USC 1673(b)(2)(A))
 * @param overTwelveWeeksInArrears the order says that arrears are older than twelve weeks
 * @param maximumPercent lower ceiling than the federal one, as the order states it
 * @param exempt amount exempt from a federal tax levy each pay period, from the part of Form 668-W that came with it
 * @param debt class of a creditor's judgment, where the state limits classes differently
 * @param minimumWage minimum wage where the debtor works, where the state's limit follows it
 * @param total what is owed in all; null for continuing orders without end
 * @param fee employer's fee charged to the debtor once, with the first withholding
 * @param makesUpShortfall the order asks that what could not be taken before be taken later
 * @param lumpSums whether it is taken from lump sums too (bonuses, retroactive pay), together with the wages of the
 *     period; null when nothing is known. Support orders differ by state, and some want to be told before such a sum is
 *     paid: then it is not paid until the order says. Everything else is taken from lump sums unless the order spares them
 */
@Schema(name = "GarnishmentOrderTerms")
public record OrderTerms(
        @NotNull GarnishmentKind kind,
        @Nullable String state,
        @NotNull LocalDate receivedOn,
        @Nullable LocalDate orderedOn,
        @NotNull LocalDate effectiveFrom,
        @NotNull PayFrequency frequency,
        @Nullable Money amount,
        @Nullable BigDecimal percent,
        Money medical,
        Money arrears,
        boolean supportsOthers,
        boolean overTwelveWeeksInArrears,
        @Nullable BigDecimal maximumPercent,
        @Nullable Money exempt,
        @Nullable JudgmentDebt debt,
        @Nullable PlaceMinimumWage minimumWage,
        @Nullable Money total,
        Money fee,
        boolean makesUpShortfall,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean lumpSums) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public OrderTerms {
        medical = zeroOrMore("medical", Objects.requireNonNullElse(medical, Money.ZERO));
        arrears = zeroOrMore("arrears", Objects.requireNonNullElse(arrears, Money.ZERO));
        fee = zeroOrMore("fee", Objects.requireNonNullElse(fee, Money.ZERO));
        if (state != null && !isStateCode(state)) {
            throw new IllegalArgumentException("expected a two-letter state");
        }
        if (amount != null && !amount.isPositive()) {
            throw new IllegalArgumentException("expected an amount above zero");
        }
        percentage("percent", percent);
        percentage("maximumPercent", maximumPercent);
        if (exempt != null) {
            exempt = zeroOrMore("exempt", exempt);
        }
        if (total != null && !total.isPositive()) {
            throw new IllegalArgumentException("expected a total above zero");
        }
    }

    /** What a support order asks each period, without a percentage. */
    Money askedEachPeriod() {
        return Objects.requireNonNullElse(amount, Money.ZERO).plus(medical).plus(arrears);
    }

    /** Whether lump sums count for it. */
    boolean countsLumpSums() {
        return Objects.requireNonNullElse(lumpSums, !kind.isSupport());
    }

    boolean statesAmountsEachPeriod() {
        return askedEachPeriod().isPositive() || exempt != null;
    }

    private static boolean isStateCode(String state) {
        return state.length() == 2
                && state.charAt(0) >= 'A'
                && state.charAt(0) <= 'Z'
                && state.charAt(1) >= 'A'
                && state.charAt(1) <= 'Z';
    }

    private static Money zeroOrMore(String field, Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("expected " + field + " of zero or more");
        }
        return amount;
    }

    private static void percentage(String field, @Nullable BigDecimal value) {
        if (value != null && (value.signum() <= 0 || value.compareTo(HUNDRED) > 0)) {
            throw new IllegalArgumentException("expected " + field + " above 0 and at most 100");
        }
    }
}
