package org.openpractice.payroll.retirement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.retirement.Contribution.Treatment;
import org.openpractice.platform.trace.Trace;

/**
 * The 401(k) lines of one paycheck: deferrals, catch-up, and what the employer adds.
 *
 * <p>A limit may be reached in the middle of a paycheck. What somebody elected beyond a limit is a catch-up contribution
 * when plan, election and age allow it (26 CFR 1.414(v)-1(b)), else it is not taken. Limits and their order:
 *
 * <ol>
 *   <li>the employer's non-elective contribution, on compensation up to IRC 401(a)(17), within IRC 415(c);
 *   <li>deferrals, pre-tax and Roth together, within IRC 402(g) of the person (deferrals at other employers count) and what
 *       IRC 415(c) leaves; a limit reached is shared between both in proportion to what was elected;
 *   <li>catch-up, within IRC 414(v), outside of 402(g) and 415(c); from 2026 as Roth only for whoever earned more than the
 *       threshold here in the year before (IRC 414(v)(7));
 *   <li>the match, on compensation up to IRC 401(a)(17), within what IRC 415(c) leaves then;
 *   <li>with the last paycheck of the year, the true-up of an annual match.
 * </ol>
 *
 * <p>What employer contributions were calculated on is kept as the wages of their lines; so two pay groups share one year,
 * and a reversed run gives its share back.
 */
public final class Contributions {

    private static final String DEFERRAL_TEXT = "401(k) deferral, pre-tax";
    private static final String ROTH_TEXT = "401(k) deferral, Roth";
    private static final String CATCH_UP_TEXT = "401(k) catch-up, pre-tax";
    private static final String ROTH_CATCH_UP_TEXT = "401(k) catch-up, Roth";

    private final RetirementInput terms;
    private final RetirementLimits limits;
    private final PlanPay pay;
    private final EarlierInYear before;
    private final Trace trace;
    private final String rule;
    private final List<Contribution> lines = new ArrayList<>(6);

    private Contributions(RetirementInput terms, PlanPay pay, EarlierInYear before, Trace trace) {
        this.terms = terms;
        this.limits = RetirementLimits.of(terms.payDate());
        this.pay = pay;
        this.before = before;
        this.trace = trace;
        this.rule = limits.rule();
    }

    /**
     * Deferrals, catch-up and employer contributions of a paycheck; lines of zero are left out unless they keep the
     * compensation counted for the match.
     *
     * @param available the most that may be deferred, for pay that must remain for taxes; when taxes turn out not to fit,
     *     ask again with less
     * @param before the year before the paycheck, of all pay groups
     */
    public static List<Contribution> of(
            RetirementInput terms, PlanPay pay, Money available, EarlierInYear before, Trace trace) {
        if (terms.election() == null && !terms.takesEmployerMoney()) {
            return List.of();
        }
        return new Contributions(terms, pay, before, trace).all(available);
    }

    private List<Contribution> all(Money available) {
        trace.add(rule, "plan", terms.participation(), terms.payDate().toString());
        var room415 = room415();
        if (terms.takesEmployerMoney()) {
            room415 = room415.minus(nonElective(room415));
        }
        var deferred = Deferred.NOTHING;
        if (terms.election() != null) {
            if (terms.defers()) {
                deferred = defer(terms.election(), available, room415);
                room415 = room415.minus(deferred.regular());
            } else {
                trace.add(rule, "participation", "Does not take part on this pay date", Money.ZERO);
            }
        }
        if (terms.takesEmployerMoney() && terms.rules().match() != null) {
            match(terms.rules().match(), deferred, room415);
        }
        return List.copyOf(lines);
    }

    private record Deferred(Money regular, Money catchUp) {
        static final Deferred NOTHING = new Deferred(Money.ZERO, Money.ZERO);
    }

    private record Split(Money preTax, Money roth) {
        Money total() {
            return preTax.plus(roth);
        }

        /** The same proportion of a smaller total. */
        Split within(Money most) {
            if (total().compareTo(most) <= 0) {
                return this;
            }
            if (!most.isPositive()) {
                return new Split(Money.ZERO, Money.ZERO);
            }
            var parts = most.allocate(preTax.cents(), roth.cents());
            return new Split(parts.get(0), parts.get(1));
        }

        Split minus(Split other) {
            return new Split(preTax.minus(other.preTax), roth.minus(other.roth));
        }
    }

    /** Room under IRC 415(c): the dollar limit or the year's compensation, whichever is less. */
    private Money room415() {
        var gross = before.amount(Kind.EARNING)
                .minus(before.amount(PayCode.SEVERANCE))
                .plus(pay.gross());
        return limits.annualAdditions().min(gross).minus(additionsBefore()).orZero();
    }

    private Money additionsBefore() {
        return regularBefore()
                .plus(before.amount(PayCode.MATCH))
                .plus(before.amount(PayCode.NON_ELECTIVE))
                .plus(before.amount(PayCode.TRUE_UP));
    }

    private Money regularBefore() {
        return before.amount(PayCode.DEFERRAL).plus(before.amount(PayCode.ROTH_DEFERRAL));
    }

    private Money catchUpBefore() {
        return before.amount(PayCode.CATCH_UP).plus(before.amount(PayCode.ROTH_CATCH_UP));
    }

    private Money nonElective(Money room415) {
        var percent = terms.rules().nonElectivePercent();
        if (percent.signum() == 0) {
            return Money.ZERO;
        }
        var counted = counted(PayCode.NON_ELECTIVE);
        var amount = counted.times(percent.divide(PlanRules.HUNDRED), RoundingMode.HALF_UP);
        trace.add(
                rule, "non-elective", () -> "%s%% of %s".formatted(percent.toPlainString(), counted.amount()), amount);
        amount = within415(amount, room415);
        employer(PayCode.NON_ELECTIVE, "401(k) non-elective, employer", amount, counted);
        return amount;
    }

    private Deferred defer(RetirementInput.Election election, Money available, Money room415) {
        var elected = elected(election);
        if (elected.total().isZero()) {
            return Deferred.NOTHING;
        }
        if (elected.total().compareTo(available) > 0) {
            trace.add(rule, "available", "No more than pay leaves after other taxes", available);
            elected = elected.within(available);
        }
        var room402 = limits.electiveDeferral()
                .minus(terms.deferredElsewhere())
                .minus(regularBefore())
                .orZero();
        var regular = elected.within(room402.min(room415));
        var rest = elected.minus(regular);
        if (rest.total().isPositive()) {
            trace.add(
                    rule,
                    "limit",
                    () -> "IRC 402(g) %s a year, deferred before %s, at other employers %s; IRC 415(c) leaves %s"
                            .formatted(
                                    limits.electiveDeferral().amount(),
                                    regularBefore().amount(),
                                    terms.deferredElsewhere().amount(),
                                    room415.amount()),
                    regular.total());
        }
        deduction(PayCode.DEFERRAL, DEFERRAL_TEXT, regular.preTax(), Treatment.PRE_TAX);
        deduction(PayCode.ROTH_DEFERRAL, ROTH_TEXT, regular.roth(), Treatment.ROTH);
        var catchUp = rest.total().isPositive() ? catchUp(election, rest) : Money.ZERO;
        return new Deferred(regular.total(), catchUp);
    }

    private Split elected(RetirementInput.Election election) {
        var preTax = election.preTaxAmount().plus(percentage(election.preTaxPercent()));
        var roth = election.rothAmount().plus(percentage(election.rothPercent()));
        trace.add(
                rule,
                "elected",
                () -> "%s: pre-tax %s + %s%%, Roth %s + %s%% of compensation %s"
                        .formatted(
                                election.how(),
                                election.preTaxAmount().amount(),
                                election.preTaxPercent().toPlainString(),
                                election.rothAmount().amount(),
                                election.rothPercent().toPlainString(),
                                pay.compensation().amount()),
                preTax.plus(roth));
        if (roth.isPositive() && !terms.rules().roth()) {
            trace.add(rule, "Roth", "The plan offers no Roth contributions; not taken", roth);
            roth = Money.ZERO;
        }
        var elected = new Split(preTax, roth);
        var most = percentage(terms.rules().maximumDeferralPercent());
        if (terms.rules().maximumDeferralPercent().compareTo(PlanRules.HUNDRED) < 0
                && elected.total().compareTo(most) > 0) {
            trace.add(
                    rule,
                    "plan limit",
                    () -> "No more than %s%% of compensation"
                            .formatted(terms.rules().maximumDeferralPercent().toPlainString()),
                    most);
            elected = elected.within(most);
        }
        if (elected.total().compareTo(pay.gross()) > 0) {
            // Severance pays taxes and is no compensation: nothing is deferred from it.
            trace.add(rule, "compensation", "No more than the compensation of IRC 415(c)(3)", pay.gross());
            elected = elected.within(pay.gross());
        }
        return elected;
    }

    private Money percentage(BigDecimal percent) {
        return percent.signum() == 0
                ? Money.ZERO
                : pay.compensation().orZero().times(percent.divide(PlanRules.HUNDRED), RoundingMode.HALF_UP);
    }

    private Money catchUp(RetirementInput.Election election, Split rest) {
        if (!terms.rules().catchUp() || !election.catchUp()) {
            return notTaken(
                    terms.rules().catchUp()
                            ? "No catch-up is elected; not taken"
                            : "The plan offers no catch-up; not taken",
                    rest.total());
        }
        var age = terms.ageAtYearEnd();
        if (age == null) {
            return notTaken("The birth date is not known; no catch-up is taken", rest.total());
        }
        var limit = limits.catchUpAt(age);
        if (limit.isZero()) {
            return notTaken("Not 50 by the end of the year; no catch-up", rest.total());
        }
        // What was deferred elsewhere beyond IRC 402(g) is the same person's catch-up.
        var elsewhere =
                terms.deferredElsewhere().minus(limits.electiveDeferral()).orZero();
        var room = limit.minus(elsewhere).minus(catchUpBefore()).orZero();
        var taken = rothWhereRequired(rest).within(room);
        trace.add(
                rule,
                "catch-up",
                () -> "IRC 414(v): age %d at year end, limit %s, before %s, at other employers %s"
                        .formatted(age, limit.amount(), catchUpBefore().amount(), elsewhere.amount()),
                taken.total());
        deduction(PayCode.CATCH_UP, CATCH_UP_TEXT, taken.preTax(), Treatment.PRE_TAX);
        deduction(PayCode.ROTH_CATCH_UP, ROTH_CATCH_UP_TEXT, taken.roth(), Treatment.ROTH);
        return taken.total();
    }

    private Split rothWhereRequired(Split rest) {
        var threshold = limits.rothCatchUpWages();
        if (threshold == null) {
            return rest;
        }
        var wages = terms.priorYearWages();
        if (wages == null) {
            if (rest.preTax().isPositive()) {
                notTaken(
                        "Wages of the year before are not known, so it is not known whether catch-up must be Roth (IRC 414(v)(7)); pre-tax catch-up is not taken",
                        rest.preTax());
            }
            return new Split(Money.ZERO, rest.roth());
        }
        if (wages.compareTo(threshold) <= 0) {
            return rest;
        }
        if (!terms.rules().roth()) {
            notTaken(
                    "Catch-up must be Roth (wages of the year before %s, IRC 414(v)(7) threshold %s) and the plan offers no Roth; none is taken"
                            .formatted(wages.amount(), threshold.amount()),
                    rest.total());
            return new Split(Money.ZERO, Money.ZERO);
        }
        if (!terms.rules().rothCatchUpDeemed() && rest.preTax().isPositive()) {
            notTaken("Catch-up must be Roth (IRC 414(v)(7)); what was elected pre-tax is not taken", rest.preTax());
            return new Split(Money.ZERO, rest.roth());
        }
        trace.add(
                rule,
                "Roth catch-up",
                () -> "Wages of the year before %s are above %s: catch-up is Roth (IRC 414(v)(7))"
                        .formatted(wages.amount(), threshold.amount()),
                rest.total());
        return new Split(Money.ZERO, rest.total());
    }

    private Money notTaken(String why, Money amount) {
        trace.add(rule, "not taken", why, amount);
        return Money.ZERO;
    }

    private void match(PlanRules.Match formula, Deferred deferred, Money room415) {
        var counted = counted(PayCode.MATCH);
        var matchable = formula.catchUpMatched() ? deferred.regular().plus(deferred.catchUp()) : deferred.regular();
        var amount = formula.on(counted, matchable);
        trace.add(
                rule,
                "match",
                () -> "%s; deferral %s on %s".formatted(formula.told(), matchable.amount(), counted.amount()),
                amount);
        var matchedBefore = before.amount(PayCode.MATCH).plus(before.amount(PayCode.TRUE_UP));
        amount = within415(withinMaximum(formula, amount, matchedBefore), room415);
        employer(PayCode.MATCH, "401(k) match, employer", amount, counted);
        if (formula.basis() == PlanRules.MatchBasis.ANNUAL && terms.trueUpDue()) {
            trueUp(formula, counted, matchable, matchedBefore.plus(amount), room415.minus(amount));
        }
    }

    private void trueUp(PlanRules.Match formula, Money counted, Money matchable, Money matched, Money room415) {
        var deferralsFrom = Objects.requireNonNull(terms.deferralsFrom());
        var employerFrom = Objects.requireNonNull(terms.employerMoneyFrom());
        if (deferralsFrom.isBefore(employerFrom)
                && employerFrom.getYear() == terms.payDate().getYear()
                && employerFrom.getDayOfYear() > 1) {
            trace.add(
                    rule,
                    "true-up",
                    "Deferrals of this year began before employer contributions did; the true-up is to be settled by hand",
                    Money.ZERO);
            return;
        }
        var compensation = before.wages(PayCode.MATCH).plus(counted);
        var deferrals = regularBefore().plus(matchable);
        if (formula.catchUpMatched()) {
            deferrals = deferrals.plus(catchUpBefore());
        }
        var ofYear = deferrals;
        var annual = formula.on(compensation, ofYear);
        var amount = annual.minus(matched).orZero();
        trace.add(
                rule,
                "true-up",
                () -> "%s; deferrals of the year %s on %s: %s, matched so far %s"
                        .formatted(
                                formula.told(),
                                ofYear.amount(),
                                compensation.amount(),
                                annual.amount(),
                                matched.amount()),
                amount);
        amount = within415(withinMaximum(formula, amount, matched), room415);
        if (amount.isPositive()) {
            lines.add(new Contribution(
                    Kind.EMPLOYER_CONTRIBUTION,
                    PayCode.TRUE_UP,
                    "401(k) true-up of the match, employer",
                    amount,
                    null,
                    Treatment.EMPLOYER));
        }
    }

    /** Compensation of the paycheck that still counts under IRC 401(a)(17). */
    private Money counted(String code) {
        var room = limits.compensation().minus(before.wages(code)).orZero();
        var counted = pay.compensation().orZero().min(room);
        if (counted.compareTo(pay.compensation()) < 0) {
            trace.add(
                    rule,
                    "compensation",
                    () -> "IRC 401(a)(17) %s a year, counted before %s"
                            .formatted(
                                    limits.compensation().amount(),
                                    before.wages(code).amount()),
                    counted);
        }
        return counted;
    }

    private Money withinMaximum(PlanRules.Match formula, Money amount, Money matchedBefore) {
        var maximum = formula.annualMaximum();
        if (maximum == null) {
            return amount;
        }
        var room = maximum.minus(matchedBefore).orZero();
        if (amount.compareTo(room) > 0) {
            trace.add(rule, "match limit", () -> "The plan matches up to %s a year".formatted(maximum.amount()), room);
            return room;
        }
        return amount;
    }

    private Money within415(Money amount, Money room) {
        if (amount.compareTo(room) > 0) {
            trace.add(
                    rule,
                    "annual additions",
                    () -> "IRC 415(c): %s or the year's pay, added before this paycheck %s"
                            .formatted(
                                    limits.annualAdditions().amount(),
                                    additionsBefore().amount()),
                    room);
            return room;
        }
        return amount;
    }

    private void deduction(String code, String description, Money amount, Treatment treatment) {
        if (amount.isPositive()) {
            lines.add(new Contribution(Kind.DEDUCTION, code, description, amount, null, treatment));
        }
    }

    private void employer(String code, String description, Money amount, Money counted) {
        if (amount.isPositive() || counted.isPositive()) {
            lines.add(new Contribution(
                    Kind.EMPLOYER_CONTRIBUTION, code, description, amount, counted, Treatment.EMPLOYER));
        }
    }
}
