package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.trace.Trace;

/**
 * The most that one order other than support may take in a pay period, after what orders before it took: creditors by 15
 * USC 1673(a) and the law of their state, federal debts by 31 CFR 285.11(i) and 34 CFR 34.19, tax levies by what the notice
 * exempts. Percentages are rounded down and protected amounts up.
 */
final class Ceilings {

    private static final String LEVY = "Federal tax levy, 26 USC 6334, Form 668-W";
    private static final String ADMINISTRATIVE = "Federal debt, 31 CFR 285.11(i), 34 CFR 34.19";
    private static final String STATE = "Garnishment, law of the state";

    private static final BigDecimal TWENTY_FIVE = BigDecimal.valueOf(25);
    private static final BigDecimal FIFTEEN = BigDecimal.valueOf(15);
    private static final BigDecimal THIRTY_HOURS = BigDecimal.valueOf(30);

    private final GarnishedPay pay;
    private final PayFrequency frequency;
    private final LocalDate payDate;
    private final StateGarnishmentLimits limits;
    private final Trace trace;

    Ceilings(GarnishedPay pay, PayFrequency frequency, LocalDate payDate, StateGarnishmentLimits limits, Trace trace) {
        this.pay = pay;
        this.frequency = frequency;
        this.payDate = payDate;
        this.limits = limits;
        this.trace = trace;
    }

    Money of(OrderInForce order) {
        var allowed = switch (order.terms().kind()) {
            case FEDERAL_TAX_LEVY -> levy(order);
            case STATE_TAX_LEVY, BANKRUPTCY_CHAPTER_13 -> none(order);
            case STUDENT_LOAN, FEDERAL_DEBT -> administrative(order);
            case CREDITOR -> creditor(order);
            case CHILD_SUPPORT, SPOUSAL_SUPPORT -> throw new IllegalStateException("support is shared");
        };
        var stated = order.terms().maximumPercent();
        return stated == null
                ? allowed
                : allowed.min(Garnishments.share(stated, pay.seenBy(order).disposable()));
    }

    private Money levy(OrderInForce order) {
        var exempt =
                pay.seenBy(order).times(Objects.requireNonNull(order.terms().exempt()));
        var left = pay.leftOfPeriod(order);
        var allowed = left.minus(exempt).orZero();
        trace.add(
                LEVY,
                order.reference(),
                () -> "pay left %s - exempt amount of the notice %s, %s"
                        .formatted(left.amount(), exempt.amount(), periods(order)),
                allowed);
        return allowed;
    }

    private Money none(OrderInForce order) {
        var within = pay.within(order);
        trace.add(
                Garnishments.NO_CEILING,
                order.reference(),
                () -> "%s: no federal ceiling, up to the pay that is left"
                        .formatted(order.terms().kind().title()),
                within);
        return within;
    }

    private Money administrative(OrderInForce order) {
        var seen = pay.seenBy(order);
        var base = seen.disposableOfFederalDebts();
        var part = Garnishments.share(FIFTEEN, base);
        trace.add(
                ADMINISTRATIVE,
                order.reference(),
                () -> "15 %% of disposable pay %s (less health insurance %s)"
                        .formatted(base.amount(), seen.healthInsurance().amount()),
                part);
        var kept = federallyProtected(order);
        var excess = base.minus(kept).orZero();
        trace.add(
                ADMINISTRATIVE,
                order.reference(),
                () -> "disposable pay above 30 x 7.25 a week: " + kept.amount(),
                excess);
        var rest = Garnishments.share(TWENTY_FIVE, base).minus(pay.withheld()).orZero();
        trace.add(
                ADMINISTRATIVE,
                order.reference(),
                () -> "25 % of disposable pay less orders before: "
                        + pay.withheld().amount(),
                rest);
        return part.min(excess).min(rest);
    }

    private Money creditor(OrderInForce order) {
        var disposable = pay.seenBy(order).disposable();
        var quarter = Garnishments.share(TWENTY_FIVE, disposable);
        var kept = federallyProtected(order);
        var excess = disposable.minus(kept).orZero();
        trace.add(Garnishments.CCPA, "25 %", () -> "25 % of " + disposable.amount(), quarter);
        trace.add(
                Garnishments.CCPA,
                "30 x 7.25",
                () -> "disposable earnings above %s, protected %s".formatted(kept.amount(), periods(order)),
                excess);
        var allowed = quarter.min(excess).minus(pay.withheld()).orZero();
        if (pay.withheld().isPositive()) {
            trace.add(Garnishments.CCPA, "before", "29 CFR 870.11(b)(2): less what orders before took", allowed);
        }
        var terms = order.terms();
        var row = limits.row(terms.state(), payDate);
        var limit = limits.creditor(terms, payDate);
        if (limit.isEmpty()) {
            trace.add(STATE, row.state(), () -> "Federal limit; %s: %s".formatted(row.statute(), row.note()), allowed);
            return allowed;
        }
        return allowed.min(ofState(row, limit.get(), order));
    }

    private Money ofState(StateLimit row, StateLimit.Limit limit, OrderInForce order) {
        var seen = pay.seenBy(order);
        var before = limit.afterAllOrders() ? pay.withheld() : pay.withheldForCreditors();
        var lowest = seen.gross();
        var ofDisposable = limit.percentOfDisposable();
        if (ofDisposable != null) {
            lowest = lowest.min(ofState(row, ofDisposable, "disposable earnings", seen.disposable()));
        }
        var ofGross = limit.percentOfGross();
        if (ofGross != null) {
            lowest = lowest.min(ofState(row, ofGross, "gross", seen.gross()));
        }
        if (limit.times() != null) {
            var wage = limits.minimumWage(limit, order.terms(), payDate);
            var kept = seen.times(limit.protectedEarnings(wage, frequency));
            var from = limit.ofGross() ? seen.gross() : seen.disposable();
            var excess =
                    Garnishments.share(limit.excessShare(), from.minus(kept).orZero());
            trace.add(
                    STATE,
                    row.statute(),
                    () -> "%s %% of %s above %s, %s times the minimum wage %s a week"
                            .formatted(
                                    limit.excessShare().toPlainString(),
                                    from.amount(),
                                    kept.amount(),
                                    Objects.requireNonNull(limit.times()).toPlainString(),
                                    wage.amount()),
                    excess);
            lowest = lowest.min(excess);
        }
        var allowed = lowest.minus(before).orZero();
        if (before.isPositive()) {
            trace.add(STATE, row.statute(), "less what orders before took", allowed);
        }
        return allowed;
    }

    private Money ofState(StateLimit row, BigDecimal percent, String what, Money of) {
        var part = Garnishments.share(percent, of);
        trace.add(
                STATE,
                row.statute(),
                () -> "%s %% of %s %s".formatted(percent.toPlainString(), what, of.amount()),
                part);
        return part;
    }

    /** 29 CFR 870.10: 217.50 a week, 435.00 two weeks, 471.25 half a month, 942.50 a month. */
    private Money federallyProtected(OrderInForce order) {
        return pay.seenBy(order)
                .times(StateLimit.inPeriod(
                        THIRTY_HOURS.multiply(StateGarnishmentLimits.FEDERAL_MINIMUM_WAGE.decimal()), frequency));
    }

    private String periods(OrderInForce order) {
        int periods = pay.seenBy(order).periods();
        return periods == 1 ? "each %s period".formatted(frequency) : "%d %s periods".formatted(periods, frequency);
    }
}
