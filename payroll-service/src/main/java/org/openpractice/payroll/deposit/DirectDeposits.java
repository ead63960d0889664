package org.openpractice.payroll.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Versions of where net pay goes, their shares and the accounts, read for many people at once. */
@ApplicationScoped
public class DirectDeposits {

    private static final int CHUNK = 2_000;

    /** Of two versions from the same day the later proposed holds. */
    static final Comparator<DirectDepositChange> IN_ORDER = Comparator.comparing(DirectDepositChange::effectiveFrom)
            .thenComparing(change -> change.id().toString());

    /** Which changes are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "PROPOSED ones wait for a second person")
        @QueryParam("state")
        DirectDepositChange.@Nullable State state;

        @QueryParam("origin")
        DirectDepositChange.@Nullable Origin origin;

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @Parameter(description = "First pay date, on this day or later")
        @QueryParam("effectiveFrom")
        @Nullable
        LocalDate effectiveFrom;

        @Parameter(description = "First pay date, on this day or earlier")
        @QueryParam("effectiveTo")
        @Nullable
        LocalDate effectiveTo;

        @Parameter(description = "A bank's correction to be decided by this day or earlier")
        @QueryParam("dueTo")
        @Nullable
        LocalDate dueTo;
    }

    private final EntityManager entities;

    DirectDeposits(EntityManager entities) {
        this.entities = entities;
    }

    void add(Object row) {
        entities.persist(row);
    }

    /** By employee, how net pay that is paid on that day is split; whoever is missing is paid by check. */
    public Map<UUID, DepositPlan> plansOf(Collection<UUID> employeeIds, LocalDate payDate) {
        var inForce = inForce(employeeIds, payDate);
        var employeeByChange = new HashMap<UUID, UUID>();
        inForce.forEach((employee, change) -> employeeByChange.put(change.id(), employee));
        var plans = new HashMap<UUID, DepositPlan>();
        planByChange(employeeByChange.keySet()).forEach((change, plan) -> {
            var employee = employeeByChange.get(change);
            if (employee != null) {
                plans.put(employee, plan);
            }
        });
        return plans;
    }

    /** The verified version that holds on a day. */
    public Optional<DirectDepositChange> inForce(UUID employeeId, LocalDate day) {
        return Optional.ofNullable(inForce(List.of(employeeId), day).get(employeeId));
    }

    private Map<UUID, DirectDepositChange> inForce(Collection<UUID> employeeIds, LocalDate day) {
        var latest = new HashMap<UUID, DirectDepositChange>();
        for (var ids : chunks(employeeIds)) {
            entities.createQuery("""
                            from DirectDepositChange where enrollmentId in :ids and state = VERIFIED
                                and effectiveFrom <= :day
                            """, DirectDepositChange.class)
                    .setParameter("ids", ids)
                    .setParameter("day", day)
                    .getResultStream()
                    .forEach(change ->
                            latest.merge(change.enrollmentId(), change, (a, b) -> IN_ORDER.compare(a, b) < 0 ? b : a));
        }
        return latest;
    }

    Map<UUID, DepositPlan> planByChange(Collection<UUID> changeIds) {
        var plans = new HashMap<UUID, DepositPlan>();
        for (var ids : chunks(changeIds)) {
            entities.createQuery("from DepositShare where changeId in :ids", DepositShare.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .collect(Collectors.groupingBy(DepositShare::changeId))
                    .forEach((change, shares) -> plans.put(
                            change,
                            new DepositPlan(shares.stream()
                                    .sorted(Comparator.comparing(DepositShare::ordinal))
                                    .map(DepositShare::share)
                                    .toList())));
        }
        return plans;
    }

    /** Accounts by id. */
    public Map<UUID, DirectDeposit> accounts(Collection<UUID> ids) {
        var accounts = new HashMap<UUID, DirectDeposit>();
        for (var some : chunks(ids)) {
            entities.createQuery("from DirectDeposit where id in :ids", DirectDeposit.class)
                    .setParameter("ids", some)
                    .getResultStream()
                    .forEach(account -> accounts.put(account.id(), account));
        }
        return accounts;
    }

    /** @throws IllegalStateException when the account is not there */
    public DirectDeposit account(UUID id) {
        return Optional.ofNullable(entities.find(DirectDeposit.class, id))
                .orElseThrow(() -> new IllegalStateException("Account " + id + " is missing"));
    }

    /** Verified accounts to which no prenote has left yet, in the order in which they were given. */
    public List<DirectDeposit> awaitingPrenote() {
        return entities.createQuery("""
                        from DirectDeposit d where d.standing = AWAITING_PRENOTE and d.id in (
                            select s.directDepositId from DepositShare s, DirectDepositChange c
                            where s.changeId = c.id and c.state = VERIFIED)
                        order by d.id
                        """, DirectDeposit.class).getResultList();
    }

    /** Every account that somebody ever gave. */
    List<DirectDeposit> accountsOf(UUID employeeId) {
        return entities.createQuery("from DirectDeposit where enrollmentId = :employee", DirectDeposit.class)
                .setParameter("employee", employeeId)
                .getResultList();
    }

    Optional<DirectDeposit> accountWith(UUID employeeId, byte[] index) {
        return entities.createQuery(
                        "from DirectDeposit where enrollmentId = :employee and accountIndex = :index",
                        DirectDeposit.class)
                .setParameter("employee", employeeId)
                .setParameter("index", index)
                .getResultStream()
                .findFirst();
    }

    /** Every version, oldest first. */
    public List<DirectDepositChange> changesOf(UUID employeeId) {
        return entities.createQuery(
                        "from DirectDepositChange where enrollmentId = :employee order by id",
                        DirectDepositChange.class)
                .setParameter("employee", employeeId)
                .getResultList();
    }

    /** A version of somebody's accounts. Refuses {@link PlatformProblem#NOT_FOUND}. */
    DirectDepositChange change(UUID employeeId, UUID changeId) {
        return Optional.ofNullable(entities.find(DirectDepositChange.class, changeId))
                .filter(change -> change.enrollmentId().equals(employeeId))
                .orElseThrow(PlatformProblem::notFound);
    }

    /** A version of anybody's accounts. Refuses {@link PlatformProblem#NOT_FOUND}. */
    DirectDepositChange change(UUID changeId) {
        return Optional.ofNullable(entities.find(DirectDepositChange.class, changeId))
                .orElseThrow(PlatformProblem::notFound);
    }

    /** By employee, the latest of the changes that wait for a second person. */
    public Map<UUID, DirectDepositChange> waiting(Collection<UUID> employeeIds) {
        var waiting = new HashMap<UUID, DirectDepositChange>();
        for (var ids : chunks(employeeIds)) {
            entities.createQuery(
                            "from DirectDepositChange where enrollmentId in :ids and state = PROPOSED order by id",
                            DirectDepositChange.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(change -> waiting.put(change.enrollmentId(), change));
        }
        return waiting;
    }

    ListOf<DirectDepositChange> list(Asked asked) {
        return ListOf.entities(entities, DirectDepositChange.class, asked)
                .search(Enrollments.name("e.enrollmentId"), Enrollments.number("e.enrollmentId"))
                .where("e.state = ?", asked.state)
                .where("e.origin = ?", asked.origin)
                .where("e.enrollmentId = ?", asked.employeeId)
                .where("e.effectiveFrom >= ?", asked.effectiveFrom)
                .where("e.effectiveFrom <= ?", asked.effectiveTo)
                .where("e.dueOn <= ?", asked.dueTo)
                .sort("effectiveFrom", LocalDate.class, "e.effectiveFrom")
                .sort("proposedAt", Instant.class, "e.proposed.at");
    }

    private static List<List<UUID>> chunks(Collection<UUID> ids) {
        var all = new ArrayList<>(ids);
        var chunks = new ArrayList<List<UUID>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }
}
