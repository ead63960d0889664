package org.openpractice.payroll.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.advance.AdvanceRules;
import org.openpractice.payroll.benefit.BenefitDeductions;
import org.openpractice.payroll.benefit.BenefitInput.Treatment;
import org.openpractice.payroll.benefit.BenefitLine;
import org.openpractice.payroll.benefit.BenefitProblem;
import org.openpractice.payroll.garnishment.GarnishableEarnings;
import org.openpractice.payroll.garnishment.GarnishmentKind;
import org.openpractice.payroll.garnishment.Garnishments;
import org.openpractice.payroll.garnishment.OrderInForce;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.retirement.Contribution;
import org.openpractice.payroll.retirement.Contributions;
import org.openpractice.payroll.retirement.LoanRepayments;
import org.openpractice.payroll.retirement.PlanPay;
import org.openpractice.payroll.time.GrossPay;
import org.openpractice.payroll.unemployment.UnemploymentTaxes;
import org.openpractice.payroll.withholding.FederalTable;
import org.openpractice.payroll.withholding.SocialSecurityAndMedicare;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.trace.Trace;

/**
 * From gross to net for one employee on one paycheck.
 *
 * <p>Order: earnings; salary reductions (IRC 125), which lower federal income tax, Social Security and Medicare wages; Social
 * Security and Medicare; 401(k) deferrals; income taxes and levies; garnishments; plan loans; deductions after tax; advances
 * of pay; expenses that are given back, which none of the others looks at. Net pay
 * is never negative: what somebody chose gives way to what the law takes, deferrals first, and the trace names it. A federal
 * tax levy takes from the pay that earlier deferrals leave.
 */
final class GrossToNet {

    private static final String LEVIED_PAY = "Federal tax levy, IRM 5.11.5.4.5";

    /** With fewer, insurance is group-term life insurance under conditions of its own (26 CFR 1.79-1(c)). */
    private static final int FEWEST_FOR_GROUP_TERM_LIFE = 10;

    private final PayInput input;
    private final PayTables tables;
    private final FederalTable federal;
    private final EarlierInYear before;
    private final PayLines lines;
    private final Trace trace;
    /** What the employee is taken to pay for group-term life insurance with this paycheck. */
    private final Money paidForLife;

    private GrossToNet(PayInput input, PayTables tables, Trace trace, Money paidForLife) {
        this.input = input;
        this.tables = tables;
        this.federal = tables.federal().federal(input.period().payDate());
        this.before = new EarlierInYear(input.yearToDate());
        this.lines = new PayLines(before);
        this.trace = trace;
        this.paidForLife = paidForLife;
    }

    /**
     * Refuses what one of its parts refuses, by name, and then nothing is calculated: {@link ProblemType} says what each
     * refusal means.
     */
    public static NetPay calculate(PayInput input, PayTables tables, Trace trace) {
        return input.isGrossedUp() ? GrossUp.calculate(input, tables, trace) : withLifeInsurance(input, tables, trace);
    }

    /**
     * The insurance is taxed before it is known what the employee can pay for it after tax: where pay leaves less than was
     * elected it is calculated again with less.
     */
    private static NetPay withLifeInsurance(PayInput input, PayTables tables, Trace trace) {
        var paid = input.benefits().paidForLife();
        int mark = trace.mark();
        while (true) {
            var gross = new GrossToNet(input, tables, trace, paid);
            var pay = gross.calculate();
            var taken = gross.takenForLife();
            if (taken.compareTo(paid) >= 0) {
                return pay;
            }
            trace.backTo(mark);
            paid = taken;
        }
    }

    private Money takenForLife() {
        var life = input.benefits().groupTermLife();
        return life == null
                ? Money.ZERO
                : Money.sum(life.codes().stream().map(lines::amount).toList());
    }

    private NetPay calculate() {
        var payDate = input.period().payDate().toString();
        input.period().explanation().forEach(step -> trace.add("Pay calendar", "period", step, payDate));
        var year = input.year();
        if (year != null) {
            trace.add(
                    "Pay calendar",
                    "paydays",
                    () ->
                            "%d paydays in %d; as the group chose, a salary is divided by %d, federal income tax is withheld by %d pay periods, and amounts of a period are %s for benefits on this payday"
                                    .formatted(
                                            year.paydays(),
                                            year.year(),
                                            year.salaryPeriods(),
                                            year.withholdingPeriods(),
                                            year.benefits() ? "deducted" : "not deducted"),
                    String.valueOf(year.paydays()));
        }
        trace.add("Pay calendar", "tables", federal::source, String.valueOf(federal.year()));

        earnings(input, trace).forEach(lines::earning);
        var gross = lines.sum(Kind.EARNING);
        // What is given back alone is no pay; an advance beside it is still paid out.
        if (!lines.soFar().isEmpty()
                || input.reimbursements().isEmpty()
                || !input.advances().isEmpty()) {
            taxesAndDeductions(gross);
        }
        for (var reimbursement : input.reimbursements()) {
            trace.add(
                    "Accountable plan, 26 CFR 1.62-2",
                    reimbursement.code(),
                    reimbursement.because(),
                    reimbursement.amount());
            lines.add(
                    Kind.REIMBURSEMENT,
                    reimbursement.code(),
                    reimbursement.description(),
                    reimbursement.amount(),
                    null);
        }

        var taxes = lines.sum(Kind.TAX);
        var deductions = lines.sum(Kind.DEDUCTION);
        var reimbursements = lines.sum(Kind.REIMBURSEMENT);
        UnusualPay.tell(input, gross, reimbursements, trace);
        var net = gross.minus(taxes).minus(deductions).plus(reimbursements);
        trace.add(
                "Gross to net",
                "net",
                () -> "gross %s - taxes %s - deductions %s%s"
                        .formatted(
                                gross.amount(),
                                taxes.amount(),
                                deductions.amount(),
                                reimbursements.isZero() ? "" : " + reimbursements " + reimbursements.amount()),
                net);
        return new NetPay(
                gross,
                taxes,
                deductions,
                reimbursements,
                net,
                lines.sum(Kind.EMPLOYER_TAX),
                lines.withRestOfYear(input.yearToDate()),
                trace.lines());
    }

    private void taxesAndDeductions(Money gross) {
        var reductions = benefits(BenefitDeductions.beforeTax(input.benefits(), gross, gross, before, trace));
        var insured = gross.minus(reductions.total());
        var imputed = groupTermLife();
        var left = insured.minus(socialSecurityAndMedicare(insured.plus(imputed)));
        if (left.isNegative()) {
            throw BenefitProblem.GROUP_TERM_LIFE_TAX_UNCOLLECTED.because(
                    "Social Security and Medicare tax on %s of insurance beside pay of %s"
                            .formatted(imputed.amount(), insured.amount()));
        }
        left = deferPayTaxesAndGarnish(gross, reductions, left);
        left = left.minus(contributions(LoanRepayments.of(input.retirement(), left, before, trace)));
        benefits(BenefitDeductions.afterTax(input.benefits(), gross, left, before, trace));
        advances(gross.minus(lines.sum(Kind.TAX)).minus(lines.sum(Kind.DEDUCTION)));
        unemployment(gross, insured);
    }

    /** Wages that are not paid out; zero without insurance above what is free. */
    private Money groupTermLife() {
        var life = input.benefits().groupTermLife();
        if (life == null) {
            return Money.ZERO;
        }
        var imputed = life.wages(paidForLife, input.benefits().paidForLife(), before, trace);
        if (imputed.isZero()) {
            return imputed;
        }
        lines.add(Kind.NONCASH, PayCode.GROUP_TERM_LIFE, "Group-term life insurance", imputed, null);
        trace.add(
                "Group-term life insurance (IRC 79, 26 CFR 1.79-3)",
                "income tax",
                "It stands in the wages of federal income tax, and none is withheld on it (IRC 3401(a)(14)); no unemployment tax (IRC 3306(b)(2)(C))",
                Money.ZERO);
        trace.add(
                "Group-term life insurance (IRC 79, 26 CFR 1.79-3)",
                Remark.Kind.NOT_CHECKED.line(),
                () ->
                        "Whether %s counts the cost of group-term life insurance as federal law does is not known here: it stands in the wages of the state's income tax, nothing is withheld on it, and it counts for no place, contribution or unemployment insurance"
                                .formatted(input.workState()),
                imputed);
        if (input.employees() < FEWEST_FOR_GROUP_TERM_LIFE) {
            trace.add(
                    "Group-term life insurance (IRC 79, 26 CFR 1.79-3)",
                    Remark.Kind.NOT_CHECKED.line(),
                    "Fewer than ten employees are insured: whether the conditions of 26 CFR 1.79-1(c) are met was not checked",
                    imputed);
        }
        return imputed;
    }

    /** Refuses what {@link GrossPay#of} and {@link EarlierPeriods#of} do. */
    static List<Earning> earnings(PayInput input, Trace trace) {
        var earnings = new ArrayList<>(GrossPay.of(input.work(), trace));
        earnings.addAll(EarlierPeriods.of(input.earlierPeriods(), trace));
        for (var other : input.otherEarnings()) {
            trace.add("Other earnings", other.code(), other.description(), other.amount());
            earnings.add(other);
        }
        return earnings;
    }

    /**
     * Salary reductions by what a state may tax all the same.
     *
     * @param dependentCare the part of {@code section125} for dependent care
     */
    record Reductions(Money section125, Money dependentCare, Money healthSavings) {
        Money total() {
            return section125.plus(healthSavings);
        }
    }

    private Reductions benefits(List<BenefitLine> deductions) {
        var section125 = Money.ZERO;
        var dependentCare = Money.ZERO;
        var healthSavings = Money.ZERO;
        for (var line : deductions) {
            lines.add(line.kind(), line.code(), line.description(), line.amount(), line.wages());
            if (line.kind() == Kind.DEDUCTION && line.treatment() == Treatment.SECTION_125) {
                section125 = section125.plus(line.amount());
                if (line.code().equals(PayCode.DEPENDENT_CARE)) {
                    dependentCare = dependentCare.plus(line.amount());
                }
            } else if (line.kind() == Kind.DEDUCTION && line.treatment() == Treatment.HSA) {
                healthSavings = healthSavings.plus(line.amount());
            }
        }
        return new Reductions(section125, dependentCare, healthSavings);
    }

    private Money socialSecurityAndMedicare(Money wages) {
        var taxes = SocialSecurityAndMedicare.on(
                federal,
                wages,
                before.wages(PayCode.SOCIAL_SECURITY),
                before.wages(PayCode.MEDICARE),
                before.wages(PayCode.ADDITIONAL_MEDICARE),
                trace);
        lines.add(
                Kind.TAX,
                PayCode.SOCIAL_SECURITY,
                "Social Security",
                taxes.socialSecurity(),
                taxes.socialSecurityWages());
        lines.add(Kind.TAX, PayCode.MEDICARE, "Medicare", taxes.medicare(), taxes.wages());
        if (taxes.additionalMedicareWages().isPositive()) {
            lines.add(
                    Kind.TAX,
                    PayCode.ADDITIONAL_MEDICARE,
                    "Additional Medicare",
                    taxes.additionalMedicare(),
                    taxes.additionalMedicareWages());
        }
        lines.add(
                Kind.EMPLOYER_TAX,
                PayCode.SOCIAL_SECURITY_EMPLOYER,
                "Social Security, employer",
                taxes.socialSecurity(),
                taxes.socialSecurityWages());
        lines.add(Kind.EMPLOYER_TAX, PayCode.MEDICARE_EMPLOYER, "Medicare, employer", taxes.medicare(), taxes.wages());
        return taxes.socialSecurity().plus(taxes.medicare()).plus(taxes.additionalMedicare());
    }

    /**
     * Deferrals lower taxes and taxes limit deferrals: where both together are more than there is, it is calculated again with
     * a smaller deferral, until taxes and garnishments find what they need.
     *
     * @return what is left
     */
    private Money deferPayTaxesAndGarnish(Money gross, Reductions reductions, Money available) {
        var most = available;
        int linesMark = lines.mark();
        int traceMark = trace.mark();
        while (true) {
            var contributions = Contributions.of(
                    input.retirement(), PlanPay.of(input.retirement(), lines.soFar()), most, before, trace);
            var deferred = contributions(contributions);
            var preTax = Money.sum(contributions.stream()
                    .filter(line -> line.treatment() == Contribution.Treatment.PRE_TAX)
                    .map(Contribution::amount)
                    .toList());
            var taxes = new IncomeTaxes(input, tables, federal, before, lines, trace)
                    .withhold(gross, reductions, preTax, available.minus(deferred));
            var garnished = garnish(gross, taxes.left());
            var missing = taxes.missing().plus(garnished.missing());
            if (!missing.isPositive() || !deferred.isPositive()) {
                return garnished.left();
            }
            lines.backTo(linesMark);
            trace.backTo(traceMark);
            most = deferred.minus(missing);
            most = most.orZero();
            trace.add(
                    "Gross to net", "available", "Taxes and garnishments come before deferrals; these may take", most);
            linesMark = lines.mark();
        }
    }

    /**
     * What was taken, and what could not be because pay did not leave it.
     *
     * @param left what is left of the pay
     */
    record Taken(Money left, Money missing) {}

    /** @return what the employee pays of it */
    private Money contributions(List<Contribution> contributions) {
        var paid = Money.ZERO;
        for (var line : contributions) {
            lines.add(line.kind(), line.code(), line.description(), line.amount(), line.wages());
            if (line.kind() == Kind.DEDUCTION) {
                paid = paid.plus(line.amount());
            }
        }
        return paid;
    }

    private Taken garnish(Money gross, Money available) {
        var orders = input.garnishments();
        if (orders.orders().isEmpty()) {
            return new Taken(available, Money.ZERO);
        }
        var legallyRequired = lines.sum(Kind.TAX);
        var health = healthCover(gross, available);
        int periods = input.paidPeriods();
        var wanted = new HashMap<UUID, Money>();
        for (var withheld : Garnishments.of(
                orders,
                new GarnishableEarnings(gross, legallyRequired, health, gross.minus(legallyRequired), periods),
                input.frequency(),
                input.period().payDate(),
                Trace.none())) {
            wanted.put(withheld.orderId(), withheld.taken());
        }
        for (var order : orders.orders()) {
            if (leavesDeferrals(order)) {
                trace.add(
                        LEVIED_PAY,
                        order.reference(),
                        "Deferrals in effect when the levy was received stay; it takes from the pay that they leave",
                        available);
                wanted.remove(order.id());
            }
        }
        var left = available;
        var missing = Money.ZERO;
        for (var withheld : Garnishments.of(
                orders,
                new GarnishableEarnings(gross, legallyRequired, health, available, periods),
                input.frequency(),
                input.period().payDate(),
                trace)) {
            lines.add(Kind.DEDUCTION, withheld.code(), withheld.description(), withheld.amount(), withheld.ordered());
            if (withheld.fee().isPositive()) {
                lines.add(Kind.DEDUCTION, withheld.feeCode(), withheld.description() + ", fee", withheld.fee(), null);
            }
            left = left.minus(withheld.taken());
            missing = missing.plus(wanted.getOrDefault(withheld.orderId(), Money.ZERO)
                    .minus(withheld.taken())
                    .orZero());
        }
        return new Taken(left, missing);
    }

    /**
     * A federal tax levy takes from take-home pay: deductions that were in effect when it was received are left, new ones
     * are not (Form 668-W, instructions to the employer; IRM 5.11.5.4.5).
     */
    private boolean leavesDeferrals(OrderInForce order) {
        var election = input.retirement().election();
        var since = election == null ? null : election.since();
        return order.terms().kind() == GarnishmentKind.FEDERAL_TAX_LEVY
                && since != null
                && !since.isAfter(order.terms().receivedOn());
    }

    /** The employee's premiums for health cover: those before tax, and those after tax that are due from what is left. */
    private Money healthCover(Money gross, Money available) {
        var premiums = Money.ZERO;
        for (var line : lines.soFar()) {
            if (line.kind() == Kind.DEDUCTION && PayCode.isHealthCover(line.code())) {
                premiums = premiums.plus(line.amount());
            }
        }
        for (var line : BenefitDeductions.afterTax(input.benefits(), gross, available, before, Trace.none())) {
            if (line.kind() == Kind.DEDUCTION && PayCode.isHealthCover(line.code())) {
                premiums = premiums.plus(line.amount());
            }
        }
        return premiums;
    }

    private void advances(Money left) {
        AdvanceRules.of(input.advances(), input.workState(), left, trace)
                .forEach(line -> lines.add(Kind.DEDUCTION, line.code(), line.description(), line.amount(), null));
    }

    /** Federal and state unemployment of the employer. */
    private void unemployment(Money gross, Money wages) {
        var severance = lines.amount(PayCode.SEVERANCE);
        if (severance.isPositive()) {
            trace.add(
                    "Unemployment",
                    Remark.Kind.NOT_CHECKED.line(),
                    () ->
                            "Whether %s leaves severance out of the wages of unemployment insurance is not known here: it counts, as it does federally"
                                    .formatted(input.workState()),
                    severance);
        }
        var relocation = lines.amount(PayCode.RELOCATION);
        if (relocation.isPositive()) {
            var places = input.sourcing().places();
            Stream.of(places.work().state(), places.residence().state())
                    .distinct()
                    .filter(state -> !tables.reciprocity().taxesNoWages(state))
                    .forEach(state -> trace.add(
                            "Relocation",
                            Remark.Kind.NOT_CHECKED.line(),
                            () ->
                                    "Whether %s leaves moving expenses out of wages is not known here: they count, as they do federally"
                                            .formatted(state),
                            relocation));
        }
        for (var tax : UnemploymentTaxes.of(
                input.workState(),
                input.unemployment(),
                tables.unemployment(),
                input.period().payDate(),
                gross,
                wages,
                before,
                trace)) {
            lines.add(Kind.EMPLOYER_TAX, tax.code(), tax.name(), tax.amount(), tax.wages());
        }
    }
}
