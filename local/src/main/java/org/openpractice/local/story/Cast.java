package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who and what the story has met so far: a chapter leaves here what later ones need. */
final class Cast {

    private final Roster roster = new Roster();
    private final Map<Place, String> locationIds = new EnumMap<>(Place.class);
    private final Map<String, String> employeeIds = new HashMap<>();
    private final List<JsonNode> submittedClaims = new ArrayList<>();

    Roster roster() {
        return roster;
    }

    /** The physician whom the exclusion list names. */
    Colleague excluded() {
        return roster.providers().get(3);
    }

    /** Somebody who shares a name with a stranger on the exclusion list. */
    Colleague namesake() {
        return roster.colleagues().get(17);
    }

    /** Whose login is the user {@code employee}. */
    Colleague withLogin() {
        return roster.colleagues().get(Roster.WITH_LOGIN);
    }

    /** Who went to a meeting and asked for an advance. */
    Colleague traveler() {
        return roster.colleagues().get(Roster.WITH_LOGIN + 1);
    }

    /** The nurse practitioner who leaves at the end. */
    Colleague departed() {
        return roster.providers().getLast();
    }

    void met(Place place, String id) {
        locationIds.put(place, id);
    }

    String id(Place place) {
        return known(locationIds.get(place), place.title());
    }

    void met(String employeeNumber, String id) {
        employeeIds.put(employeeNumber, id);
    }

    String id(Colleague colleague) {
        return known(employeeIds.get(colleague.number()), colleague.name());
    }

    /** The claims that went out, as the API shows them. */
    List<JsonNode> submittedClaims() {
        return submittedClaims;
    }

    private static String known(@Nullable String id, String who) {
        if (id == null) {
            throw new StoryFailure("The story has not met " + who);
        }
        return id;
    }
}
