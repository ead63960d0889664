package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.openpractice.platform.calendar.CalendarEntry;
import org.openpractice.platform.calendar.CalendarSource;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.sql.Sql;

/** Until when the group's open obligations are due, for people's own calendars; whom one concerns is told after a login. */
@ApplicationScoped
class DueDates implements CalendarSource {

    private final Sql sql;
    private final ObligationRules rules;
    private final Clock clock;

    DueDates(Sql sql, ObligationRules rules, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "obligations";
    }

    @Override
    public Set<String> roles() {
        return Roles.allowed(Roles.READ_COMPLIANCE);
    }

    @Override
    public List<CalendarEntry> between(LocalDate from, LocalDate until) {
        return sql.query("""
                        select id, rule_code, rule_version, due_on from obligation
                        where met_on is null and (withdrawn_from is null or withdrawn_from > :today) and not keeps
                            and due_on >= :from and due_on < :until
                        """)
                .set("today", LocalDate.now(clock))
                .set("from", from)
                .set("until", until)
                .list(row -> new CalendarEntry(
                        row.uuid("id"),
                        "Due: "
                                + rules.rule(row.string("rule_code"), row.integer("rule_version"))
                                        .title(),
                        new CalendarEntry.Day(row.date("due_on")),
                        "/obligations/" + row.uuid("id")));
    }
}
