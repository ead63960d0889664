package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.time.HourlyPay;
import org.openpractice.payroll.withholding.FederalIncomeTax;
import org.openpractice.payroll.withholding.FederalTable;
import org.openpractice.payroll.withholding.SocialSecurityAndMedicare;
import org.openpractice.payroll.withholding.StateTable;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.Trace;

/**
 * From gross to net for one employee and one period.
 *
 * <p>Order: Social Security, Medicare and state taxes on gross; then the pre-tax 401(k) deferral, which lowers federal
 * income tax only (Pennsylvania and the levies on employees tax it); then federal income tax. Deferral and income tax
 * take no more than is left, so that net pay is never negative.
 */
public final class GrossToNet {

    private final PayInput input;
    private final EarlierInYear before;
    private final List<PayLine> lines = new ArrayList<>();
    private final Trace trace;

    private GrossToNet(PayInput input, Trace trace) {
        this.input = input;
        this.trace = trace;
        this.before = new EarlierInYear(input.yearToDate());
    }

    /**
     * Refuses {@link PayrollProblem#TAX_YEAR_NOT_AVAILABLE}, {@link PayrollProblem#STATE_TABLE_NOT_AVAILABLE},
     * {@link PayrollProblem#RESIDENCE_WITHHOLDING_NOT_AVAILABLE} and
     * {@link PayrollProblem#NONRESIDENT_ADDITION_NOT_AVAILABLE}.
     */
    public static NetPay calculate(PayInput input, TaxTables tables, Trace trace) {
        return new GrossToNet(input, trace).calculate(tables);
    }

    private NetPay calculate(TaxTables tables) {
        var payDate = input.period().payDate();
        var federal = tables.federal(payDate);
        var state = workState(tables);
        input.period().explanation().forEach(step -> trace.add("Pay calendar", "period", step, payDate.toString()));
        trace.add("Pay calendar", "tables", federal.source(), String.valueOf(federal.year()));

        var gross = earn();
        var left = gross.minus(socialSecurityAndMedicare(federal, gross)).minus(stateTaxes(state, gross));
        var deferral = defer(federal, left);
        left = left.minus(deferral);
        var net = left.minus(incomeTax(federal, gross.minus(deferral), left));
        carryOtherYearToDate();

        var taxes = sumOf(Kind.TAX);
        var deductions = sumOf(Kind.DEDUCTION);
        trace.add(
                "Gross to net",
                "net",
                "gross %s - taxes %s - deductions %s".formatted(gross.amount(), taxes.amount(), deductions.amount()),
                net);
        return new NetPay(gross, taxes, deductions, net, sumOf(Kind.EMPLOYER_TAX), List.copyOf(lines), trace.lines());
    }

    private StateTable workState(TaxTables tables) {
        var payDate = input.period().payDate();
        var work = tables.state(input.workState(), payDate);
        if (input.residenceState().equals(input.workState())) {
            return work;
        }
        if (work.incomeTaxRate().isPresent()) {
            trace.add(
                    "State withholding",
                    "residence",
                    "Lives in %s; no certificate of residence is kept, the state of work withholds"
                            .formatted(input.residenceState()),
                    work.state());
            return work;
        }
        if (!tables.taxesNoWages(input.residenceState(), payDate)) {
            throw PayrollProblem.RESIDENCE_WITHHOLDING_NOT_AVAILABLE.because(
                    "Lives in %s and works in %s, which taxes no wages: whether the group must withhold for %s is not decided here"
                            .formatted(input.residenceState(), input.workState(), input.residenceState()));
        }
        return work;
    }

    private Money earn() {
        var straight = Money.ZERO;
        var bonus = Money.ZERO;
        var premium = Money.ZERO;
        var hours = BigDecimal.ZERO;
        var overtimeHours = BigDecimal.ZERO;
        @Nullable Money rate = null;
        boolean oneRate = true;
        for (var worked : input.hourly()) {
            var pay = HourlyPay.of(worked.week(), worked.rate(), trace);
            straight = straight.plus(pay.straight());
            bonus = bonus.plus(pay.week().bonus());
            premium = premium.plus(pay.premium());
            hours = hours.add(pay.week().hours());
            overtimeHours = overtimeHours.add(pay.overtimeHours());
            oneRate &= rate == null || rate.equals(pay.rate());
            rate = pay.rate();
        }
        var salary = Money.ZERO;
        for (var part : input.salary()) {
            var amount = part.amount(input.frequency());
            trace.add(
                    "Salary",
                    "period",
                    "%s a year / %d periods x %d of %d working days"
                            .formatted(
                                    part.annualSalary().amount(),
                                    input.frequency().periodsPerYear(),
                                    part.days(),
                                    part.daysInPeriod()),
                    amount);
            salary = salary.plus(amount);
        }
        if (!input.salary().isEmpty()) {
            earning(PayCode.SALARY, "Salary", null, null, salary);
        }
        if (!input.hourly().isEmpty()) {
            earning(PayCode.REGULAR, "Hours worked", hours, oneRate ? rate : null, straight);
        }
        if (premium.isPositive()) {
            earning(
                    PayCode.OVERTIME_PREMIUM,
                    "Overtime premium (half of the regular rate)",
                    overtimeHours,
                    null,
                    premium);
        }
        if (bonus.isPositive()) {
            earning(PayCode.BONUS, "Bonus", null, null, bonus);
        }
        return salary.plus(straight).plus(premium).plus(bonus);
    }

    private Money socialSecurityAndMedicare(FederalTable federal, Money gross) {
        var taxes = SocialSecurityAndMedicare.on(
                federal, gross, before.wages(PayCode.SOCIAL_SECURITY), before.wages(PayCode.MEDICARE), trace);
        tax(PayCode.SOCIAL_SECURITY, "Social Security", taxes.socialSecurity(), taxes.socialSecurityWages());
        tax(PayCode.MEDICARE, "Medicare", taxes.medicare(), taxes.wages());
        if (taxes.additionalMedicareWages().isPositive()) {
            tax(
                    PayCode.ADDITIONAL_MEDICARE,
                    "Additional Medicare",
                    taxes.additionalMedicare(),
                    taxes.additionalMedicareWages());
        }
        line(
                Kind.EMPLOYER_TAX,
                PayCode.SOCIAL_SECURITY_EMPLOYER,
                "Social Security, employer",
                null,
                null,
                taxes.socialSecurity(),
                taxes.socialSecurityWages());
        line(
                Kind.EMPLOYER_TAX,
                PayCode.MEDICARE_EMPLOYER,
                "Medicare, employer",
                null,
                null,
                taxes.medicare(),
                taxes.wages());
        return taxes.socialSecurity().plus(taxes.medicare()).plus(taxes.additionalMedicare());
    }

    private Money stateTaxes(StateTable state, Money gross) {
        var rule = "%s %d (%s)".formatted(state.name(), state.year(), state.source());
        var total = Money.ZERO;
        if (state.incomeTaxRate().isPresent()) {
            var rate = state.incomeTaxRate().get();
            total = gross.times(rate, RoundingMode.HALF_UP);
            trace.add(
                    rule,
                    "income tax",
                    "%s x %s; elective deferrals are taxed".formatted(gross.amount(), rate.toPlainString()),
                    total);
            tax("US-" + state.state() + "-PIT", state.name() + " income tax", total, gross);
        } else {
            trace.add(rule, "income tax", "No state income tax on wages", Money.ZERO);
        }
        for (var levy : state.levies()) {
            var wages = gross;
            if (levy.wageBase().isPresent()) {
                var room = levy.wageBase().get().minus(before.wages(levy.code()));
                wages = room.isNegative() ? Money.ZERO : smaller(gross, room);
            }
            var amount = Money.rounded(
                    wages.decimal().multiply(levy.rate()).multiply(levy.employeeShare()), RoundingMode.HALF_UP);
            trace.add(
                    rule,
                    levy.code(),
                    "%s x %s x share %s%s"
                            .formatted(
                                    wages.amount(),
                                    levy.rate().toPlainString(),
                                    levy.employeeShare().toPlainString(),
                                    levy.wageBase()
                                            .map(base -> ", wage base " + base.amount())
                                            .orElse("")),
                    amount);
            tax(levy.code(), levy.name(), amount, wages);
            total = total.plus(amount);
        }
        for (var other : state.notWithheld()) {
            trace.add(rule, "not withheld", other, "to be settled outside of this pay run");
        }
        return total;
    }

    private Money defer(FederalTable federal, Money available) {
        if (!input.deferral().isPositive()) {
            return Money.ZERO;
        }
        var rule = "401(k), IRC 402(g) " + federal.year();
        trace.add(rule, "elected", "Flat deferral each period", input.deferral());
        var deferred = before.amount(PayCode.DEFERRAL);
        var room = federal.electiveDeferralLimit().minus(deferred);
        var amount = smaller(input.deferral(), room.isNegative() ? Money.ZERO : room);
        if (amount.compareTo(input.deferral()) < 0) {
            trace.add(
                    rule,
                    "limit",
                    "Limit %s a year, deferred before %s; catch-up contributions are not offered"
                            .formatted(federal.electiveDeferralLimit().amount(), deferred.amount()),
                    amount);
        }
        if (amount.compareTo(available) > 0) {
            trace.add(rule, "available", "No more than pay leaves after other taxes", available);
            amount = available;
        }
        line(Kind.DEDUCTION, PayCode.DEFERRAL, "401(k) deferral, pre-tax", null, null, amount, null);
        return amount;
    }

    private Money incomeTax(FederalTable federal, Money wages, Money available) {
        var form = FederalIncomeTax.inForce(
                input.form(), input.formEffectiveFrom(), input.period().payDate(), trace);
        var tax = FederalIncomeTax.withhold(federal, input.frequency(), wages, form, trace);
        if (tax.compareTo(available) > 0) {
            trace.add("Gross to net", "available", "Income tax takes no more than is left", available);
            tax = available;
        }
        tax(PayCode.FEDERAL_INCOME_TAX, "Federal income tax", tax, wages);
        return tax;
    }

    /** Codes of earlier cheques without an amount on this one: the stub still shows their year. */
    private void carryOtherYearToDate() {
        var present = new HashSet<String>();
        lines.forEach(line -> present.add(line.code()));
        input.yearToDate().stream()
                .filter(sum -> !present.contains(sum.code()))
                .filter(sum -> !sum.amount().isZero() || !sum.wages().isZero())
                .sorted(java.util.Comparator.comparing(YearToDate::code))
                .forEach(sum -> line(sum.kind(), sum.code(), sum.description(), null, null, Money.ZERO, null));
    }

    private void earning(
            String code, String description, @Nullable BigDecimal hours, @Nullable Money rate, Money amount) {
        line(Kind.EARNING, code, description, hours, rate, amount, null);
    }

    private void tax(String code, String description, Money amount, Money wages) {
        line(Kind.TAX, code, description, null, null, amount, wages);
    }

    private void line(
            Kind kind,
            String code,
            String description,
            @Nullable BigDecimal hours,
            @Nullable Money rate,
            Money amount,
            @Nullable Money wages) {
        lines.add(new PayLine(
                kind,
                code,
                description,
                hours,
                rate,
                amount,
                wages,
                before.amount(code).plus(amount),
                before.wages(code).plus(wages == null ? Money.ZERO : wages)));
    }

    private Money sumOf(Kind kind) {
        return Money.sum(lines.stream()
                .filter(line -> line.kind() == kind)
                .map(PayLine::amount)
                .toList());
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
