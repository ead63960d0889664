package org.openpractice.payroll.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** The group's pay calendars. */
@ApplicationScoped
public class PayCalendars implements Records<PayCalendar> {

    /** Which calendars are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("frequency")
        @Nullable
        PayFrequency frequency;
    }

    ListOf<PayCalendar> list(Asked asked) {
        return list(PayCalendar.class, asked)
                .search("e.name")
                .where("e.frequency = ?", asked.frequency)
                .sort("name", String.class, "lower(e.name)");
    }

    boolean anyNamed(String name) {
        return count("name", name) > 0;
    }
}
