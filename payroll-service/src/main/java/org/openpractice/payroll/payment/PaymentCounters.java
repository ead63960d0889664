package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.platform.sql.Sql;

/**
 * Gives out the group's trace and check numbers in their order, in the transaction that uses them: what is rolled back
 * leaves no gap. Its row is held until then, so that two payments do not run side by side.
 */
@ApplicationScoped
public class PaymentCounters {

    /** A trace number has seven digits of ours; they begin again after the last. */
    static final long LAST_TRACE = 9_999_999;

    private final Sql sql;
    private final PaymentPolicies policies;

    PaymentCounters(Sql sql, PaymentPolicies policies) {
        this.sql = sql;
        this.policies = policies;
    }

    /** First of so many trace numbers in a row. */
    public long traces(int many) {
        if (many > LAST_TRACE) {
            throw new IllegalArgumentException("expected at most %d entries".formatted(LAST_TRACE));
        }
        long last =
                sql.query("""
                insert into payment_counter (last_trace) values (:many)
                on conflict (practice_group_id) do update set last_trace = case
                    when payment_counter.last_trace + :many > :most then :many
                    else payment_counter.last_trace + :many end
                returning last_trace
                """).set("many", (long) many).set("most", LAST_TRACE).one(row -> row.number("last_trace"));
        return last - many + 1;
    }

    /** First of so many check numbers in a row. */
    long checks(int many) {
        long last = sql.query("""
                        insert into payment_counter (last_trace, last_check_number) values (0, :first + :many - 1)
                        on conflict (practice_group_id) do update set last_check_number =
                            coalesce(payment_counter.last_check_number, :first - 1) + :many
                        returning last_check_number
                        """)
                .set("first", policies.current().firstCheckNumber())
                .set("many", (long) many)
                .one(row -> row.number("last_check_number"));
        return last - many + 1;
    }
}
