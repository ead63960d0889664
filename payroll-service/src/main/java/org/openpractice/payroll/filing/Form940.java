package org.openpractice.payroll.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.unemployment.UnemploymentTables;

/**
 * Figures of Form 940, Employer's Annual Federal Unemployment (FUTA) Tax Return, with where each comes from.
 *
 * @param line3 total payments to all employees
 * @param line4 payments exempt from FUTA tax
 * @param line4a of these, fringe benefits: section 125 and employer health and HSA contributions
 * @param line4b of these, the cost of group-term life insurance above 50,000 dollars
 * @param line4c of these, employer contributions to a retirement plan
 * @param line5 payments above 7,000 to each employee
 * @param line6 subtotal of lines 4 and 5
 * @param line7 total taxable FUTA wages
 * @param line8 tax before adjustments, 0.6 %
 * @param line9 zero: that every wage was excluded from state unemployment is not kept here
 * @param line10 zero: state unemployment is taken to be paid in full by the due date
 * @param line11 credit reduction of Schedule A; null while the year's list is not known
 * @param line12 total FUTA tax after adjustments; null with line 11
 * @param line13 deposits marked as paid, and those of a former provider
 * @param line16 liability by quarter (16a to 16d); with line 12 it adds up to line 17
 * @param open what is missing before the form can be filed
 */
record Form940(
        int year,
        Money line3,
        Money line4,
        Money line4a,
        Money line4b,
        Money line4c,
        Money line5,
        Money line6,
        Money line7,
        Money line8,
        Money line9,
        Money line10,
        @Nullable Money line11,
        @Nullable Money line12,
        Money line13,
        @Nullable Money line14,
        @Nullable Money line15,
        List<Money> line16,
        List<StateWages> scheduleA,
        LocalDate dueOn,
        List<String> dueOnExplanation,
        List<Reconciliation> reconciliation,
        List<String> notes,
        List<String> open) {

    /**
     * A row of Schedule A.
     *
     * @param state whose unemployment contribution stands on the same paychecks; empty where none or several do
     * @param futaWages FUTA taxable wages paid in the state
     * @param rate credit reduction; null while the year's list is not known
     */
    @Schema(name = "Form940StateWages")
    public record StateWages(
            String state,
            Money futaWages,
            @Nullable BigDecimal rate,
            @Nullable Money creditReduction) {}

    /** Payments of a year to everybody, and how much of each person's lay above 7,000 after what is exempt. */
    record Payments(Money total, Money fringe, Money groupTermLife, Money retirement, Money excess) {}

    static Form940 of(
            UnemploymentTables.Year table,
            Payments payments,
            Map<String, Money> wagesByState,
            List<RunSum> sums,
            Money deposits) {
        int year = table.year();
        var notes = new ArrayList<String>();
        var open = new ArrayList<String>();
        var line4 = payments.fringe().plus(payments.groupTermLife()).plus(payments.retirement());
        var line6 = line4.plus(payments.excess());
        var line7 = payments.total().minus(line6);
        var line8 = line7.times(table.netRate(), RoundingMode.HALF_UP);
        var scheduleA = scheduleA(table, wagesByState, open);
        var wagesOfRuns = FederalTaxes.wages(sums, PayCode.FUTA);
        if (!wagesOfRuns.equals(line7)) {
            open.add("line 7: the runs calculated FUTA on %s, the form comes to %s"
                    .formatted(wagesOfRuns.amount(), line7.amount()));
        }
        var unknown = table.creditReductions().isEmpty()
                || !wagesOfRuns.equals(line7)
                || scheduleA.stream().anyMatch(row -> row.creditReduction() == null);
        @Nullable
        Money line11 = unknown
                ? null
                : Money.sum(scheduleA.stream()
                        .map(row -> row.creditReduction() == null ? Money.ZERO : row.creditReduction())
                        .toList());
        @Nullable Money line12 = line11 == null ? null : line8.plus(line11);
        @Nullable Money balance = line12 == null ? null : line12.minus(deposits);
        notes.add(
                "line 10: state unemployment contributions are taken to be paid in full by the due date of this form");
        var told = new ArrayList<String>();
        told.add("due on 31 January of the next year (26 CFR 31.6071(a)-1(c))");
        var dueOn = TaxBusinessDays.onOrAfter(LocalDate.of(year + 1, 1, 31), told);
        told.add("ten calendar days later when every deposit was made on time");
        return new Form940(
                year,
                payments.total(),
                line4,
                payments.fringe(),
                payments.groupTermLife(),
                payments.retirement(),
                payments.excess(),
                line6,
                line7,
                line8,
                Money.ZERO,
                Money.ZERO,
                line11,
                line12,
                deposits,
                balance == null || balance.isNegative() ? null : balance,
                balance == null || !balance.isNegative() ? null : balance.negated(),
                quarters(line8, line11, sums, notes),
                scheduleA,
                dueOn,
                List.copyOf(told),
                List.of(
                        Reconciliation.of(
                                "3",
                                payments.total(),
                                sums,
                                sum -> sum.kind() == Kind.EARNING
                                                || sum.kind() == Kind.NONCASH
                                                || sum.kind() == Kind.EMPLOYER_CONTRIBUTION
                                        ? sum.amount()
                                        : Money.ZERO,
                                "earnings, group-term life insurance and employer contributions"),
                        Reconciliation.of(
                                "4",
                                line4,
                                sums,
                                sum -> isFringe(sum) || isRetirement(sum) || sum.kind() == Kind.NONCASH
                                        ? sum.amount()
                                        : Money.ZERO,
                                "section 125 and HSA deductions, group-term life insurance, employer contributions"),
                        Reconciliation.of(
                                "7",
                                line7,
                                sums,
                                sum -> sum.code().equals(PayCode.FUTA) ? sum.wages() : Money.ZERO,
                                "the form takes 7,000 of each employee's year; the runs the wages of the lines "
                                        + PayCode.FUTA),
                        Reconciliation.of(
                                "8",
                                line8,
                                sums,
                                sum -> sum.code().equals(PayCode.FUTA) ? sum.amount() : Money.ZERO,
                                "the form calculates once on the year's wages, the runs paycheck by check: the difference is rounding, and a credit reduction that runs already owe")),
                List.copyOf(notes),
                List.copyOf(open));
    }

    Form940 withNote(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Form940(
                year,
                line3,
                line4,
                line4a,
                line4b,
                line4c,
                line5,
                line6,
                line7,
                line8,
                line9,
                line10,
                line11,
                line12,
                line13,
                line14,
                line15,
                line16,
                scheduleA,
                dueOn,
                dueOnExplanation,
                reconciliation,
                List.copyOf(more),
                open);
    }

    private static List<StateWages> scheduleA(
            UnemploymentTables.Year table, Map<String, Money> wagesByState, List<String> open) {
        var reductions = table.creditReductions();
        if (reductions.isEmpty()) {
            open.add("lines 11 and 12: the credit reduction states of %d are not in this release"
                    .formatted(table.year()));
        }
        var rows = new ArrayList<StateWages>();
        new TreeMap<>(wagesByState).forEach((state, wages) -> {
            if (state.isEmpty() && !wages.isZero()) {
                open.add(
                        "Schedule A: FUTA wages of %s stand on paychecks with the unemployment contribution of no state or of several"
                                .formatted(wages.amount()));
            }
            var rate = state.isEmpty() && !wages.isZero()
                    ? null
                    : reductions
                            .map(states -> states.getOrDefault(state, BigDecimal.ZERO))
                            .orElse(null);
            rows.add(new StateWages(state, wages, rate, rate == null ? null : wages.times(rate, RoundingMode.HALF_UP)));
        });
        return List.copyOf(rows);
    }

    private static List<Money> quarters(Money line8, @Nullable Money line11, List<RunSum> sums, List<String> notes) {
        var quarters = new ArrayList<>(List.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
        int last = 0;
        for (var sum : sums) {
            if (sum.code().equals(PayCode.FUTA)) {
                int quarter = Quarter.of(sum.payDate()).number() - 1;
                quarters.set(quarter, quarters.get(quarter).plus(sum.amount()));
                last = Math.max(last, quarter);
            }
        }
        var rest = line8.minus(Money.sum(quarters));
        if (!rest.isZero()) {
            quarters.set(last, quarters.get(last).plus(rest));
            notes.add("line 16: %s by which line 8 differs from the runs stands in quarter %d"
                    .formatted(rest.amount(), last + 1));
        }
        if (line11 != null && !line11.isZero()) {
            quarters.set(3, quarters.get(3).plus(line11));
            notes.add("line 16d: includes the credit reduction, which is owed for the fourth quarter");
        }
        return List.copyOf(quarters);
    }

    private static boolean isFringe(RunSum sum) {
        return sum.kind() == Kind.DEDUCTION && PreTax.isCafeteria(sum.code())
                || sum.kind() == Kind.EMPLOYER_CONTRIBUTION && !isRetirement(sum);
    }

    private static boolean isRetirement(RunSum sum) {
        return sum.kind() == Kind.EMPLOYER_CONTRIBUTION && sum.code().startsWith(PayCode.DEFERRAL);
    }
}
