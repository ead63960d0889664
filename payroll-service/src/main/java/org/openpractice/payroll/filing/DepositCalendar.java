package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.filing.DepositRules.Schedule;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;

/** Every deposit that paid runs make the employer owe, with its day. */
@ApplicationScoped
class DepositCalendar {

    /** Cumulative FUTA above this is deposited after the quarter (26 CFR 31.6302(c)-3). */
    static final Money FUTA_DEPOSIT = Money.of("500.00");

    /**
     * Form 941 deposits of a year.
     *
     * @param because how the schedule came about
     */
    record Year(Schedule schedule, List<String> because, List<TaxObligation> obligations, List<String> notes) {}

    /**
     * What is owed to a state or locality; when it is due is not kept here.
     *
     * @param code code of the lines
     * @param withheld true when employees bear it
     * @param wages as they stood when the quarter's Form 941 was filed, by which the state's return is taken as filed too
     * @param amended what the quarter comes to now, where pay was voided or taken back since: an amended return is due; else
     *     null
     */
    @Schema(name = "StateLiability")
    public record StateLiability(
            String code,
            boolean withheld,
            Money wages,
            Money liability,
            @Nullable Amended amended,
            String notScheduled) {}

    /** What the wages and the liability of a quarter come to after it was reported. */
    @Schema(name = "AmendedStateLiability")
    public record Amended(Money wages, Money liability) {}

    private record Start(Schedule schedule, List<String> because) {}

    private final PaidLines lines;
    private final FiledReturns filedReturns;
    private final DepositLookBacks lookBacks;
    private final TaxDeposits deposits;
    private final TakenOverReturns takenOver;
    private final Clock clock;

    DepositCalendar(
            PaidLines lines,
            FiledReturns filedReturns,
            DepositLookBacks lookBacks,
            TaxDeposits deposits,
            TakenOverReturns takenOver,
            Clock clock) {
        this.takenOver = takenOver;
        this.lines = lines;
        this.filedReturns = filedReturns;
        this.lookBacks = lookBacks;
        this.deposits = deposits;
        this.clock = clock;
    }

    /** Refuses {@link FilingProblem#LOOK_BACK_NOT_KNOWN}. */
    Year federal(int year) {
        var start = start(year)
                .orElseThrow(() -> FilingProblem.LOOK_BACK_NOT_KNOWN.because(
                        "The deposits of %d follow the liability from %s to %s; paid runs do not cover all four quarters%s. State it with PUT /deposit-look-backs/%d, zero for a new employer"
                                .formatted(
                                        year,
                                        DepositRules.lookBackStartsOn(year),
                                        DepositRules.lookBackEndsOn(year),
                                        knownOfLookBack(year),
                                        year)));
        var sums = sums(year);
        var plan = plan(year, start.schedule(), sums);
        var obligations = new ArrayList<TaxObligation>();
        plan.obligations().stream()
                .map(owed -> obligation(owed, sums))
                .collect(Collectors.groupingBy(TaxObligation::quarter, TreeMap::new, Collectors.toList()))
                .forEach((number, ofReturn) -> obligations.addAll(withUnmatched(
                        ofReturn,
                        deposits.of(TaxDeposit.Tax.FORM_941, new Quarter(year, number)),
                        takenOver.deposited(new Quarter(year, number)))));
        return new Year(start.schedule(), start.because(), List.copyOf(obligations), plan.notes());
    }

    /** Quarters of the look-back period that are known, so that the others are added to them; empty where none is. */
    private String knownOfLookBack(int year) {
        var known = lookBackQuarters(year).stream()
                .filter(quarter -> !filedReturns.reported(quarter).isEmpty())
                .map(quarter -> "%s %s"
                        .formatted(
                                quarter,
                                Money.sum(FederalTaxes.liabilities(filedReturns.reported(quarter))
                                                .values())
                                        .amount()))
                .toList();
        return known.isEmpty() ? "" : ", known are only " + String.join(", ", known);
    }

    private static List<Quarter> lookBackQuarters(int year) {
        var from = DepositRules.lookBackStartsOn(year);
        return Stream.of(0, 3, 6, 9)
                .map(months -> Quarter.of(from.plusMonths(months)))
                .toList();
    }

    /** The schedule at the end of a quarter, when the look-back liability is known. */
    Optional<Schedule> schedule(Quarter quarter) {
        return start(quarter.year()).map(start -> {
            var since =
                    plan(quarter.year(), start.schedule(), sums(quarter.year())).nextDaySince();
            return since != null && !since.isAfter(quarter.endsOn()) ? Schedule.SEMI_WEEKLY : start.schedule();
        });
    }

    private Optional<Start> start(int year) {
        // Quarters of a former provider come before all that is deposited here.
        var former = takenOver.nextDayIn(year).or(() -> takenOver.nextDayIn(year - 1));
        if (former.isPresent()) {
            return Optional.of(new Start(
                    Schedule.SEMI_WEEKLY,
                    List.of(
                            "%s was reached on %s, as stated of %s: semi-weekly for the rest of that year and all of the next"
                                    .formatted(
                                            DepositRules.NEXT_DAY.amount(),
                                            former.get().nextDayOn(),
                                            former.get().provider()))));
        }
        var before = sums(year - 1);
        if (!before.isEmpty()) {
            var schedule = start(year - 1).map(Start::schedule).orElse(Schedule.MONTHLY);
            var since = plan(year - 1, schedule, before).nextDaySince();
            if (since != null) {
                return Optional.of(new Start(
                        Schedule.SEMI_WEEKLY,
                        List.of("%s was reached on %s: semi-weekly for the rest of that year and all of %d"
                                .formatted(DepositRules.NEXT_DAY.amount(), since, year))));
            }
        }
        return lookBack(year);
    }

    private Optional<Start> lookBack(int year) {
        var stated = lookBacks.of(year);
        if (stated.isPresent()) {
            return Optional.of(byLookBack(
                    year,
                    stated.get().liability(),
                    "as stated by the employer (%s)"
                            .formatted(stated.get().stated().by())));
        }
        var sums = new ArrayList<RunSum>();
        for (var quarter : lookBackQuarters(year)) {
            // As originally reported: corrections of those returns do not count (26 CFR 31.6302-1(b)(4)).
            var reported = filedReturns.reported(quarter);
            if (reported.isEmpty()) {
                return Optional.empty();
            }
            sums.addAll(reported);
        }
        return Optional.of(byLookBack(
                year, Money.sum(FederalTaxes.liabilities(sums).values()), "from the runs of its four quarters"));
    }

    private static Start byLookBack(int year, Money liability, String source) {
        boolean monthly = liability.compareTo(DepositRules.LOOK_BACK_LIMIT) <= 0;
        return new Start(
                monthly ? Schedule.MONTHLY : Schedule.SEMI_WEEKLY,
                List.of(
                        "look-back period of %d: %s to %s"
                                .formatted(
                                        year, DepositRules.lookBackStartsOn(year), DepositRules.lookBackEndsOn(year)),
                        "liability %s, %s".formatted(liability.amount(), source),
                        "%s %s: %s depositor"
                                .formatted(
                                        monthly ? "not above" : "above",
                                        DepositRules.LOOK_BACK_LIMIT.amount(),
                                        monthly ? "monthly" : "semi-weekly")));
    }

    private DepositRules.Plan plan(int year, Schedule schedule, List<RunSum> sums) {
        var quarterBefore = new Quarter(year - 1, 4);
        var before = filedReturns.reported(quarterBefore);
        return DepositRules.of(
                schedule,
                FederalTaxes.liabilities(sums),
                before.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Money.sum(FederalTaxes.liabilities(before).values())),
                LocalDate.now(clock));
    }

    private TaxObligation obligation(DepositRules.Obligation owed, List<RunSum> sums) {
        var days = owed.days().stream().map(DepositRules.Day::payDate).toList();
        var of = sums.stream().filter(sum -> days.contains(sum.payDate())).toList();
        var socialSecurity = FederalTaxes.amount(of, sum -> FederalTaxes.SOCIAL_SECURITY.contains(sum.code()));
        var medicare = FederalTaxes.amount(of, sum -> FederalTaxes.MEDICARE.contains(sum.code()));
        var incomeTax = FederalTaxes.amount(of, PayCode.FEDERAL_INCOME_TAX);
        var split = new TaxObligation.Split(
                        socialSecurity.plus(medicare).plus(incomeTax), socialSecurity, medicare, incomeTax)
                .scaledTo(owed.liability());
        var quarter = Quarter.of(owed.to());
        return new TaxObligation(
                        owed.id(),
                        TaxDeposit.Tax.FORM_941,
                        quarter.year(),
                        quarter.number(),
                        owed.rule().name(),
                        owed.from(),
                        owed.to(),
                        owed.liability(),
                        split,
                        owed.dueOn(),
                        owed.explanation(),
                        Money.ZERO,
                        Money.ZERO)
                .withPaid(TaxDeposits.sum(deposits.of(owed.id())));
    }

    /** FUTA of a year: deposited after the quarter in which it has grown above 500, the rest with the return. */
    List<TaxObligation> unemployment(int year) {
        var byQuarter = new TreeMap<Integer, Money>();
        // Form 940 is filed after the year, so its deposits follow the pay as it stands.
        for (var sum : lines.byRun(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))) {
            if (sum.code().equals(PayCode.FUTA)) {
                byQuarter.merge(Quarter.of(sum.payDate()).number(), sum.amount(), Money::plus);
            }
        }
        var obligations = new ArrayList<TaxObligation>();
        var told = new ArrayList<String>();
        var carried = Money.ZERO;
        int first = 1;
        for (int number = 1; number <= 4; number++) {
            var quarter = new Quarter(year, number);
            var liability = byQuarter.getOrDefault(number, Money.ZERO);
            carried = carried.plus(liability);
            if (!liability.isZero()) {
                told.add("liability of %s: %s".formatted(quarter, liability.amount()));
            }
            boolean above = carried.compareTo(FUTA_DEPOSIT) > 0;
            if (!carried.isPositive() || !(above || number == 4)) {
                if (carried.isPositive()) {
                    told.add("%s is not above %s: carried to the next quarter"
                            .formatted(carried.amount(), FUTA_DEPOSIT.amount()));
                }
                continue;
            }
            told.add(
                    above
                            ? "%s is above %s: deposited by the last day of the month after the quarter"
                                    .formatted(carried.amount(), FUTA_DEPOSIT.amount())
                            : "%s is not above %s: deposited or paid with Form 940"
                                    .formatted(carried.amount(), FUTA_DEPOSIT.amount()));
            if (number == 4) {
                told.add("a credit reduction, if the year has one, comes on top: Form 940 line 11");
            }
            var due = TaxBusinessDays.onOrAfter(
                    quarter.endsOn().plusDays(1).plusMonths(1).minusDays(1), told);
            var id = UUID.nameUUIDFromBytes(("940|" + quarter).getBytes(StandardCharsets.UTF_8));
            obligations.add(new TaxObligation(
                            id,
                            TaxDeposit.Tax.FORM_940,
                            year,
                            number,
                            above ? "FUTA_QUARTER" : "WITH_RETURN",
                            new Quarter(year, first).startsOn(),
                            quarter.endsOn(),
                            carried,
                            new TaxObligation.Split(carried, Money.ZERO, Money.ZERO, Money.ZERO),
                            due,
                            List.copyOf(told),
                            Money.ZERO,
                            Money.ZERO)
                    .withPaid(TaxDeposits.sum(deposits.of(id))));
            told.clear();
            carried = Money.ZERO;
            first = number + 1;
        }
        return withUnmatched(
                obligations, deposits.of(TaxDeposit.Tax.FORM_940, year), takenOver.unemploymentDeposited(year));
    }

    /** @param byFormer what a former provider deposited, for which no obligation is told */
    private static List<TaxObligation> withUnmatched(
            List<TaxObligation> ofReturn, List<TaxDeposit> deposited, Money byFormer) {
        var known = ofReturn.stream().map(TaxObligation::id).collect(Collectors.toSet());
        return TaxObligation.withUnmatched(
                ofReturn,
                TaxDeposits.sum(deposited.stream()
                                .filter(deposit -> !known.contains(deposit.obligationId()))
                                .toList())
                        .plus(byFormer));
    }

    List<StateLiability> states(Quarter quarter) {
        var reported = filedReturns.reported(quarter);
        var now =
                filedReturns.filedOn(quarter).isEmpty() ? reported : lines.byRun(quarter.startsOn(), quarter.endsOn());
        var withheld = new TreeMap<String, Boolean>();
        Stream.concat(reported.stream(), now.stream())
                .filter(sum -> FederalTaxes.isStateOrLocal(sum.kind(), sum.code()))
                .forEach(sum -> withheld.put(sum.code(), sum.kind() == PayLine.Kind.TAX));
        var byFormer = takenOver
                .filed(quarter)
                .map(former ->
                        ". %s paid this quarter: ask it for the return that it filed".formatted(former.provider()))
                .orElse("");
        var liabilities = new ArrayList<StateLiability>();
        withheld.forEach((code, bearsIt) -> {
            var wages = FederalTaxes.wages(reported, code);
            var liability = FederalTaxes.amount(reported, code);
            var amended = new Amended(FederalTaxes.wages(now, code), FederalTaxes.amount(now, code));
            liabilities.add(new StateLiability(
                    code,
                    bearsIt,
                    wages,
                    liability,
                    amended.equals(new Amended(wages, liability)) ? null : amended,
                    "The deposit schedule of the state or locality is not kept here; ask the agency" + byFormer));
        });
        return List.copyOf(liabilities);
    }

    /** An obligation of any year in which somebody was paid. */
    Optional<TaxObligation> find(UUID id) {
        var first = lines.firstPayDate();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        for (int year = LocalDate.now(clock).getYear() + 1; year >= first.get().getYear(); year--) {
            var owed = Stream.concat(
                            unemployment(year).stream(),
                            start(year).isPresent() ? federal(year).obligations().stream() : Stream.empty())
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst();
            if (owed.isPresent()) {
                return owed;
            }
        }
        return Optional.empty();
    }

    /**
     * What deposits follow: a quarter that is filed stays as it was, because a correction of it is settled with Form 941-X. One
     * that a former provider filed makes none: its days are not known, and it was deposited.
     */
    private List<RunSum> sums(int year) {
        return filedReturns.reported(year).stream()
                .filter(sum -> takenOver.filed(Quarter.of(sum.payDate())).isEmpty())
                .toList();
    }
}
