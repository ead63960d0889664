package org.openpractice.billing;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.platform.sql.Sql;

/** Short numbers that a practice group gives to what it sends; consecutive, and given back when the transaction fails. */
@ApplicationScoped
public class ControlNumbers {

    private final Sql sql;

    ControlNumbers(Sql sql) {
        this.sql = sql;
    }

    /** Next number; the row stays locked until the transaction ends. */
    public long next(Kind kind) {
        return sql.query("""
                        insert into control_number (kind, last_number) values (:kind, :first)
                        on conflict (practice_group_id, kind)
                            do update set last_number = control_number.last_number + 1
                        returning last_number
                        """).set("kind", kind).set("first", kind.first).one(row -> row.number("last_number"));
    }

    /** What is numbered. */
    public enum Kind {
        /** CLM01; six digits from the start, so that it is not taken for a count. */
        CLAIM(100_001),
        /** ISA13 and GS06. */
        INTERCHANGE(1);

        private final long first;

        Kind(long first) {
            this.first = first;
        }
    }
}
