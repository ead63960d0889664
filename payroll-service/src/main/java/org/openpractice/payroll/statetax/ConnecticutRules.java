package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpractice.platform.table.TableFields;

/** Connecticut, withholding calculation rules (TPG-211), by Tables A to E. */
record ConnecticutRules(Schedules<Code> codes, Periods periods) implements StateMethod {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final String NO_WITHHOLDING = "E";

    record Code(
            TableA exemption,
            Brackets brackets,
            AddBack addBack,
            List<Recapture> recapture,
            Optional<BigDecimal> noTaxUpTo,
            List<Credit> credits) {}

    record TableA(BigDecimal amount, Optional<BigDecimal> fullUpTo, BigDecimal lessPer1000OrPart) {
        BigDecimal of(BigDecimal wages) {
            if (fullUpTo.isEmpty() || wages.compareTo(fullUpTo.get()) <= 0) {
                return amount;
            }
            var steps = wages.subtract(fullUpTo.get()).divide(THOUSAND, 0, RoundingMode.CEILING);
            return amount.subtract(lessPer1000OrPart.multiply(steps)).max(BigDecimal.ZERO);
        }
    }

    /** Table C. */
    record AddBack(BigDecimal over, BigDecimal stepOrPart, BigDecimal amount, BigDecimal max) {
        BigDecimal of(BigDecimal wages) {
            return wages.compareTo(over) <= 0
                    ? BigDecimal.ZERO
                    : amount.multiply(wages.subtract(over).divide(stepOrPart, 0, RoundingMode.CEILING))
                            .min(max);
        }
    }

    /** One segment of Table D: it starts from the amount at which the one before it ended. */
    record Recapture(
            BigDecimal over,
            BigDecimal stepOrPart,
            BigDecimal amount,
            BigDecimal through,
            BigDecimal start,
            BigDecimal then) {
        BigDecimal of(BigDecimal wages) {
            if (wages.compareTo(through) > 0) {
                return then;
            }
            return start.add(amount.multiply(wages.subtract(over).divide(stepOrPart, 0, RoundingMode.CEILING)))
                    .min(then);
        }
    }

    /** One row of Table E. */
    record Credit(Optional<BigDecimal> upTo, BigDecimal decimal) {}

    static ConnecticutRules read(TableFields method) {
        return new ConnecticutRules(Schedules.read(method, ConnecticutRules::code), Periods.read(method));
    }

    private static Code code(TableFields fields) {
        var tableA = fields.child("exemption");
        var tableC = fields.child("addBack");
        var recapture = new ArrayList<Recapture>();
        for (var row : fields.list("recapture")) {
            var start =
                    recapture.isEmpty() ? BigDecimal.ZERO : recapture.getLast().then();
            var segment = new Recapture(
                    row.number("over"),
                    row.number("stepOrPart"),
                    row.number("amount"),
                    row.number("through"),
                    start,
                    row.number("then"));
            var steps = segment.through.subtract(segment.over).divide(segment.stepOrPart, 0, RoundingMode.CEILING);
            var reached = start.add(segment.amount.multiply(steps));
            // The print ends a segment one step before its last amount or exactly at it.
            if (reached.compareTo(segment.then) != 0
                    && reached.add(segment.amount).compareTo(segment.then) != 0) {
                throw row.refused(
                        "then",
                        "a segment of Table D ends at its start plus its steps",
                        segment.then.toPlainString() + " is not " + reached.toPlainString());
            }
            recapture.add(segment);
        }
        var credits = new ArrayList<Credit>();
        Optional<BigDecimal> noTaxUpTo = Optional.empty();
        var tableE = fields.optionalChild("creditDecimal");
        if (tableE.isPresent()) {
            noTaxUpTo = Optional.of(tableE.get().number("noTaxUpTo"));
            for (var row : tableE.get().list("bands")) {
                var credit = new Credit(row.optionalNumber("upTo"), row.number("decimal"));
                if (!credits.isEmpty()
                        && (credits.getLast().decimal.compareTo(credit.decimal) <= 0
                                || (credit.upTo.isPresent()
                                        && credits.getLast().upTo.orElseThrow().compareTo(credit.upTo.get()) >= 0))) {
                    throw row.refused("decimal", "Table E descends while wages ascend", credit.toString());
                }
                credits.add(credit);
            }
        }
        return new Code(
                new TableA(
                        tableA.number("amount"),
                        tableA.optionalNumber("fullUpTo"),
                        tableA.number("lessPer1000OrPart", BigDecimal.ZERO)),
                Brackets.read(fields, Brackets.Lookup.OVER),
                new AddBack(
                        tableC.number("over"),
                        tableC.number("stepOrPart"),
                        tableC.number("amount"),
                        tableC.number("max")),
                List.copyOf(recapture),
                noTaxUpTo,
                List.copyOf(credits));
    }

    @Override
    public Computed on(StateCalculation working) {
        if (NO_WITHHOLDING.equals(working.claims().status())) {
            working.step("code E", "No withholding", BigDecimal.ZERO);
            return Computed.annual(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var code = codes.of(working);
        var perYear = periods.of(working.frequency());
        var wages = working.annualize(working.wages(), perYear);
        var exemption = code.exemption.of(wages);
        working.step("Table A", "Personal exemption", exemption);
        var taxable = wages.subtract(exemption).max(BigDecimal.ZERO);
        working.step("taxable", "Annual wages less Table A, not below zero", taxable);
        if (code.noTaxUpTo.isPresent() && wages.compareTo(code.noTaxUpTo.get()) <= 0) {
            working.step("Table E", "No tax up to these wages", BigDecimal.ZERO);
            return Computed.annual(taxable, BigDecimal.ZERO);
        }
        var tableB = working.byBrackets(code.brackets, taxable);
        var tableC = code.addBack.of(wages);
        working.step("Table C", "Phase-out of the lowest rate", tableC);
        var tableD = BigDecimal.ZERO;
        for (var segment : code.recapture) {
            if (wages.compareTo(segment.over) > 0) {
                tableD = segment.of(wages);
            }
        }
        working.step("Table D", "Tax recapture", tableD);
        var decimal = decimal(code, wages);
        working.step("Table E", "Personal tax credit, decimal", decimal);
        var annual = tableB.add(tableC).add(tableD).multiply(BigDecimal.ONE.subtract(decimal));
        working.step("annual tax", "(B + C + D) x (1 - E)", annual);
        var tax = Rounding.CENT.divide(annual, perYear);
        working.step("period", () -> "Tax of a year / " + perYear.toPlainString(), tax);
        return Computed.annual(taxable, tax);
    }

    private static BigDecimal decimal(Code code, BigDecimal wages) {
        for (var credit : code.credits) {
            if (credit.upTo.isEmpty() || wages.compareTo(credit.upTo.get()) <= 0) {
                return credit.decimal;
            }
        }
        return BigDecimal.ZERO;
    }
}
