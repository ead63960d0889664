package org.openpractice.payroll.advance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.trace.Trace;

/**
 * Pays advances out and takes back what was agreed. Federal law lets the principal be taken even where less than the minimum
 * wage is left, since it is wages paid before they were due (Wage and Hour Division, opinion letter FLSA2004-17NA of October
 * 6, 2004); interest and fees it does not, and none are taken here. Laws of states: California lets installments be taken that
 * were agreed in writing and no rest from the last wages, whatever was agreed (Barnhill v. Robert Saunders & Co., 125 Cal.
 * App. 3d 1 (1981), and the Labor Commissioner's practice); New York lets be taken what was agreed in writing before the
 * advance was given, and one advance at a time (12 NYCRR 195-5.2). Those of the other states are not known here: what is taken
 * there is named as not checked.
 */
public final class AdvanceRules {

    static final String ONE_AT_A_TIME =
            "In New York no further advance is given until the one before it is repaid in full (12 NYCRR 195-5.2(a))";

    private static final String RULE = "Advance of pay";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private AdvanceRules() {}

    /** One line of a paycheck: below zero where it pays an advance out. */
    public record Line(String code, String description, Money amount) {}

    static boolean oneAtATime(String state) {
        return state.equals("NY");
    }

    /** Whether final pay may be asked for more than an installment. */
    private static boolean mayTakeRest(String state) {
        return !state.equals("CA");
    }

    private static boolean isChecked(String state, AdvanceDue advance) {
        return state.equals("CA") || state.equals("NY") && advance.step() == AdvanceDue.Step.INSTALLMENT;
    }

    /**
     * @param state of work
     * @param available what pay leaves after everything else; older advances take first
     */
    public static List<Line> of(List<AdvanceDue> advances, String state, Money available, Trace trace) {
        if (advances.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        var left = available.orZero();
        for (var advance : advances) {
            if (advance.step() == AdvanceDue.Step.PAID_OUT) {
                trace.add(RULE, advance.code(), "Paid out: a loan against wages to come, and no wages", advance.owed());
                lines.add(new Line(
                        advance.code(), "Advance paid out", advance.owed().negated()));
                continue;
            }
            var taken = taken(advance, state, left, trace);
            if (taken.isPositive()) {
                if (!isChecked(state, advance)) {
                    trace.add(
                            RULE,
                            Remark.Kind.NOT_CHECKED.line(),
                            () ->
                                    "Whether the law of %s limits what is taken back of an advance is not known here: the written agreement decides"
                                            .formatted(state),
                            taken);
                }
                lines.add(new Line(advance.code(), "Advance repaid", taken));
                left = left.minus(taken);
            }
            var open = advance.owed().minus(taken);
            if (advance.step() == AdvanceDue.Step.FINAL && open.isPositive()) {
                trace.add(
                        RULE,
                        Remark.Kind.NOT_REPAID.line(),
                        () -> "Of an advance %s stays owed after final pay: agree on its repayment with the employee"
                                .formatted(open.amount()),
                        open);
            }
        }
        return List.copyOf(lines);
    }

    private static Money taken(AdvanceDue advance, String state, Money left, Trace trace) {
        boolean rest = advance.step() == AdvanceDue.Step.FINAL && advance.restAgreed() && mayTakeRest(state);
        var due = rest ? advance.owed() : installment(advance, left).min(advance.owed());
        trace.add(
                RULE,
                advance.code(),
                () -> rest
                        ? "The rest, as agreed for final pay"
                        : "%s; %s owed"
                                .formatted(agreed(advance), advance.owed().amount()),
                due);
        if (advance.step() == AdvanceDue.Step.FINAL && advance.restAgreed() && !rest) {
            trace.add(RULE, "rest", "%s lets no rest be taken from final pay".formatted(state), advance.owed());
        }
        if (due.compareTo(left) > 0) {
            trace.add(RULE, "available", "Pay leaves less; the rest stays owed", left);
            return left;
        }
        return due;
    }

    private static String agreed(AdvanceDue advance) {
        var amount = advance.perPayday();
        return amount == null
                ? advance.percentOfNet() + " % of what is left each payday"
                : amount.amount() + " each payday";
    }

    private static Money installment(AdvanceDue advance, Money left) {
        var amount = advance.perPayday();
        var percent = advance.percentOfNet();
        if (amount != null) {
            return amount;
        }
        return percent == null
                ? Money.ZERO
                : Money.of(left.decimal().multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP));
    }
}
