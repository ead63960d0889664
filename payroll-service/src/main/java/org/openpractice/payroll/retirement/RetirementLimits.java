package org.openpractice.payroll.retirement;

import java.time.LocalDate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * The dollar limits of a year for a 401(k) plan, from files that name their source. The plan year is the calendar year.
 *
 * @param rule name of the limits in a trace
 * @param electiveDeferral IRC 402(g)(1): deferrals of one person, at all employers together
 * @param catchUp IRC 414(v)(2)(B)(i): more for whoever is at least 50 at the end of the year
 * @param catchUp60To63 IRC 414(v)(2)(E): instead, for whoever is 60 to 63 at the end of the year
 * @param annualAdditions IRC 415(c)(1)(A): deferrals without catch-up, and employer money, of one employer
 * @param compensation IRC 401(a)(17): pay that employer contributions may be calculated on
 * @param highlyCompensated IRC 414(q)(1)(B): pay of this year that makes highly compensated in the next
 * @param keyEmployee IRC 416(i)(1)(A)(i)
 * @param rothCatchUpWages IRC 414(v)(7)(A): Social Security wages of the year before above which catch-up must be Roth;
 *     null in years without the rule
 */
record RetirementLimits(
        int year,
        String source,
        String rule,
        Money electiveDeferral,
        Money catchUp,
        Money catchUp60To63,
        Money annualAdditions,
        Money compensation,
        Money highlyCompensated,
        Money keyEmployee,
        @Nullable Money rothCatchUpWages) {

    private static final int[] YEARS = {2025, 2026};
    private static final TreeMap<Integer, RetirementLimits> LOADED = load();

    /** Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
    public static RetirementLimits of(LocalDate payDate) {
        var limits = LOADED.get(payDate.getYear());
        if (limits == null) {
            throw WithholdingProblem.TAX_YEAR_NOT_AVAILABLE.because(
                    "The date %s needs the retirement plan limits of %d; loaded are %s"
                            .formatted(payDate, payDate.getYear(), LOADED.keySet()));
        }
        return limits;
    }

    static boolean isLoaded(int year) {
        return LOADED.containsKey(year);
    }

    /** Catch-up limit at an age at the end of the year; zero below 50. */
    Money catchUpAt(int ageAtYearEnd) {
        if (ageAtYearEnd >= 60 && ageAtYearEnd <= 63) {
            return catchUp60To63;
        }
        return ageAtYearEnd >= 50 ? catchUp : Money.ZERO;
    }

    /** @throws TableRefused when the file contradicts itself */
    static RetirementLimits read(TableFields fields) {
        int year = fields.yearOf("retirement");
        var limits = fields.child("limits");
        limits.checkControlTotal("limits");
        return new RetirementLimits(
                year,
                fields.text("source"),
                "401(k), limits of " + year,
                Money.of(limits.number("electiveDeferral")),
                Money.of(limits.number("catchUp")),
                Money.of(limits.number("catchUp60To63")),
                Money.of(limits.number("annualAdditions")),
                Money.of(limits.number("compensation")),
                Money.of(limits.number("highlyCompensated")),
                Money.of(limits.number("keyEmployee")),
                limits.node().has("rothCatchUpWages") ? Money.of(limits.number("rothCatchUpWages")) : null);
    }

    private static TreeMap<Integer, RetirementLimits> load() {
        var loaded = new TreeMap<Integer, RetirementLimits>();
        for (int year : YEARS) {
            var name = "retirement-" + year;
            loaded.put(year, read(TableFields.open(name)));
        }
        return loaded;
    }
}
