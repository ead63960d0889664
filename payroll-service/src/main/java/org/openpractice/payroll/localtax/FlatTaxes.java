package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.localtax.LocalTaxInput.Method;

/** Flat amounts that the group entered for the place of work. Other paychecks may have taken a part of them already. */
final class FlatTaxes {

    private static final BigDecimal LUMP_SUM_UP_TO = BigDecimal.TEN;

    private FlatTaxes() {}

    static void withhold(LocalCalculation working, Pay.Regular regular, String state) {
        var workplace = working.work(state);
        var tax = working.entered().flat(state, workplace.psdCode());
        if (tax == null) {
            tax = working.entered().flat(state, workplace.city());
        }
        var given = tax == null ? null : tax.amount();
        if (tax == null || given == null) {
            return;
        }
        var code = tax.code();
        var taken = regular.taken();
        int periods = working.payment().frequency().periodsPerYear();
        var amount = switch (tax.method()) {
            case RATE -> Money.ZERO;
            case FLAT_EACH_PERIOD -> given.minus(taken.inPeriod(code)).orZero();
            case FLAT_EACH_MONTH -> given.minus(taken.inMonth(code)).orZero();
            case YEARLY_IN_PARTS ->
                taken.inPeriod(code).isPositive()
                        ? Money.ZERO
                        : part(given, regular.before().amount(code), periods);
        };
        var method = tax.method();
        working.step(LocalTaxInput.RULE, code, () -> told(method, code, given, taken, periods), amount);
        working.flatLine(code, tax.name(), amount);
    }

    /** Equal parts cut to the cent; ten dollars and less at once. Never more than the amount of the year. */
    private static Money part(Money ofYear, Money taken, int periods) {
        var part = ofYear.decimal().compareTo(LUMP_SUM_UP_TO) <= 0
                ? ofYear
                : Money.of(ofYear.decimal().divide(BigDecimal.valueOf(periods), 2, RoundingMode.DOWN));
        return part.within(ofYear.minus(taken));
    }

    private static String told(Method method, String code, Money amount, FlatTaken taken, int periods) {
        return switch (method) {
            case RATE, FLAT_EACH_PERIOD ->
                "%s each pay period, taken for it before: %s"
                        .formatted(amount.amount(), taken.inPeriod(code).amount());
            case FLAT_EACH_MONTH ->
                "%s each month, taken in it before: %s"
                        .formatted(amount.amount(), taken.inMonth(code).amount());
            case YEARLY_IN_PARTS ->
                "%s a year / %d pay periods, cut to the cent; taken for this one before: %s"
                        .formatted(
                                amount.amount(), periods, taken.inPeriod(code).amount());
        };
    }
}
