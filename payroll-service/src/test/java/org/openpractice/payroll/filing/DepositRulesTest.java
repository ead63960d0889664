package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.filing.DepositRules.Rule;
import org.openpractice.payroll.filing.DepositRules.Schedule;

/** Deposit days; examples of IRS Publication 15 (2025), section 11, stand with their names. */
class DepositRulesTest {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    private final TreeMap<LocalDate, Money> liabilities = new TreeMap<>();

    private void pay(String on, String liability) {
        liabilities.merge(LocalDate.parse(on), Money.of(liability), Money::plus);
    }

    private DepositRules.Plan plan(Schedule schedule) {
        return DepositRules.of(schedule, liabilities, Optional.empty(), LATER);
    }

    @Test
    void aMonthIsDueOnTheFifteenthOfTheNext() {
        pay("2026-11-06", "3000.00");
        pay("2026-11-20", "3000.00");

        var owed = plan(Schedule.MONTHLY).obligations();

        assertThat(owed).singleElement().satisfies(only -> {
            assertThat(only.liability()).isEqualTo(Money.of("6000.00"));
            assertThat(only.dueOn()).isEqualTo("2026-12-15");
            assertThat(only.rule()).isEqualTo(Rule.MONTHLY);
        });
    }

    @Test
    void aFifteenthThatIsNoBusinessDayMovesAndEachDayPassedOverIsTold() {
        pay("2026-07-31", "3000.00");

        var owed = plan(Schedule.MONTHLY).obligations().getFirst();

        assertThat(owed.dueOn()).isEqualTo("2026-08-17");
        assertThat(owed.explanation())
                .containsExactly(
                        "liability of pay date 2026-07-31: 3000.00",
                        "monthly: the liability of 2026-07 is due on the 15th of the next month, 2026-08-15",
                        "2026-08-15 is no business day: Saturday",
                        "2026-08-16 is no business day: Sunday");
    }

    @Test
    void emancipationDayOfTheDistrictOfColumbiaIsALegalHoliday() {
        // 16 April 2028 is a Sunday and kept on Monday; the 15th is a Saturday.
        pay("2028-03-10", "3000.00");
        assertThat(plan(Schedule.MONTHLY).obligations().getFirst().dueOn()).isEqualTo("2028-04-18");

        liabilities.clear();
        pay("2026-04-14", "3000.00");
        assertThat(plan(Schedule.SEMI_WEEKLY).obligations().getFirst().dueOn()).isEqualTo("2026-04-20");
    }

    @Test
    void payFromWednesdayToFridayIsDueOnTheNextWednesdayOtherPayOnTheNextFriday() {
        pay("2026-10-14", "9000.00"); // Wednesday
        pay("2026-10-16", "1000.00"); // Friday
        pay("2026-10-17", "500.00"); // Saturday
        pay("2026-10-20", "700.00"); // Tuesday

        var owed = plan(Schedule.SEMI_WEEKLY).obligations();

        assertThat(owed).hasSize(2);
        assertThat(owed.getFirst().liability()).isEqualTo(Money.of("10000.00"));
        assertThat(owed.getFirst().dueOn()).isEqualTo("2026-10-21");
        assertThat(owed.getLast().liability()).isEqualTo(Money.of("1200.00"));
        assertThat(owed.getLast().dueOn()).isEqualTo("2026-10-23");
    }

    @Test
    void publication15AHolidayOnMondayGivesFridaysPayUntilThursday() {
        // "Semiweekly schedule depositors have at least 3 business days ..."; Monday 7 September 2026 is Labor Day.
        pay("2026-09-04", "9000.00");

        var owed = plan(Schedule.SEMI_WEEKLY).obligations().getFirst();

        assertThat(owed.dueOn()).isEqualTo("2026-09-10");
        assertThat(owed.explanation()).contains("2026-09-07 is no business day: Labor Day");
    }

    @Test
    void publication15ElmIncBecomesASemiWeeklyDepositorTheDayAfterItReaches100000() {
        pay("2025-04-09", "40000.00");
        pay("2025-04-11", "60000.00");
        pay("2025-04-25", "5000.00");

        var plan = plan(Schedule.MONTHLY);

        assertThat(plan.nextDaySince()).isEqualTo("2025-04-11");
        assertThat(plan.obligations()).hasSize(2);
        assertThat(plan.obligations().getFirst().rule()).isEqualTo(Rule.NEXT_DAY);
        assertThat(plan.obligations().getFirst().liability()).isEqualTo(Money.of("100000.00"));
        assertThat(plan.obligations().getFirst().dueOn()).isEqualTo("2025-04-14");
        assertThat(plan.obligations().getFirst().explanation())
                .contains("from 2025-04-12 on a semi-weekly depositor, for the rest of 2025 and all of 2026");
        assertThat(plan.obligations().getLast().rule()).isEqualTo(Rule.SEMI_WEEKLY);
        assertThat(plan.obligations().getLast().dueOn()).isEqualTo("2025-04-30");
    }

    @Test
    void publication15FirCoStopsAccumulatingAtTheEndOfTheDay() {
        pay("2026-06-01", "110000.00"); // Monday
        pay("2026-06-02", "30000.00"); // Tuesday

        var owed = plan(Schedule.SEMI_WEEKLY).obligations();

        assertThat(owed.getFirst().liability()).isEqualTo(Money.of("110000.00"));
        assertThat(owed.getFirst().dueOn()).isEqualTo("2026-06-02");
        assertThat(owed.getLast().liability()).isEqualTo(Money.of("30000.00"));
        assertThat(owed.getLast().dueOn()).isEqualTo("2026-06-05");
    }

    @Test
    void aSemiWeeklyPeriodThatSpansTwoQuartersTakesTwoDeposits() {
        pay("2026-09-30", "4000.00"); // Wednesday
        pay("2026-10-02", "5000.00"); // Friday

        var owed = plan(Schedule.SEMI_WEEKLY).obligations();

        assertThat(owed)
                .extracting(DepositRules.Obligation::liability)
                .containsExactly(Money.of("4000.00"), Money.of("5000.00"));
        assertThat(owed).extracting(DepositRules.Obligation::dueOn).allMatch(LocalDate.of(2026, 10, 7)::equals);
        assertThat(owed).extracting(DepositRules.Obligation::id).doesNotHaveDuplicates();
    }

    @Test
    void aQuarterBelow2500MayBePaidWithItsReturnOnceItIsOver() {
        pay("2026-01-16", "1000.00");
        pay("2026-02-13", "1499.99");

        var over = plan(Schedule.MONTHLY).obligations();
        assertThat(over).singleElement().satisfies(only -> {
            assertThat(only.rule()).isEqualTo(Rule.WITH_RETURN);
            assertThat(only.dueOn()).isEqualTo("2026-04-30");
            assertThat(only.liability()).isEqualTo(Money.of("2499.99"));
        });

        var running = DepositRules.of(Schedule.MONTHLY, liabilities, Optional.empty(), LocalDate.of(2026, 3, 1));
        assertThat(running.obligations())
                .extracting(DepositRules.Obligation::rule)
                .containsOnly(Rule.MONTHLY);
        assertThat(running.notes()).singleElement().asString().contains("below 2500.00");

        pay("2026-03-13", "0.01");
        assertThat(plan(Schedule.MONTHLY).obligations())
                .extracting(DepositRules.Obligation::rule)
                .containsOnly(Rule.MONTHLY);
    }

    @Test
    void voidedPayLowersTheNextDepositOfTheQuarterAndWhatIsLeftOverIsTold() {
        pay("2026-05-08", "4000.00");
        pay("2026-06-05", "-1000.00");
        pay("2026-07-10", "4000.00");

        var plan = plan(Schedule.MONTHLY);

        assertThat(plan.obligations())
                .extracting(DepositRules.Obligation::liability)
                .containsExactly(Money.of("4000.00"), Money.of("4000.00"));
        assertThat(plan.notes()).anyMatch(note -> note.contains("leaves a credit of 1000.00"));
    }

    @Property(tries = 300)
    void whatIsOwedIsTheSumOfTheLiabilitiesAndDueOnABusinessDayAfterThem(
            @ForAll @Size(min = 1, max = 60) java.util.List<@IntRange(max = 364) Integer> days,
            @ForAll @LongRange(min = 1, max = 15_000_000) long cents,
            @ForAll Schedule schedule) {
        var of = new TreeMap<LocalDate, Money>();
        days.forEach(day -> of.merge(LocalDate.of(2026, 1, 1).plusDays(day), Money.ofCents(cents), Money::plus));

        var owed = DepositRules.of(schedule, of, Optional.empty(), LATER).obligations();

        assertThat(Money.sum(
                        owed.stream().map(DepositRules.Obligation::liability).toList()))
                .isEqualTo(Money.sum(of.values()));
        assertThat(owed).allSatisfy(each -> {
            assertThat(TaxBusinessDays.closed(each.dueOn())).isEmpty();
            assertThat(each.days()).allMatch(day -> day.payDate().isBefore(each.dueOn()));
        });
        assertThat(owed).extracting(DepositRules.Obligation::id).doesNotHaveDuplicates();
    }
}
