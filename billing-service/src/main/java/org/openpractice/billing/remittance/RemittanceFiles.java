package org.openpractice.billing.remittance;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.upload.StoredFile;

/** Remittance files as they were received, posted or refused. Plain SQL beside the posting, which is plain SQL for its size. */
@ApplicationScoped
class RemittanceFiles {

    /** A file may hold a hundred thousand payments; the list at {@code /remittances?fileId=} pages through them all. */
    static final int SHOWN = 200;

    private static final String COLUMNS =
            "id, name, size_bytes, sha256, outcome, refusal, transactions, claims, paid_cents, received_at, already_posted";

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Remittances remittances;

    RemittanceFiles(AgroalDataSource dataSource, Clock clock, Remittances remittances) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.remittances = remittances;
    }

    /** Makes two postings of the same bytes wait for each other until the transaction ends. */
    void lock(String sha256) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "remittance-file:" + sha256);
            statement.execute();
        } catch (SQLException e) {
            throw new PostingException("The file could not be locked", e);
        }
    }

    Optional<RemittanceFileView> postedWith(String sha256) {
        return find("sha256 = ? and outcome = 'POSTED'", sha256);
    }

    Optional<RemittanceFileView> view(UUID id) {
        return find("id = ?", id);
    }

    private Optional<RemittanceFileView> find(String condition, Object parameter) {
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("select " + COLUMNS + " from remittance_file where " + condition)) {
            statement.setObject(1, parameter);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new PostingException("The remittance file could not be read", e);
        }
    }

    private RemittanceFileView read(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var alreadyPosted = (UUID[]) row.getArray(11).getArray();
        return new RemittanceFileView(
                id,
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                RemittanceFileView.Outcome.valueOf(row.getString(5)),
                row.getString(6),
                row.getInt(7),
                row.getLong(8),
                Money.ofCents(row.getLong(9)),
                row.getTimestamp(10).toInstant(),
                remittances.inFile(id, SHOWN),
                remittances.all(List.of(alreadyPosted)));
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
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into remittance_file (id, stored_file_id, sha256, name, size_bytes, outcome, refusal,
                            transactions, claims, paid_cents, received_at, already_posted)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            statement.setObject(1, id);
            statement.setObject(2, stored.id());
            statement.setString(3, stored.sha256Hex());
            statement.setString(4, stored.name());
            statement.setLong(5, stored.sizeBytes());
            statement.setString(6, outcome.name());
            statement.setString(7, refusal);
            statement.setInt(8, transactions);
            statement.setLong(9, claims);
            statement.setLong(10, paid.cents());
            statement.setTimestamp(11, Timestamp.from(clock.instant()));
            statement.setArray(12, connection.createArrayOf("uuid", alreadyPosted.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new PostingException("The remittance file could not be recorded", e);
        }
    }
}
