package org.openpractice.payroll.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides which states and places tax one employee's wages of one period.
 *
 * @param places where the employee works and lives at the end of the period
 * @param onJanuaryFirst where on 1 January of the year of the pay date: Indiana's counties go by that day
 * @param certificate certificate of nonresidence in force for the state of work; null without one
 * @param registeredStates states in which the group is registered to withhold on the pay date, in the order of their codes
 * @param workedBefore other states of work on earlier days of the period, in their order
 */
public record SourcingInput(
        Places places,
        Places onJanuaryFirst,
        @Nullable FiledCertificate certificate,
        List<String> registeredStates,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> workedBefore) {

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public SourcingInput {
        workedBefore = workedBefore == null ? List.of() : List.copyOf(workedBefore);
    }

    /** The same with other states of work on earlier days. */
    public SourcingInput havingWorkedIn(List<String> states) {
        return new SourcingInput(places, onJanuaryFirst, certificate, registeredStates, states);
    }

    /** Works and lives in one state; nothing else is known. */
    public static SourcingInput inOneState(String state) {
        var places = new Places(Place.in(state), Place.in(state));
        return new SourcingInput(places, places, null, List.of(), List.of());
    }
}
