package org.openpractice.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openpractice.platform.sql.Sql;

/** The addresses that a group names for an occasion. */
@ApplicationScoped
class MailRecipients {

    private final Sql sql;

    MailRecipients(Sql sql) {
        this.sql = sql.direct();
    }

    List<String> of(MailOccasion occasion) {
        return sql.query("select address from mail_recipient where occasion = :occasion order by address")
                .set("occasion", occasion.slug())
                .list(row -> row.string("address"));
    }

    void name(MailOccasion occasion, List<String> addresses) {
        sql.update("delete from mail_recipient where occasion = :occasion")
                .set("occasion", occasion.slug())
                .run();
        sql.batch(
                "insert into mail_recipient (occasion, address) values (:occasion, :address) on conflict do nothing",
                addresses,
                (row, address) -> {
                    row.set("occasion", occasion.slug());
                    row.set("address", address);
                });
    }
}
