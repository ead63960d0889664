package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.upload.StoredFile;

/** Remittance files as they were received, posted or refused. Plain SQL beside the posting, which is plain SQL for its size. */
@ApplicationScoped
class RemittanceFiles {

    /** A file may hold a hundred thousand payments; the list at {@code /remittances?fileId=} pages through them all. */
    static final int SHOWN = 200;

    private static final String SELECT = """
            select id, name, size_bytes, sha256, outcome, refusal, transactions, claims, paid_cents, received_at
            from remittance_file where\s""";

    private final Sql sql;
    private final Clock clock;
    private final Remittances remittances;

    RemittanceFiles(Sql sql, Clock clock, Remittances remittances) {
        this.sql = sql;
        this.clock = clock;
        this.remittances = remittances;
    }

    /** Makes two postings of the same bytes wait for each other until the transaction ends. */
    void lock(String sha256) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .set("key", "remittance-file:" + sha256)
                .any();
    }

    Optional<RemittanceFileView> postedWith(String sha256) {
        return sql.query(SELECT + "sha256 = :sha256 and outcome = 'POSTED'")
                .set("sha256", sha256)
                .first(this::read);
    }

    Optional<RemittanceFileView> view(UUID id) {
        return sql.query(SELECT + "id = :id").set("id", id).first(this::read);
    }

    private RemittanceFileView read(Row row) {
        var id = row.uuid("id");
        var alreadyPosted = sql.query("select unnest(already_posted) as remittance from remittance_file where id = :id")
                .set("id", id)
                .list(each -> each.uuid("remittance"));
        return new RemittanceFileView(
                id,
                row.string("name"),
                row.number("size_bytes"),
                row.string("sha256"),
                row.constant("outcome", RemittanceFileView.Outcome.class),
                row.orNull("refusal", Row::string),
                row.integer("transactions"),
                row.number("claims"),
                row.money("paid_cents"),
                row.instant("received_at"),
                remittances.inFile(id, SHOWN),
                remittances.all(alreadyPosted));
    }

    void insert(
            UUID id,
            StoredFile stored,
            RemittanceFileView.Outcome outcome,
            @Nullable String refusal,
            int transactions,
            long claims,
            Money paid,
            List<UUID> alreadyPosted) {
        sql.update("""
                        insert into remittance_file (id, stored_file_id, sha256, name, size_bytes, outcome, refusal,
                            transactions, claims, paid_cents, received_at, already_posted)
                        values (:id, :storedFile, :sha256, :name, :size, :outcome, :refusal, :transactions, :claims,
                            :paid, :receivedAt, :alreadyPosted)
                        """)
                .set("id", id)
                .set("storedFile", stored.id())
                .set("sha256", stored.sha256Hex())
                .set("name", stored.name())
                .set("size", stored.sizeBytes())
                .set("outcome", outcome)
                .set("refusal", refusal)
                .set("transactions", transactions)
                .set("claims", claims)
                .set("paid", paid)
                .set("receivedAt", clock.instant())
                .set("alreadyPosted", alreadyPosted)
                .run();
    }
}
