package org.openpractice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An exact amount of United States dollars, in cents; may be negative.
 *
 * <p>In JSON: {@code {"amount": "1234.50", "currency": "USD"}}. Arithmetic that leaves the range of {@code long} throws
 * {@link ArithmeticException} rather than wrap. Where a result must be rounded the caller names the rounding.
 *
 * @param cents minor units
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long cents) implements Comparable<Money> {

    public static final String CURRENCY = "USD";
    public static final Money ZERO = new Money(0);

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * Reads a decimal amount exactly.
     *
     * @throws IllegalArgumentException when it is not a plain decimal number or has more than two decimal places
     */
    public static Money of(String decimal) {
        BigDecimal amount;
        try {
            amount = new BigDecimal(decimal.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a decimal amount such as 1234.50", e);
        }
        return of(amount);
    }

    /** @throws IllegalArgumentException when the amount has more than two decimal places or is out of range */
    public static Money of(BigDecimal amount) {
        try {
            return new Money(amount.movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("expected an amount with at most two decimal places", e);
        }
    }

    /** Rounds to the cent in the named way. */
    public static Money rounded(BigDecimal amount, RoundingMode rounding) {
        return of(amount.setScale(2, rounding));
    }

    @JsonCreator
    static Money fromJson(
            @JsonProperty(value = "amount", required = true) String amount,
            @JsonProperty(value = "currency", required = true) String currency) {
        if (!CURRENCY.equals(currency)) {
            throw new IllegalArgumentException("expected currency " + CURRENCY);
        }
        return of(amount);
    }

    /** The amount as a decimal with two places. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(cents, 2);
    }

    @JsonProperty("amount")
    public String amount() {
        return decimal().toPlainString();
    }

    @JsonProperty("currency")
    public String currency() {
        return CURRENCY;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public Money negated() {
        return new Money(Math.negateExact(cents));
    }

    /** The smaller of both. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of both. */
    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The amount, or zero where it is below zero. */
    public Money orZero() {
        return isNegative() ? ZERO : this;
    }

    /** The part of the amount that a limit still leaves; a limit that is passed leaves zero. */
    public Money within(Money room) {
        return compareTo(room) <= 0 ? this : room.orZero();
    }

    /** Multiplies and rounds to the cent in the named way. */
    public Money times(BigDecimal factor, RoundingMode rounding) {
        return rounded(decimal().multiply(factor), rounding);
    }

    /**
     * Splits the amount in proportion to the weights. The parts always add up to the whole: cents left over by rounding
     * down go to the parts with the largest remainders, earlier parts first.
     *
     * @throws IllegalArgumentException when no weight is positive or one is negative
     */
    public List<Money> allocate(long... weights) {
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative");
            }
            total = Math.addExact(total, weight);
        }
        if (total == 0) {
            throw new IllegalArgumentException("no weight is positive");
        }
        var whole = BigDecimal.valueOf(Math.absExact(cents)).toBigInteger();
        var divisor = BigInteger.valueOf(total);
        long[] parts = new long[weights.length];
        var order = new ArrayList<Integer>();
        var remainders = new BigInteger[weights.length];
        long left = Math.absExact(cents);
        for (int i = 0; i < weights.length; i++) {
            var divided = whole.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(divisor);
            parts[i] = divided[0].longValueExact();
            remainders[i] = divided[1];
            left -= parts[i];
            order.add(i);
        }
        order.sort((a, b) -> remainders[b].compareTo(remainders[a]));
        for (int i = 0; i < left; i++) {
            parts[order.get(i)]++;
        }
        var result = new ArrayList<Money>(parts.length);
        for (long part : parts) {
            result.add(new Money(cents < 0 ? -part : part));
        }
        return List.copyOf(result);
    }

    @JsonIgnore
    public boolean isZero() {
        return cents == 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return cents < 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return cents > 0;
    }

    public static Money sum(Iterable<Money> amounts) {
        var total = ZERO;
        for (var amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return amount() + " " + CURRENCY;
    }
}
