package org.openpractice.staff.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.us.UsState;

/** The group's locations. */
@ApplicationScoped
public class Locations implements Records<Location> {

    /** Which locations are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("state")
        @Nullable
        UsState state;
    }

    ListOf<Location> list(Asked asked) {
        return list(Location.class, asked)
                .search("e.name", "e.address.city")
                .where("e.address.state = ?", asked.state)
                .sort("name", String.class, "lower(e.name)")
                .sort("city", String.class, "lower(e.address.city)");
    }

    /** The location of that name in any case. */
    public Optional<Location> named(String name) {
        return find("lower(name) = lower(?1)", name).firstResultOptional();
    }
}
