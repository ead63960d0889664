package org.openpractice.payroll.garnishment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.reading.Reading;

/** Orders with their terms, and what paychecks took for them. */
@ApplicationScoped
public class GarnishmentOrders implements PanacheRepositoryBase<GarnishmentOrder, UUID> {

    private static final Comparator<GarnishmentOrderTerms> IN_ORDER = Comparator.comparing(
                    GarnishmentOrderTerms::effectiveFrom)
            .thenComparing(version -> version.id().toString());

    /** What the paychecks of approved and paid runs say of one code. */
    record Sum(UUID employeeId, String code, Money ordered, Money amount) {}

    private final PaychecksOfPeriod paychecksOfPeriod;

    GarnishmentOrders(PaychecksOfPeriod paychecksOfPeriod) {
        this.paychecksOfPeriod = paychecksOfPeriod;
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    GarnishmentOrder required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    List<GarnishmentOrder> page(@Nullable UUID employeeId, PageRequest page) {
        var query = employeeId == null
                ? find("id > ?1 order by id", page.after())
                : find("id > ?1 and enrollmentId = ?2 order by id", page.after(), employeeId);
        return query.page(0, page.fetch()).list();
    }

    void add(GarnishmentOrderTerms version) {
        getEntityManager().persist(version);
    }

    /** Versions by order, in the order in which they take effect. */
    Map<UUID, List<GarnishmentOrderTerms>> termsOf(Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery("from GarnishmentOrderTerms where among(orderId, :orders)", GarnishmentOrderTerms.class)
                .setParameter("orders", Reading.ids(orders))
                .getResultStream()
                .sorted(IN_ORDER)
                .collect(Collectors.groupingBy(GarnishmentOrderTerms::orderId));
    }

    /**
     * The orders that apply to paychecks of a run, by employee; nobody without an order is in it. Four queries for any number
     * of people, one when nobody has an order.
     *
     * @param sourcing where each one works
     */
    public Map<UUID, OrdersInForce> of(
            Collection<UUID> employeeIds, GarnishedRun run, Map<UUID, SourcingInput> sourcing) {
        if (employeeIds.isEmpty()) {
            return Map.of();
        }
        var payDate = run.period().payDate();
        var orders = list(
                "among(enrollmentId, ?1) and (releasedOn is null or releasedOn > ?2)",
                Reading.ids(employeeIds),
                payDate);
        if (orders.isEmpty()) {
            return Map.of();
        }
        var terms = termsOf(orders.stream().map(GarnishmentOrder::id).toList());
        var people =
                orders.stream().map(GarnishmentOrder::enrollmentId).distinct().toList();
        var sums = new HashMap<String, Sum>();
        taken(people, run.id()).forEach(sum -> sums.put(sum.employeeId() + sum.code(), sum));
        var inPeriod = paychecksOfPeriod.of(people, run);
        var byEmployee = new HashMap<UUID, List<OrderInForce>>();
        for (var order : orders) {
            inForce(terms.getOrDefault(order.id(), List.of()), payDate)
                    .ifPresent(version -> byEmployee
                            .computeIfAbsent(order.enrollmentId(), key -> new ArrayList<>())
                            .add(withHistory(order, version, sums, inPeriod.get(order.enrollmentId()))));
        }
        var result = new HashMap<UUID, OrdersInForce>();
        byEmployee.forEach((employee, inForce) -> result.put(
                employee,
                new OrdersInForce(
                        Optional.ofNullable(sourcing.get(employee))
                                .map(where -> where.places().work().state())
                                .orElse(""),
                        inForce.stream()
                                .sorted(Comparator.comparing(OrderInForce::reference))
                                .toList(),
                        run.lumpSum(),
                        inPeriod.get(employee))));
        return result;
    }

    /** An order as it stands, with everything that was taken for it. */
    OrderInForce standing(GarnishmentOrder order, OrderTerms terms) {
        var sums = new HashMap<String, Sum>();
        taken(List.of(order.enrollmentId()), new UUID(0, 0))
                .forEach(sum -> sums.put(sum.employeeId() + sum.code(), sum));
        return withHistory(order, terms, sums, null);
    }

    private static OrderInForce withHistory(
            GarnishmentOrder order, OrderTerms terms, Map<String, Sum> sums, @Nullable PaidInPeriod inPeriod) {
        var code = PayCode.GARNISHMENT + order.reference();
        var line = sums.get(order.enrollmentId() + code);
        var fee = sums.get(order.enrollmentId() + code + OrderInForce.FEE);
        var given = inPeriod == null
                ? PaidInPeriod.Taken.NOTHING
                : inPeriod.taken().getOrDefault(code, PaidInPeriod.Taken.NOTHING);
        return new OrderInForce(
                order.id(),
                order.reference(),
                terms,
                line == null ? Money.ZERO : line.ordered().minus(given.ordered()),
                line == null ? Money.ZERO : line.amount().minus(given.amount()),
                fee == null ? Money.ZERO : fee.amount());
    }

    private static Optional<OrderTerms> inForce(List<GarnishmentOrderTerms> versions, LocalDate payDate) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(payDate))
                .max(IN_ORDER)
                .map(GarnishmentOrderTerms::terms);
    }

    /** The wages of a garnishment's line are what the order asked. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    private List<Sum> taken(Collection<UUID> employees, UUID exceptRun) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select l.employee_id, l.code,
                            sum(coalesce(l.wages_cents, l.amount_cents))::bigint as ordered,
                            sum(l.amount_cents)::bigint as amount
                        from paid_line l
                        where l.pay_run_id <> :exceptRun and l.employee_id = any(:employees)
                            and l.code like 'GARNISHMENT-%'
                        group by l.employee_id, l.code
                        """, Tuple.class)
                .setParameter("exceptRun", exceptRun)
                .setParameter("employees", Reading.ids(employees))
                .getResultList();
        return rows.stream()
                .map(row -> new Sum(
                        row.get("employee_id", UUID.class),
                        row.get("code", String.class),
                        Money.ofCents(row.get("ordered", Long.class)),
                        Money.ofCents(row.get("amount", Long.class))))
                .toList();
    }

    /** What each paycheck of an approved or paid run withheld for an order, in the order of pay dates. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    List<WithholdingView> withholdings(GarnishmentOrder order) {
        var code = PayCode.GARNISHMENT + order.reference();
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select l.pay_date, l.period_starts_on, l.period_ends_on, l.pay_run_id, l.paycheck_id, l.run_state,
                            l.gross_cents,
                            sum(case when l.code = :code then coalesce(l.wages_cents, l.amount_cents) else 0 end)::bigint
                                as ordered,
                            sum(case when l.code = :code then l.amount_cents else 0 end)::bigint as amount,
                            sum(case when l.code = :fee then l.amount_cents else 0 end)::bigint as fee
                        from paid_line l
                        where l.employee_id = :employee and l.code in (:code, :fee)
                        group by l.pay_date, l.period_starts_on, l.period_ends_on, l.pay_run_id, l.paycheck_id, l.run_state,
                            l.gross_cents
                        order by l.pay_date, l.paycheck_id
                        """, Tuple.class)
                .setParameter("code", code)
                .setParameter("fee", code + OrderInForce.FEE)
                .setParameter("employee", order.enrollmentId())
                .getResultList();
        return rows.stream()
                .map(row -> new WithholdingView(
                        row.get("pay_date", LocalDate.class),
                        row.get("period_starts_on", LocalDate.class),
                        row.get("period_ends_on", LocalDate.class),
                        row.get("pay_run_id", UUID.class),
                        row.get("paycheck_id", UUID.class),
                        "PAID".equals(row.get("run_state", String.class)),
                        Money.ofCents(row.get("gross_cents", Long.class)),
                        Money.ofCents(row.get("ordered", Long.class)),
                        Money.ofCents(row.get("amount", Long.class)),
                        Money.ofCents(row.get("fee", Long.class))))
                // A line without an amount only carries the year to date on.
                .filter(view -> !view.ordered().isZero()
                        || !view.amount().isZero()
                        || !view.fee().isZero())
                .toList();
    }
}
