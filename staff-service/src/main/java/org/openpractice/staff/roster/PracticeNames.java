package org.openpractice.staff.roster;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpractice.staff.practice.Department;
import org.openpractice.staff.practice.Departments;
import org.openpractice.staff.practice.Location;
import org.openpractice.staff.practice.Locations;
import org.openpractice.staff.practice.Position;
import org.openpractice.staff.practice.Positions;

/** The group's locations, departments and positions by their names in any case, as they are when an import begins. */
final class PracticeNames {

    private final Map<String, UUID> locations;
    private final Map<String, UUID> departments;
    private final Map<String, UUID> positions;

    PracticeNames(Locations locations, Departments departments, Positions positions) {
        this.locations = byName(locations.listAll().stream(), Location::name, Location::id);
        this.departments = byName(departments.listAll().stream(), Department::name, Department::id);
        this.positions = byName(positions.listAll().stream(), Position::title, Position::id);
    }

    /** @throws IllegalArgumentException when the group has no location of that name */
    UUID location(String name) {
        return require(locations.get(key(name)), "expected the name of a location of the group");
    }

    /** @throws IllegalArgumentException when the group has no department of that name */
    UUID department(String name) {
        return require(departments.get(key(name)), "expected the name of a department of the group");
    }

    /** @throws IllegalArgumentException when the group has no position of that title */
    UUID position(String title) {
        return require(positions.get(key(title)), "expected the title of a position of the group");
    }

    private static UUID require(@Nullable UUID id, String expectation) {
        if (id == null) {
            throw new IllegalArgumentException(expectation);
        }
        return id;
    }

    private static <T> Map<String, UUID> byName(Stream<T> all, Function<T, String> name, Function<T, UUID> id) {
        return all.collect(Collectors.toMap(each -> key(name.apply(each)), id));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
