package org.openpractice.payroll.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

/**
 * Agreements between states on nonresidents who work across the line, and the states that take no tax on wages. Read from
 * {@code tables/reciprocity.json} and counted at start.
 */
public final class Reciprocity {

    /** What must be so beside the residence, before the certificate counts. */
    public enum Condition {
        NONE,
        /** Kentucky with Ohio: not for shareholders of 20 % or more in the S corporation that pays. */
        NOT_TWENTY_PERCENT_SHAREHOLDER,
        /** Kentucky with Virginia: only for daily commuters. */
        DAILY_COMMUTER
    }

    /** What becomes of the local tax at the place of work while the state does not withhold. */
    public enum LocalTax {
        STAYS,
        FALLS_AWAY,
        /** Only when the employee claims it too: Maryland MW507 lines 6 and 7 for residents of Pennsylvania. */
        FALLS_AWAY_IF_CLAIMED
    }

    /**
     * One direction of an agreement.
     *
     * @param form certificate that the employee files
     * @param yearly good for the calendar year in which it takes effect
     * @param seen S: in a transcription of the agency's form; S2: in secondary pages only
     */
    public record Agreement(
            String workState,
            String residenceState,
            String form,
            boolean yearly,
            Condition condition,
            LocalTax localTax,
            String seen) {}

    private static final String TABLE = "reciprocity";

    private final String source;
    private final Map<String, Map<String, Agreement>> byWorkState;
    private final Map<String, Agreement> everyNonresident;
    private final Set<String> noTaxOnWages;

    private Reciprocity(
            String source,
            Map<String, Map<String, Agreement>> byWorkState,
            Map<String, Agreement> everyNonresident,
            Set<String> noTaxOnWages) {
        this.source = source;
        this.byWorkState = byWorkState;
        this.everyNonresident = everyNonresident;
        this.noTaxOnWages = noTaxOnWages;
    }

    /** @throws TableRefused when the table contradicts itself */
    public static Reciprocity load() {
        return read(TableFields.open(TABLE));
    }

    static Reciprocity read(JsonNode file) {
        return read(TableFields.of(TABLE, file));
    }

    private static Reciprocity read(TableFields fields) {
        fields.checkControlTotal("all rows");
        var byWorkState = new TreeMap<String, Map<String, Agreement>>();
        var everyNonresident = new HashMap<String, Agreement>();
        int pairs = 0;
        for (var row : fields.list("agreements")) {
            var work = state(row.text("work"));
            var yearly = row.node().path("yearly").asBoolean();
            if (row.node().path("everyNonresident").asBoolean()) {
                everyNonresident.put(
                        work,
                        new Agreement(
                                work, "*", row.text("form"), yearly, Condition.NONE, LocalTax.STAYS, row.text("seen")));
            }
            var residents = new TreeMap<String, Agreement>();
            for (var resident : row.list("residents")) {
                var residence = state(resident.text("state"));
                if (residence.equals(work)) {
                    throw new TableRefused(TABLE, work, "an agreement is between two states", work + " with itself");
                }
                residents.put(
                        residence,
                        new Agreement(
                                work,
                                residence,
                                resident.text("form"),
                                yearly,
                                resident.nullableText("condition")
                                        .map(Condition::valueOf)
                                        .orElse(Condition.NONE),
                                LocalTax.valueOf(resident.text("localTax")),
                                row.text("seen")));
            }
            pairs += residents.size();
            byWorkState.put(work, Map.copyOf(residents));
        }
        fields.require(
                "agreements",
                "as many pairs of states as the table says it has",
                fields.number("pairs"),
                BigDecimal.valueOf(pairs));
        var noTax = new HashSet<String>();
        fields.child("noTaxOnWages").node().forEach(code -> noTax.add(state(code.asText())));
        return new Reciprocity(
                fields.text("source"), Map.copyOf(byWorkState), Map.copyOf(everyNonresident), Set.copyOf(noTax));
    }

    private static String state(String code) {
        try {
            return new StateCode(code).code();
        } catch (IllegalArgumentException e) {
            throw new TableRefused(TABLE, new IllegalArgumentException(code + " is no state", e));
        }
    }

    /** The agreement under which a resident of one state may ask another not to withhold; empty when there is none. */
    public Optional<Agreement> between(String workState, String residenceState) {
        var everybody = everyNonresident.get(workState);
        if (everybody != null) {
            return workState.equals(residenceState) ? Optional.empty() : Optional.of(everybody);
        }
        return Optional.ofNullable(byWorkState.getOrDefault(workState, Map.of()).get(residenceState));
    }

    /** Every agreement of a state of work that names states of residence. */
    public List<Agreement> of(String workState) {
        return List.copyOf(byWorkState.getOrDefault(workState, Map.of()).values());
    }

    /** True when the state takes no income tax on wages. */
    public boolean taxesNoWages(String state) {
        return noTaxOnWages.contains(state);
    }

    public String source() {
        return source;
    }
}
