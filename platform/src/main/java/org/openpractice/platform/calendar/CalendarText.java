package org.openpractice.platform.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeSet;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.openpractice.platform.calendar.RememberedEntries.Shown;

/** Entries as an iCalendar stream (RFC 5545); the same entries give the same bytes. */
final class CalendarText {

    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private CalendarText() {}

    /** @param publicUrl what an entry's path is put behind */
    static String of(String name, List<Shown> entries, String publicUrl) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//OpenPractice//" + name + "//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", "OpenPractice " + name));
        for (ZoneId zone : zones(entries)) {
            calendar.add(ZONES.getTimeZone(zone.getId()).getVTimeZone());
        }
        for (Shown shown : entries) {
            calendar.add(event(shown, publicUrl));
        }
        var text = new StringWriter();
        try {
            // An empty calendar is no calendar to the strict validator; programs take it, and a new feed may be empty.
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static TreeSet<ZoneId> zones(List<Shown> entries) {
        var zones = new TreeSet<ZoneId>(java.util.Comparator.comparing(ZoneId::getId));
        for (Shown shown : entries) {
            if (shown.entry().when() instanceof CalendarEntry.Hours hours) {
                zones.add(hours.zone());
            }
        }
        return zones;
    }

    private static VEvent event(Shown shown, String publicUrl) {
        var entry = shown.entry();
        var event = new VEvent(false);
        event.add(new Uid(entry.id() + "@openpractice"));
        // Without METHOD this is when the entry was last revised (RFC 5545, 3.8.7.2), so bytes do not change by
        // reading.
        event.add(new DtStamp(shown.changedAt()));
        event.add(new LastModified(shown.changedAt()));
        event.add(new Sequence(shown.sequence()));
        event.add(new Summary(entry.title()));
        for (Property time : times(entry.when())) {
            event.add(time);
        }
        event.add(shown.isCanceled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(new Url(URI.create(publicUrl + entry.path())));
        return event;
    }

    private static List<Property> times(CalendarEntry.When when) {
        return switch (when) {
            // A day to know of, not one that is taken.
            case CalendarEntry.Day day -> List.of(new DtStart<>(day.date()), ImmutableTransp.TRANSPARENT);
            case CalendarEntry.Hours hours ->
                List.of(
                        new DtStart<>(ZonedDateTime.of(hours.from(), hours.zone())),
                        new DtEnd<>(ZonedDateTime.of(hours.until(), hours.zone())));
        };
    }
}
