package org.openpractice.payroll.garnishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.CountingRuns;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** Orders with their terms, and what paychecks took for them. */
@ApplicationScoped
public class GarnishmentOrders implements Records<GarnishmentOrder> {

    private static final Comparator<GarnishmentOrderTerms> IN_ORDER = Comparator.comparing(
                    GarnishmentOrderTerms::effectiveFrom)
            .thenComparing(version -> version.id().toString());

    /** What the paychecks of approved and paid runs say of one code. */
    record Sum(UUID employeeId, String code, Money ordered, Money amount) {}

    /** Which orders are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("kind")
        @Nullable
        GarnishmentKind kind;

        @QueryParam("reference")
        @Nullable
        String reference;

        @Parameter(description = "Whether a release was recorded, also one for a later pay date")
        @QueryParam("released")
        @Nullable
        Boolean released;
    }

    private final PaychecksOfPeriod paychecksOfPeriod;
    private final CountingRuns countingRuns;
    private final Sql sql;

    GarnishmentOrders(PaychecksOfPeriod paychecksOfPeriod, CountingRuns countingRuns, Sql sql) {
        this.countingRuns = countingRuns;
        this.paychecksOfPeriod = paychecksOfPeriod;
        this.sql = sql;
    }

    /** The list; payee and case number are sealed and not searched. */
    ListOf<GarnishmentOrder> list(Asked asked) {
        return list(GarnishmentOrder.class, asked)
                .search("e.reference", Enrollments.name("e.enrollmentId"), Enrollments.number("e.enrollmentId"))
                .where("e.enrollmentId = ?", asked.employeeId)
                .where("e.kind = ?", asked.kind)
                .where("e.reference = ?", asked.reference)
                .where("case when e.releasedOn is null then false else true end = ?", asked.released)
                .sort("reference", String.class, "e.reference");
    }

    /** Codes of the lines that withhold for somebody's orders, released ones too, and for their fees. */
    public Set<String> codesOf(UUID employeeId) {
        return list("enrollmentId", employeeId).stream()
                .map(order -> PayCode.GARNISHMENT + order.reference())
                .flatMap(code -> Stream.of(code, code + OrderInForce.FEE))
                .collect(Collectors.toSet());
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
    private List<Sum> taken(Collection<UUID> employees, UUID exceptRun) {
        var runs = countingRuns.allBut(exceptRun);
        if (employees.isEmpty() || runs.isEmpty()) {
            return List.of();
        }
        return sql.query("""
                        select l.employee_id, l.code,
                            sum(coalesce(l.wages_cents, l.amount_cents))::bigint as ordered,
                            sum(l.amount_cents)::bigint as amount
                        from paid_line l
                        where l.pay_run_id = any(:runs) and l.employee_id = any(:employees)
                            and l.code like 'GARNISHMENT-%'
                        group by l.employee_id, l.code
                        """)
                .set("runs", runs)
                .set("employees", employees)
                .list(row -> new Sum(
                        row.uuid("employee_id"), row.string("code"), row.money("ordered"), row.money("amount")));
    }

    /** What each paycheck of an approved or paid run withheld for an order, in the order of pay dates. */
    List<WithholdingView> withholdings(GarnishmentOrder order) {
        var code = PayCode.GARNISHMENT + order.reference();
        return sql
                .query("""
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
                        """)
                .set("code", code)
                .set("fee", code + OrderInForce.FEE)
                .set("employee", order.enrollmentId())
                .list(row -> new WithholdingView(
                        row.date("pay_date"),
                        row.date("period_starts_on"),
                        row.date("period_ends_on"),
                        row.uuid("pay_run_id"),
                        row.uuid("paycheck_id"),
                        row.string("run_state").equals("PAID"),
                        row.money("gross_cents"),
                        row.money("ordered"),
                        row.money("amount"),
                        row.money("fee")))
                .stream()
                // A line without an amount only carries the year to date on.
                .filter(view -> !view.ordered().isZero()
                        || !view.amount().isZero()
                        || !view.fee().isZero())
                .toList();
    }
}
