package org.openpractice.payroll.advance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

@ApplicationScoped
class PayAdvances implements Records<PayAdvance> {

    /** Which advances are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("canceled")
        @Nullable
        Boolean canceled;

        @QueryParam("agreedFrom")
        @Nullable
        LocalDate agreedFrom;

        @QueryParam("agreedTo")
        @Nullable
        LocalDate agreedTo;
    }

    private final CountingRuns countingRuns;
    private final Sql sql;

    PayAdvances(CountingRuns countingRuns, Sql sql) {
        this.countingRuns = countingRuns;
        this.sql = sql;
    }

    ListOf<PayAdvance> list(Asked asked) {
        return list(PayAdvance.class, asked)
                .search(Enrollments.name("e.enrollmentId"), Enrollments.number("e.enrollmentId"))
                .where("e.enrollmentId = ?", asked.employeeId)
                .where("(case when e.canceledOn is null then false else true end) = ?", asked.canceled)
                .where("e.agreedOn >= ?", asked.agreedFrom)
                .where("e.agreedOn <= ?", asked.agreedTo)
                .sort("agreedOn", LocalDate.class, "e.agreedOn")
                .sort("employeeNumber", String.class, Enrollments.number("e.enrollmentId"));
    }

    /** Of many that are not canceled, oldest first. */
    Map<UUID, List<PayAdvance>> of(Collection<UUID> employees) {
        return list("among(enrollmentId, ?1) and canceledOn is null order by enrollmentId, number", (Object)
                        Reading.ids(employees))
                .stream()
                .collect(Collectors.groupingBy(PayAdvance::enrollmentId));
    }

    int nextNumber(UUID employeeId) {
        return Math.toIntExact(count("enrollmentId", employeeId)) + 1;
    }

    /** Where it stands; also for a view after the change. */
    @Transactional
    AdvanceBalance balance(PayAdvance advance) {
        return balances(List.of(advance), CountingRuns.NONE).getOrDefault(advance.id(), AdvanceBalance.NONE);
    }

    /** Where they stand without one run; those of which nothing was paid are left out. A void takes back what it voids. */
    Map<UUID, AdvanceBalance> balances(Collection<PayAdvance> advances, UUID exceptRun) {
        if (advances.isEmpty()) {
            return Map.of();
        }
        var balances = new HashMap<UUID, AdvanceBalance>();
        sql.query("""
                        select a.id,
                            coalesce(-sum(l.amount_cents) filter (where (l.amount_cents < 0) = (l.negates_id is null)), 0)
                                ::bigint as paid_out,
                            coalesce(sum(l.amount_cents) filter (where (l.amount_cents > 0) = (l.negates_id is null)), 0)
                                ::bigint as repaid,
                            (select coalesce(sum(r.amount_cents), 0) from advance_repayment r where r.advance_id = a.id)
                                ::bigint as directly
                        from pay_advance a join paid_line l on l.employee_id = a.enrollment_id
                            and l.code = 'ADVANCE-' || a.number and l.amount_cents <> 0
                        where a.id = any(:advances) and l.pay_run_id = any(:runs)
                        group by a.id
                        """)
                .set("advances", advances.stream().map(PayAdvance::id).toList())
                .set("runs", countingRuns.allBut(exceptRun))
                .list(row -> balances.put(
                        row.uuid("id"),
                        new AdvanceBalance(row.money("paid_out"), row.money("repaid"), row.money("directly"))));
        return balances;
    }

    /** What was repaid of it directly, in the order in which it came in. */
    List<AdvanceRepayment> repayments(UUID advanceId) {
        return getEntityManager()
                .createQuery(
                        "from AdvanceRepayment where advanceId = :advance order by receivedOn, id",
                        AdvanceRepayment.class)
                .setParameter("advance", advanceId)
                .getResultList();
    }

    void keep(AdvanceRepayment repayment) {
        getEntityManager().persist(repayment);
    }
}
