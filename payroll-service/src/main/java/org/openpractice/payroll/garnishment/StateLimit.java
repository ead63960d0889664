package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;

/**
 * What a state's law lets creditors take, from a day on.
 *
 * @param note why there is no figure, or what is not confirmed; empty otherwise
 * @param mark {@code S} seen in a public source, {@code M} from memory
 */
record StateLimit(
        String state,
        Rule rule,
        LocalDate effectiveFrom,
        String statute,
        String source,
        String mark,
        String note,
        List<Limit> limits) {

    enum Rule {
        /** The state has limits of its own. */
        LIMITED,
        /** No wages for ordinary creditors. */
        PROHIBITED,
        /** No stricter law of the state is known here: the federal limit, and the trace says so. */
        FEDERAL,
        /** The state is stricter, but what its rule needs is not confirmed or not kept. */
        NOT_AVAILABLE
    }

    /** Whose minimum wage a multiple is taken of. */
    enum Wage {
        FEDERAL,
        /** The greater of the federal one and the state's. */
        STATE,
        /** The greatest of the federal one, the state's and that of the place of work. */
        PLACE
    }

    /**
     * One limit; the lowest of its parts holds.
     *
     * @param debt class of debts it is for; null for all
     * @param excessShare percentage of what exceeds the protected multiple of the minimum wage
     * @param times multiple of the minimum wage that is protected a week
     * @param hours multiples for other pay periods where the state prints them; otherwise weeks in the period
     * @param ofGross the excess is taken from gross rather than disposable earnings
     * @param afterAllOrders amounts of all orders before count against it, not only those of creditors
     */
    record Limit(
            @Nullable JudgmentDebt debt,
            @Nullable BigDecimal percentOfDisposable,
            @Nullable BigDecimal percentOfGross,
            BigDecimal excessShare,
            @Nullable BigDecimal times,
            Map<PayFrequency, BigDecimal> hours,
            Wage wage,
            boolean ofGross,
            boolean afterAllOrders) {

        /** Earnings of one period that nobody may take, rounded up to the cent. */
        Money protectedEarnings(Money hourly, PayFrequency frequency) {
            if (times == null) {
                return Money.ZERO;
            }
            var printed = hours.get(frequency);
            return printed == null
                    ? inPeriod(times.multiply(hourly.decimal()), frequency)
                    : Money.rounded(printed.multiply(hourly.decimal()), java.math.RoundingMode.CEILING);
        }
    }

    /** 29 CFR 870.10(c)(2): a week is 1, two weeks 2, half a month 2 1/6, a month 4 1/3; rounded up to the cent. */
    static Money inPeriod(BigDecimal aWeek, PayFrequency frequency) {
        int sixths = switch (frequency) {
            case WEEKLY -> 6;
            case BIWEEKLY -> 12;
            case SEMIMONTHLY -> 13;
            case MONTHLY -> 26;
        };
        var cents = aWeek.movePointRight(2).multiply(BigDecimal.valueOf(sixths));
        var whole = cents.setScale(0, java.math.RoundingMode.CEILING).toBigIntegerExact();
        var divided = whole.divideAndRemainder(BigInteger.valueOf(6));
        return Money.ofCents(divided[0].longValueExact() + divided[1].signum());
    }
}
