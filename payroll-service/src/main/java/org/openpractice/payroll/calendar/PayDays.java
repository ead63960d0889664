package org.openpractice.payroll.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openpractice.platform.calendar.CalendarEntry;
import org.openpractice.platform.calendar.CalendarSource;
import org.openpractice.platform.identity.Roles;

/** The days on which the pay calendars pay, for people's own calendars. */
@ApplicationScoped
class PayDays implements CalendarSource {

    private final PayCalendars calendars;

    PayDays(PayCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String name() {
        return "pay-days";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT);
    }

    @Override
    public List<CalendarEntry> between(LocalDate from, LocalDate until) {
        return calendars.listAll().stream()
                .flatMap(calendar -> entries(calendar, from, until))
                .toList();
    }

    private static Stream<CalendarEntry> entries(PayCalendar calendar, LocalDate from, LocalDate until) {
        return IntStream.rangeClosed(from.getYear(), until.getYear())
                .boxed()
                .flatMap(year -> calendar.schedule().paidIn(year, PaySchedule.BankClosing.ofReserveBanks()).stream())
                .filter(period ->
                        !period.payDate().isBefore(from) && period.payDate().isBefore(until))
                .map(period -> new CalendarEntry(
                        id(calendar, period),
                        "Pay day: " + calendar.name(),
                        new CalendarEntry.Day(period.payDate()),
                        "/pay-calendars/%s/periods?year=%d"
                                .formatted(calendar.id(), period.payDate().getYear())));
    }

    /** A period has no row of its own: its calendar and its first day name it. */
    private static UUID id(PayCalendar calendar, PayPeriod period) {
        return UUID.nameUUIDFromBytes((calendar.id() + "|" + period.startsOn()).getBytes(StandardCharsets.US_ASCII));
    }
}
