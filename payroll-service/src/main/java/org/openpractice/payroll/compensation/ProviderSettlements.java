package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** Settlements and the rows of their statements. */
@ApplicationScoped
class ProviderSettlements implements Records<ProviderSettlement> {

    private static final UUID NONE = new UUID(0, 0);

    /** After every period that is settled. */
    static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    /** Which settlements are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("contractId")
        @Nullable
        UUID contractId;

        @QueryParam("state")
        ProviderSettlement.@Nullable State state;

        @Parameter(description = "Paid by that run")
        @QueryParam("payRunId")
        @Nullable
        UUID payRunId;

        @Parameter(description = "End of the period, on this day or later")
        @QueryParam("endsFrom")
        @Nullable
        LocalDate endsFrom;

        @Parameter(description = "End of the period, on this day or earlier")
        @QueryParam("endsTo")
        @Nullable
        LocalDate endsTo;
    }

    private final Sql sql;

    ProviderSettlements(Sql sql) {
        this.sql = sql;
    }

    ListOf<ProviderSettlement> list(Asked asked) {
        return list(ProviderSettlement.class, asked)
                .search(Enrollments.name("e.employeeId"), Enrollments.number("e.employeeId"))
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.contractId = ?", asked.contractId)
                .where("e.state = ?", asked.state)
                .where("e.payRunId = ?", asked.payRunId)
                .where("e.periodEndsOn >= ?", asked.endsFrom)
                .where("e.periodEndsOn <= ?", asked.endsTo)
                .sort("periodEndsOn", LocalDate.class, "e.periodEndsOn");
    }

    /** The last settlement of a contract that was not withdrawn. */
    Optional<ProviderSettlement> last(UUID contractId) {
        return find(
                        "contractId = ?1 and state <> ?2 order by periodEndsOn desc",
                        contractId,
                        ProviderSettlement.State.WITHDRAWN)
                .page(0, 1)
                .firstResultOptional();
    }

    void add(StatementRow row) {
        getEntityManager().persist(row);
    }

    List<StatementRow> rows(UUID settlementId) {
        return getEntityManager()
                .createQuery("from StatementRow where settlementId = :settlement order by ordinal", StatementRow.class)
                .setParameter("settlement", settlementId)
                .getResultList();
    }

    /** What settlements of a contract gave, by version and contract year, but that one. */
    List<ProviderPay.Settled> settled(UUID contractId, @Nullable UUID exceptSettlement) {
        return sql.query("""
                        select r.contract_version_id, r.contract_year,
                            sum(r.work_rvus_after - r.work_rvus_before) as work_rvus,
                            sum(r.amount_cents)::bigint as cents
                        from provider_settlement s
                            join provider_statement_row r on r.practice_group_id = s.practice_group_id
                                and r.settlement_id = s.id
                        where s.contract_id = :contract and s.state <> 'WITHDRAWN' and s.id <> :except
                            and r.kind in ('WORK', 'THRESHOLD')
                        group by r.contract_version_id, r.contract_year
                        """)
                .set("contract", contractId)
                .set("except", exceptSettlement == null ? NONE : exceptSettlement)
                .list(row -> new ProviderPay.Settled(
                        row.uuid("contract_version_id"),
                        new ContractYear(row.date("contract_year")),
                        row.decimal("work_rvus"),
                        row.money("cents")));
    }

    /** What the settlements of a contract before one of them left, oldest first; of all when there is none to be before. */
    List<ProviderPay.Balance> balances(UUID contractId, int firstMonth, @Nullable ProviderSettlement settlement) {
        return sql.query("""
                        select s.period_ends_on, s.carried_on_cents,
                            coalesce(sum(r.amount_cents) filter (where r.kind in ('WORK', 'THRESHOLD')
                                and r.contract_year + interval '1 year' <= s.period_ends_on), 0)::bigint as earlier_years
                        from provider_settlement s
                            left join provider_statement_row r on r.practice_group_id = s.practice_group_id
                                and r.settlement_id = s.id
                        where s.contract_id = :contract and s.state <> 'WITHDRAWN' and s.period_ends_on < :before
                        group by s.id, s.period_ends_on, s.carried_on_cents
                        order by s.period_ends_on
                        """)
                .set("contract", contractId)
                .set("before", settlement == null ? FOREVER : settlement.periodEndsOn())
                .list(row -> new ProviderPay.Balance(
                        ContractYear.of(row.date("period_ends_on"), firstMonth),
                        row.money("earlier_years"),
                        row.money("carried_on_cents")));
    }

    /** Draws that settlements of a contract have taken into account, but that one. */
    Money drawsSettled(UUID contractId, @Nullable UUID exceptSettlement) {
        return Money.sum(list(
                        "contractId = ?1 and state <> ?2 and (?3 is null or id <> ?3)",
                        contractId,
                        ProviderSettlement.State.WITHDRAWN,
                        exceptSettlement)
                .stream()
                .map(ProviderSettlement::draws)
                .toList());
    }

    /**
     * Draws on paychecks that count, with a pay date between two days.
     *
     * @param ends whether the contract ends with the second: the draw of its last days is often paid after them, and no
     *     later settlement earns what it could be taken off, so it counts too
     */
    Money drawsPaid(UUID employeeId, LocalDate from, LocalDate to, boolean ends) {
        return sql.query("""
                        select coalesce(sum(l.amount_cents), 0)::bigint as cents
                        from paid_line l
                        where l.employee_id = :employee and l.pay_date >= :from
                            and (l.pay_date <= :to or :ends and l.period_starts_on <= :to) and l.code = :code
                        """)
                .set("from", from)
                .set("to", to)
                .set("ends", ends)
                .set("employee", employeeId)
                .set("code", PayCode.PROVIDER_DRAW)
                .one(row -> row.money("cents"));
    }

    /** Approved settlements of some people with something to pay that no run has taken. */
    List<ProviderSettlement> payable(Collection<UUID> employeeIds) {
        return list(
                "employeeId in ?1 and state = ?2 and payRunId is null and payable > ?3 order by periodEndsOn, id",
                employeeIds,
                ProviderSettlement.State.APPROVED,
                Money.ZERO);
    }

    /** Marks settlements as paid by a run; how many were free to be. */
    int take(Collection<UUID> settlementIds, UUID payRunId) {
        return update(
                "payRunId = ?1, version = version + 1 where id in ?2 and state = ?3 and payRunId is null",
                payRunId,
                settlementIds,
                ProviderSettlement.State.APPROVED);
    }

    void release(UUID payRunId, Collection<UUID> employeeIds) {
        if (!employeeIds.isEmpty()) {
            update(
                    "payRunId = null, version = version + 1 where payRunId = ?1 and employeeId in ?2",
                    payRunId,
                    employeeIds);
        }
    }

    void release(UUID payRunId) {
        update("payRunId = null, version = version + 1 where payRunId = ?1", payRunId);
    }

    /** Frees what a run paid to somebody whose paycheck is voided, and remembers the run. */
    void giveBack(UUID payRunId, UUID employeeId) {
        update(
                "payRunId = null, givenBackByRunId = ?1, version = version + 1 where payRunId = ?1 and employeeId = ?2",
                payRunId,
                employeeId);
    }

    /** Marks as paid by the run again what it gave back; false when some of it is no longer free. */
    boolean takeAgain(UUID payRunId, UUID employeeId) {
        long given = count("givenBackByRunId = ?1 and employeeId = ?2", payRunId, employeeId);
        return given == 0 || given == update("""
                                payRunId = ?1, givenBackByRunId = null, version = version + 1
                                where givenBackByRunId = ?1 and employeeId = ?2 and state = ?3 and payRunId is null
                                """, payRunId, employeeId, ProviderSettlement.State.APPROVED);
    }
}
