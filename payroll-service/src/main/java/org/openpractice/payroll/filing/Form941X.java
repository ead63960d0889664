package org.openpractice.payroll.filing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.FederalTable;

/**
 * Figures of Form 941-X, Adjusted Employer's Quarterly Federal Tax Return or Claim for Refund, for one quarter: what was voided
 * or taken back after its return was filed (Publication 15, section 13, wage repayments of a prior quarter of the year). Lines
 * are those of Part 3 of the form; lines that this employer cannot have count as zero.
 *
 * @param line6 wages, tips and other compensation
 * @param line7 federal income tax withheld
 * @param line8 taxable social security wages
 * @param line12 taxable Medicare wages
 * @param line13 wages subject to Additional Medicare Tax withholding
 * @param line15 tax adjustments: fractions of cents
 * @param line23 subtotal of column 4
 * @param line27 total; below zero it was overreported
 * @param scheduleB corrected liability by day
 * @param runs what the return was filed without, or with: runs that voided paychecks, and runs that were reversed
 * @param explanation what to do with it
 */
record Form941X(
        int year,
        int quarter,
        Line line6,
        Line line7,
        Line line8,
        Line line12,
        Line line13,
        Line line15,
        Money line23,
        Money line27,
        List<Form941.DayLiability> scheduleB,
        List<Reconciliation.RunShare> runs,
        List<String> explanation) {

    /**
     * @param corrected column 1
     * @param reported column 2, as originally reported
     * @param difference column 3
     * @param tax column 4; zero of wages that bear none by themselves
     */
    @Schema(name = "Form941XLine")
    public record Line(Money corrected, Money reported, Money difference, Money tax) {}

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * @param filed the return as it was filed
     * @param corrected the same quarter as its pay stands now
     * @param runs what makes the difference, with the liability that each has more or less
     */
    static Form941X of(
            Form941 filed,
            LocalDate filedOn,
            Form941 corrected,
            List<Reconciliation.RunShare> runs,
            FederalTable table) {
        var line6 = line(corrected.line2(), filed.line2(), BigDecimal.ZERO);
        var line7 = line(corrected.line3(), filed.line3(), BigDecimal.ONE);
        var line8 = line(
                corrected.line5a().wages(),
                filed.line5a().wages(),
                table.socialSecurityRate().multiply(TWO));
        var line12 = line(
                corrected.line5c().wages(),
                filed.line5c().wages(),
                table.medicareRate().multiply(TWO));
        var line13 = line(corrected.line5d().wages(), filed.line5d().wages(), table.additionalMedicareRate());
        var line15 = line(corrected.line7(), filed.line7(), BigDecimal.ONE);
        var total = line7.tax()
                .plus(line8.tax())
                .plus(line12.tax())
                .plus(line13.tax())
                .plus(line15.tax());
        return new Form941X(
                filed.year(),
                filed.quarter(),
                line6,
                line7,
                line8,
                line12,
                line13,
                line15,
                total,
                total,
                corrected.scheduleB(),
                List.copyOf(runs),
                List.of(
                        "the return of %s is taken as filed on %s; what changed its pay since is corrected here and stands on no other return"
                                .formatted(new Quarter(filed.year(), filed.quarter()), filedOn),
                        total.isNegative()
                                ? "overreported: adjusted as a credit of the quarter in which Form 941-X is filed, or claimed back (26 CFR 31.6413(a)-2, 31.6402(a)-2); the employees' share is repaid to them first or their consent is kept"
                                : "underreported: pay line 27 with Form 941-X (26 CFR 31.6205-1)",
                        "attach the corrected Schedule B only where the instructions for Form 941-X ask for it"));
    }

    private static Line line(Money corrected, Money reported, BigDecimal rate) {
        var difference = corrected.minus(reported);
        return new Line(corrected, reported, difference, difference.times(rate, RoundingMode.HALF_UP));
    }
}
