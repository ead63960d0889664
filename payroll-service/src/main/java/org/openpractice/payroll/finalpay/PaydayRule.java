package org.openpractice.payroll.finalpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.time.BusinessDays;

/** What a state's law says about the day. */
sealed interface PaydayRule {

    /** The day by this rule, with its steps; null when the rule does not apply, as one after a demand without one. */
    @Nullable
    Due on(Separation separation, Paydays paydays);

    /**
     * A day and how it came about.
     *
     * @param sameTimeOfDay counted in hours: due at the time of day of the separation
     */
    record Due(LocalDate day, boolean sameTimeOfDay, List<String> steps) {}

    /** No law of the state: the regular payday that federal law expects (29 CFR 778.106). */
    record NoStatute() implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            return due(
                    paydays.next(),
                    "no statute of the state; federal law: the regular payday of the period of the last day, "
                            + named(paydays.next()));
        }
    }

    record NextPayday() implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            return due(
                    paydays.next(),
                    "next payday: the one of the period %s to %s, %s"
                            .formatted(paydays.periodStartsOn(), paydays.periodEndsOn(), named(paydays.next())));
        }
    }

    /** The next payday, or that day of the week where there is none. */
    record NextPaydayOr(DayOfWeek weekday) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var other = separation.lastDay().with(TemporalAdjusters.next(weekday));
            return due(
                    paydays.next(),
                    "next payday: " + named(paydays.next()) + "; the following " + weekday + " (" + other
                            + ") would count only without a regular payday");
        }
    }

    record AtOnce(boolean byTheEndOfTheDay) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var day = separation.lastDay();
            return byTheEndOfTheDay
                    ? due(day, "on the day of the separation: " + named(day))
                    : new Due(day, true, List.of("at once, at the separation: " + named(day)));
        }
    }

    record Days(int days) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var day = separation.lastDay().plusDays(days);
            return due(day, "%d calendar days after %s: %s".formatted(days, separation.lastDay(), named(day)));
        }
    }

    /** Whole days of 24 hours from the time of the separation. */
    record Hours(int hours) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var day = separation.lastDay().plusDays(hours / 24);
            var from = separation.at() == null ? "the time of day of the separation" : separation.at() + " o'clock";
            return new Due(
                    day,
                    true,
                    List.of("%d hours from %s on %s: %s".formatted(hours, from, separation.lastDay(), named(day))));
        }
    }

    record WorkingDays(int days) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var steps = new ArrayList<String>();
            steps.add(
                    "%d working days after %s; Mondays to Fridays less federal holidays, state holidays are not known here and not left out"
                            .formatted(days, separation.lastDay()));
            var day = separation.lastDay();
            for (int counted = 0; counted < days; ) {
                day = day.plusDays(1);
                if (BusinessDays.FEDERAL.isBusinessDay(day)) {
                    counted++;
                    steps.add("working day %d: %s".formatted(counted, named(day)));
                } else {
                    steps.add("skipped %s: %s".formatted(named(day), whyNot(day)));
                }
            }
            return new Due(day, false, List.copyOf(steps));
        }
    }

    /** Days or hours after the employee demanded the wages. */
    record AfterDemand(int days, String unit) implements PaydayRule {
        @Override
        public @Nullable Due on(Separation separation, Paydays paydays) {
            var demanded = separation.demandedOn();
            if (demanded == null) {
                return null;
            }
            var day = demanded.plusDays(days);
            return due(day, "%s after the demand of %s: %s".formatted(unit, demanded, named(day)));
        }
    }

    /** The first regular payday at least so many days after notice. */
    record PaydayAfterNotice(int days) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var notice = separation.noticeGivenOn();
            if (notice == null) {
                return due(
                        paydays.next(),
                        "the day of notice is not known, so the earliest payday counts: " + named(paydays.next()));
            }
            var from = notice.plusDays(days);
            for (var payday : List.of(paydays.next(), paydays.following())) {
                if (!payday.isBefore(from)) {
                    return due(
                            payday,
                            "first payday at least %d days after notice on %s: %s"
                                    .formatted(days, notice, named(payday)));
                }
            }
            return due(
                    paydays.third(),
                    "first payday at least %d days after notice on %s: %s"
                            .formatted(days, notice, named(paydays.third())));
        }
    }

    /** The next payday, or the following one where the next is fewer days away, but never after so many days. */
    record PaydayNotWithin(int days, int atMost) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var away = ChronoUnit.DAYS.between(separation.lastDay(), paydays.next());
            var steps = new ArrayList<String>();
            var day = paydays.next();
            steps.add("next payday: %s, %d days after the last day".formatted(named(day), away));
            if (away < days) {
                day = paydays.following();
                steps.add("fewer than %d days away: the following payday, %s".formatted(days, named(day)));
                var latest = separation.lastDay().plusDays(atMost);
                if (day.isAfter(latest)) {
                    day = latest;
                    steps.add("at most %d days after the last day: %s".formatted(atMost, named(day)));
                }
            }
            return new Due(day, false, List.copyOf(steps));
        }
    }

    /**
     * The earliest or the latest of several.
     *
     * @param uncertain the sources differ or are from memory, and that is why the earliest counts
     */
    record OneOf(List<PaydayRule> rules, boolean latest, boolean uncertain) implements PaydayRule {
        @Override
        public Due on(Separation separation, Paydays paydays) {
            var steps = new ArrayList<String>();
            @Nullable Due chosen = null;
            for (var rule : rules) {
                var due = rule.on(separation, paydays);
                if (due == null) {
                    continue;
                }
                steps.addAll(due.steps());
                if (chosen == null
                        || (latest ? due.day().isAfter(chosen.day()) : due.day().isBefore(chosen.day()))) {
                    chosen = due;
                }
            }
            if (chosen == null) {
                throw new IllegalStateException("expected one rule that always applies");
            }
            steps.add((latest ? "the later counts: " : "the earlier counts: ")
                    + named(chosen.day())
                    + (uncertain ? ", because the sources differ or are not confirmed" : ""));
            return new Due(chosen.day(), chosen.sameTimeOfDay(), List.copyOf(steps));
        }
    }

    /**
     * One rule after enough notice, another without.
     *
     * @param days notice in days; 0 for a whole pay period
     * @param working Saturdays, Sundays and holidays do not count toward the notice
     */
    record IfNotice(int days, boolean working, PaydayRule then, PaydayRule otherwise) implements PaydayRule {
        @Override
        public @Nullable Due on(Separation separation, Paydays paydays) {
            var notice = separation.noticeGivenOn();
            if (notice == null) {
                var both = new OneOf(List.of(then, otherwise), false, false).on(separation, paydays);
                var steps = new ArrayList<String>();
                steps.add("the day of notice is not known, so the earlier of both dates counts");
                steps.addAll(both.steps());
                return new Due(both.day(), both.sameTimeOfDay(), List.copyOf(steps));
            }
            long needed = days == 0 ? paydays.daysInPeriod() : days;
            long given = working
                    ? workingDays(notice, separation.lastDay())
                    : ChronoUnit.DAYS.between(notice, separation.lastDay());
            var steps = new ArrayList<String>();
            steps.add("notice on %s, %d %s before the last day; %d are needed for the earlier date"
                    .formatted(notice, given, working ? "working days" : "days", needed));
            var due = (given >= needed ? then : otherwise).on(separation, paydays);
            if (due == null) {
                return null;
            }
            steps.addAll(due.steps());
            return new Due(due.day(), due.sameTimeOfDay(), List.copyOf(steps));
        }

        private static long workingDays(LocalDate from, LocalDate to) {
            long count = 0;
            for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
                count += BusinessDays.FEDERAL.isBusinessDay(day) ? 1 : 0;
            }
            return count;
        }
    }

    /** @throws IllegalArgumentException when the file names no such rule */
    static PaydayRule read(JsonNode node) {
        var name = node.path("rule").asText();
        return switch (name) {
            case "NO_STATUTE" -> new NoStatute();
            case "NEXT_PAYDAY" -> new NextPayday();
            case "NEXT_PAYDAY_OR" ->
                new NextPaydayOr(DayOfWeek.valueOf(node.path("weekday").asText()));
            case "AT_ONCE" -> new AtOnce(false);
            case "SAME_DAY" -> new AtOnce(true);
            case "DAYS" -> new Days(number(node, "days"));
            case "HOURS" -> new Hours(wholeDays(node) * 24);
            case "WORKING_DAYS" -> new WorkingDays(number(node, "days"));
            case "AFTER_DEMAND" ->
                node.has("hours")
                        ? new AfterDemand(wholeDays(node), number(node, "hours") + " hours")
                        : new AfterDemand(number(node, "days"), number(node, "days") + " days");
            case "PAYDAY_AFTER_NOTICE" -> new PaydayAfterNotice(number(node, "days"));
            case "PAYDAY_NOT_WITHIN" -> new PaydayNotWithin(number(node, "days"), number(node, "atMost"));
            case "EARLIER" -> new OneOf(all(node), false, false);
            case "LATER" -> new OneOf(all(node), true, false);
            case "CONFLICT" -> new OneOf(all(node), false, true);
            case "IF_NOTICE" ->
                new IfNotice(
                        wholeDays(node),
                        node.path("unit").asText().equals("WORKING"),
                        read(node.path("then")),
                        read(node.path("otherwise")));
            case "IF_NOTICE_OF_A_PERIOD" ->
                new IfNotice(0, false, read(node.path("then")), read(node.path("otherwise")));
            default -> throw new IllegalArgumentException("there is no rule " + name);
        };
    }

    private static List<PaydayRule> all(JsonNode node) {
        var rules = new ArrayList<PaydayRule>();
        node.path("of").forEach(one -> rules.add(read(one)));
        if (rules.size() < 2) {
            throw new IllegalArgumentException("expected two rules or more");
        }
        return List.copyOf(rules);
    }

    private static int wholeDays(JsonNode node) {
        int hours = number(node, "hours");
        if (hours % 24 != 0) {
            throw new IllegalArgumentException("expected hours of whole days");
        }
        return hours / 24;
    }

    private static int number(JsonNode node, String field) {
        return Integer.parseInt(node.path(field).asText());
    }

    private static Due due(LocalDate day, String step) {
        return new Due(day, false, List.of(step));
    }

    private static String named(LocalDate day) {
        return day.getDayOfWeek() + " " + day;
    }

    private static String whyNot(LocalDate day) {
        return BusinessDays.FEDERAL
                .holiday(day)
                .orElse(day.getDayOfWeek() == DayOfWeek.SATURDAY ? "Saturday" : "Sunday");
    }
}
