package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.openpractice.platform.table.TableFields;

/**
 * Arkansas: income of a year times the rate of its band less the band's subtraction, to the dollar, less credits. Up to
 * 100,000 the income is the middle of its hundred.
 */
record ArkansasFormula(
        BigDecimal deduction,
        BigDecimal credit,
        List<Band> bands,
        PhaseBand phase,
        Band top,
        BigDecimal middleBelow,
        List<LowIncome> lowIncome,
        Periods periods)
        implements StateMethod {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);

    record Band(BigDecimal upTo, BigDecimal rate, BigDecimal subtract) {}

    /** A band whose subtraction falls by an amount for each full hundred. */
    record PhaseBand(
            BigDecimal from, BigDecimal through, BigDecimal rate, BigDecimal subtractFirst, BigDecimal lessPer100) {}

    /** A credit that falls in proportion to wages. */
    record LowIncome(String status, BigDecimal max, BigDecimal fullFrom, BigDecimal zeroFrom) {}

    static ArkansasFormula read(TableFields method) {
        var all = method.child("schedules").child("all");
        all.number("exemption");
        var within = all.number("continuityWithin");
        var bands = new ArrayList<Band>();
        for (var row : all.list("brackets")) {
            row.optionalNumber("subtractAlternative");
            var band = new Band(row.number("upTo"), row.number("rate"), row.number("subtract"));
            if (!bands.isEmpty()) {
                var below = bands.getLast();
                var expected = below.subtract.add(band.rate.subtract(below.rate).multiply(below.upTo));
                if (below.upTo.compareTo(band.upTo) >= 0
                        || expected.subtract(band.subtract).abs().compareTo(within) > 0) {
                    throw row.refused(
                            "subtract",
                            "continuity: a subtraction is the one before it plus the difference of the rates on the band"
                                    + " below, within " + within.toPlainString(),
                            band.subtract.toPlainString() + " is not " + expected.toPlainString());
                }
            }
            bands.add(band);
        }
        var phaseBand = all.child("phaseBand");
        var phase = new PhaseBand(
                phaseBand.number("from"),
                phaseBand.number("through"),
                phaseBand.number("rate"),
                phaseBand.number("subtractFirst"),
                phaseBand.number("lessPer100"));
        if (phase.from.subtract(BigDecimal.ONE).compareTo(bands.getLast().upTo) != 0) {
            throw phaseBand.refused("from", "the band begins where the one below ends", phase.from.toPlainString());
        }
        var topRow = all.child("top");
        var top = new Band(phase.through, topRow.number("rate"), topRow.number("subtract"));
        var hundreds = phase.through.subtract(phase.from).divideToIntegralValue(HUNDRED);
        var last = phase.subtractFirst.subtract(phase.lessPer100.multiply(hundreds));
        if (last.subtract(phase.lessPer100).compareTo(top.subtract) != 0) {
            throw topRow.refused(
                    "subtract",
                    "the top subtraction is one step below the last of the band before it",
                    top.subtract.toPlainString() + " after " + last.toPlainString());
        }
        return new ArkansasFormula(
                all.number("standardDeduction"),
                all.number("exemptionCredit"),
                List.copyOf(bands),
                phase,
                top,
                method.number("midpointOf100Below"),
                method.list("lowIncomeCredit").stream()
                        .map(row -> new LowIncome(
                                row.text("status"),
                                row.number("maxCredit"),
                                row.number("fullFrom"),
                                row.number("zeroFrom")))
                        .toList(),
                Periods.read(method));
    }

    @Override
    public Computed on(StateCalculation working) {
        var perYear = periods.of(working.frequency());
        var wages = working.annualize(working.wages(), perYear);
        var net = wages.subtract(deduction).max(BigDecimal.ZERO);
        working.step("net", () -> "Annual wages - " + deduction.toPlainString(), net);
        if (net.compareTo(middleBelow) < 0 && net.signum() > 0) {
            net = net.divide(HUNDRED, 0, RoundingMode.FLOOR).multiply(HUNDRED).add(FIFTY);
            working.step("middle", "Middle of the hundred", net);
        }
        var tax = tax(working, net);
        var exemptions = credit.multiply(BigDecimal.valueOf(working.count("exemptions")));
        working.step("credits", () -> credit.toPlainString() + " an exemption", exemptions);
        tax = tax.subtract(exemptions).subtract(lowIncome(working, wages)).max(BigDecimal.ZERO);
        working.step("annual tax", "Tax of a year", tax);
        var period = Rounding.CENT.divide(tax, perYear);
        working.step("period", () -> "Tax of a year / " + perYear.toPlainString(), period);
        return Computed.annual(net, period);
    }

    private BigDecimal tax(StateCalculation working, BigDecimal net) {
        var band = band(net);
        var tax = Rounding.DOLLAR.round(
                net.multiply(band.rate).subtract(band.subtract).max(BigDecimal.ZERO));
        working.step(
                "formula",
                () -> "%s x %s - %s, to the dollar"
                        .formatted(net.toPlainString(), band.rate.toPlainString(), band.subtract.toPlainString()),
                tax);
        return tax;
    }

    private Band band(BigDecimal net) {
        for (var band : bands) {
            if (net.compareTo(band.upTo) <= 0) {
                return band;
            }
        }
        if (net.compareTo(phase.through) > 0) {
            return top;
        }
        var hundreds = net.subtract(phase.from).max(BigDecimal.ZERO).divideToIntegralValue(HUNDRED);
        return new Band(phase.through, phase.rate, phase.subtractFirst.subtract(phase.lessPer100.multiply(hundreds)));
    }

    private BigDecimal lowIncome(StateCalculation working, BigDecimal wages) {
        if (!working.claims().marked("LOW_INCOME")) {
            return BigDecimal.ZERO;
        }
        var code = working.claims().status();
        var status = code == null ? null : working.edition().form().statuses().get(code);
        if (status == null) {
            throw working.inputMissing("the status for which the low-income tax rates are claimed");
        }
        boolean few = working.count("exemptions") <= 1;
        var row = lowIncome.stream()
                .filter(candidate -> candidate.status.equals(status.schedule())
                        || (candidate.status.startsWith(status.schedule() + ",")
                                && candidate.status.contains("0-1") == few))
                .findFirst()
                .orElseThrow(() -> working.inputMissing("a low-income row for " + code));
        var amount = wages.compareTo(row.zeroFrom) >= 0
                ? BigDecimal.ZERO
                : row.max
                        .multiply(row.zeroFrom.subtract(wages))
                        .divide(row.zeroFrom.subtract(row.fullFrom), 2, RoundingMode.HALF_UP)
                        .min(row.max);
        working.step("low income", () -> "Form AR4EC line 5, " + row.status, amount);
        return amount;
    }
}
