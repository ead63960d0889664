package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** An amount of money as the API writes it, kept in cents. */
record Dollars(long cents) {

    static final Dollars ZERO = new Dollars(0);

    static Dollars of(String amount) {
        return new Dollars(new BigDecimal(amount).movePointRight(2).longValueExact());
    }

    /** Reads {@code {"amount": "12.50", "currency": "USD"}}. */
    static Dollars of(JsonNode money) {
        if (!money.path("currency").asText().equals("USD")) {
            throw new StoryFailure("Expected an amount in US dollars, got " + money);
        }
        return of(money.path("amount").asText());
    }

    Dollars plus(Dollars other) {
        return new Dollars(Math.addExact(cents, other.cents));
    }

    Dollars minus(Dollars other) {
        return new Dollars(Math.subtractExact(cents, other.cents));
    }

    /** That many percent of it, cut to the cent. */
    Dollars percent(int percent) {
        return new Dollars(cents * percent / 100);
    }

    boolean isZero() {
        return cents == 0;
    }

    /** As in JSON. */
    Map<String, String> json() {
        return Map.of("amount", plain(), "currency", "USD");
    }

    /** As in X12 and in JSON: {@code 12.50}. */
    String plain() {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** For people: {@code 1,234.50}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(cents, 2));
    }
}
