package org.openpractice.payroll.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.withholding.FederalTable;

/**
 * Figures of Form 941, Employer's Quarterly Federal Tax Return, with where each comes from. Lines are those of the form
 * (revision of March 2025 and later); lines that this employer cannot have (5b tips, 5f, 8, 9, 11) are not shown and count as
 * zero.
 *
 * @param line1 employees paid for the pay period that includes the twelfth of the quarter's last month
 * @param line2 wages, tips and other compensation
 * @param line3 federal income tax withheld
 * @param line5a taxable social security wages
 * @param line5c taxable Medicare wages
 * @param line5d wages subject to Additional Medicare Tax withholding
 * @param line5e total of column 2
 * @param line6 total taxes before adjustments
 * @param line7 fractions of cents: what was withheld from employees less the employee share of column 2; the employer's
 *     share is no part of it
 * @param line10 total taxes after adjustments
 * @param line12 total taxes after adjustments and nonrefundable credits
 * @param line13 deposits marked as paid, and those of a former provider
 * @param line14 balance due, or null
 * @param line15 overpayment, or null
 * @param line16 liability by month, for a monthly depositor
 * @param scheduleB liability by day, for a semi-weekly depositor; adds up to line 12
 * @param schedule which of the two is to be filed; null while the look-back liability is not known
 * @param filedOn day on which it was filed, as stated or, once that has passed, its due date; null before. The lines are
 *     those of that day
 * @param correction Form 941-X, where pay of the quarter was voided or taken back after that day; else null
 */
record Form941(
        int year,
        int quarter,
        int line1,
        Money line2,
        Money line3,
        Column line5a,
        Column line5c,
        Column line5d,
        Money line5e,
        Money line6,
        Money line7,
        Money line10,
        Money line12,
        Money line13,
        @Nullable Money line14,
        @Nullable Money line15,
        List<MonthLiability> line16,
        List<DayLiability> scheduleB,
        DepositRules.@Nullable Schedule schedule,
        LocalDate dueOn,
        List<String> dueOnExplanation,
        @Nullable LocalDate filedOn,
        @Nullable Form941X correction,
        List<Reconciliation> reconciliation,
        List<String> notes) {

    /**
     * @param wages column 1
     * @param tax column 2
     */
    @Schema(name = "Form941Column")
    public record Column(Money wages, Money tax) {}

    @Schema(name = "Form941MonthLiability")
    public record MonthLiability(int month, Money liability) {}

    @Schema(name = "Form941DayLiability")
    public record DayLiability(LocalDate payDate, Money liability) {}

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * @param sums lines of paid paychecks that count in the quarter
     * @param deposits what was marked as paid for the quarter
     */
    static Form941 of(
            Quarter quarter,
            FederalTable table,
            int employees,
            List<RunSum> sums,
            Money deposits,
            DepositRules.@Nullable Schedule schedule) {
        var notes = new ArrayList<String>();
        var line2 = FederalTaxes.wages(sums, PayCode.FEDERAL_INCOME_TAX);
        var line3 = FederalTaxes.amount(sums, PayCode.FEDERAL_INCOME_TAX);
        var line5a = column(
                FederalTaxes.wages(sums, PayCode.SOCIAL_SECURITY),
                table.socialSecurityRate().multiply(TWO));
        var line5c = column(
                FederalTaxes.wages(sums, PayCode.MEDICARE), table.medicareRate().multiply(TWO));
        var line5d = column(FederalTaxes.wages(sums, PayCode.ADDITIONAL_MEDICARE), table.additionalMedicareRate());
        var line5e = line5a.tax().plus(line5c.tax()).plus(line5d.tax());
        var line6 = line3.plus(line5e);
        var withheld = FederalTaxes.amount(sums, PayCode.SOCIAL_SECURITY)
                .plus(FederalTaxes.amount(sums, PayCode.MEDICARE))
                .plus(FederalTaxes.amount(sums, PayCode.ADDITIONAL_MEDICARE));
        var employeeShare = Money.rounded(
                line5a.wages()
                        .decimal()
                        .multiply(table.socialSecurityRate())
                        .add(line5c.wages().decimal().multiply(table.medicareRate()))
                        .add(line5d.wages().decimal().multiply(table.additionalMedicareRate())),
                RoundingMode.HALF_UP);
        var line7 = withheld.minus(employeeShare);
        var line10 = line6.plus(line7);
        var line12 = line10;
        var balance = line12.minus(deposits);

        var days = FederalTaxes.liabilities(sums);
        var fromRuns = Money.sum(days.values());
        var rounding = line12.minus(fromRuns);
        spread(days, rounding, notes);
        var told = new ArrayList<String>();
        var dueOn = quarter.returnDueOn(told);
        told.add("ten calendar days later when every deposit of the quarter was made on time and in full");
        return new Form941(
                quarter.year(),
                quarter.number(),
                employees,
                line2,
                line3,
                line5a,
                line5c,
                line5d,
                line5e,
                line6,
                line7,
                line10,
                line12,
                deposits,
                balance.isNegative() ? null : balance,
                balance.isNegative() ? balance.negated() : null,
                months(quarter, days),
                days.entrySet().stream()
                        .map(day -> new DayLiability(day.getKey(), day.getValue()))
                        .toList(),
                schedule,
                dueOn,
                List.copyOf(told),
                null,
                null,
                reconciliations(sums, line2, line3, line5a, line5c, line5d, line7, line12),
                List.copyOf(notes));
    }

    /** The same return once it is filed, with what has to be corrected since. */
    Form941 filed(LocalDate on, @Nullable Form941X since) {
        return new Form941(
                year,
                quarter,
                line1,
                line2,
                line3,
                line5a,
                line5c,
                line5d,
                line5e,
                line6,
                line7,
                line10,
                line12,
                line13,
                line14,
                line15,
                line16,
                scheduleB,
                schedule,
                dueOn,
                dueOnExplanation,
                on,
                since,
                reconciliation,
                notes);
    }

    Form941 withNote(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Form941(
                year,
                quarter,
                line1,
                line2,
                line3,
                line5a,
                line5c,
                line5d,
                line5e,
                line6,
                line7,
                line10,
                line12,
                line13,
                line14,
                line15,
                line16,
                scheduleB,
                schedule,
                dueOn,
                dueOnExplanation,
                filedOn,
                correction,
                reconciliation,
                List.copyOf(more));
    }

    private static Column column(Money wages, BigDecimal rate) {
        return new Column(wages, wages.times(rate, RoundingMode.HALF_UP));
    }

    /**
     * Line 16 and Schedule B must come to line 12. The runs differ from it by what rounding each paycheck did to the
     * employer's share, which line 7 may not hold: it goes to the last pay date of the quarter that bears it, for no day may
     * come to less than nothing. A day whose pay was voided whole is none.
     */
    private static void spread(TreeMap<LocalDate, Money> days, Money rounding, List<String> notes) {
        // Where each paycheck is of a few cents, none of its taxes comes to one, and yet the quarter's do.
        var last = days.isEmpty() ? null : days.lastKey();
        days.values().removeIf(Money::isZero);
        if (rounding.isZero()) {
            return;
        }
        var day = days.descendingMap().entrySet().stream()
                .filter(entry -> !entry.getValue().plus(rounding).isNegative())
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseGet(() -> Objects.requireNonNull(last, "A quarter without pay has no rounding"));
        days.merge(day, rounding, Money::plus);
        notes.add(
                "line 12 differs from the taxes of the runs by %s, the rounding of the employer's share paycheck by check; line 16 and Schedule B have it on %s"
                        .formatted(rounding.amount(), day));
    }

    private static List<MonthLiability> months(Quarter quarter, TreeMap<LocalDate, Money> days) {
        var months = new ArrayList<MonthLiability>();
        for (int month = 3 * quarter.number() - 2; month <= 3 * quarter.number(); month++) {
            int of = month;
            months.add(new MonthLiability(
                    month,
                    Money.sum(days.entrySet().stream()
                            .filter(day -> day.getKey().getMonthValue() == of)
                            .map(java.util.Map.Entry::getValue)
                            .toList())));
        }
        return List.copyOf(months);
    }

    private static List<Reconciliation> reconciliations(
            List<RunSum> sums,
            Money line2,
            Money line3,
            Column line5a,
            Column line5c,
            Column line5d,
            Money line7,
            Money line12) {
        return List.of(
                Reconciliation.of(
                        "2",
                        line2,
                        sums,
                        Form941::compensation,
                        "earnings and group-term life insurance less section 125, HSA and pre-tax 401(k) deductions; the form takes the wages of the lines "
                                + PayCode.FEDERAL_INCOME_TAX
                                + ". A difference is pay that income tax treats otherwise"),
                amounts("3", line3, sums, "tax of the lines", PayCode.FEDERAL_INCOME_TAX),
                wages("5a, column 1", line5a.wages(), sums, PayCode.SOCIAL_SECURITY),
                amounts(
                        "5a, column 2",
                        line5a.tax(),
                        sums,
                        "employee and employer tax; the form calculates once on the quarter's wages, the runs paycheck by check: the difference is rounding",
                        PayCode.SOCIAL_SECURITY,
                        PayCode.SOCIAL_SECURITY_EMPLOYER),
                wages("5c, column 1", line5c.wages(), sums, PayCode.MEDICARE),
                amounts(
                        "5c, column 2",
                        line5c.tax(),
                        sums,
                        "employee and employer tax; the form calculates once on the quarter's wages, the runs paycheck by check: the difference is rounding",
                        PayCode.MEDICARE,
                        PayCode.MEDICARE_EMPLOYER),
                wages("5d, column 1", line5d.wages(), sums, PayCode.ADDITIONAL_MEDICARE),
                amounts(
                        "5d, column 2",
                        line5d.tax(),
                        sums,
                        "tax withheld; the difference is rounding paycheck by check",
                        PayCode.ADDITIONAL_MEDICARE),
                Reconciliation.of(
                        "7",
                        line7,
                        List.of(),
                        sum -> Money.ZERO,
                        "withheld from employees less the employee share of 5a, 5c and 5d on the quarter's wages (Instructions for Form 941, line 7); no single run has it"),
                amounts(
                        "12",
                        line12,
                        sums,
                        "all taxes of the runs that Form 941 reports; the difference is the rounding of the employer's share paycheck by check",
                        FederalTaxes.FORM_941.toArray(String[]::new)));
    }

    private static Reconciliation amounts(
            String line, Money figure, List<RunSum> sums, String explanation, String... codes) {
        var which = java.util.Set.of(codes);
        return Reconciliation.of(
                line,
                figure,
                sums,
                sum -> which.contains(sum.code()) ? sum.amount() : Money.ZERO,
                explanation + " (" + String.join(", ", new java.util.TreeSet<>(which)) + ")");
    }

    private static Reconciliation wages(String line, Money figure, List<RunSum> sums, String code) {
        return Reconciliation.of(
                line,
                figure,
                sums,
                sum -> sum.code().equals(code) ? sum.wages() : Money.ZERO,
                "wages of the lines " + code);
    }

    /** What a line adds to or takes from the wages that income tax is calculated on. */
    private static Money compensation(RunSum sum) {
        if (sum.kind() == Kind.EARNING || sum.kind() == Kind.NONCASH) {
            return sum.amount();
        }
        return sum.kind() == Kind.DEDUCTION && PreTax.lowersIncomeTax(sum.code())
                ? sum.amount().negated()
                : Money.ZERO;
    }
}
