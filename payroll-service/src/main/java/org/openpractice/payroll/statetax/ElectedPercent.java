package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.List;
import org.openpractice.platform.table.TableFields;

/** The percentage that the employee elected, of the wages of the period. */
record ElectedPercent(List<BigDecimal> allowed, BigDecimal absent) implements StateMethod {

    static ElectedPercent read(TableFields method) {
        var schedule = method.child("schedules").child("all");
        schedule.number("standardDeduction");
        schedule.number("exemption");
        var allowed = schedule.numbers("allowedRates");
        var absent = schedule.number("defaultRate");
        for (int i = 1; i < allowed.size(); i++) {
            if (allowed.get(i - 1).compareTo(allowed.get(i)) >= 0) {
                throw schedule.refused("allowedRates", "rates ascend", allowed.toString());
            }
        }
        if (allowed.stream().noneMatch(rate -> rate.compareTo(absent) == 0)) {
            throw schedule.refused("defaultRate", "the default is one of the rates", absent.toPlainString());
        }
        return new ElectedPercent(allowed, absent);
    }

    @Override
    public Computed on(StateCalculation working) {
        var tax = tax(working, working.wages());
        return Computed.ofPeriod(working.wages(), tax);
    }

    BigDecimal tax(StateCalculation working, BigDecimal wages) {
        var elected = working.claims().percent();
        var percent = elected == null ? absent : elected;
        if (allowed.stream().noneMatch(rate -> rate.compareTo(percent) == 0)) {
            throw working.inputMissing("one of the percentages " + allowed);
        }
        var tax = Rounding.CENT.round(wages.multiply(percent));
        working.step("percent", () -> "%s x %s".formatted(wages.toPlainString(), percent.toPlainString()), tax);
        return tax;
    }
}
