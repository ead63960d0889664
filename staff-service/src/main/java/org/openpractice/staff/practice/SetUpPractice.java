package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.staff.practice.Departments.AddDepartment;
import org.openpractice.staff.practice.Positions.AddPosition;

/**
 * Adds what of a list of locations, departments and positions the group does not have yet, all of it or nothing. What it has
 * under the same name and says the same stays as it is, so the same list sent again changes nothing. Refuses what {@link
 * OpenLocation}, {@link Departments#add} and {@link Positions#add} do, also where the group's own says something else.
 */
@ApplicationScoped
class SetUpPractice {

    private static final int MOST = 200;

    /** @param locations what is left out is none, likewise departments and positions */
    @Schema(name = "SetUpPractice")
    public record Request(
            @Nullable @Size(max = MOST) @EachOnce(by = "name")
            List<OpenLocation.@NotNull @Valid Request> locations,

            @Nullable @Size(max = MOST) @EachOnce(by = "name")
            List<@NotNull @Valid AddDepartment> departments,

            @Nullable @Size(max = MOST) @EachOnce(by = "title")
            List<@NotNull @Valid AddPosition> positions) {}

    /**
     * @param locations in the order of the request, likewise departments and positions
     * @param added how many of all of them are new
     */
    record Practice(List<Location> locations, List<Department> departments, List<Position> positions, int added) {}

    private final OpenLocation openLocation;
    private final Locations locations;
    private final Departments departments;
    private final Positions positions;

    SetUpPractice(OpenLocation openLocation, Locations locations, Departments departments, Positions positions) {
        this.openLocation = openLocation;
        this.locations = locations;
        this.departments = departments;
        this.positions = positions;
    }

    @Transactional
    public Practice setUp(Request request) {
        int added = 0;
        var places = new ArrayList<Location>();
        for (var asked : given(request.locations())) {
            var known = locations.named(asked.name()).filter(location -> says(location, asked));
            added += known.isPresent() ? 0 : 1;
            places.add(known.orElseGet(() -> openLocation.open(asked)));
        }
        var parts = new ArrayList<Department>();
        for (var asked : given(request.departments())) {
            var known = departments.named(asked.name());
            added += known.isPresent() ? 0 : 1;
            parts.add(known.orElseGet(() -> departments.add(asked)));
        }
        var jobs = new ArrayList<Position>();
        for (var asked : given(request.positions())) {
            var known = positions.titled(asked.title()).filter(position -> says(position, asked));
            added += known.isPresent() ? 0 : 1;
            jobs.add(known.orElseGet(() -> positions.add(asked)));
        }
        return new Practice(List.copyOf(places), List.copyOf(parts), List.copyOf(jobs), added);
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static boolean says(Location known, OpenLocation.Request asked) {
        return known.address().equals(asked.address()) && known.placeOfService().equals(asked.placeOfService());
    }

    private static boolean says(Position known, AddPosition asked) {
        return known.isExempt() == asked.exempt()
                && known.isProvider() == asked.provider()
                && known.hasBloodborneExposure() == asked.bloodborneExposure()
                && known.headcount() == asked.headcount();
    }
}
