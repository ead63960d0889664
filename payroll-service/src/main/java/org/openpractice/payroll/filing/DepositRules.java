package org.openpractice.payroll.filing;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/**
 * When income tax withheld, Social Security and Medicare must be deposited (26 CFR 31.6302-1; IRS Publication 15, section
 * 11). Pure: liabilities by pay date in, obligations with explained due dates out.
 */
final class DepositRules {

    /** How deposits follow pay dates. */
    public enum Schedule {
        /** The liability of a month by the 15th of the next. */
        MONTHLY,
        /** Pay on Wednesday to Friday by the next Wednesday, on Saturday to Tuesday by the next Friday. */
        SEMI_WEEKLY
    }

    /** Why a deposit falls on its day. */
    public enum Rule {
        MONTHLY,
        SEMI_WEEKLY,
        /** 100,000 or more accumulated on a day. */
        NEXT_DAY,
        /** Less than 2,500 in a quarter may be paid with its return. */
        WITH_RETURN
    }

    /** One day's liability as it entered a deposit. */
    public record Day(LocalDate payDate, Money liability) {}

    /**
     * One deposit that is owed.
     *
     * @param id made from rule and period, the same whenever it is asked for
     * @param from first day of the deposit period
     * @param to last day of it
     * @param explanation each step from the pay dates to the due date
     */
    public record Obligation(
            UUID id,
            Rule rule,
            LocalDate from,
            LocalDate to,
            Money liability,
            List<Day> days,
            LocalDate dueOn,
            List<String> explanation) {}

    /**
     * A year's deposits.
     *
     * @param nextDaySince day on which 100,000 was first reached, if it was
     * @param notes what no deposit shows, for example a credit that is left over
     */
    public record Plan(
            List<Obligation> obligations, @Nullable LocalDate nextDaySince, List<String> notes) {}

    /** A look-back liability up to this is that of a monthly depositor (26 CFR 31.6302-1(b)(2)). */
    static final Money LOOK_BACK_LIMIT = Money.of("50000.00");
    /** Accumulated on a day, this is due on the next business day (26 CFR 31.6302-1(c)(3)). */
    static final Money NEXT_DAY = Money.of("100000.00");
    /** Less than this in a quarter need not be deposited (26 CFR 31.6302-1(f)(4)). */
    static final Money DE_MINIMIS = Money.of("2500.00");

    private final SortedMap<LocalDate, Money> liabilities;
    private final Optional<Money> quarterBefore;
    private final LocalDate today;
    private final List<Obligation> obligations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Schedule schedule;
    private @Nullable LocalDate nextDaySince;

    // The deposit period that is being added up.
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private List<Day> days = new ArrayList<>();
    private Money accumulated = Money.ZERO;
    private Money credit = Money.ZERO;

    private DepositRules(
            Schedule schedule,
            SortedMap<LocalDate, Money> liabilities,
            Optional<Money> quarterBefore,
            LocalDate today) {
        this.schedule = schedule;
        this.liabilities = liabilities;
        this.quarterBefore = quarterBefore;
        this.today = today;
    }

    /**
     * @param schedule on 1 January
     * @param liabilities of one calendar year, by pay date; negative where a paycheck was voided
     * @param quarterBefore liability of the last quarter of the year before, empty when nothing was paid in it
     */
    public static Plan of(
            Schedule schedule,
            SortedMap<LocalDate, Money> liabilities,
            Optional<Money> quarterBefore,
            LocalDate today) {
        return new DepositRules(schedule, liabilities, quarterBefore, today).plan();
    }

    /** The look-back period of a year: four quarters from 1 July two years before (26 CFR 31.6302-1(b)(4)). */
    static LocalDate lookBackStartsOn(int year) {
        return LocalDate.of(year - 2, 7, 1);
    }

    static LocalDate lookBackEndsOn(int year) {
        return LocalDate.of(year - 1, 6, 30);
    }

    private Plan plan() {
        var quarters = new TreeMap<Integer, SortedMap<LocalDate, Money>>();
        liabilities.forEach(
                (day, liability) -> quarters.computeIfAbsent(Quarter.of(day).number(), number -> new TreeMap<>())
                        .put(day, liability));
        var before = quarterBefore;
        int expected = 1;
        for (var entry : quarters.entrySet()) {
            if (entry.getKey() != expected) {
                before = Optional.empty();
            }
            var quarter = Quarter.of(entry.getValue().firstKey());
            quarter(quarter, entry.getValue(), before);
            before = Optional.of(Money.sum(entry.getValue().values()));
            expected = entry.getKey() + 1;
        }
        return new Plan(List.copyOf(obligations), nextDaySince, List.copyOf(notes));
    }

    private void quarter(Quarter quarter, SortedMap<LocalDate, Money> of, Optional<Money> before) {
        int first = obligations.size();
        of.forEach((day, liability) -> add(quarter, day, liability));
        close();
        if (credit.isPositive()) {
            notes.add("%s: voided pay leaves a credit of %s that no later deposit of the quarter takes up"
                    .formatted(quarter, credit.amount()));
            credit = Money.ZERO;
        }
        withReturn(quarter, Money.sum(of.values()), before, first);
    }

    private void add(Quarter quarter, LocalDate day, Money liability) {
        if (to != null && day.isAfter(to)) {
            close();
        }
        if (to == null) {
            open(quarter, day);
        }
        days.add(new Day(day, liability));
        accumulated = accumulated.plus(liability);
        if (accumulated.minus(credit).compareTo(NEXT_DAY) >= 0) {
            nextDay(day);
        }
    }

    private void open(Quarter quarter, LocalDate day) {
        LocalDate start;
        LocalDate end;
        if (schedule == Schedule.MONTHLY) {
            start = YearMonth.from(day).atDay(1);
            end = YearMonth.from(day).atEndOfMonth();
        } else {
            boolean wednesdayToFriday = day.getDayOfWeek().getValue() >= DayOfWeek.WEDNESDAY.getValue()
                    && day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
            start = day.with(
                    TemporalAdjusters.previousOrSame(wednesdayToFriday ? DayOfWeek.WEDNESDAY : DayOfWeek.SATURDAY));
            end = start.plusDays(wednesdayToFriday ? 2 : 3);
        }
        // A semi-weekly period that spans two quarters takes two deposits.
        from = start.isBefore(quarter.startsOn()) ? quarter.startsOn() : start;
        to = end.isAfter(quarter.endsOn()) ? quarter.endsOn() : end;
    }

    /** Ends the accumulation of a day that reached 100,000; the next day begins anew. */
    private void nextDay(LocalDate day) {
        var told = told();
        told.add("%s is reached on %s: due on the next business day".formatted(NEXT_DAY.amount(), day));
        var due = TaxBusinessDays.after(day, 1, told);
        if (nextDaySince == null) {
            nextDaySince = day;
        }
        if (schedule == Schedule.MONTHLY) {
            schedule = Schedule.SEMI_WEEKLY;
            told.add("from %s on a semi-weekly depositor, for the rest of %d and all of %d"
                    .formatted(day.plusDays(1), day.getYear(), day.getYear() + 1));
        }
        owe(Rule.NEXT_DAY, "next-day|" + day, day, due, told);
    }

    private void close() {
        if (to == null) {
            return;
        }
        var told = told();
        var start = from == null ? to : from;
        if (schedule == Schedule.MONTHLY) {
            var fifteenth = YearMonth.from(to).plusMonths(1).atDay(15);
            told.add("monthly: the liability of %s is due on the 15th of the next month, %s"
                    .formatted(YearMonth.from(to), fifteenth));
            var due = TaxBusinessDays.onOrAfter(fifteenth, told);
            owe(Rule.MONTHLY, "monthly|" + YearMonth.from(to), to, due, told);
        } else {
            // Three business days after the period's last Friday or Tuesday: the next Wednesday or Friday unless one of
            // the three weekdays is a holiday, which gives a day more (26 CFR 31.6302-1(c)(2)(iii)).
            var lastDay = start.with(TemporalAdjusters.nextOrSame(
                    start.getDayOfWeek().getValue() >= DayOfWeek.WEDNESDAY.getValue()
                                    && start.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
                            ? DayOfWeek.FRIDAY
                            : DayOfWeek.TUESDAY));
            told.add(
                    "semi-weekly: pay from %s to %s is due three business days after %s".formatted(start, to, lastDay));
            var due = TaxBusinessDays.after(lastDay, 3, told);
            owe(Rule.SEMI_WEEKLY, "semi-weekly|" + start + "|" + to, to, due, told);
        }
    }

    private List<String> told() {
        var told = new ArrayList<String>();
        days.forEach(day -> told.add("liability of pay date %s: %s"
                .formatted(day.payDate(), day.liability().amount())));
        if (days.size() > 1) {
            told.add("accumulated: " + accumulated.amount());
        }
        return told;
    }

    private void owe(Rule rule, String key, LocalDate last, LocalDate due, List<String> told) {
        var liability = accumulated;
        if (credit.isPositive() && liability.isPositive()) {
            var used = credit.min(liability);
            told.add("less a credit for voided pay of %s".formatted(used.amount()));
            liability = liability.minus(used);
            credit = credit.minus(used);
        }
        if (liability.isNegative()) {
            credit = credit.plus(liability.negated());
        } else if (liability.isPositive()) {
            obligations.add(new Obligation(
                    UUID.nameUUIDFromBytes(("941|" + key).getBytes(StandardCharsets.UTF_8)),
                    rule,
                    from == null ? last : from,
                    last,
                    liability,
                    List.copyOf(days),
                    due,
                    List.copyOf(told)));
        }
        from = null;
        to = null;
        days = new ArrayList<>();
        accumulated = Money.ZERO;
    }

    /** Replaces the deposits of a small quarter by one payment with its return, when that is certain. */
    private void withReturn(Quarter quarter, Money total, Optional<Money> before, int first) {
        var own = obligations.subList(first, obligations.size());
        if (own.isEmpty() || own.stream().anyMatch(owed -> owed.rule() == Rule.NEXT_DAY)) {
            return;
        }
        if (total.compareTo(DE_MINIMIS) >= 0) {
            before.filter(liability -> liability.compareTo(DE_MINIMIS) < 0)
                    .ifPresent(liability -> notes.add(
                            "%s: the quarter before came to %s, less than %s, so this one may be paid with its return as well"
                                    .formatted(quarter, liability.amount(), DE_MINIMIS.amount())));
            return;
        }
        if (!today.isAfter(quarter.endsOn())) {
            notes.add("%s: when its liability stays below %s it may be paid with the return"
                    .formatted(quarter, DE_MINIMIS.amount()));
            return;
        }
        var told = new ArrayList<String>();
        told.add("the liability of %s is %s, less than %s: no deposit is required, it may be paid with the return"
                .formatted(quarter, total.amount(), DE_MINIMIS.amount()));
        var due = quarter.returnDueOn(told);
        var all = own.stream().flatMap(owed -> owed.days().stream()).toList();
        var liability = Money.sum(own.stream().map(Obligation::liability).toList());
        own.clear();
        obligations.add(new Obligation(
                UUID.nameUUIDFromBytes(("941|with-return|" + quarter).getBytes(StandardCharsets.UTF_8)),
                Rule.WITH_RETURN,
                quarter.startsOn(),
                quarter.endsOn(),
                liability,
                all,
                due,
                List.copyOf(told)));
    }
}
