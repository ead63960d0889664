package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.openpractice.payroll.bank.PaymentPolicies;

/**
 * Gives out the group's trace and check numbers in their order, in the transaction that uses them: what is rolled back
 * leaves no gap. Its row is held until then, so that two payments do not run side by side.
 */
@ApplicationScoped
public class PaymentCounters {

    /** A trace number has seven digits of ours; they begin again after the last. */
    static final long LAST_TRACE = 9_999_999;

    private final EntityManager entities;
    private final PaymentPolicies policies;

    PaymentCounters(EntityManager entities, PaymentPolicies policies) {
        this.entities = entities;
        this.policies = policies;
    }

    /** First of so many trace numbers in a row. */
    public long traces(int many) {
        if (many > LAST_TRACE) {
            throw new IllegalArgumentException("expected at most %d entries".formatted(LAST_TRACE));
        }
        long last = number("""
                insert into payment_counter (last_trace) values (:many)
                on conflict (practice_group_id) do update set last_trace = case
                    when payment_counter.last_trace + :many > :most then :many
                    else payment_counter.last_trace + :many end
                returning last_trace
                """, many);
        return last - many + 1;
    }

    /** First of so many check numbers in a row. */
    long checks(int many) {
        long last = ((Number) entities.createNativeQuery("""
                        insert into payment_counter (last_trace, last_check_number) values (0, :first + :many - 1)
                        on conflict (practice_group_id) do update set last_check_number =
                            coalesce(payment_counter.last_check_number, :first - 1) + :many
                        returning last_check_number
                        """)
                        .setParameter("first", policies.current().firstCheckNumber())
                        .setParameter("many", (long) many)
                        .getSingleResult())
                .longValue();
        return last - many + 1;
    }

    private long number(String sql, int many) {
        return ((Number) entities.createNativeQuery(sql)
                        .setParameter("many", (long) many)
                        .setParameter("most", LAST_TRACE)
                        .getSingleResult())
                .longValue();
    }
}
