package org.openpractice.payroll.localtax;

import java.util.List;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.place.Sourcing;
import org.openpractice.payroll.statetax.SupplementalKind;
import org.openpractice.platform.trace.Trace;

/**
 * Local taxes on one payment of wages, each by the method and the rounding of its own publication. Which places are
 * looked at follows from the decision about the states; a tax that may be owed and cannot be calculated is named in the
 * trace, and one that must not be left out (the county in Indiana and Maryland) is refused.
 */
public final class LocalTaxes {

    /**
     * One tax as a line.
     *
     * @param wages wages that it was calculated on, before deductions of the table
     * @param onIncome false for flat amounts such as the local services tax
     */
    public record Amount(String code, String name, Money amount, Money wages, boolean onIncome) {}

    private LocalTaxes() {}

    /**
     * Taxes on the regular wages of a period, those of the state of work first.
     *
     * <p>Refuses {@link LocalTaxProblem#LOCALITY_MISSING} and {@link LocalTaxProblem#LOCAL_TAX_NOT_AVAILABLE}.
     *
     * @param before the year before the paycheck: amounts under the code of a yearly tax
     * @param taken flat taxes of the month and the period that other paychecks took
     */
    public static List<Amount> of(
            Sourcing.Decision decision,
            LocalPayment payment,
            LocalTaxInput entered,
            LocalTables tables,
            EarlierInYear before,
            FlatTaken taken,
            Trace trace) {
        return withhold(
                tables, new LocalCalculation(decision, payment, new Pay.Regular(before, taken), entered, trace));
    }

    /**
     * Taxes on supplemental wages that are paid apart from regular wages. Flat amounts are not taken from them.
     *
     * <p>Refuses {@link LocalTaxProblem#LOCALITY_MISSING} and {@link LocalTaxProblem#LOCAL_TAX_NOT_AVAILABLE}.
     *
     * @param regular the last regular wages of the year
     */
    public static List<Amount> onSupplemental(
            Sourcing.Decision decision,
            LocalPayment regular,
            LocalWages supplemental,
            SupplementalKind kind,
            LocalTaxInput entered,
            LocalTables tables,
            Trace trace) {
        return withhold(
                tables,
                new LocalCalculation(decision, regular, new Pay.Supplemental(supplemental, kind), entered, trace));
    }

    private static List<Amount> withhold(LocalTables tables, LocalCalculation working) {
        for (var looked : working.decision().states()) {
            if (looked.localTax()) {
                var state = looked.state();
                onIncome(tables, working, state);
                if (working.pay() instanceof Pay.Regular regular) {
                    FlatTaxes.withhold(working, regular, state);
                }
            }
        }
        return List.copyOf(working.amounts());
    }

    private static void onIncome(LocalTables tables, LocalCalculation working, String state) {
        switch (state) {
            case "IN" -> tables.indiana().withhold(working);
            case "MD" -> tables.maryland().withhold(working);
            case "NY" -> tables.newYork().withhold(working);
            case "MI" -> {
                if (!tables.detroit().withhold(working)) {
                    tables.cities().withhold(working, state);
                }
            }
            case "OH" -> {
                tables.ohio().withhold(working);
                tables.cities().withhold(working, state);
            }
            case "PA" -> {
                if (!tables.cities().withholdByTable(working, state)) {
                    PennsylvaniaLocalTaxes.withhold(working);
                }
            }
            default -> tables.cities().withhold(working, state);
        }
    }
}
