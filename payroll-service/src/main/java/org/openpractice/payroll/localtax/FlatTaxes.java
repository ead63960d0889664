package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.localtax.LocalTaxInput.EnteredTax;
import org.openpractice.payroll.localtax.LocalTaxInput.Method;

/** Flat amounts that the group entered for the place of work. Other paychecks may have taken a part of them already. */
final class FlatTaxes {

    private static final BigDecimal LUMP_SUM_UP_TO = BigDecimal.TEN;

    /** Act 7 of 2007: who earns less in the place in a year owes no local services tax of more than ten dollars there. */
    private static final Money LOW_INCOME_BELOW = Money.of("12000");

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
        if (exempt(working, regular, tax, given, periods)) {
            return;
        }
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

    /** @return false when the amount of the paycheck is owed as it is of everybody */
    private static boolean exempt(
            LocalCalculation working, Pay.Regular regular, EnteredTax tax, Money given, int periods) {
        var exemption = working.entered().exemption(tax);
        if (exemption == null) {
            return false;
        }
        var code = tax.code();
        if (exemption.reason() == FlatTaxExemption.Reason.LOW_INCOME) {
            var before = regular.before().wages(code);
            var ofYear = before.plus(working.payment().wages().beforeDeferrals());
            if (before.compareTo(LOW_INCOME_BELOW) >= 0) {
                return false;
            }
            if (ofYear.compareTo(LOW_INCOME_BELOW) >= 0) {
                var owed = owedSince(working, exemption, tax, given, regular, periods);
                working.step(
                        LocalTaxInput.RULE,
                        code,
                        () ->
                                "Exempt for low income until wages of the year came to %s, which reach %s: what was not taken since %s at once"
                                        .formatted(
                                                ofYear.amount(), LOW_INCOME_BELOW.amount(), exemption.effectiveFrom()),
                        owed);
                working.flatLine(code, tax.name(), owed);
                return true;
            }
        }
        working.step(
                LocalTaxInput.RULE,
                code,
                () -> "Exempt since %s: %s".formatted(exemption.effectiveFrom(), exemption.reason()),
                Money.ZERO);
        working.flatLine(code, tax.name(), Money.ZERO);
        return true;
    }

    private static Money owedSince(
            LocalCalculation working,
            FlatTaxExemption exemption,
            EnteredTax tax,
            Money given,
            Pay.Regular regular,
            int periods) {
        var payDate = working.payDate();
        return switch (tax.method()) {
            case YEARLY_IN_PARTS -> {
                int paydays = paydays(exemption.effectiveFrom(), payDate, periods);
                var part = part(given, Money.ZERO, periods);
                yield Money.ofCents(part.cents() * paydays)
                        .within(given.minus(regular.before().amount(tax.code())));
            }
            case RATE, FLAT_EACH_PERIOD, FLAT_EACH_MONTH -> given;
        };
    }

    /** How many paydays there were from a day to a payday, that one included. */
    private static int paydays(LocalDate from, LocalDate payDate, int periods) {
        long days = ChronoUnit.DAYS.between(from, payDate);
        long months = ChronoUnit.MONTHS.between(from.withDayOfMonth(1), payDate.withDayOfMonth(1));
        return switch (periods) {
            case 52 -> Math.toIntExact(days / 7 + 1);
            case 26 -> Math.toIntExact(days / 14 + 1);
            case 24 -> Math.toIntExact(2 * months + half(payDate) - half(from) + 1);
            default -> Math.toIntExact(months * periods / 12 + 1);
        };
    }

    private static int half(LocalDate day) {
        return day.getDayOfMonth() > 15 ? 1 : 0;
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
