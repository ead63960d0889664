package org.openpractice.platform.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Dates that a service offers to calendar programs. */
public interface CalendarSource {

    /** Kebab-case name, never changed: entries are remembered under it. */
    String name();

    /** Who may see them; the roles that read the same in the API. */
    Set<String> roles();

    /**
     * The group's entries as they are now. One that was given before and is missing is told to be canceled.
     *
     * @param from first day
     * @param until day after the last
     */
    List<CalendarEntry> between(LocalDate from, LocalDate until);
}
