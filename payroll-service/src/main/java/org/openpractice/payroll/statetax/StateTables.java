package org.openpractice.payroll.statetax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.table.TableFile;

/** The withholding tables of every state and the District of Columbia, of all editions of this release. */
public final class StateTables {

    static final List<String> STATES = List.of(
            "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY",
            "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH",
            "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY");

    private final Map<String, StateTaxes> states;

    private StateTables(Map<String, StateTaxes> states) {
        this.states = states;
    }

    /**
     * Reads and checks all tables.
     *
     * @throws org.openpractice.platform.table.TableRefused when one contradicts itself; names state, row and
     *     identity
     */
    public static StateTables load() {
        var states = new TreeMap<String, StateTaxes>();
        for (var state : STATES) {
            states.put(state, StateTaxes.read(state, file(state)));
        }
        return new StateTables(states);
    }

    /**
     * The edition that the agency means for the period: by pay date, in Ohio by the end and in Utah by the start of the
     * period.
     *
     * <p>Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE}, naming what is missing and what is loaded.
     */
    public StateEdition edition(String state, PayPeriod period) {
        return required(state).edition(period);
    }

    /** What the state counts as wages. Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE}. */
    public TaxedWages taxed(String state) {
        return required(state).taxed();
    }

    /** The state's withholding certificate. Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE}. */
    public CertificateForm form(String state) {
        return required(state).form();
    }

    /** False for the nine states that do not tax wages. Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE}. */
    public boolean taxesWages(String state) {
        return required(state).editions().getFirst().taxesWages();
    }

    private StateTaxes required(String state) {
        var taxes = states.get(state);
        if (taxes == null) {
            throw StateTaxProblem.STATE_TABLE_NOT_AVAILABLE.because("%s: missing is a state of that code; loaded are %s"
                    .formatted(state, new TreeSet<>(states.keySet())));
        }
        return taxes;
    }

    static JsonNode file(String state) {
        return TableFile.read("state/" + state);
    }
}
