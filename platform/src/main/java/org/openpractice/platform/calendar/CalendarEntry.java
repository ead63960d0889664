package org.openpractice.platform.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Something that stands in a calendar.
 *
 * @param id the same however often the entry changes; its UID is made of it
 * @param title what needs to be said and no more: calendars lie open on phones and shared screens. No patient, no pay, no
 *     name of whom it concerns
 * @param path where the service tells the rest after a login, for example {@code /obligations/<id>}
 */
public record CalendarEntry(UUID id, String title, When when, String path) {

    /** A whole day, or hours in the time of a place. */
    public sealed interface When {}

    /** The same day everywhere. */
    public record Day(LocalDate date) implements When {}

    /** @param zone of the location where it happens */
    public record Hours(LocalDateTime from, LocalDateTime until, ZoneId zone) implements When {

        public Hours {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("expected an end after the begin");
            }
        }
    }
}
