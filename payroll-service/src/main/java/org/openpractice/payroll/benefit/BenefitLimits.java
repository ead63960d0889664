package org.openpractice.payroll.benefit;

import java.time.LocalDate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * The dollar limits of a year for salary reductions, from files that name their source. The plan year of a cafeteria plan
 * is the calendar year.
 *
 * @param hsaSelfOnly IRC 223(b)(2)(A), with self-only cover under a high deductible health plan for the whole year
 * @param hsaFamily IRC 223(b)(2)(B), with family cover
 * @param hsaCatchUp IRC 223(b)(3): more for whoever is at least 55 at the end of the year
 * @param healthFsa IRC 125(i): salary reduction to a health flexible spending arrangement
 * @param dependentCare IRC 129(a)(2): salary reduction and employer's part together
 * @param dependentCareSeparate the same for whoever is married and files a separate return
 */
record BenefitLimits(
        int year,
        String source,
        Money hsaSelfOnly,
        Money hsaFamily,
        Money hsaCatchUp,
        Money healthFsa,
        Money dependentCare,
        Money dependentCareSeparate) {

    private static final int[] YEARS = {2025, 2026};
    private static final TreeMap<Integer, BenefitLimits> LOADED = load();

    /** Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
    public static BenefitLimits of(LocalDate payDate) {
        var limits = LOADED.get(payDate.getYear());
        if (limits == null) {
            throw WithholdingProblem.TAX_YEAR_NOT_AVAILABLE.because(
                    "The date %s needs the benefit limits of %d; loaded are %s"
                            .formatted(payDate, payDate.getYear(), LOADED.keySet()));
        }
        return limits;
    }

    /**
     * The limit of law for a kind of benefit in the year.
     *
     * @param cover of a health savings account; null counts as self-only
     * @param ageAtYearEnd null when the birth date is not known; there is no catch-up then
     * @return null for a kind without a limit
     */
    @Nullable
    Money of(
            BenefitPlan.Kind kind,
            BenefitElection.@Nullable Cover cover,
            boolean marriedFilingSeparately,
            @Nullable Integer ageAtYearEnd) {
        return switch (kind) {
            case HSA -> {
                var limit = cover == BenefitElection.Cover.FAMILY ? hsaFamily : hsaSelfOnly;
                yield ageAtYearEnd != null && ageAtYearEnd >= 55 ? limit.plus(hsaCatchUp) : limit;
            }
            case FSA_HEALTH -> healthFsa;
            case DEPENDENT_CARE -> marriedFilingSeparately ? dependentCareSeparate : dependentCare;
            case HEALTH, DENTAL, VISION, GROUP_TERM_LIFE, OTHER -> null;
        };
    }

    /** @throws TableRefused when the file contradicts itself */
    static BenefitLimits read(TableFields fields) {
        int year = fields.yearOf("benefit");
        var hsa = fields.child("hsa");
        hsa.checkControlTotal("hsa");
        var spending = fields.child("flexibleSpending");
        spending.checkControlTotal("flexibleSpending");
        return new BenefitLimits(
                year,
                fields.text("source"),
                Money.of(hsa.number("selfOnly")),
                Money.of(hsa.number("family")),
                Money.of(hsa.number("catchUp")),
                Money.of(spending.number("health")),
                Money.of(spending.number("dependentCare")),
                Money.of(spending.number("dependentCareMarriedFilingSeparately")));
    }

    private static TreeMap<Integer, BenefitLimits> load() {
        var loaded = new TreeMap<Integer, BenefitLimits>();
        for (int year : YEARS) {
            var name = "benefit-" + year;
            loaded.put(year, read(TableFields.open(name)));
        }
        return loaded;
    }
}
