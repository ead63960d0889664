package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.compensation.ServiceLine.State;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Lines of claims and the entries that credit them. */
@ApplicationScoped
class WorkRvuLedger implements Records<WorkRvuEntry> {

    /** Which lines of claims are asked for. */
    public static class AskedLines extends ListRequest {

        @QueryParam("state")
        @Nullable
        State state;

        @QueryParam("stage")
        @Nullable
        LineStage stage;

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("claimId")
        @Nullable
        UUID claimId;

        @QueryParam("procedureCode")
        @Nullable
        String procedureCode;

        @Parameter(description = "Posted or billed on this day or later")
        @QueryParam("countedFrom")
        @Nullable
        LocalDate countedFrom;

        @Parameter(description = "Posted or billed on this day or earlier")
        @QueryParam("countedTo")
        @Nullable
        LocalDate countedTo;
    }

    /** Which entries are asked for. */
    @SuppressWarnings("NullAway.Init") // the request fills it
    public static class AskedEntries extends ListRequest {

        @QueryParam("employeeId")
        @NotNull
        UUID employeeId;

        @QueryParam("serviceLineId")
        @Nullable
        UUID serviceLineId;

        @Parameter(description = "Moved from or to that account")
        @QueryParam("account")
        WorkRvuEntry.@Nullable Account account;

        @Parameter(description = "Counts on this day or later")
        @QueryParam("countsFrom")
        @Nullable
        LocalDate countsFrom;

        @Parameter(description = "Counts on this day or earlier")
        @QueryParam("countsTo")
        @Nullable
        LocalDate countsTo;
    }

    void add(Object row) {
        getEntityManager().persist(row);
    }

    /** Lines of some claims that are not taken back. */
    List<ServiceLine> standing(Collection<UUID> claimIds) {
        return getEntityManager()
                .createQuery("from ServiceLine where claimId in :claims and state <> :takenBack", ServiceLine.class)
                .setParameter("claims", claimIds)
                .setParameter("takenBack", State.TAKEN_BACK)
                .getResultList();
    }

    /** Somebody's lines in some states that count from a day on. */
    List<ServiceLine> lines(UUID employeeId, Collection<State> states, LocalDate from) {
        return getEntityManager()
                .createQuery(
                        "from ServiceLine where employeeId = :employee and state in :states and countedOn >= :from order by id",
                        ServiceLine.class)
                .setParameter("employee", employeeId)
                .setParameter("states", states)
                .setParameter("from", from)
                .getResultList();
    }

    /** Unpriced lines of everybody after one of them, oldest first, no more than so many. */
    List<ServiceLine> unpriced(UUID after, int most) {
        return getEntityManager()
                .createQuery("from ServiceLine where state = :unpriced and id > :after order by id", ServiceLine.class)
                .setParameter("after", after)
                .setParameter("unpriced", State.UNPRICED)
                .setMaxResults(most)
                .getResultList();
    }

    ListOf<ServiceLine> list(AskedLines asked) {
        return ListOf.entities(getEntityManager(), ServiceLine.class, asked)
                .search("e.procedureCode", Enrollments.name("e.employeeId"), Enrollments.number("e.employeeId"))
                .where("e.state = ?", asked.state)
                .where("e.stage = ?", asked.stage)
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.claimId = ?", asked.claimId)
                .where("e.procedureCode = ?", asked.procedureCode)
                .where("e.countedOn >= ?", asked.countedFrom)
                .where("e.countedOn <= ?", asked.countedTo)
                .sort("countedOn", LocalDate.class, "e.countedOn")
                .sort("serviceDate", LocalDate.class, "e.serviceDate")
                .sort("procedureCode", String.class, "e.procedureCode");
    }

    /** Entries of somebody's ledger. */
    ListOf<WorkRvuEntry> list(AskedEntries asked) {
        return list(WorkRvuEntry.class, asked)
                .search("e.explanation", "(select l.procedureCode from ServiceLine l where l.id = e.serviceLineId)")
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.serviceLineId = ?", asked.serviceLineId)
                .where("(e.fromAccount = ? or e.toAccount = ?)", asked.account, asked.account)
                .where("e.countsOn >= ?", asked.countsFrom)
                .where("e.countsOn <= ?", asked.countsTo)
                .sort("countsOn", LocalDate.class, "e.countsOn");
    }

    Map<UUID, ServiceLine> linesById(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery("from ServiceLine where id in :ids", ServiceLine.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(ServiceLine::id, Function.identity()));
    }

    /** Entries that concern the provider's account, count up to a day, and are part of no settlement but that one. */
    List<WorkRvuEntry> unsettled(UUID employeeId, LocalDate until, @Nullable UUID exceptSettlement) {
        return getEntityManager()
                .createQuery("""
                        from WorkRvuEntry e where e.employeeId = :employee and e.countsOn <= :until
                            and (e.fromAccount = :provider or e.toAccount = :provider)
                            and not exists (select 1 from StatementRow r join ProviderSettlement s on s.id = r.settlementId
                                where r.entryId = e.id and s.state <> :withdrawn
                                    and (:except is null or s.id <> :except))
                        order by e.countsOn, e.id
                        """, WorkRvuEntry.class)
                .setParameter("employee", employeeId)
                .setParameter("until", until)
                .setParameter("provider", WorkRvuEntry.Account.PROVIDER)
                .setParameter("withdrawn", ProviderSettlement.State.WITHDRAWN)
                .setParameter("except", exceptSettlement)
                .getResultList();
    }

    /** Work RVUs that stand to somebody's credit, settled or not. */
    BigDecimal balance(UUID employeeId) {
        return Optional.ofNullable(getEntityManager()
                        .createQuery("""
                                select sum(case when e.toAccount = :provider then e.quantity
                                    when e.fromAccount = :provider then -e.quantity else 0 end)
                                from WorkRvuEntry e where e.employeeId = :employee
                                """, BigDecimal.class)
                        .setParameter("employee", employeeId)
                        .setParameter("provider", WorkRvuEntry.Account.PROVIDER)
                        .getSingleResult())
                .orElse(BigDecimal.ZERO);
    }
}
