package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.paid.PaidLines.EmployeeSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.unemployment.UnemploymentTables;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;

/**
 * Figures of returns and wage statements for whoever proves pay against them. Refuses
 * {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}.
 */
@ApplicationScoped
public class ReturnFigures {

    /** Name of the figure that line 2 must come to as well. */
    public static final String PAY = "pay less deductions before tax";

    private final PrepareReturns prepareReturns;
    private final WageStatements statements;
    private final PaidLines lines;
    private final TaxTables tables;
    private final UnemploymentTables unemployment;

    ReturnFigures(
            PrepareReturns prepareReturns,
            WageStatements statements,
            PaidLines lines,
            TaxTables tables,
            UnemploymentTables unemployment) {
        this.prepareReturns = prepareReturns;
        this.statements = statements;
        this.lines = lines;
        this.tables = tables;
        this.unemployment = unemployment;
    }

    /** Figures of Form 941 by their lines, and {@link #PAY}. */
    public Map<String, Money> form941(int year, int quarter) {
        var form = prepareReturns.form941(new Quarter(year, quarter));
        var figures = new LinkedHashMap<String, Money>();
        figures.put("2", form.line2());
        figures.put(
                PAY,
                Money.sum(form.reconciliation().stream()
                        .filter(line -> line.line().equals("2"))
                        .map(Reconciliation::fromRuns)
                        .toList()));
        figures.put("3", form.line3());
        figures.put("5a, column 1", form.line5a().wages());
        figures.put("5a, column 2", form.line5a().tax());
        figures.put("5c, column 1", form.line5c().wages());
        figures.put("5c, column 2", form.line5c().tax());
        figures.put("5d, column 1", form.line5d().wages());
        figures.put("5d, column 2", form.line5d().tax());
        figures.put("7", form.line7());
        figures.put("12", form.line12());
        return figures;
    }

    /**
     * What contradicts itself in the paid lines of a year of some people: on Form W-2, or where wages do not follow from the
     * pay. Without those in whose year nothing does.
     */
    public Map<UUID, List<String>> contradictions(int year, Collection<UUID> employees) {
        var federal = tables.federal(LocalDate.of(year, 12, 31));
        var unemploymentBase = unemployment.on(LocalDate.of(year, 12, 31)).wageBase();
        var sums = lines.byEmployee(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), employees).stream()
                .collect(Collectors.groupingBy(EmployeeSum::employeeId));
        var contradictions = new LinkedHashMap<UUID, List<String>>();
        for (var w2 : statements.of(year, employees)) {
            var of = sums.getOrDefault(w2.employeeId(), List.of());
            var found = new ArrayList<>(w2.broken());
            var insured = PreTax.insuredPay(of);
            expect(found, of, PayCode.FEDERAL_INCOME_TAX, PreTax.taxedPay(of), "pay less deductions before tax");
            expect(found, of, PayCode.MEDICARE, insured, "pay less deductions under a cafeteria plan");
            expect(
                    found,
                    of,
                    PayCode.ADDITIONAL_MEDICARE,
                    insured.minus(federal.additionalMedicareOver()).orZero(),
                    "pay above " + federal.additionalMedicareOver().amount());
            expect(
                    found,
                    of,
                    PayCode.SOCIAL_SECURITY_EMPLOYER,
                    wages(of, PayCode.SOCIAL_SECURITY),
                    "the employee's wages");
            expect(found, of, PayCode.MEDICARE_EMPLOYER, wages(of, PayCode.MEDICARE), "the employee's wages");
            expect(
                    found,
                    of,
                    PayCode.FUTA,
                    PreTax.paidWithoutCafeteria(of).min(unemploymentBase),
                    "pay up to " + unemploymentBase.amount());
            of.forEach(sum -> aboveStateBase(sum, year).ifPresent(found::add));
            if (!found.isEmpty()) {
                contradictions.put(w2.employeeId(), List.copyOf(found));
            }
        }
        return contradictions;
    }

    /** Wages above what the state taxes of one person, whichever rate the group has; nothing is told of a state without a table. */
    private Optional<String> aboveStateBase(EmployeeSum sum, int year) {
        if (sum.kind() != Kind.EMPLOYER_TAX || !sum.code().endsWith(PayCode.STATE_UNEMPLOYMENT)) {
            return Optional.empty();
        }
        var state = unemployment
                .on(LocalDate.of(year, 12, 31))
                .states()
                .get(sum.code().substring(3, 5));
        if (state == null) {
            return Optional.empty();
        }
        var ofHighestRate = state.highestRateWageBase();
        var base = ofHighestRate != null && ofHighestRate.compareTo(state.wageBase()) > 0
                ? ofHighestRate
                : state.wageBase();
        return sum.wages().compareTo(base) <= 0
                ? Optional.empty()
                : Optional.of("the wages of %s are %s, above the wage base of %s"
                        .formatted(sum.code(), sum.wages().amount(), base.amount()));
    }

    private static void expect(
            List<String> found, List<EmployeeSum> sums, String code, Money expected, String because) {
        var wages = wages(sums, code);
        if (!wages.equals(expected)) {
            found.add("the wages of %s are %s, %s asks for %s"
                    .formatted(code, wages.amount(), because, expected.amount()));
        }
    }

    private static Money wages(List<EmployeeSum> sums, String code) {
        return Money.sum(sums.stream()
                .filter(sum -> sum.code().equals(code) && sum.kind() != Kind.DEDUCTION)
                .map(EmployeeSum::wages)
                .toList());
    }
}
