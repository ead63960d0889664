package org.openpractice.platform.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * Remembers what calendar programs were shown, so that a change can be told by a higher SEQUENCE and a disappearance by
 * a canceled status. Sources need not know: what they say now is compared with what is remembered whenever a feed is read.
 */
@ApplicationScoped
class RememberedEntries {

    private static final String ONE_READER_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('calendar-entries|' || current_practice_group(), 0))";
    private static final String KNOWN = """
            select id, title, path, starts, ends, zone, sequence, is_canceled, changed_at from calendar_entry
            where source = :source and (id = any (:ids::uuid[]) or (starts >= :from and starts < :until))
            """;
    private static final String KEEP = """
            insert into calendar_entry (id, source, title, path, starts, ends, zone, sequence, is_canceled, changed_at)
            values (:id, :source, :title, :path, :starts, :ends::timestamp, :zone, :sequence, :isCanceled, :changedAt)
            on conflict (practice_group_id, id) do update set title = excluded.title, path = excluded.path,
                starts = excluded.starts, ends = excluded.ends, zone = excluded.zone, sequence = excluded.sequence,
                is_canceled = excluded.is_canceled, changed_at = excluded.changed_at
            """;

    /**
     * An entry as it is shown.
     *
     * @param sequence 0, and one more for each change
     */
    record Shown(CalendarEntry entry, int sequence, boolean isCanceled, Instant changedAt) {

        private Shown changed(CalendarEntry now, boolean canceled, Instant at) {
            return new Shown(now, sequence + 1, canceled, at);
        }

        LocalDateTime starts() {
            return switch (entry.when()) {
                case CalendarEntry.Day(LocalDate date) -> date.atStartOfDay();
                case CalendarEntry.Hours hours -> hours.from();
            };
        }
    }

    private final Sql sql;
    private final Clock clock;

    RememberedEntries(Sql sql, Clock clock) {
        this.sql = sql.direct();
        this.clock = clock;
    }

    /** What a source offers between two days, canceled entries among them, in the order of time. */
    List<Shown> compare(CalendarSource source, LocalDate from, LocalDate until) {
        var current = source.between(from, until);
        // To the second, as iCalendar tells it.
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        sql.query(ONE_READER_AT_A_TIME).any();
        var known = known(source, current, from, until);
        var shown = new ArrayList<Shown>();
        var changed = new ArrayList<Shown>();
        for (CalendarEntry entry : current) {
            var before = known.remove(entry.id());
            boolean isSame = before != null && before.entry().equals(entry) && !before.isCanceled();
            var after = before == null
                    ? new Shown(entry, 0, false, now)
                    : isSame ? before : before.changed(entry, false, now);
            shown.add(after);
            if (!isSame) {
                changed.add(after);
            }
        }
        for (Shown missing : known.values()) {
            var after = missing.isCanceled() ? missing : missing.changed(missing.entry(), true, now);
            shown.add(after);
            if (!missing.isCanceled()) {
                changed.add(after);
            }
        }
        keep(source, changed);
        shown.sort(Comparator.comparing(Shown::starts)
                .thenComparing(one -> one.entry().id()));
        return shown;
    }

    private Map<UUID, Shown> known(
            CalendarSource source, List<CalendarEntry> current, LocalDate from, LocalDate until) {
        var known = new LinkedHashMap<UUID, Shown>();
        sql.query(KNOWN)
                .set("source", source.name())
                .set("ids", current.stream().map(CalendarEntry::id).toList())
                .set("from", from.atStartOfDay())
                .set("until", until.atStartOfDay())
                .each(row -> known.put(row.uuid("id"), shown(row)));
        return known;
    }

    private static Shown shown(Row row) {
        var starts = row.dateTime("starts");
        @Nullable LocalDateTime ends = row.orNull("ends", Row::dateTime);
        return new Shown(
                new CalendarEntry(
                        row.uuid("id"),
                        row.string("title"),
                        ends == null
                                ? new CalendarEntry.Day(starts.toLocalDate())
                                : new CalendarEntry.Hours(starts, ends, ZoneId.of(row.string("zone"))),
                        row.string("path")),
                row.integer("sequence"),
                row.flag("is_canceled"),
                row.instant("changed_at"));
    }

    private void keep(CalendarSource source, List<Shown> changed) {
        sql.batch(KEEP, changed, (row, shown) -> {
            var hours = shown.entry().when() instanceof CalendarEntry.Hours some ? some : null;
            row.set("id", shown.entry().id());
            row.set("source", source.name());
            row.set("title", shown.entry().title());
            row.set("path", shown.entry().path());
            row.set("starts", shown.starts());
            row.set("ends", hours == null ? null : hours.until());
            row.set("zone", hours == null ? null : hours.zone().getId());
            row.set("sequence", shown.sequence());
            row.set("isCanceled", shown.isCanceled());
            row.set("changedAt", shown.changedAt());
        });
    }
}
