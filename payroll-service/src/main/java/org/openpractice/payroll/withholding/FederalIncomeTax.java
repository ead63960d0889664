package org.openpractice.payroll.withholding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.time.BusinessDays;
import org.openpractice.platform.trace.Trace;

/**
 * Federal income tax of one pay period by Worksheet 1A of IRS Publication 15-T (percentage method for automated payroll
 * systems). Quotients are carried unrounded; only line 4b is rounded, half up to the cent.
 */
public final class FederalIncomeTax {

    private FederalIncomeTax() {}

    /**
     * The certificate that counts on a pay date. A claim of exemption is good for its year and until 15 February of the
     * next (Publication 15, section 9), or until the next business day where that is none (IRC 7503; Form W-4 of 2025 prints
     * 17 February 2026); afterward the employee is withheld as one without a certificate.
     *
     * @param effectiveFrom since when the certificate is in force
     */
    public static FormW4 inForce(FormW4 form, LocalDate effectiveFrom, LocalDate payDate, Trace trace) {
        if (!form.exempt()) {
            return form;
        }
        var lastDay = lastDayOfExemption(effectiveFrom.getYear());
        if (payDate.isAfter(lastDay)) {
            trace.add(
                    "Publication 15, section 9",
                    "exemption",
                    () -> "The exemption claimed in %d ended on %s; single, no other entries"
                            .formatted(effectiveFrom.getYear(), lastDay),
                    "expired");
            return FormW4.none();
        }
        return form;
    }

    /** The last day on which a claim of a year holds; states that take the federal form go by it. */
    public static LocalDate lastDayOfExemption(int yearOfClaim) {
        return BusinessDays.FEDERAL.onOrAfter(LocalDate.of(yearOfClaim + 1, Month.FEBRUARY, 15));
    }

    /**
     * Tax to withhold on a period's regular wages.
     *
     * <p>Refuses {@link WithholdingProblem#NONRESIDENT_ADDITION_NOT_AVAILABLE}.
     *
     * @param taxableWages line 1a: wages less pre-tax deductions
     */
    public static Money withhold(
            FederalTable table, PayFrequency frequency, Money taxableWages, FormW4 form, Trace trace) {
        return withhold(table, frequency, frequency.periodsPerYear(), taxableWages, form, trace);
    }

    /**
     * The same in a year with a payday more than usual.
     *
     * @param periodsOfYear line 1b as the group chose it: that of Table 3, or as many as the year has
     */
    public static Money withhold(
            FederalTable table,
            PayFrequency frequency,
            int periodsOfYear,
            Money taxableWages,
            FormW4 form,
            Trace trace) {
        var rule = "Pub 15-T " + table.year() + " Worksheet 1A";
        if (form.exempt()) {
            trace.add(rule, "exempt", "Exemption claimed on Form W-4: no federal income tax", Money.ZERO);
            return Money.ZERO;
        }
        var periods = BigDecimal.valueOf(periodsOfYear);
        var line1a = taxableWages.decimal().add(nonresidentAddition(table, frequency, form, trace));
        trace.add(rule, "1a", "Taxable wages this pay period", line1a);
        trace.add(
                rule,
                "1b",
                () -> "Pay periods a year, " + frequency
                        + (periodsOfYear == frequency.periodsPerYear()
                                ? ""
                                : ": as many as the year has, as the group chose; Table 3 has "
                                        + frequency.periodsPerYear()),
                periods);
        var line1c = line1a.multiply(periods);
        trace.add(rule, "1c", "1a x 1b", line1c);
        return switch (form) {
            case FormW4.From2020 since2020 -> {
                var line1i = adjustedWage(table, since2020, line1c, rule, trace);
                yield tax(
                        table,
                        since2020.filingStatus(),
                        since2020.multipleJobs(),
                        line1i,
                        periods,
                        since2020.dependentsCredit(),
                        since2020.extraWithholding(),
                        rule,
                        trace);
            }
            case FormW4.Before2020 before2020 -> {
                trace.add(rule, "1j", "Allowances claimed", BigDecimal.valueOf(before2020.allowances()));
                var line1k = table.allowance().multiply(BigDecimal.valueOf(before2020.allowances()));
                trace.add(rule, "1k", () -> "1j x " + table.allowance().toPlainString(), line1k);
                var line1l = line1c.subtract(line1k).max(BigDecimal.ZERO);
                trace.add(rule, "1l", "Adjusted annual wage amount: 1c - 1k, not below zero", line1l);
                yield tax(
                        table,
                        before2020.filingStatus(),
                        false,
                        line1l,
                        periods,
                        Money.ZERO,
                        before2020.extraWithholding(),
                        rule,
                        trace);
            }
        };
    }

    private static BigDecimal nonresidentAddition(
            FederalTable table, PayFrequency frequency, FormW4 form, Trace trace) {
        if (!form.nonresidentAlien()) {
            return BigDecimal.ZERO;
        }
        var addition = table.nonresidentAdditionFor(form, frequency);
        if (addition.isEmpty()) {
            throw WithholdingProblem.NONRESIDENT_ADDITION_NOT_AVAILABLE.because(
                    "The amount added to the wages of a nonresident alien is not in the tables of %d for %s pay and a Form W-4 %s"
                            .formatted(
                                    table.year(),
                                    frequency,
                                    form instanceof FormW4.From2020 ? "of 2020 or later" : "before 2020"));
        }
        trace.add(
                "Pub 15-T " + table.year() + ", nonresident alien employees",
                form instanceof FormW4.From2020 ? "Table 2" : "Table 1",
                "Added to wages for income tax withholding only",
                addition.get());
        return addition.get();
    }

    private static BigDecimal adjustedWage(
            FederalTable table, FormW4.From2020 form, BigDecimal line1c, String rule, Trace trace) {
        trace.add(rule, "1d", "Step 4(a), other income", form.otherIncome());
        var line1e = line1c.add(form.otherIncome().decimal());
        trace.add(rule, "1e", "1c + 1d", line1e);
        trace.add(rule, "1f", "Step 4(b), deductions", form.deductions());
        var line1g = form.multipleJobs() ? BigDecimal.ZERO : table.line1g(form.filingStatus());
        trace.add(
                rule,
                "1g",
                () -> form.multipleJobs() ? "Step 2 is checked" : "Step 2 is not checked, " + form.filingStatus(),
                line1g);
        var line1h = form.deductions().decimal().add(line1g);
        trace.add(rule, "1h", "1f + 1g", line1h);
        var line1i = line1e.subtract(line1h).max(BigDecimal.ZERO);
        trace.add(rule, "1i", "Adjusted annual wage amount: 1e - 1h, not below zero", line1i);
        return line1i;
    }

    private static Money tax(
            FederalTable table,
            FilingStatus status,
            boolean step2Checked,
            BigDecimal adjustedAnnualWage,
            BigDecimal periods,
            Money credit,
            Money extra,
            String rule,
            Trace trace) {
        trace.add(
                rule,
                "2a",
                () -> "Adjusted annual wage amount; table: %s, %s"
                        .formatted(status, step2Checked ? "Step 2 checked" : "standard"),
                adjustedAnnualWage);
        var row = table.rows(status, step2Checked).stream()
                .filter(candidate -> candidate.from().compareTo(adjustedAnnualWage) <= 0)
                .reduce((lower, higher) -> higher)
                .orElseThrow();
        trace.add(rule, "2b", "Column A, at least", row.from());
        trace.add(rule, "2c", "Column C, base", row.base());
        trace.add(rule, "2d", "Column D, rate", row.rate());
        var line2e = adjustedAnnualWage.subtract(row.from());
        trace.add(rule, "2e", "2a - 2b", line2e);
        var line2f = line2e.multiply(row.rate());
        trace.add(rule, "2f", "2e x 2d", line2f);
        var line2g = row.base().add(line2f);
        trace.add(rule, "2g", "2c + 2f", line2g);
        var line2h = line2g.divide(periods, 10, RoundingMode.HALF_UP);
        trace.add(rule, "2h", "Tentative withholding: 2g / 1b", line2h);
        trace.add(rule, "3a", "Step 3 credit", credit);
        var line3b = credit.decimal().divide(periods, 10, RoundingMode.HALF_UP);
        trace.add(rule, "3b", "3a / 1b", line3b);
        var line3c = line2h.subtract(line3b).max(BigDecimal.ZERO);
        trace.add(rule, "3c", "2h - 3b, not below zero", line3c);
        trace.add(rule, "4a", "Extra withholding", extra);
        var line4b = Money.rounded(line3c.add(extra.decimal()), RoundingMode.HALF_UP);
        trace.add(rule, "4b", "To withhold: 3c + 4a, rounded half up to the cent", line4b);
        return line4b;
    }
}
