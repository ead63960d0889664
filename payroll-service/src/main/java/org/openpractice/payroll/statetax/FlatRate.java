package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpractice.platform.table.TableFields;

/**
 * One rate on the wages of the period less annual amounts divided by the pay periods.
 *
 * @param exemptionRounding where the quotient is rounded to the cent
 */
record FlatRate(Schedules<Flat> schedules, Periods periods, ExemptionRounding exemptionRounding, Rounding rounding)
        implements StateMethod {

    enum ExemptionRounding {
        /** The sum of all lines. */
        SUM,
        /** The amount of each line for its number. */
        EACH_LINE,
        /** One exemption, then times their number. */
        ONE
    }

    /** @param exemptions annual amount for each of a line's number */
    record Flat(BigDecimal deduction, Map<String, BigDecimal> exemptions, Brackets brackets) {}

    static FlatRate read(TableFields method) {
        var lines = method.child("exemptions");
        var exemptionFields = new LinkedHashMap<String, String>();
        lines.node().properties().forEach(line -> exemptionFields.put(line.getKey(), lines.text(line.getKey())));
        return new FlatRate(
                Schedules.read(method, schedule -> {
                    var exemptions = new LinkedHashMap<String, BigDecimal>();
                    var nested = schedule.has("exemption")
                            && schedule.node().get("exemption").isObject();
                    var source = nested ? schedule.child("exemption") : schedule;
                    exemptionFields.forEach((line, field) -> exemptions.put(line, source.number(field)));
                    return new Flat(
                            schedule.number("standardDeduction", BigDecimal.ZERO),
                            Map.copyOf(exemptions),
                            Brackets.read(schedule, Brackets.Lookup.OVER));
                }),
                Periods.read(method),
                method.choice(ExemptionRounding.class, "exemptionRounding"),
                method.choice(Rounding.class, "round"));
    }

    @Override
    public Computed on(StateCalculation working) {
        var flat = schedules.of(working);
        var frequency = working.frequency();
        var perYear = periods.of(frequency);
        var exemptions = flat.deduction;
        if (exemptionRounding != ExemptionRounding.SUM) {
            exemptions = periods.share(flat.deduction, frequency);
        }
        for (var line : flat.exemptions.entrySet()) {
            var number = BigDecimal.valueOf(working.count(line.getKey()));
            exemptions = exemptions.add(
                    switch (exemptionRounding) {
                        case SUM -> line.getValue().multiply(number);
                        case EACH_LINE -> periods.share(line.getValue().multiply(number), frequency);
                        case ONE -> periods.share(line.getValue(), frequency).multiply(number);
                    });
        }
        if (exemptionRounding == ExemptionRounding.SUM) {
            exemptions = periods.share(exemptions, frequency);
        }
        if (exemptions.signum() != 0) {
            working.step("exemptions", () -> "Annual amounts / " + perYear.toPlainString(), exemptions);
        }
        var net = working.wages().subtract(exemptions).max(BigDecimal.ZERO);
        working.step("net", "Wages less exemptions, not below zero", net);
        var tax = rounding.round(working.byBrackets(flat.brackets, net));
        working.step("period", () -> "Tax of the period, rounded: " + rounding, tax);
        return Computed.ofPeriod(net, tax);
    }
}
