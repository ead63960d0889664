package org.openpractice.payroll.marketpay;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openpractice.contracts.Money;

/**
 * A wage as the Occupational Employment and Wage Statistics print it: an amount, {@code *} where no estimate is available,
 * {@code #} where it is at or above the survey's top ($239,200 a year or $115.00 an hour in the editions since May 2023),
 * or nothing.
 *
 * @param printed as it stands in the file
 */
record SurveyFigure(String printed) {

    static final SurveyFigure NONE = new SurveyFigure("");

    /** Hours of a year by which the survey turns hourly into annual wages and this service does too. */
    public static final BigDecimal HOURS_A_YEAR = BigDecimal.valueOf(2080);

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,3}(,?[0-9]{3})*(\\.[0-9]{1,2})?");

    /** @throws IllegalArgumentException when it is neither an amount nor one of the marks */
    public SurveyFigure {
        if (!printed.isEmpty()
                && !printed.equals("*")
                && !printed.equals("#")
                && !AMOUNT.matcher(printed).matches()) {
            throw new IllegalArgumentException("expected an amount, * or #");
        }
    }

    /** The amount; empty for a mark. */
    public Optional<Money> amount() {
        return printed.isEmpty() || !Character.isDigit(printed.charAt(0))
                ? Optional.empty()
                : Optional.of(Money.of(printed.replace(",", "")));
    }

    /** Whether the wage is at or above what the survey tells. */
    public boolean isAtTop() {
        return printed.equals("#");
    }
}
