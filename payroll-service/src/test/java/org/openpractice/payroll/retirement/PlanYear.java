package org.openpractice.payroll.retirement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.trace.Trace;

/** One person's year in the plan, paycheck after paycheck, whichever pay group pays it. */
final class PlanYear {

    private final TreeMap<String, YearToDate> sums = new TreeMap<>();
    final List<Trace.Line> trace = new ArrayList<>();

    /** A paycheck of that pay; its lines count from then on. */
    List<Contribution> paycheck(RetirementInput terms, String gross, String available) {
        var pay = Money.of(gross);
        return paycheck(terms, new PlanPay(pay, pay), Money.of(available));
    }

    List<Contribution> paycheck(RetirementInput terms, String gross) {
        return paycheck(terms, gross, gross);
    }

    List<Contribution> paycheck(RetirementInput terms, PlanPay pay, Money available) {
        var told = new Trace();
        var lines = Contributions.of(terms, pay, available, before(), told);
        trace.clear();
        trace.addAll(told.lines());
        count(new YearToDate(PayLine.Kind.EARNING, PayCode.SALARY, "Salary", pay.gross(), Money.ZERO));
        lines.forEach(this::count);
        return lines;
    }

    void count(Contribution line) {
        count(new YearToDate(
                line.kind(),
                line.code(),
                line.description(),
                line.amount(),
                line.wages() == null ? Money.ZERO : line.wages()));
    }

    void count(YearToDate line) {
        sums.merge(
                line.code(),
                line,
                (a, b) -> new YearToDate(
                        a.kind(),
                        a.code(),
                        a.description(),
                        a.amount().plus(b.amount()),
                        a.wages().plus(b.wages())));
    }

    EarlierInYear before() {
        return new EarlierInYear(sums.values());
    }

    String of(String code) {
        return before().amount(code).amount();
    }

    Money sum(String... codes) {
        var total = Money.ZERO;
        for (var code : codes) {
            total = total.plus(before().amount(code));
        }
        return total;
    }

    static String amount(List<Contribution> lines, String code) {
        return lines.stream()
                .filter(line -> line.code().equals(code))
                .map(line -> line.amount().amount())
                .findFirst()
                .orElse("none");
    }

    static RetirementInput.Election flat(String preTax, String roth, boolean catchUp) {
        return new RetirementInput.Election(
                Money.of(preTax), BigDecimal.ZERO, Money.of(roth), BigDecimal.ZERO, catchUp, "Elected", null);
    }

    static RetirementInput.Election percent(String preTax, String roth, boolean catchUp) {
        return new RetirementInput.Election(
                Money.ZERO, new BigDecimal(preTax), Money.ZERO, new BigDecimal(roth), catchUp, "Elected", null);
    }

    /** Roth and catch-up are offered, nothing is matched. */
    static PlanRules plan() {
        return rules(true, true, true, null, "0");
    }

    static PlanRules rules(
            boolean roth, boolean catchUp, boolean deemed, PlanRules.@Nullable Match match, String nonElective) {
        return new PlanRules(
                List.of(), roth, catchUp, deemed, BigDecimal.valueOf(100), match, new BigDecimal(nonElective));
    }

    /** 100 % of the first 3 % and 50 % of the next 2 %. */
    static PlanRules.Match safeHarbor(PlanRules.MatchBasis basis) {
        return new PlanRules.Match(List.of(tier("100", "3"), tier("50", "2")), basis, true, null);
    }

    static PlanRules.Tier tier(String match, String of) {
        return new PlanRules.Tier(new BigDecimal(match), new BigDecimal(of));
    }

    static Person in(int year) {
        return new Person(LocalDate.of(year, 6, 15), plan(), null, 40, Money.ZERO, Money.ZERO, false);
    }

    record Person(
            LocalDate payDate,
            PlanRules rules,
            RetirementInput.@Nullable Election election,
            @Nullable Integer age,
            @Nullable Money priorWages,
            Money elsewhere,
            boolean trueUpDue) {

        Person rules(PlanRules changed) {
            return new Person(payDate, changed, election, age, priorWages, elsewhere, trueUpDue);
        }

        Person elects(RetirementInput.Election changed) {
            return new Person(payDate, rules, changed, age, priorWages, elsewhere, trueUpDue);
        }

        Person aged(@Nullable Integer changed) {
            return new Person(payDate, rules, election, changed, priorWages, elsewhere, trueUpDue);
        }

        Person earnedLastYear(@Nullable String changed) {
            return new Person(
                    payDate, rules, election, age, changed == null ? null : Money.of(changed), elsewhere, trueUpDue);
        }

        Person deferredElsewhere(String changed) {
            return new Person(payDate, rules, election, age, priorWages, Money.of(changed), trueUpDue);
        }

        Person lastPaycheck() {
            return new Person(payDate, rules, election, age, priorWages, elsewhere, true);
        }

        RetirementInput terms() {
            return new RetirementInput(
                    payDate,
                    rules,
                    LocalDate.of(2020, 1, 1),
                    LocalDate.of(2020, 1, 1),
                    "Takes part",
                    election,
                    age,
                    priorWages,
                    elsewhere,
                    trueUpDue,
                    List.of());
        }
    }
}
