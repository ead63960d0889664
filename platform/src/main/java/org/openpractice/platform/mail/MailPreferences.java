package org.openpractice.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** What people and the group said about when they want mail. */
@ApplicationScoped
class MailPreferences {

    /** Stands for everybody who said nothing. */
    static final String DEFAULT = "";

    private final Sql sql;

    MailPreferences(Sql sql) {
        this.sql = sql.direct();
    }

    /** What applies to an address: what its owner said, else what the group says. */
    MailPreference applyingTo(String address) {
        return said(address).or(() -> said(DEFAULT)).orElse(MailPreference.NONE);
    }

    Optional<MailPreference> said(String address) {
        return sql.query("""
                        select time_zone, quiet_from, quiet_until, digest_at from mail_preference where address = :address
                        """)
                .set("address", address)
                .first(row -> new MailPreference(
                        ZoneId.of(row.string("time_zone")),
                        row.orNull("quiet_from", Row::time),
                        row.orNull("quiet_until", Row::time),
                        row.orNull("digest_at", Row::time)));
    }

    void say(String address, MailPreference preference) {
        sql.update("""
                        insert into mail_preference (address, time_zone, quiet_from, quiet_until, digest_at)
                        values (:address, :timeZone, :quietFrom::time, :quietUntil::time, :digestAt::time)
                        on conflict (practice_group_id, address) do update set time_zone = excluded.time_zone,
                            quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                            digest_at = excluded.digest_at
                        """)
                .set("address", address)
                .set("timeZone", preference.timeZone().getId())
                .set("quietFrom", preference.quietFrom())
                .set("quietUntil", preference.quietUntil())
                .set("digestAt", preference.digestAt())
                .run();
    }
}
