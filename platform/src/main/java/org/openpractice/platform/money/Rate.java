package org.openpractice.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openpractice.contracts.Money;

/**
 * Dollars for one of something, such as an hour: exact, with up to four decimal places, because what it is multiplied by makes
 * an amount of it. Only the product is rounded to the cent.
 *
 * <p>In JSON as {@link Money} is: {@code {"amount": "23.4375", "currency": "USD"}}, with at least two decimal places.
 *
 * @param tenThousandths hundredths of a cent
 */
@JsonPropertyOrder({"amount", "currency"})
public record Rate(@JsonIgnore long tenThousandths) implements Comparable<Rate> {

    private static final int PLACES = 4;
    private static final int LEAST_PLACES = 2;

    /**
     * Reads a decimal rate exactly.
     *
     * @throws IllegalArgumentException when it is not a plain decimal number or has more than four decimal places
     */
    public static Rate of(String decimal) {
        BigDecimal rate;
        try {
            rate = new BigDecimal(decimal.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a decimal rate such as 23.4375", e);
        }
        return of(rate);
    }

    /** @throws IllegalArgumentException when the rate has more than four decimal places or is out of range */
    public static Rate of(BigDecimal rate) {
        try {
            return new Rate(rate.movePointRight(PLACES).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("expected a rate with at most four decimal places", e);
        }
    }

    public static Rate of(Money amount) {
        return of(amount.decimal());
    }

    /** Rounds to four decimal places in the named way. */
    public static Rate rounded(BigDecimal rate, RoundingMode rounding) {
        return of(rate.setScale(PLACES, rounding));
    }

    @JsonCreator
    static Rate fromJson(
            @JsonProperty(value = "amount", required = true) String amount,
            @JsonProperty(value = "currency", required = true) String currency) {
        if (!Money.CURRENCY.equals(currency)) {
            throw new IllegalArgumentException("expected currency " + Money.CURRENCY);
        }
        return of(amount);
    }

    /** The rate with two decimal places, or as many more as it needs. */
    public BigDecimal decimal() {
        var bare = BigDecimal.valueOf(tenThousandths, PLACES).stripTrailingZeros();
        return bare.scale() < LEAST_PLACES ? bare.setScale(LEAST_PLACES) : bare;
    }

    @JsonProperty("amount")
    public String amount() {
        return decimal().toPlainString();
    }

    @JsonProperty("currency")
    public String currency() {
        return Money.CURRENCY;
    }

    public Rate plus(Money more) {
        return of(decimal().add(more.decimal()));
    }

    /** What so many come to, rounded to the cent in the named way. */
    public Money times(BigDecimal quantity, RoundingMode rounding) {
        return Money.rounded(decimal().multiply(quantity), rounding);
    }

    public boolean isBelow(Money amount) {
        return decimal().compareTo(amount.decimal()) < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return tenThousandths == 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return tenThousandths < 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return tenThousandths > 0;
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        return amount() + " " + Money.CURRENCY;
    }
}
