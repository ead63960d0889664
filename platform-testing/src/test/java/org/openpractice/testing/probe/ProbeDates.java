package org.openpractice.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.openpractice.platform.calendar.CalendarEntry;
import org.openpractice.platform.calendar.CalendarSource;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;

/** Dates that a test sets for a practice group. */
@ApplicationScoped
class ProbeDates implements CalendarSource {

    private final CurrentGroup group;
    private final Map<UUID, List<CalendarEntry>> entries = new ConcurrentHashMap<>();

    ProbeDates(CurrentGroup group) {
        this.group = group;
    }

    void are(UUID ofGroup, CalendarEntry... now) {
        entries.put(ofGroup, List.of(now));
    }

    @Override
    public String name() {
        return "probes";
    }

    @Override
    public Set<String> roles() {
        return Set.of(Roles.HR, Roles.GROUP_ADMIN);
    }

    @Override
    public List<CalendarEntry> between(LocalDate from, LocalDate until) {
        return entries.getOrDefault(group.id(), List.of());
    }
}
