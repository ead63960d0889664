package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpractice.platform.table.TableFields;

/**
 * Oregon, computer formula of 150-206-436: wages of a year less the federal income tax up to a maximum that falls with
 * wages, and the standard deduction; every product and the tax of the period to the dollar.
 */
record OregonFormula(Map<String, Person> people, Periods periods) implements StateMethod {

    private static final String SINGLE = "single";
    private static final String MARRIED = "married_or_3plus";
    /** Publication 150-206-436 has one set of formulas below this annual wage and another from it on. */
    private static final BigDecimal HIGHER_WAGES = BigDecimal.valueOf(50_000);

    record Person(
            BigDecimal deduction,
            BigDecimal credit,
            Brackets brackets,
            Brackets higher,
            List<Cap> caps,
            BigDecimal allowancesZeroAbove) {

        BigDecimal cap(BigDecimal wages) {
            for (var row : caps) {
                if (row.wagesBelow.isEmpty() || wages.compareTo(row.wagesBelow.get()) < 0) {
                    return row.cap;
                }
            }
            return BigDecimal.ZERO;
        }
    }

    record Cap(Optional<BigDecimal> wagesBelow, BigDecimal cap) {}

    static OregonFormula read(TableFields method) {
        var people = Schedules.read(method, OregonFormula::person).byName();
        if (!people.containsKey(SINGLE) || !people.containsKey(MARRIED)) {
            throw method.refused(
                    "schedules", "both schedules are there", people.keySet().toString());
        }
        return new OregonFormula(people, Periods.read(method));
    }

    private static Person person(TableFields fields) {
        var caps = fields.list("federalTaxCap").stream()
                .map(row -> new Cap(row.optionalNumber("annualWagesBelow"), row.number("cap")))
                .toList();
        for (int i = 1; i < caps.size(); i++) {
            var below = caps.get(i - 1);
            var row = caps.get(i);
            if (below.cap.compareTo(row.cap) <= 0
                    || (row.wagesBelow.isPresent()
                            && below.wagesBelow.orElseThrow().compareTo(row.wagesBelow.get()) >= 0)) {
                throw fields.refused("federalTaxCap " + (i + 1), "caps descend while wages ascend", row.toString());
            }
        }
        return new Person(
                fields.number("standardDeduction"),
                fields.number("exemptionCredit"),
                Brackets.read(fields, Brackets.Lookup.OVER),
                Brackets.read(fields, "bracketsWages50000AndMore", "higherContinuityWithin", Brackets.Lookup.OVER),
                caps,
                fields.number("allowancesZeroAbove"));
    }

    @Override
    public Computed on(StateCalculation working) {
        if (working.frequency() == TablePeriod.QUARTERLY || working.frequency() == TablePeriod.SEMIANNUAL) {
            throw working.frequencyNotAvailable("DAILY, WEEKLY, BIWEEKLY, SEMIMONTHLY, MONTHLY, ANNUAL");
        }
        var federal = working.payment().federalIncomeTax();
        if (federal == null) {
            throw working.inputMissing("the federal income tax withheld from the same wages");
        }
        boolean married = "MARRIED".equals(working.claims().status());
        var marital = person(married ? MARRIED : SINGLE);
        var perYear = periods.of(working.frequency());
        var wages = working.annualize(working.wages(), perYear);
        int allowances = wages.compareTo(marital.allowancesZeroAbove) > 0 ? 0 : working.count("allowances");
        var person = allowances >= 3 ? person(MARRIED) : marital;
        var federalOfYear = federal.decimal().multiply(perYear).min(marital.cap(wages));
        working.step(
                "federal tax", () -> "Of a year, at most " + marital.cap(wages).toPlainString(), federalOfYear);
        working.step(
                "standard deduction",
                married || allowances >= 3 ? "Married, or three allowances or more" : "Single",
                person.deduction);
        var base = wages.subtract(federalOfYear).subtract(person.deduction).max(BigDecimal.ZERO);
        working.step("base", "Annual wages less federal tax and standard deduction", base);
        var schedule = wages.compareTo(HIGHER_WAGES) < 0 ? person.brackets : person.higher;
        var row = schedule.row(base);
        var product = Rounding.DOLLAR.round(base.subtract(row.excessOver()).multiply(row.rate()));
        working.step(
                "brackets",
                () -> "%s + (%s - %s) x %s, the product to the dollar"
                        .formatted(
                                row.base().toPlainString(),
                                base.toPlainString(),
                                row.excessOver().toPlainString(),
                                row.rate().toPlainString()),
                row.base().add(product));
        var credit = person.credit.multiply(BigDecimal.valueOf(allowances));
        working.step("allowances", () -> person.credit.toPlainString() + " an allowance", credit);
        var annual = row.base().add(product).subtract(credit).max(BigDecimal.ZERO);
        working.step("annual tax", "Not below zero", annual);
        var tax = Rounding.DOLLAR.divide(annual, perYear);
        working.step("period", () -> "Tax of a year / " + perYear.toPlainString() + ", to the dollar", tax);
        return Computed.annual(base, tax);
    }

    private Person person(String name) {
        var person = people.get(name);
        if (person == null) {
            throw new IllegalStateException("Oregon has no schedule " + name);
        }
        return person;
    }
}
