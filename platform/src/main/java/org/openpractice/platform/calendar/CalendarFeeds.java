package org.openpractice.platform.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Sql;

/** The addresses of a group's calendar feeds; called in a transaction of that group. */
@ApplicationScoped
class CalendarFeeds {

    /**
     * An address that is in use, without its secret.
     *
     * @param person user name of whom it belongs to
     */
    @Schema(name = "CalendarFeed")
    record View(UUID id, String person, Instant createdAt) {}

    private final Sql sql;
    private final Clock clock;

    CalendarFeeds(Sql sql, Clock clock) {
        this.sql = sql.direct();
        this.clock = clock;
    }

    /** Makes the person's address; one they had before is revoked. */
    UUID make(String person, Set<String> roles, FeedToken token) {
        UUID id = Ids.next();
        sql.update("update calendar_feed set revoked_at = :now where person = :person and revoked_at is null")
                .set("now", clock.instant())
                .set("person", person)
                .run();
        sql.update("""
                        insert into calendar_feed (id, person, roles, secret_hash, created_at)
                        values (:id, :person, :roles, :hash, :now)
                        """)
                .set("id", id)
                .set("person", person)
                .set("roles", new TreeSet<>(roles))
                .set("hash", token.hash())
                .set("now", clock.instant())
                .run();
        return id;
    }

    /** @param person whose; null for everybody's */
    List<View> inUse(@Nullable String person) {
        return sql.query("""
                        select id, person, created_at from calendar_feed
                        where revoked_at is null and (:person::text is null or person = :person::text) order by id
                        """)
                .set("person", person)
                .list(row -> new View(row.uuid("id"), row.string("person"), row.instant("created_at")));
    }

    /**
     * @param person who may revoke it; null for whoever may revoke everybody's
     * @return whether there was one in use
     */
    boolean revoke(UUID id, @Nullable String person) {
        return sql.update("""
                                update calendar_feed set revoked_at = :now
                                where id = :id and revoked_at is null and (:person::text is null or person = :person::text)
                                """)
                        .set("now", clock.instant())
                        .set("id", id)
                        .set("person", person)
                        .run()
                == 1;
    }

    /** The roles that the address was made with; empty when it is not in use. */
    Optional<Set<String>> rolesOf(FeedToken token) {
        return sql.query("select roles from calendar_feed where secret_hash = :hash and revoked_at is null")
                .set("hash", token.hash())
                .first(row -> Set.copyOf(row.strings("roles")));
    }
}
