package org.openpractice.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/** Walks a practice group's audit chain and tells where it is broken. */
@ApplicationScoped
class AuditVerification {

    private static final String LINES = """
            select sequence, at, actor, client, action, subject_type, subject_id, correlation_id, hash
            from audit_line where sequence <= :last order by sequence
            """;

    private final Sql sql;

    AuditVerification(Sql sql) {
        this.sql = sql.direct();
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
        // Head first: lines that are added meanwhile lie beyond it.
        var head = sql.query("select sequence, hash from audit_head")
                .first(row -> new Head(row.number("sequence"), row.bytes("hash")))
                .orElse(new Head(0, new byte[0]));
        var walk = new Walk();
        sql.query(LINES).set("last", head.sequence()).each(walk::step);
        return walk.verdict(head);
    }

    private record Head(long sequence, byte[] hash) {}

    /** Goes from line to line until one is not what was written. */
    private static final class Walk {

        private long expected;
        private byte[] previous = new byte[0];
        private @Nullable Verdict broken;

        void step(Row row) {
            if (broken != null) {
                return;
            }
            AuditLine line = line(row);
            expected++;
            if (line.sequence() != expected) {
                broken = Verdict.broken(expected - 1, expected, "a line is missing");
                return;
            }
            previous = line.hash(previous);
            if (!Arrays.equals(previous, row.bytes("hash"))) {
                broken = Verdict.broken(expected - 1, expected, "the line is not as it was written");
            }
        }

        Verdict verdict(Head head) {
            if (broken != null) {
                return broken;
            }
            if (expected < head.sequence()) {
                return Verdict.broken(expected, expected + 1, "lines are missing at the end");
            }
            if (!Arrays.equals(previous, head.hash())) {
                return Verdict.broken(expected, expected, "the chain was written anew");
            }
            return Verdict.intact(expected);
        }
    }

    private static AuditLine line(Row row) {
        return new AuditLine(
                row.number("sequence"),
                row.instant("at"),
                row.string("actor"),
                row.string("client"),
                row.string("action"),
                row.string("subject_type"),
                row.orNull("subject_id", Row::uuid),
                row.orNull("correlation_id", Row::string));
    }
}
