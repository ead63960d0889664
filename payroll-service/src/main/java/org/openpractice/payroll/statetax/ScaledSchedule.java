package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.openpractice.platform.table.TableFields;

/** An annual schedule whose thresholds and bases are divided by the pay periods, each rounded to the cent. */
record ScaledSchedule(
        Map<TablePeriod, Brackets> brackets, BigDecimal exemption, Periods periods, Optional<String> count)
        implements StateMethod {

    static ScaledSchedule read(TableFields method) {
        var schedule = method.child("schedules").child("all");
        schedule.number("standardDeduction");
        var annual = Brackets.read(schedule, Brackets.Lookup.OVER);
        var periods = Periods.read(method);
        var scaled = new EnumMap<TablePeriod, Brackets>(TablePeriod.class);
        for (var period : TablePeriod.values()) {
            scaled.put(period, annual.dividedBy(periods.of(period)));
        }
        return new ScaledSchedule(scaled, schedule.number("exemption"), periods, method.optionalText("exemptionCount"));
    }

    @Override
    public Computed on(StateCalculation working) {
        var number = count.map(working::count).orElse(0);
        var exemptions = periods.share(exemption, working.frequency()).multiply(BigDecimal.valueOf(number));
        working.step("exemptions", () -> number + " allowances of the period", exemptions);
        var net = working.wages().subtract(exemptions).max(BigDecimal.ZERO);
        working.step("net", "Wages less allowances, not below zero", net);
        var schedule = brackets.get(working.frequency());
        if (schedule == null) {
            throw working.frequencyNotAvailable(brackets.keySet());
        }
        var tax = Rounding.CENT.round(working.byBrackets(schedule, net));
        return Computed.ofPeriod(net, tax);
    }
}
