package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrolment.Enrolment;
import org.openpractice.payroll.enrolment.Enrolments;
import org.openpractice.payroll.payline.Place;
import org.openpractice.payroll.time.GrossPay;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.time.WorkOfPeriod;
import org.openpractice.payroll.withholding.Trace;
import org.openpractice.platform.problem.ProblemException;

/**
 * Which earlier periods are paid, with what, and what their work comes to now. What a cheque paid for the work of a period
 * follows from the input that is kept with it. Only paid runs count: somebody can still be held back from an approved one.
 */
@ApplicationScoped
class PaidPeriods {

    // A cheque that somebody wants to void is left alone until that is decided; a voided one paid nothing.
    private static final String PAID = """
            from PayRun r, PayCheque c where c.payRunId = r.id and c.calculation = r.calculation
                and c.disposition = PAYABLE and r.state = PAID and r.kind in (REGULAR, OFF_CYCLE, FINAL)
                and r.payCalendarId = :calendar and r.periodEndsOn >= :since
                and not exists (select 1 from PayRun v where v.voidsChequeId = c.id and v.state <> REVERSED)
            """;

    /**
     * Paid periods of one employee, oldest first.
     *
     * @param refusal why it cannot be told what was paid; null when it can
     */
    record Found(List<EarlierPeriod> periods, @Nullable ProblemException refusal) {}

    private record Row(UUID employeeId, @Nullable String input, Money gross) {}

    private final EntityManager entities;
    private final Enrolments enrolments;
    private final PayCalendars calendars;
    private final WorkOfPeriod workOfPeriod;
    private final PaidDifferences differences;

    PaidPeriods(
            EntityManager entities,
            Enrolments enrolments,
            PayCalendars calendars,
            WorkOfPeriod workOfPeriod,
            PaidDifferences differences) {
        this.entities = entities;
        this.enrolments = enrolments;
        this.calendars = calendars;
        this.workOfPeriod = workOfPeriod;
        this.differences = differences;
    }

    /** How many were paid for a period since the one from which a retroactive run goes. */
    long count(PayRun run) {
        return entities.createQuery("select count(distinct c.employeeId) " + PAID, Long.class)
                .setParameter("calendar", run.payCalendarId())
                .setParameter("since", since(run))
                .getSingleResult();
    }

    /** The next of them, in the order of their ids. */
    List<Enrolment> people(PayRun run, UUID after, int atMost) {
        return enrolments.list(
                "id in ?1 order by id",
                entities.createQuery(
                                "select distinct c.employeeId " + PAID
                                        + " and c.employeeId > :after order by c.employeeId",
                                UUID.class)
                        .setParameter("calendar", run.payCalendarId())
                        .setParameter("since", since(run))
                        .setParameter("after", after)
                        .setMaxResults(atMost)
                        .getResultList());
    }

    /** What was paid for the periods that a retroactive run looks at; nobody without a cheque is in the answer. */
    Map<UUID, Found> of(PayRun run, Collection<UUID> employees) {
        var calendar = calendars.required(run.payCalendarId());
        var found = new LinkedHashMap<UUID, Found>();
        for (var period : periods(run, calendar, employees)) {
            var paid = new LinkedHashMap<UUID, List<EarlierPeriod.Paid>>();
            for (var row : rows(run, period, employees)) {
                try {
                    paidFor(period, row)
                            .ifPresent(earnings -> paid.computeIfAbsent(row.employeeId(), id -> new ArrayList<>())
                                    .addAll(earnings));
                } catch (ProblemException refusal) {
                    found.put(row.employeeId(), new Found(List.of(), refusal));
                }
            }
            var more = differences.of(calendar.id(), period.startsOn(), paid.keySet());
            var works = workOfPeriod.of(calendar.id(), run.frequency(), period, paid.keySet());
            paid.forEach((employee, earnings) -> {
                earnings.addAll(more.getOrDefault(employee, List.of()));
                var work = works.getOrDefault(employee, nothing(run, period));
                add(found, employee, new EarlierPeriod(work, summed(earnings)));
            });
        }
        return found;
    }

    private List<PayPeriod> periods(PayRun run, PayCalendar calendar, Collection<UUID> employees) {
        if (employees.isEmpty()) {
            return List.of();
        }
        var since = since(run);
        var periods = new TreeMap<LocalDate, PayPeriod>();
        for (var span : entities.createQuery(
                        "select distinct r.periodStartsOn, r.periodEndsOn " + PAID + " and c.employeeId in :employees",
                        Object[].class)
                .setParameter("calendar", calendar.id())
                .setParameter("since", since)
                .setParameter("employees", employees)
                .getResultList()) {
            var last = (LocalDate) span[1];
            for (var period = calendar.periodContaining((LocalDate) span[0]);
                    !period.startsOn().isAfter(last);
                    period = calendar.periodContaining(period.endsOn().plusDays(1))) {
                if (!period.startsOn().isBefore(since)) {
                    periods.put(period.startsOn(), period);
                }
            }
        }
        return List.copyOf(periods.values());
    }

    private List<Row> rows(PayRun run, PayPeriod period, Collection<UUID> employees) {
        return entities.createQuery("select c.employeeId, c.input, c.gross " + PAID + """
                            and r.periodStartsOn <= :startsOn and r.periodEndsOn >= :endsOn and c.employeeId in :employees
                            order by c.employeeId, r.payDate, r.id
                        """, Object[].class)
                .setParameter("calendar", run.payCalendarId())
                .setParameter("since", since(run))
                .setParameter("startsOn", period.startsOn())
                .setParameter("endsOn", period.endsOn())
                .setParameter("employees", employees)
                .getResultStream()
                .map(row -> new Row((UUID) row[0], (String) row[1], (Money) row[2]))
                .toList();
    }

    /**
     * What a cheque paid for the work of a period; nothing when it paid other periods. Refuses
     * {@link PayrollProblem#TRACE_DIFFERS} when its kept input does not come to its gross pay.
     */
    private static Optional<List<EarlierPeriod.Paid>> paidFor(PayPeriod period, Row row) {
        var input = KeptInput.read(Objects.requireNonNull(row.input()));
        var gross = GrossPay.sum(GrossToNet.earnings(input, Trace.none()));
        if (!gross.equals(row.gross())) {
            throw PayrollProblem.TRACE_DIFFERS.because(
                    "Calculated again, the cheque for %s to %s comes to a gross pay of %s instead of %s"
                            .formatted(
                                    period.startsOn(),
                                    period.endsOn(),
                                    gross.amount(),
                                    row.gross().amount()));
        }
        var works = new ArrayList<Work>();
        works.add(input.work());
        input.earlierPeriods().forEach(earlier -> works.add(earlier.work()));
        return works.stream()
                .filter(work -> work.periodStartsOn().equals(period.startsOn()))
                .findFirst()
                .map(work -> GrossPay.of(work, Trace.none()).stream()
                        .map(earning -> new EarlierPeriod.Paid(
                                earning.code(),
                                earning.place(),
                                Objects.requireNonNullElse(earning.hours(), BigDecimal.ZERO),
                                earning.amount()))
                        .toList());
    }

    private static List<EarlierPeriod.Paid> summed(List<EarlierPeriod.Paid> paid) {
        record Key(String code, Place place) {}
        var sums = new LinkedHashMap<Key, EarlierPeriod.Paid>();
        for (var one : paid) {
            sums.merge(
                    new Key(one.code(), one.place()),
                    one,
                    (a, b) -> new EarlierPeriod.Paid(
                            a.code(),
                            a.place(),
                            a.hours().add(b.hours()),
                            a.amount().plus(b.amount())));
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(EarlierPeriod.Paid::code)
                        .thenComparing(one -> one.place().toString()))
                .toList();
    }

    private static void add(Map<UUID, Found> found, UUID employee, EarlierPeriod period) {
        var before = found.get(employee);
        if (before == null) {
            found.put(employee, new Found(List.of(period), null));
        } else if (before.refusal() == null) {
            var all = new ArrayList<>(before.periods());
            all.add(period);
            found.put(employee, new Found(List.copyOf(all), null));
        }
    }

    private static Work nothing(PayRun run, PayPeriod period) {
        return new Work(
                run.frequency(), period.startsOn(), period.endsOn(), List.of(), List.of(), List.of(), List.of());
    }

    private static LocalDate since(PayRun run) {
        return Objects.requireNonNull(run.since());
    }
}
