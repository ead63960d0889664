package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.openpractice.contracts.Money;
import org.openpractice.platform.table.TableFields;

/**
 * Wages of a year, less deduction and exemptions, by an annual schedule, less credits, divided by the pay periods.
 * Rounding of the deduction, the annual tax and the tax of the period is the state's.
 *
 * @param exemptionCount line of the certificate whose number is multiplied with the exemption or the credit
 * @param secondExemptionCount line for the amount beside it
 * @param exemptionAmount line of the certificate that states the exemption in dollars
 * @param deductionAmount line of the certificate that replaces the deduction
 * @param nothingBelow a tax below this is not withheld
 * @param wageFloor wages of the period below which nothing is withheld
 * @param atLeast part of wages that is the least to withhold
 * @param annualOnly why no other frequency than the annual one is known
 */
record AnnualSchedule(
        Schedules<Schedule> schedules,
        Periods periods,
        Rounding deductionRounding,
        Rounding annualRounding,
        Rounding periodRounding,
        Optional<String> exemptionCount,
        Optional<String> secondExemptionCount,
        Optional<String> exemptionAmount,
        Optional<String> deductionAmount,
        BigDecimal nothingBelow,
        Map<TablePeriod, BigDecimal> wageFloor,
        Optional<AtLeast> atLeast,
        Optional<String> annualOnly)
        implements StateMethod {

    record Schedule(
            Deduction deduction,
            BigDecimal exemption,
            BigDecimal secondExemption,
            BigDecimal exemptionCredit,
            Brackets brackets,
            Optional<Surcharge> surcharge) {}

    record Surcharge(BigDecimal over, BigDecimal rate) {}

    record AtLeast(BigDecimal rate, int employersOfMoreThan, String unless) {}

    /** A standard deduction. */
    sealed interface Deduction {

        BigDecimal of(BigDecimal annualWages);

        record Fixed(BigDecimal amount) implements Deduction {
            @Override
            public BigDecimal of(BigDecimal annualWages) {
                return amount;
            }
        }

        /** Full, then in proportion down to nothing. */
        record PhasedOut(BigDecimal full, BigDecimal from, BigDecimal zeroFrom) implements Deduction {
            @Override
            public BigDecimal of(BigDecimal annualWages) {
                if (annualWages.compareTo(from) <= 0) {
                    return full;
                }
                if (annualWages.compareTo(zeroFrom) >= 0) {
                    return BigDecimal.ZERO;
                }
                return full.multiply(zeroFrom.subtract(annualWages))
                        .divide(zeroFrom.subtract(from), 10, RoundingMode.HALF_UP);
            }
        }

        /** Full, then less a percentage of what is above. */
        record Reduced(BigDecimal full, BigDecimal above, BigDecimal zeroFrom, BigDecimal percent)
                implements Deduction {
            @Override
            public BigDecimal of(BigDecimal annualWages) {
                if (annualWages.compareTo(above) <= 0) {
                    return full;
                }
                if (annualWages.compareTo(zeroFrom) >= 0) {
                    return BigDecimal.ZERO;
                }
                return full.subtract(
                                annualWages.subtract(above).multiply(percent).movePointLeft(2))
                        .max(BigDecimal.ZERO);
            }
        }

        /** A part of wages with a maximum. */
        record PartOfWages(BigDecimal rate, BigDecimal max) implements Deduction {
            @Override
            public BigDecimal of(BigDecimal annualWages) {
                return annualWages.multiply(rate).min(max);
            }
        }

        static Deduction read(TableFields schedule) {
            if (!schedule.has("standardDeduction")) {
                return new Fixed(BigDecimal.ZERO);
            }
            if (!schedule.node().get("standardDeduction").isObject()) {
                return new Fixed(schedule.number("standardDeduction"));
            }
            var deduction = schedule.child("standardDeduction");
            if (deduction.has("rate")) {
                return new PartOfWages(deduction.number("rate"), deduction.number("max"));
            }
            var full = deduction.number("full");
            var zeroFrom = deduction.number("zeroFrom");
            if (deduction.has("phaseFrom")) {
                var from = deduction.number("phaseFrom");
                if (from.compareTo(zeroFrom) >= 0) {
                    throw deduction.refused("phaseFrom", "the phase ends after it begins", from.toPlainString());
                }
                return new PhasedOut(full, from, zeroFrom);
            }
            var above = deduction.number("reducedAbove");
            var percent = deduction.number("reductionPercent");
            var left = full.subtract(zeroFrom.subtract(above).multiply(percent).movePointLeft(2));
            if (left.abs().compareTo(BigDecimal.ONE) >= 0) {
                throw deduction.refused(
                        "zeroFrom",
                        "the reduction uses the deduction up where it ends, within a dollar",
                        left.toPlainString() + " is left");
            }
            return new Reduced(full, above, zeroFrom, percent);
        }
    }

    static AnnualSchedule read(TableFields method) {
        var round = method.child("round");
        var periods = Periods.read(method);
        var schedules = Schedules.read(method, AnnualSchedule::schedule);
        method.optionalChild("printed").ifPresent(printed -> {
            var annual = method.node().path("schedules").path("all");
            TablePeriod.each(printed).forEach((period, column) -> {
                Brackets.read(column, Brackets.Lookup.OVER);
                PeriodColumns.check(column, annual, periods.of(period));
            });
        });
        return new AnnualSchedule(
                schedules,
                periods,
                round.choice(Rounding.class, "deduction", Rounding.NONE),
                round.choice(Rounding.class, "annual", Rounding.NONE),
                round.choice(Rounding.class, "period"),
                method.optionalText("exemptionCount"),
                method.optionalText("secondExemptionCount"),
                method.optionalText("exemptionAmount"),
                method.optionalText("deductionAmount"),
                method.number("nothingBelow", BigDecimal.ZERO),
                wageFloor(method, schedules, periods),
                method.optionalChild("atLeast")
                        .map(least -> new AtLeast(
                                least.number("rate"), least.whole("employersOfMoreThan"), least.text("unless"))),
                method.optionalText("annualOnly"));
    }

    /** Maryland prints the annual amounts by period beside the wages below which nothing is withheld. */
    private static Map<TablePeriod, BigDecimal> wageFloor(
            TableFields method, Schedules<Schedule> schedules, Periods periods) {
        var floor = new EnumMap<TablePeriod, BigDecimal>(TablePeriod.class);
        method.optionalChild("periodAmounts").ifPresent(amounts -> {
            var annual = schedules.byName().values().iterator().next();
            TablePeriod.each(amounts).forEach((period, column) -> {
                floor.put(period, column.number("noWithholdingBelow"));
                checkShare(column, "exemption", annual.exemption(), periods.of(period));
                checkShare(column, "standardDeduction", annual.deduction().of(BigDecimal.ZERO), periods.of(period));
            });
        });
        return Map.copyOf(floor);
    }

    private static void checkShare(TableFields column, String field, BigDecimal annual, BigDecimal periods) {
        var share = annual.divide(periods, 10, RoundingMode.HALF_UP);
        // The daily column is printed on 365 days, and some quotients were cut instead of rounded.
        var within = periods.intValue() == TablePeriod.DAILY.periodsPerYear()
                ? share.multiply(new BigDecimal("0.3"))
                : new BigDecimal("0.01");
        if (share.subtract(column.number(field)).abs().compareTo(within) > 0) {
            throw column.refused(
                    field,
                    "the amount of a period is the annual one divided by the periods",
                    column.number(field).toPlainString() + " is not " + share.toPlainString());
        }
    }

    private static Schedule schedule(TableFields fields) {
        return new Schedule(
                Deduction.read(fields),
                fields.number("exemption", BigDecimal.ZERO),
                fields.number("exemptionAgeBlind", BigDecimal.ZERO),
                fields.number("exemptionCredit", BigDecimal.ZERO),
                Brackets.read(fields, Brackets.Lookup.OVER),
                fields.optionalChild("surcharge")
                        .map(surcharge -> new Surcharge(surcharge.number("over"), surcharge.number("rate"))));
    }

    @Override
    public Computed on(StateCalculation working) {
        if (annualOnly.isPresent() && working.frequency() != TablePeriod.ANNUAL) {
            throw StateTaxProblem.STATE_TABLE_NOT_AVAILABLE.because("%s, %s: missing is a table, %s"
                    .formatted(working.edition().rule(), working.frequency(), annualOnly.get()));
        }
        var floor = wageFloor.get(working.frequency());
        if (floor != null && working.wages().compareTo(floor) < 0) {
            working.step("floor", () -> "Wages below " + floor.toPlainString(), BigDecimal.ZERO);
            return Computed.annual(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var schedule = schedules.of(working);
        var perYear = periods.of(working.frequency());
        var annualWages = working.annualize(working.wages(), perYear);
        var taxable = annualWages
                .subtract(deduction(working, schedule, annualWages))
                .subtract(exemptions(working, schedule))
                .max(BigDecimal.ZERO);
        working.step("taxable", "Annual wages less deduction and exemptions, not below zero", taxable);
        var annualTax = annualTax(working, schedule, taxable);
        var tax = period(working, annualTax, perYear);
        if (tax.compareTo(nothingBelow) < 0) {
            working.step(
                    "least", () -> "Below " + nothingBelow.toPlainString() + " nothing is withheld", BigDecimal.ZERO);
            tax = BigDecimal.ZERO;
        }
        return Computed.annual(taxable, atLeast(working, tax));
    }

    /** Nebraska asks for evidence of a claim of exemption too. */
    @Override
    public Money onExempt(StateCalculation working) {
        return Money.of(atLeast(working, BigDecimal.ZERO));
    }

    private BigDecimal deduction(StateCalculation working, Schedule schedule, BigDecimal annualWages) {
        if (deductionAmount.isPresent()) {
            var own = working.claims().amounts().get(deductionAmount.get());
            if (own != null) {
                working.step("deduction", "Annual allowance of the certificate", own.decimal());
                return own.decimal();
            }
        }
        var deduction = deductionRounding.round(schedule.deduction.of(annualWages));
        working.step("deduction", "Standard deduction of a year", deduction);
        return deduction;
    }

    private BigDecimal exemptions(StateCalculation working, Schedule schedule) {
        if (exemptionAmount.isPresent()) {
            var own = working.claims().amount(exemptionAmount.get()).decimal();
            working.step("exemption", "Exemption of the certificate, a year", own);
            return own;
        }
        var total = exemptionCount
                .map(line -> schedule.exemption.multiply(BigDecimal.valueOf(working.count(line))))
                .orElse(BigDecimal.ZERO);
        if (secondExemptionCount.isPresent()) {
            total = total.add(
                    schedule.secondExemption.multiply(BigDecimal.valueOf(working.count(secondExemptionCount.get()))));
        }
        if (total.signum() != 0) {
            working.step("exemptions", "Exemptions of a year", total);
        }
        return total;
    }

    private BigDecimal annualTax(StateCalculation working, Schedule schedule, BigDecimal taxable) {
        var tax = working.byBrackets(schedule.brackets, taxable);
        if (schedule.surcharge.isPresent()) {
            var surcharge = schedule.surcharge.get();
            var above = taxable.subtract(surcharge.over);
            if (above.signum() > 0) {
                var more = above.multiply(surcharge.rate);
                working.step(
                        "surcharge",
                        () -> surcharge.rate.toPlainString() + " above " + surcharge.over.toPlainString(),
                        more);
                tax = tax.add(more);
            }
        }
        if (schedule.exemptionCredit.signum() != 0 && exemptionCount.isPresent()) {
            var credit = schedule.exemptionCredit.multiply(BigDecimal.valueOf(working.count(exemptionCount.get())));
            working.step("credits", "Credits of a year", credit);
            tax = tax.subtract(credit).max(BigDecimal.ZERO);
        }
        tax = annualRounding.round(tax);
        working.step("annual tax", "Tax of a year", tax);
        return tax;
    }

    private BigDecimal period(StateCalculation working, BigDecimal annualTax, BigDecimal perYear) {
        BigDecimal tax;
        if (periodRounding == Rounding.DOLLAR_WITH_ADDITIONAL) {
            var additional = working.claims().amount("additional").decimal();
            tax = periodRounding
                    .divide(annualTax.add(additional.multiply(perYear)), perYear)
                    .subtract(additional);
        } else {
            tax = periodRounding.divide(annualTax, perYear);
        }
        working.step(
                "period", () -> "Tax of a year / " + perYear.toPlainString() + ", rounded: " + periodRounding, tax);
        return tax;
    }

    private BigDecimal atLeast(StateCalculation working, BigDecimal tax) {
        if (atLeast.isEmpty() || working.claims().marked(atLeast.get().unless)) {
            return tax;
        }
        var least = atLeast.get();
        var employees = working.payment().employees();
        if (employees == null) {
            throw working.inputMissing("the number of people whom the employer employs");
        }
        var floor = Rounding.CENT.round(working.wages().multiply(least.rate));
        if (employees <= least.employersOfMoreThan || tax.compareTo(floor) >= 0) {
            return tax;
        }
        working.step(
                "least",
                () -> "Employers of more than %d withhold at least %s of wages unless a lower amount is documented"
                        .formatted(least.employersOfMoreThan, least.rate.toPlainString()),
                floor);
        return floor;
    }
}
