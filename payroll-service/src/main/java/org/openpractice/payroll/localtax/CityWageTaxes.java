package org.openpractice.payroll.localtax;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cities that tax wages at a rate: those with a table, then those for which the group entered a rate.
 *
 * @param withTable by state and city, for example {@code PA-PHILADELPHIA}
 */
record CityWageTaxes(Map<String, CityWageTax> withTable) {

    Optional<CityWageTax> city(String state, @Nullable String city) {
        return city == null ? Optional.empty() : Optional.ofNullable(withTable.get(state + "-" + city));
    }

    void withhold(LocalCalculation working, String state) {
        if (!withholdByTable(working, state)) {
            withholdAsEntered(working, state);
        }
    }

    /**
     * Residents by their city, others by the one of work.
     *
     * @return false where neither city has a table that taxes the wages
     */
    boolean withholdByTable(LocalCalculation working, String state) {
        var residence = city(state, working.home(state).city());
        var workplace = city(state, working.work(state).city());
        boolean sameCity = residence.isPresent() && residence.equals(workplace);
        boolean owedEverywhere = residence.isPresent() && residence.get().residentsEverywhere();
        if (sameCity || (owedEverywhere && workplace.isEmpty())) {
            residence.get().withholdFromResident(working);
            return true;
        }
        if (workplace.isEmpty()) {
            return false;
        }
        workplace.get().withholdFromNonresident(working);
        if (owedEverywhere) {
            var publication = residence.get().publication();
            notCredited(working, publication.rule(), publication.place());
        }
        return true;
    }

    /** Where the work is done, else at home. */
    private static void withholdAsEntered(LocalCalculation working, String state) {
        var workplace = working.work(state).city();
        var residence = working.home(state).city();
        boolean sameCity = workplace != null && workplace.equals(residence);
        var atHome = working.entered().residentRate(state, residence);
        var atWork = sameCity ? null : working.entered().nonresidentRate(state, workplace);
        if (atWork != null) {
            working.atRate(atWork);
            if (atHome != null) {
                notCredited(working, state, atHome.tax().place());
            }
        } else if (atHome != null) {
            working.atRate(atHome);
        } else {
            var mayTax = mayTax(state);
            if (mayTax != null) {
                working.notWithheld(state, mayTax + ": the group entered none for the place of work");
            }
        }
    }

    private static void notCredited(LocalCalculation working, String rule, String residence) {
        working.notWithheld(
                rule,
                "Tax of a resident of " + residence
                        + " who works in another city that taxes: what is credited was not confirmed");
    }

    /** What places of a state may levy without a table here; null where nothing is known. */
    private static @Nullable String mayTax(String state) {
        return switch (state) {
            case "AL", "KY" -> "Occupational taxes of cities and counties";
            case "CO" -> "Occupational privilege taxes of cities";
            case "MI" -> "City income taxes";
            case "OH" -> "Municipal income taxes";
            case "OR" -> "Taxes of Portland Metro and Multnomah County";
            case "WV" -> "City service fees";
            default -> null;
        };
    }
}
