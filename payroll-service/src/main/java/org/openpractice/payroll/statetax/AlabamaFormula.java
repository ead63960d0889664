package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.openpractice.platform.table.TableFields;

/**
 * Alabama: wages of a year less the standard deduction that falls with wages, the federal income tax of a year, the
 * personal exemption and the dependents', by the annual rates.
 */
record AlabamaFormula(Schedules<Person> people, List<Dependents> dependents, Periods periods) implements StateMethod {

    record Person(Steps deduction, BigDecimal exemption, Brackets brackets) {}

    /** A deduction that falls by an amount for each step, or part of one, of wages. */
    record Steps(
            BigDecimal full,
            BigDecimal fullUpTo,
            BigDecimal step,
            BigDecimal reduction,
            BigDecimal floor,
            BigDecimal floorFrom) {

        BigDecimal of(BigDecimal wages) {
            if (wages.compareTo(fullUpTo) <= 0) {
                return full;
            }
            if (wages.compareTo(floorFrom) >= 0) {
                return floor;
            }
            var steps = wages.subtract(fullUpTo).divide(step, 0, RoundingMode.CEILING);
            return full.subtract(reduction.multiply(steps)).max(floor);
        }
    }

    record Dependents(BigDecimal wagesUpTo, boolean above, BigDecimal each) {}

    static AlabamaFormula read(TableFields method) {
        var dependents = method.list("dependentExemption").stream()
                .map(row -> row.has("wagesUpTo")
                        ? new Dependents(row.number("wagesUpTo"), false, row.number("each"))
                        : new Dependents(BigDecimal.ZERO, true, row.number("each")))
                .toList();
        return new AlabamaFormula(
                Schedules.read(method, person -> {
                    var deduction = person.child("standardDeduction");
                    var steps = new Steps(
                            deduction.number("full"),
                            deduction.number("fullUpTo"),
                            deduction.number("step"),
                            deduction.number("reductionPerStepOrPart"),
                            deduction.number("floor"),
                            deduction.number("floorFrom"));
                    checkSteps(deduction, steps);
                    return new Person(steps, person.number("exemption"), Brackets.read(person, Brackets.Lookup.OVER));
                }),
                dependents,
                Periods.read(method));
    }

    private static void checkSteps(TableFields deduction, Steps steps) {
        var last = steps.floorFrom.subtract(steps.fullUpTo).divide(steps.step, 0, RoundingMode.CEILING);
        var reached = steps.full.subtract(steps.reduction.multiply(last));
        var before = reached.add(steps.reduction);
        if (reached.compareTo(steps.floor) > 0 || before.compareTo(steps.floor) <= 0) {
            throw deduction.refused(
                    "floorFrom",
                    "the steps reach the floor where it begins",
                    reached.toPlainString() + " is not " + steps.floor.toPlainString());
        }
    }

    @Override
    public Computed on(StateCalculation working) {
        var federal = working.payment().federalIncomeTax();
        if (federal == null) {
            throw working.inputMissing("the federal income tax withheld from the same wages");
        }
        var person = people.of(working);
        var perYear = periods.of(working.frequency());
        var income = working.annualize(working.wages(), perYear);
        var deduction = person.deduction.of(income);
        working.step("standard deduction", "By annual wages", deduction);
        var federalOfYear = federal.decimal().multiply(perYear);
        working.step("federal tax", () -> federal.amount() + " x " + perYear.toPlainString(), federalOfYear);
        working.step("personal exemption", "By the code of Form A-4", person.exemption);
        var each = dependents.stream()
                .filter(row -> row.above || income.compareTo(row.wagesUpTo) <= 0)
                .findFirst()
                .orElseThrow()
                .each;
        var forDependents = each.multiply(BigDecimal.valueOf(working.count("dependents")));
        working.step("dependents", () -> each.toPlainString() + " each", forDependents);
        var taxable = income.subtract(deduction)
                .subtract(federalOfYear)
                .subtract(person.exemption)
                .subtract(forDependents)
                .max(BigDecimal.ZERO);
        working.step("taxable", "Not below zero", taxable);
        var tax = Rounding.CENT.divide(working.byBrackets(person.brackets, taxable), perYear);
        working.step("period", () -> "Tax of a year / " + perYear.toPlainString(), tax);
        return Computed.annual(taxable, tax);
    }
}
