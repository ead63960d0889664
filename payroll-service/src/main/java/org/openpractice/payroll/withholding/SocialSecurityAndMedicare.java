package org.openpractice.payroll.withholding;

import java.math.RoundingMode;
import org.openpractice.contracts.Money;
import org.openpractice.platform.trace.Trace;

/**
 * Social Security and Medicare tax of one payment (IRC 3101, 3111; IRS Publication 15, section 9), each rounded half up
 * to the cent. After a void earlier payments of the year can have been taxed with too little below the Social Security wage base,
 * because it was reached when they were paid: the next payment makes up for it (26 CFR 31.6205-1(d)(1)). What was taxed above
 * 200,000 dollars before is not taxed again.
 *
 * @param socialSecurityWages part of the payment below the wage base of the year, and what earlier ones left below it
 * @param socialSecurity employee's tax; the employer owes the same
 * @param medicare employee's tax; the employer owes the same
 * @param additionalMedicareWages part of the payment above 200,000 dollars paid in the year, whatever the filing status
 * @param additionalMedicare employee only
 */
public record SocialSecurityAndMedicare(
        Money wages,
        Money socialSecurityWages,
        Money socialSecurity,
        Money medicare,
        Money additionalMedicareWages,
        Money additionalMedicare) {

    /**
     * @param socialSecurityWagesBefore Social Security wages paid earlier in the year
     * @param medicareWagesBefore Medicare wages paid earlier in the year
     * @param additionalWagesBefore those of them that bore Additional Medicare Tax
     */
    public static SocialSecurityAndMedicare on(
            FederalTable table,
            Money wages,
            Money socialSecurityWagesBefore,
            Money medicareWagesBefore,
            Money additionalWagesBefore,
            Trace trace) {
        var rule = "Social Security and Medicare " + table.year();
        var room =
                table.socialSecurityWageBase().minus(socialSecurityWagesBefore).orZero();
        var left = medicareWagesBefore
                .min(table.socialSecurityWageBase())
                .minus(socialSecurityWagesBefore)
                .orZero();
        if (left.isPositive()) {
            trace.add(
                    rule,
                    "social security wages left out",
                    "Earlier wages of the year below the wage base that were not taxed, because pay before them was voided since: taxed now",
                    left);
        }
        var socialSecurityWages = wages.plus(left).min(room);
        trace.add(
                rule,
                "social security wages",
                () -> "Up to the wage base %s; %s paid before"
                        .formatted(table.socialSecurityWageBase().amount(), socialSecurityWagesBefore.amount()),
                socialSecurityWages);
        var socialSecurity = socialSecurityWages.times(table.socialSecurityRate(), RoundingMode.HALF_UP);
        trace.add(
                rule, "social security", () -> "x " + table.socialSecurityRate().toPlainString(), socialSecurity);
        var medicare = wages.times(table.medicareRate(), RoundingMode.HALF_UP);
        trace.add(
                rule,
                "medicare",
                () -> "%s x %s".formatted(wages.amount(), table.medicareRate().toPlainString()),
                medicare);
        var above = medicareWagesBefore
                .plus(wages)
                .minus(table.additionalMedicareOver())
                .minus(additionalWagesBefore)
                .orZero();
        var additionalWages = wages.min(above);
        var additional = additionalWages.times(table.additionalMedicareRate(), RoundingMode.HALF_UP);
        if (additionalWages.isPositive()) {
            trace.add(
                    rule,
                    "additional medicare",
                    () -> "%s above %s in the year x %s"
                            .formatted(
                                    additionalWages.amount(),
                                    table.additionalMedicareOver().amount(),
                                    table.additionalMedicareRate().toPlainString()),
                    additional);
        }
        return new SocialSecurityAndMedicare(
                wages, socialSecurityWages, socialSecurity, medicare, additionalWages, additional);
    }
}
