package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ProviderEarnings;
import org.openpractice.payroll.enrollment.EffectiveDated;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.finalpay.FindFinalPayDeadline;
import org.openpractice.payroll.finalpay.SeparationKind;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/**
 * Opens a pay run: the regular one of a period, one for people whom it missed, one for bonuses, one for differences of
 * periods that are paid, or the last of somebody who left.
 *
 * <p>Refuses {@link PayrollProblem#NOT_A_PERIOD_START}, {@link PayrollProblem#TAX_YEAR_NOT_AVAILABLE} and
 * {@link PayrollProblem#PERIOD_HAS_A_RUN}; with a list of people also {@link PayrollProblem#PAY_DATE_PAST},
 * {@link PayrollProblem#NOT_A_BANKING_DAY}, {@link PayrollProblem#NOT_ENROLLED},
 * {@link PayrollProblem#NOT_ON_THE_CALENDAR}, {@link PayrollProblem#PAID_FOR_THE_PERIOD} and
 * {@link PayrollProblem#BONUS_IN_THE_REGULAR_RATE}; for somebody who left also what {@link FindFinalPayDeadline} does,
 * {@link PayrollProblem#PERIODS_UNPAID} and {@link PayrollProblem#NOTHING_TO_PAY}.
 */
@ApplicationScoped
public class DraftPayRun {

    private static final int MOST = 10_000;
    private static final int MOST_PERIODS = 3;

    /** What a run may be asked to pay beside what follows from work. */
    @Schema(name = "PayRunItemCode")
    public enum ItemCode {
        /** Non-discretionary: in the regular rate (29 CFR 778.208), so only for people to whom no overtime is owed. */
        BONUS(PayCode.BONUS),
        /** In the employer's sole discretion (29 CFR 778.211). */
        DISCRETIONARY_BONUS(PayCode.DISCRETIONARY_BONUS),
        /** Paid leave that was not taken, in a FINAL run. */
        PTO_PAYOUT(PayCode.PAID_TIME_OFF);

        private final String payCode;

        ItemCode(String payCode) {
            this.payCode = payCode;
        }

        String payCode() {
            return payCode;
        }
    }

    /**
     * One earning of one employee.
     *
     * @param amount above zero
     * @param description as the stub prints it
     */
    @Schema(name = "PayRunItem")
    public record Item(
            @NotNull UUID employeeId,
            @NotNull ItemCode code,
            @NotNull Money amount,
            @NotBlank @Size(max = 100) String description) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public Item {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero");
            }
        }
    }

    /**
     * How somebody left; their last day is what staff told.
     *
     * @param noticeGivenOn day on which somebody who resigns said so; null where it is not known
     * @param demandedOn day on which the employee demanded the wages; null where there was no demand
     */
    @Schema(name = "Separated")
    public record Separated(
            @NotNull SeparationKind kind,
            @Nullable LocalDate noticeGivenOn,
            @Nullable LocalDate demandedOn) {}

    /**
     * @param kind REGULAR when left out; a VOID run is made by voiding a paycheck
     * @param periodStartsOn period that is paid; of a BONUS run there is none
     * @param payDate of every run but the regular one, whose calendar gives it
     * @param since first day of the first period whose difference a RETROACTIVE run pays
     * @param employeeIds whom an OFF_CYCLE run pays for the period; whom a RETROACTIVE run pays, everybody with a difference
     *     when left out
     * @param separation how the one employee left whom a FINAL run pays
     * @param items what a BONUS run pays; an OFF_CYCLE run pays them beside what was missed, to the same people
     */
    @FitsItsKind
    @Schema(name = "DraftPayRun")
    public record Request(
            @NotNull UUID payCalendarId,
            PayRun.@Nullable Kind kind,
            @Nullable LocalDate periodStartsOn,
            @Nullable LocalDate payDate,
            @Nullable LocalDate since,

            @Nullable @Size(min = 1, max = MOST) List<@NotNull UUID> employeeIds,
            @Nullable @Size(min = 1, max = MOST) List<@NotNull @Valid Item> items,
            @Nullable @Valid Separated separation) {

        /** Fields that are missing or of no use, each with what was expected. */
        Map<String, String> misfits() {
            var misfits = new TreeMap<String, String>();
            switch (orRegular()) {
                case REGULAR -> {
                    expect(misfits, "periodStartsOn", periodStartsOn, "is needed: the first day of the period");
                    refuse(misfits, "payDate", payDate, "is given by the calendar of a regular run");
                    refuse(
                            misfits,
                            "employeeIds",
                            employeeIds,
                            "has no use: a regular run pays everybody of the period");
                    refuse(misfits, "items", items, "belongs to a BONUS or an OFF_CYCLE run");
                }
                case OFF_CYCLE -> {
                    expect(misfits, "periodStartsOn", periodStartsOn, "is needed: the period that was missed");
                    expect(misfits, "payDate", payDate, "is needed: a banking day");
                    expect(misfits, "employeeIds", employeeIds, "is needed: whom the period's run missed");
                }
                case BONUS -> {
                    refuse(
                            misfits,
                            "periodStartsOn",
                            periodStartsOn,
                            "has no use: bonuses are paid apart from any period");
                    expect(misfits, "payDate", payDate, "is needed: a banking day");
                    refuse(misfits, "employeeIds", employeeIds, "has no use: the items name them");
                    expect(misfits, "items", items, "is needed: what is paid to whom");
                }
                case VOID -> misfits.put("kind", "VOID is made by POST /paychecks/id/void");
                case FINAL -> {
                    refuse(misfits, "periodStartsOn", periodStartsOn, "has no use: it pays whatever is not paid");
                    expect(misfits, "payDate", payDate, "is needed: a banking day");
                    expect(misfits, "separation", separation, "is needed: how the employee left");
                    if (employeeIds == null || employeeIds.size() != 1) {
                        misfits.put("employeeIds", "must name the one who left");
                    }
                }
                case RETROACTIVE -> {
                    refuse(misfits, "periodStartsOn", periodStartsOn, "has no use: it pays differences since a period");
                    expect(misfits, "payDate", payDate, "is needed: a banking day");
                    expect(misfits, "since", since, "is needed: the first day of the first period to look at");
                    refuse(misfits, "items", items, "has no use: the differences follow from work and terms");
                }
            }
            if (orRegular() != PayRun.Kind.RETROACTIVE) {
                refuse(misfits, "since", since, "belongs to a RETROACTIVE run");
            }
            if (orRegular() != PayRun.Kind.FINAL) {
                refuse(misfits, "separation", separation, "belongs to a FINAL run");
                if (orNone().stream().anyMatch(item -> item != null && item.code() == ItemCode.PTO_PAYOUT)) {
                    misfits.put("items", "PTO_PAYOUT belongs to a FINAL run");
                }
            }
            return misfits;
        }

        PayRun.Kind orRegular() {
            return Objects.requireNonNullElse(kind, PayRun.Kind.REGULAR);
        }

        List<Item> orNone() {
            return Objects.requireNonNullElse(items, List.of());
        }

        /** Everybody in the lists, once. */
        @SuppressWarnings("NullAway") // an absent element is refused by validation
        Set<UUID> people() {
            return Stream.concat(
                            Objects.requireNonNullElse(employeeIds, List.<UUID>of()).stream(),
                            orNone().stream().map(Item::employeeId))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private static void expect(Map<String, String> misfits, String field, @Nullable Object value, String expected) {
            if (value == null) {
                misfits.put(field, expected);
            }
        }

        private static void refuse(Map<String, String> misfits, String field, @Nullable Object value, String why) {
            if (value != null) {
                misfits.put(field, why);
            }
        }
    }

    private final PayCalendars calendars;
    private final PayRuns runs;
    private final TaxTables tables;
    private final Enrollments enrollments;
    private final EnrollmentHistory terms;
    private final ApprovedPay approvedPay;
    private final PayRunPeople listed;
    private final PayDates payDates;
    private final FindFinalPayDeadline deadlines;
    private final UnpaidPeriods unpaidPeriods;
    private final ProviderEarnings providerEarnings;
    private final Outbox outbox;
    private final Actor actor;

    DraftPayRun(
            PayCalendars calendars,
            PayRuns runs,
            TaxTables tables,
            Enrollments enrollments,
            EnrollmentHistory terms,
            ApprovedPay approvedPay,
            PayRunPeople listed,
            PayDates payDates,
            FindFinalPayDeadline deadlines,
            UnpaidPeriods unpaidPeriods,
            ProviderEarnings providerEarnings,
            Outbox outbox,
            Actor actor) {
        this.deadlines = deadlines;
        this.unpaidPeriods = unpaidPeriods;
        this.providerEarnings = providerEarnings;
        this.calendars = calendars;
        this.runs = runs;
        this.tables = tables;
        this.enrollments = enrollments;
        this.terms = terms;
        this.approvedPay = approvedPay;
        this.listed = listed;
        this.payDates = payDates;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    public PayRun draft(Request request) {
        var calendar = calendars.required(request.payCalendarId());
        return switch (request.orRegular()) {
            case OFF_CYCLE -> offCycle(calendar, request);
            case BONUS -> bonus(calendar, request);
            case FINAL -> finalPay(calendar, request);
            case RETROACTIVE -> retroactive(calendar, request);
            default -> regular(calendar, request);
        };
    }

    private PayRun regular(PayCalendar calendar, Request request) {
        var period = period(calendar, request.periodStartsOn());
        tables.requireYearOf(period.payDate());
        if (runs.anyFor(calendar.id(), period.startsOn())) {
            throw PayrollProblem.PERIOD_HAS_A_RUN.because("Reverse the run of this period before you open another");
        }
        return keep(new PayRun(PayRun.Kind.REGULAR, calendar, period), request);
    }

    private PayRun offCycle(PayCalendar calendar, Request request) {
        var payDate = Objects.requireNonNull(request.payDate());
        var missed = period(calendar, request.periodStartsOn());
        payDates.require(payDate);
        var people = enrolled(request.people());
        var named = Set.copyOf(Objects.requireNonNullElse(request.employeeIds(), List.of()));
        refuse(
                PayrollProblem.NOT_ON_THE_CALENDAR,
                "Items name people whom employeeIds does not: ",
                people.stream().filter(person -> !named.contains(person.id())).toList());
        requireOnCalendar(calendar, people);
        var paid = approvedPay.paidFor(calendar.id(), missed, ids(people), null);
        refuse(
                PayrollProblem.PAID_FOR_THE_PERIOD,
                "A paycheck for %s to %s counts already, of ".formatted(missed.startsOn(), missed.endsOn()),
                people.stream().filter(person -> paid.contains(person.id())).toList());
        requireNoBonusInRegularRate(request.orNone(), people, missed.endsOn());
        var period = new PayPeriod(
                missed.startsOn(),
                missed.endsOn(),
                payDate,
                List.of(
                        missed.explanation().getFirst(),
                        "off-cycle: paid on %s to whom the period's run missed".formatted(payDate)));
        return keep(new PayRun(PayRun.Kind.OFF_CYCLE, calendar, period), request);
    }

    private PayRun bonus(PayCalendar calendar, Request request) {
        var payDate = Objects.requireNonNull(request.payDate());
        payDates.require(payDate);
        var people = enrolled(request.people());
        requireOnCalendar(calendar, people);
        requireNoBonusInRegularRate(request.orNone(), people, payDate);
        var period = new PayPeriod(
                payDate, payDate, payDate, List.of("paid apart from the wages of any period, on " + payDate));
        return keep(new PayRun(PayRun.Kind.BONUS, calendar, period), request);
    }

    private PayRun retroactive(PayCalendar calendar, Request request) {
        var payDate = Objects.requireNonNull(request.payDate());
        var first = period(calendar, request.since());
        payDates.require(payDate);
        requireOnCalendar(calendar, enrolled(request.people()));
        return keep(PayRun.retroactive(calendar, first.startsOn(), payDate), request);
    }

    private PayRun finalPay(PayCalendar calendar, Request request) {
        var payDate = Objects.requireNonNull(request.payDate());
        var how = Objects.requireNonNull(request.separation());
        payDates.require(payDate);
        var people = enrolled(request.people());
        var named = Objects.requireNonNull(request.employeeIds()).getFirst();
        refuse(
                PayrollProblem.NOT_ON_THE_CALENDAR,
                "Items name somebody else than who left: ",
                people.stream().filter(other -> !other.id().equals(named)).toList());
        var person = people.getFirst();
        var deadline = deadlines.find(person.id(), how.kind(), how.noticeGivenOn(), how.demandedOn());
        var lastDay = deadline.lastDay();
        if (lastDay.isAfter(payDate)) {
            throw PayrollProblem.NOT_SEPARATED.because(
                    "The last day %s is after the pay date %s".formatted(lastDay, payDate));
        }
        var inForce = EffectiveDated.on(lastDay, terms.of(PayTerms.class, person.id()));
        refuse(
                PayrollProblem.NOT_ON_THE_CALENDAR,
                "On the last day not paid by " + calendar.name() + ": ",
                inForce.filter(version -> version.payCalendarId().equals(calendar.id()))
                                .isPresent()
                        ? List.of()
                        : people);
        var unpaid = unpaidPeriods.of(calendar, person, lastDay);
        if (unpaid.size() > MOST_PERIODS) {
            throw PayrollProblem.PERIODS_UNPAID.because(
                    "%d periods from %s on are not paid, a final run pays at most %d; run the earlier ones first"
                            .formatted(unpaid.size(), unpaid.getFirst().startsOn(), MOST_PERIODS));
        }
        // A contract is settled after its period, so often after the last wages; no other run pays somebody who left.
        if (unpaid.isEmpty()
                && request.orNone().isEmpty()
                && providerEarnings.settled(List.of(person.id())).isEmpty()) {
            throw PayrollProblem.NOTHING_TO_PAY.because("Everything up to the last day %s is paid".formatted(lastDay));
        }
        requireNoBonusInRegularRate(request.orNone(), people, lastDay);
        var last = calendar.periodContaining(lastDay);
        var explanation = new ArrayList<String>();
        explanation.add("final pay up to the last day " + lastDay);
        unpaid.forEach(
                period -> explanation.add("not yet paid: %s to %s".formatted(period.startsOn(), period.endsOn())));
        var run = new PayRun(
                PayRun.Kind.FINAL,
                calendar,
                new PayPeriod(
                        unpaid.isEmpty() ? last.startsOn() : unpaid.getFirst().startsOn(),
                        last.endsOn(),
                        payDate,
                        explanation));
        run.dueOn(deadline.dueOn(), deadline.explanation());
        return keep(run, request);
    }

    private PayRun keep(PayRun run, Request request) {
        runs.persist(run);
        outbox.append(run.drafted(actor.name()));
        runs.flush();
        listed.keep(run.id(), request.people(), request.orNone());
        return run;
    }

    private static PayPeriod period(PayCalendar calendar, @Nullable LocalDate firstDay) {
        var startsOn = Objects.requireNonNull(firstDay);
        var period = calendar.periodContaining(startsOn);
        if (!period.startsOn().equals(startsOn)) {
            throw PayrollProblem.NOT_A_PERIOD_START.because(
                    "%s lies in the period that starts on %s".formatted(startsOn, period.startsOn()));
        }
        return period;
    }

    private List<Enrollment> enrolled(Set<UUID> ids) {
        var people = enrollments.list("id in ?1 order by id", ids);
        if (people.size() < ids.size()) {
            var unknown = new ArrayList<>(ids);
            unknown.removeAll(ids(people));
            throw PayrollProblem.NOT_ENROLLED.because("Nobody is enrolled as " + unknown.getFirst());
        }
        return people;
    }

    private void requireOnCalendar(PayCalendar calendar, List<Enrollment> people) {
        var versions = terms.of(PayTerms.class, ids(people));
        refuse(
                PayrollProblem.NOT_ON_THE_CALENDAR,
                "Never paid by " + calendar.name() + ": ",
                people.stream()
                        .filter(person -> versions.getOrDefault(person.id(), List.of()).stream()
                                .noneMatch(version -> version.payCalendarId().equals(calendar.id())))
                        .toList());
    }

    /** Overtime is owed on such a bonus (29 CFR 778.209), which needs the workweeks in which it was earned. */
    private void requireNoBonusInRegularRate(List<Item> items, List<Enrollment> people, LocalDate on) {
        var named = items.stream()
                .filter(item -> item.code() == ItemCode.BONUS)
                .map(Item::employeeId)
                .collect(Collectors.toSet());
        var versions = terms.of(PayTerms.class, named);
        refuse(
                PayrollProblem.BONUS_IN_THE_REGULAR_RATE,
                "Give the bonus with the approved time of its period; overtime is owed to ",
                people.stream()
                        .filter(person -> named.contains(person.id()))
                        .filter(person -> {
                            var known = versions.getOrDefault(person.id(), List.of());
                            return EffectiveDated.on(on, known)
                                    .or(() -> known.stream().findFirst())
                                    .filter(inForce -> !inForce.basis().isExempt())
                                    .isPresent();
                        })
                        .toList());
    }

    private static List<UUID> ids(Collection<Enrollment> people) {
        return people.stream().map(Enrollment::id).toList();
    }

    private static void refuse(PayrollProblem problem, String because, List<Enrollment> people) {
        if (!people.isEmpty()) {
            throw problem.because(because
                    + people.stream()
                            .map(Enrollment::employeeNumber)
                            .sorted()
                            .limit(10)
                            .collect(Collectors.joining(", "))
                    + (people.size() > 10 ? " and %d more".formatted(people.size() - 10) : ""));
        }
    }
}
