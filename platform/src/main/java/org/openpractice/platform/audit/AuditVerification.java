package org.openpractice.platform.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks a practice group's audit chain and tells where it is broken. */
@ApplicationScoped
public class AuditVerification {

    private static final String LINES = """
            select sequence, at, actor, client, action, subject_type, subject_id, correlation_id, hash
            from audit_line order by sequence
            """;

    private final AgroalDataSource dataSource;

    AuditVerification(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The verdict.
     *
     * @param lines lines that were found in order
     * @param brokenAt sequence of the first line that is not what was written; null when the chain holds
     */
    public record Verdict(
            boolean intact,
            long lines,
            @Nullable Long brokenAt,
            @Nullable String reason) {
        static Verdict intact(long lines) {
            return new Verdict(true, lines, null, null);
        }

        static Verdict broken(long lines, long at, String reason) {
            return new Verdict(false, lines, at, reason);
        }
    }

    @Transactional
    public Verdict verify() {
        try (var connection = dataSource.getConnection()) {
            return verify(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit log could not be read", e);
        }
    }

    private static Verdict verify(Connection connection) throws SQLException {
        // Head first: lines that are added meanwhile lie beyond it.
        long headSequence = 0;
        byte[] headHash = new byte[0];
        try (var statement = connection.prepareStatement("select sequence, hash from audit_head");
                var head = statement.executeQuery()) {
            if (head.next()) {
                headSequence = head.getLong(1);
                headHash = head.getBytes(2);
            }
        }
        long expected = 0;
        byte[] previous = new byte[0];
        try (var statement = connection.prepareStatement(LINES)) {
            statement.setFetchSize(1000);
            try (var rows = statement.executeQuery()) {
                while (rows.next() && rows.getLong("sequence") <= headSequence) {
                    AuditLine line = line(rows);
                    expected++;
                    if (line.sequence() != expected) {
                        return Verdict.broken(expected - 1, expected, "a line is missing");
                    }
                    previous = line.hash(previous);
                    if (!Arrays.equals(previous, rows.getBytes("hash"))) {
                        return Verdict.broken(expected - 1, expected, "the line is not as it was written");
                    }
                }
            }
        }
        if (expected < headSequence) {
            return Verdict.broken(expected, expected + 1, "lines are missing at the end");
        }
        if (!Arrays.equals(previous, headHash)) {
            return Verdict.broken(expected, expected, "the chain was written anew");
        }
        return Verdict.intact(expected);
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("client"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("correlation_id"));
    }
}
