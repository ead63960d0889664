package org.openpractice.payroll.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.benefit.BenefitInput.Deduction;
import org.openpractice.payroll.benefit.BenefitInput.Treatment;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.platform.trace.Trace;

/**
 * The chosen deductions of one paycheck. None takes more than is left: what is missing is carried to later paychecks or
 * dropped, as the plan says, and the trace names it.
 */
public final class BenefitDeductions {

    private static final String RULE = "Chosen deductions (IRC 125, 129, 223)";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private BenefitDeductions() {}

    /**
     * Salary reductions, which lower federal income tax, Social Security and Medicare wages, and the employer's parts.
     *
     * @param gross earnings of the paycheck
     * @param available the most that may be taken
     * @param before the year before the paycheck, of all pay groups
     */
    public static List<BenefitLine> beforeTax(
            BenefitInput terms, Money gross, Money available, EarlierInYear before, Trace trace) {
        return take(terms, true, gross, available, before, trace);
    }

    /** Deductions after tax, from what taxes, loans and garnishments leave, and the employer's parts. */
    public static List<BenefitLine> afterTax(
            BenefitInput terms, Money gross, Money available, EarlierInYear before, Trace trace) {
        return take(terms, false, gross, available, before, trace);
    }

    private static List<BenefitLine> take(
            BenefitInput terms, boolean beforeTax, Money gross, Money available, EarlierInYear before, Trace trace) {
        if (terms.deductions().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<BenefitLine>();
        var left = available.orZero();
        for (var deduction : terms.deductions()) {
            if ((deduction.treatment() != Treatment.AFTER_TAX) == beforeTax) {
                left = left.minus(take(deduction, gross, left, before, trace, lines));
            }
        }
        return List.copyOf(lines);
    }

    private static Money take(
            Deduction deduction, Money gross, Money left, EarlierInYear before, Trace trace, List<BenefitLine> lines) {
        var code = deduction.code();
        var takenBefore = before.amount(code);
        var room = room(deduction, takenBefore, before);
        var employerPart = employerPart(deduction, room, trace, lines);
        if (deduction.limitCountsEmployer()) {
            room = room.minus(employerPart);
        }
        // Shortfall of this year and of earlier ones
        var arrears = deduction.carriesShortfall()
                ? deduction
                        .broughtForward()
                        .plus(before.wages(code))
                        .minus(takenBefore)
                        .orZero()
                : Money.ZERO;
        var elected = deduction
                .perPeriod()
                .plus(gross.orZero().times(deduction.percent().divide(HUNDRED), RoundingMode.HALF_UP));
        var due = elected.min(room.minus(arrears).orZero());
        trace.add(
                RULE,
                code,
                () -> "%s each period + %s%% of gross %s"
                        .formatted(
                                deduction.perPeriod().amount(),
                                deduction.percent().toPlainString(),
                                gross.amount()),
                elected);
        if (due.compareTo(elected) < 0) {
            trace.add(RULE, code + " limit", () -> limitText(deduction, takenBefore), due);
        }
        if (arrears.isPositive()) {
            trace.add(RULE, code + " arrears", "Not taken from earlier paychecks", arrears);
        }
        var wanted = due.plus(arrears).min(room);
        var taken = wanted.min(left);
        if (taken.compareTo(wanted) < 0) {
            trace.add(
                    RULE,
                    code + " shortfall",
                    deduction.carriesShortfall()
                            ? "Pay leaves less; the rest is taken from later paychecks"
                            : "Pay leaves less; the rest is dropped",
                    wanted.minus(taken));
        }
        boolean keepsDue = deduction.carriesShortfall() && due.isPositive();
        if (taken.isPositive() || keepsDue) {
            lines.add(new BenefitLine(
                    Kind.DEDUCTION,
                    code,
                    deduction.description(),
                    taken,
                    deduction.carriesShortfall() ? due : null,
                    deduction.treatment()));
        }
        return taken;
    }

    private static Money employerPart(Deduction deduction, Money room, Trace trace, List<BenefitLine> lines) {
        var code = deduction.employerCode();
        if (code == null || !deduction.employerPerPeriod().isPositive()) {
            return Money.ZERO;
        }
        var amount = deduction.limitCountsEmployer()
                ? deduction.employerPerPeriod().min(room)
                : deduction.employerPerPeriod();
        if (amount.compareTo(deduction.employerPerPeriod()) < 0) {
            trace.add(RULE, code + " limit", "The limit of the year leaves less: " + deduction.limitedBy(), amount);
        }
        if (amount.isPositive()) {
            lines.add(new BenefitLine(
                    Kind.EMPLOYER_CONTRIBUTION,
                    code,
                    deduction.description() + ", employer",
                    amount,
                    null,
                    deduction.treatment()));
        }
        return amount;
    }

    /** What the limit of the year and the total still allow. */
    private static Money room(Deduction deduction, Money takenBefore, EarlierInYear before) {
        var room = Money.ofCents(Long.MAX_VALUE / 4);
        if (deduction.annualLimit() != null) {
            var counted = takenBefore;
            if (deduction.limitCountsEmployer() && deduction.employerCode() != null) {
                counted = counted.plus(before.amount(deduction.employerCode()));
            }
            room = deduction.annualLimit().minus(counted).orZero();
        }
        if (deduction.total() != null) {
            room = room.min(deduction
                    .total()
                    .minus(deduction.takenBefore())
                    .minus(takenBefore)
                    .orZero());
        }
        return room;
    }

    private static String limitText(Deduction deduction, Money takenBefore) {
        var text = new StringBuilder();
        if (deduction.annualLimit() != null) {
            text.append("%s: %s a year, taken before %s"
                    .formatted(deduction.limitedBy(), deduction.annualLimit().amount(), takenBefore.amount()));
        }
        if (deduction.total() != null) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append("%s altogether, taken before %s"
                            .formatted(
                                    deduction.total().amount(),
                                    deduction.takenBefore().plus(takenBefore).amount()));
        }
        return text.toString();
    }
}
