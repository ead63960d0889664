package org.openpractice.payroll.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.compensation.Contracts.contract;
import static org.openpractice.payroll.compensation.Contracts.terms;
import static org.openpractice.payroll.compensation.Contracts.tier;
import static org.openpractice.payroll.compensation.Contracts.version;
import static org.openpractice.payroll.compensation.Contracts.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.compensation.ContractTerms.Draw;
import org.openpractice.payroll.compensation.ContractTerms.DrawInterval;
import org.openpractice.payroll.compensation.ContractTerms.DrawRecovery;
import org.openpractice.payroll.compensation.ContractTerms.ThresholdMethod;
import org.openpractice.payroll.compensation.ContractVersions.Version;
import org.openpractice.payroll.compensation.ProviderPay.Credit;
import org.openpractice.payroll.compensation.ProviderPay.Input;
import org.openpractice.payroll.compensation.ProviderPay.Result;
import org.openpractice.payroll.compensation.ProviderPay.Row;
import org.openpractice.payroll.compensation.ProviderPay.RowKind;
import org.openpractice.payroll.compensation.ProviderPay.Settled;
import org.openpractice.platform.trace.Trace;

/**
 * Thresholds and work RVUs are the percentiles 50, 75 and 90 of family practice in the MGMA survey of 2014: 4,763, 5,887
 * and 7,342. The dollars a work RVU are made up.
 */
class ProviderPayTest {

    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final Predicate<LocalDate> ALWAYS = day -> true;
    private static final Draw DRAW = new Draw(Money.of("8000.00"), DrawInterval.MONTH, DrawRecovery.CARRIED);

    private final Version plain = version(1, "2026-01-01", terms(tier("4763", "45.00")));

    private static Credit credit(Version version, int year, String quantity) {
        return new Credit(UUID.randomUUID(), version.id(), year(year), new BigDecimal(quantity));
    }

    private static Input input(ContractVersions versions, LocalDate to, List<Settled> settled, Credit... credits) {
        return new Input(
                versions,
                to,
                settled,
                Arrays.asList(credits),
                null,
                List.of(),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    private static Result settle(ContractVersions versions, LocalDate to, List<Settled> settled, Credit... credits) {
        return ProviderPay.of(input(versions, to, settled, credits), new Trace());
    }

    /** What settlements gave so far, with what one more gave. */
    static List<Settled> after(List<Settled> before, Result result) {
        var sums = new ArrayList<>(before);
        for (var now : result.settledNow()) {
            var old = sums.stream()
                    .filter(settled -> settled.versionId().equals(now.versionId())
                            && settled.year().equals(now.year()))
                    .findFirst();
            old.ifPresent(sums::remove);
            sums.add(new Settled(
                    now.versionId(),
                    now.year(),
                    now.workRvus().add(old.map(Settled::workRvus).orElse(BigDecimal.ZERO)),
                    now.amount().plus(old.map(Settled::amount).orElse(Money.ZERO))));
        }
        return sums;
    }

    private static @Nullable Money amount(Result result, RowKind kind) {
        return result.rows().stream()
                .filter(row -> row.kind() == kind)
                .map(Row::amount)
                .reduce(Money::plus)
                .orElse(null);
    }

    @Test
    void paysTheRateForEachWorkRvuAboveTheThreshold() {
        var result = settle(contract(plain), YEAR_END, List.of(), credit(plain, 2026, "5887"));
        assertThat(result.payable()).isEqualTo(Money.of("50580.00")); // 1,124 x 45.00
        assertThat(result.rows().getFirst().rate()).isEqualTo("0.00, 45.00");
    }

    @Test
    void paysNothingAtOrBelowTheThreshold() {
        assertThat(settle(contract(plain), YEAR_END, List.of(), credit(plain, 2026, "4763"))
                        .payable())
                .isEqualTo(Money.ZERO);
        assertThat(settle(contract(plain), YEAR_END, List.of(), credit(plain, 2026, "3695"))
                        .payable())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void paysTheProvidersShare() {
        var shared = version(1, "2026-01-01", terms(ThresholdMethod.WHOLE_YEAR, "0.85", null, tier("4763", "45.00")));
        assertThat(settle(contract(shared), YEAR_END, List.of(), credit(shared, 2026, "5887"))
                        .payable())
                .isEqualTo(Money.of("42993.00"));
    }

    @Test
    void paysEachTierAtItsOwnRate() {
        var tiered = version(1, "2026-01-01", terms(tier("4763", "45.00"), tier("5887", "52.50")));
        var result = settle(
                contract(tiered), YEAR_END, List.of(), credit(tiered, 2026, "5887"), credit(tiered, 2026, "1455"));
        // 1,124 x 45.00 and 1,455 x 52.50
        assertThat(result.rows()).extracting(Row::amount).containsExactly(Money.of("50580.00"), Money.of("76387.50"));
        assertThat(result.rows().get(1).rate()).isEqualTo("52.50");
        assertThat(result.payable()).isEqualTo(Money.of("126967.50"));
    }

    @Test
    void reducesTheThresholdToTheDaysOfAContractThatBeginsInTheYear() {
        var july = version(1, "2026-07-01", terms(tier("4763", "45.00")));
        var result = settle(contract(july), YEAR_END, List.of(), credit(july, 2026, "3000"));
        // 4,763 x 184 / 365 = 2,401.0740; 598.9260 x 45.00
        assertThat(result.payable()).isEqualTo(Money.of("26951.67"));
    }

    @Test
    void dividesTheThresholdWhenTheContractChangesInTheYear() {
        var july = version(2, "2026-07-01", terms(tier("5000", "50.00")));
        var both = contract(plain, july);
        var result = settle(both, YEAR_END, List.of(), credit(plain, 2026, "2500"), credit(july, 2026, "2600"));
        // 4,763 x 181 / 365 = 2,361.9260 and 5,000 x 184 / 365 = 2,520.5479
        assertThat(result.rows()).extracting(Row::amount).containsExactly(Money.of("6213.33"), Money.of("3972.61"));
    }

    @Test
    void holdsTheWorkOfTheYearSoFarAgainstTheThresholdOfTheYearSoFarWhenTheContractSaysSo() {
        var toDate = version(1, "2026-01-01", terms(ThresholdMethod.TO_DATE, "1", null, tier("3650", "40.00")));
        var all = contract(toDate);
        var first = settle(all, LocalDate.of(2026, 3, 31), List.of(), credit(toDate, 2026, "1000"));
        assertThat(first.payable()).isEqualTo(Money.of("4000.00")); // 1,000 - 900
        var second = settle(all, LocalDate.of(2026, 6, 30), after(List.of(), first), credit(toDate, 2026, "850"));
        // The first quarter's work alone is below the half year's 1,810; with the second it is 40 above.
        assertThat(amount(second, RowKind.THRESHOLD)).isEqualTo(Money.of("-4000.00"));
        assertThat(amount(second, RowKind.WORK)).isEqualTo(Money.of("1600.00"));
        assertThat(second.payable()).isEqualTo(Money.ZERO);
        assertThat(second.carriedOn()).isEqualTo(Money.of("-2400.00"));
    }

    @Test
    void takesBackExactlyWhatTheYearOfTheCreditGaveAlsoInALaterYearUnderOtherTerms() {
        var later = version(2, "2027-01-01", terms(tier("100", "60.00")));
        var both = contract(plain, later);
        var first = settle(both, YEAR_END, List.of(), credit(plain, 2026, "4763"), credit(plain, 2026, "10"));
        assertThat(first.payable()).isEqualTo(Money.of("450.00"));
        var second = settle(
                both,
                LocalDate.of(2027, 3, 31),
                after(List.of(), first),
                credit(plain, 2026, "-10"),
                credit(later, 2027, "120"));
        assertThat(second.rows()).extracting(Row::amount).containsExactly(Money.of("-450.00"), Money.of("1200.00"));
        assertThat(second.payable()).isEqualTo(Money.of("750.00"));
    }

    @Test
    void takesDrawsOffAndCarriesWhatWasNotEarned() {
        var drawing = version(1, "2026-01-01", terms(ThresholdMethod.WHOLE_YEAR, "1", DRAW, tier("0", "45.00")));
        var short1 = ProviderPay.of(
                new Input(
                        contract(drawing),
                        LocalDate.of(2026, 3, 31),
                        List.of(),
                        List.of(credit(drawing, 2026, "500")),
                        null,
                        List.of(),
                        Money.of("24000.00"),
                        Money.of("24000.00"),
                        Money.ZERO,
                        Money.ZERO),
                new Trace());
        assertThat(short1.payable()).isEqualTo(Money.ZERO);
        assertThat(short1.carriedOn()).isEqualTo(Money.of("-1500.00"));
        var good = ProviderPay.of(
                new Input(
                        contract(drawing),
                        LocalDate.of(2026, 6, 30),
                        after(List.of(), short1),
                        List.of(credit(drawing, 2026, "700")),
                        null,
                        List.of(),
                        Money.of("24000.00"),
                        Money.of("48000.00"),
                        short1.carriedOn(),
                        Money.ZERO),
                new Trace());
        assertThat(good.work()).isEqualTo(Money.of("31500.00"));
        assertThat(good.trueUp()).isEqualTo(Money.of("-25500.00"));
        assertThat(good.payable()).isEqualTo(Money.of("6000.00"));
        assertThat(good.carriedOn()).isEqualTo(Money.ZERO);
    }

    @Test
    void forgivesADrawAtTheEndOfTheYearButNotWhatWasTakenBack() {
        var forgiving = version(
                1,
                "2026-01-01",
                terms(
                        ThresholdMethod.WHOLE_YEAR,
                        "1",
                        new Draw(Money.of("1000.00"), DrawInterval.MONTH, DrawRecovery.FORGIVEN_AT_YEAR_END),
                        tier("0", "45.00")));
        var result = ProviderPay.of(
                new Input(
                        contract(forgiving),
                        YEAR_END,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        Money.of("1000.00"),
                        Money.of("1000.00"),
                        Money.of("-300.00"),
                        Money.ZERO),
                new Trace());
        assertThat(amount(result, RowKind.FORGIVEN)).isEqualTo(Money.of("1000.00"));
        assertThat(result.carriedOn()).isEqualTo(Money.of("-300.00"));
        assertThat(result.payable()).isEqualTo(Money.ZERO);
    }

    /** The draws of the year come to 1,000.00, of which 550.00 is earned: 450.00 is not asked back, the rest is owed. */
    @Test
    void forgivesNothingThatWasTakenBackOfAnEarlierYearAlsoWhenTheDrawsOfTheYearAreMore() {
        var draw = new Draw(Money.of("1000.00"), DrawInterval.MONTH, DrawRecovery.FORGIVEN_AT_YEAR_END);
        var forgiving = version(1, "2025-01-01", terms(ThresholdMethod.WHOLE_YEAR, "1", draw, tier("0", "50.00")));
        var settled = new Settled(forgiving.id(), year(2025), new BigDecimal("100"), Money.of("5000.00"));
        var result = ProviderPay.of(
                new Input(
                        contract(forgiving),
                        YEAR_END,
                        List.of(settled),
                        List.of(credit(forgiving, 2025, "-4"), credit(forgiving, 2026, "11")),
                        null,
                        List.of(),
                        Money.of("1000.00"),
                        Money.of("1000.00"),
                        Money.of("-30.00"),
                        Money.of("-30.00")),
                new Trace());
        assertThat(amount(result, RowKind.FORGIVEN)).isEqualTo(Money.of("450.00"));
        // 4 x 50.00 taken back, and what was carried of earlier years
        assertThat(result.carriedOn()).isEqualTo(Money.of("-230.00"));
    }

    @Test
    void tellsWhatIsOwedFromYearsBeforeOfABalance() {
        var before = new ProviderPay.Balance(year(2025), Money.ZERO, Money.of("-100.00"));
        // What was carried over the end of the year is of years before, and so is what was taken back since.
        var first = new ProviderPay.Balance(year(2026), Money.of("-50.00"), Money.of("-400.00"));
        assertThat(ProviderPay.owedFromYearsBefore(List.of(before), year(2026))).isEqualTo(Money.of("-100.00"));
        assertThat(ProviderPay.owedFromYearsBefore(List.of(before, first), year(2026)))
                .isEqualTo(Money.of("-150.00"));
        // Once all is earned nothing is owed, whatever is drawn afterward.
        var even = new ProviderPay.Balance(year(2026), Money.ZERO, Money.ZERO);
        var drawn = new ProviderPay.Balance(year(2026), Money.ZERO, Money.of("-700.00"));
        assertThat(ProviderPay.owedFromYearsBefore(List.of(before, first, even, drawn), year(2026)))
                .isEqualTo(Money.ZERO);
        assertThat(ProviderPay.owedFromYearsBefore(List.of(), year(2026))).isEqualTo(Money.ZERO);
    }

    @Test
    void paysQualityByPointsAndCallByShift() {
        var result = ProviderPay.of(
                new Input(
                        contract(plain),
                        LocalDate.of(2026, 3, 31),
                        List.of(),
                        List.of(),
                        new ProviderPay.Quality(new BigDecimal("83"), new BigDecimal("90")),
                        List.of(
                                new ProviderPay.Call(UUID.randomUUID(), LocalDate.of(2026, 2, 7), CallShift.DAY),
                                new ProviderPay.Call(UUID.randomUUID(), LocalDate.of(2026, 2, 7), CallShift.NIGHT)),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO),
                new Trace());
        assertThat(result.quality()).isEqualTo(Money.of("4611.11")); // 5,000 x 83 / 90
        assertThat(result.call()).isEqualTo(Money.of("1050.00"));
        assertThat(result.payable()).isEqualTo(Money.of("5661.11"));
        assertThatThrownBy(() -> new ProviderPay.Quality(new BigDecimal("91"), new BigDecimal("90")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsEveryStepSoThatItCanBeFollowedWithAPencil() {
        var trace = new Trace();
        ProviderPay.of(input(contract(plain), YEAR_END, List.of(), credit(plain, 2026, "5887")), trace);
        assertThat(trace.lines())
                .extracting(line -> line.line() + ": " + line.text() + " = " + line.value())
                .contains(
                        "threshold: 4763 a year x 365 of 365 days; above it 45.00 a work RVU = 4763.00",
                        "threshold: Work RVUs above it, up to the next = 1124.00",
                        "earned: Sum of tiers x share, half up to the cent = 50580.00",
                        "payable: Payable with a pay run = 50580.00");
    }

    @Test
    void paysTheDrawOfAMonthWithThePeriodInWhichItEnds() {
        var drawing = version(1, "2026-01-01", terms(ThresholdMethod.WHOLE_YEAR, "1", DRAW, tier("0", "45.00")));
        assertThat(DrawDue.of(contract(drawing), null, ALWAYS, period("2026-03-01", "2026-03-14")))
                .isEqualTo(Money.ZERO);
        assertThat(DrawDue.of(contract(drawing), null, ALWAYS, period("2026-03-29", "2026-04-11")))
                .isEqualTo(Money.of("8000.00"));
        assertThat(DrawDue.of(contract(drawing), LocalDate.of(2026, 3, 31), ALWAYS, period("2026-03-29", "2026-04-11")))
                .isEqualTo(Money.of("8000.00"));
    }

    @Test
    void paysTheDrawOfTheLastMonthWithThePeriodOfTheLastDay() {
        var drawing = version(1, "2026-01-01", terms(ThresholdMethod.WHOLE_YEAR, "1", DRAW, tier("0", "45.00")));
        var lastDay = LocalDate.of(2026, 3, 15);
        assertThat(DrawDue.of(contract(drawing), lastDay, ALWAYS, period("2026-03-15", "2026-03-28")))
                .isEqualTo(Money.of("3870.97"));
        assertThat(DrawDue.of(contract(drawing), lastDay, ALWAYS, period("2026-03-29", "2026-04-11")))
                .isEqualTo(Money.ZERO);
        assertThat(DrawDue.of(contract(drawing), lastDay, ALWAYS, period("2026-02-15", "2026-02-28")))
                .isEqualTo(Money.of("8000.00"));
    }

    @Test
    void paysNoDrawForDaysBeforeTheFirstOneOfWork() {
        var drawing = version(1, "2026-01-01", terms(ThresholdMethod.WHOLE_YEAR, "1", DRAW, tier("0", "45.00")));
        Predicate<LocalDate> fromTheTwelfth = day -> !day.isBefore(LocalDate.of(2026, 1, 12));
        // 20 of 31 days
        assertThat(DrawDue.of(contract(drawing), null, fromTheTwelfth, period("2026-01-18", "2026-01-31")))
                .isEqualTo(Money.of("5161.29"));
    }

    @Test
    void dividesTheDrawOfAPeriodInWhichTheContractChanges() {
        var perPeriod = new Draw(Money.of("1400.00"), DrawInterval.PAY_PERIOD, DrawRecovery.CARRIED);
        var drawing = version(1, "2026-01-01", terms(ThresholdMethod.WHOLE_YEAR, "1", perPeriod, tier("0", "45.00")));
        var none = version(2, "2026-03-08", terms(tier("0", "45.00")));
        assertThat(DrawDue.of(contract(drawing, none), null, ALWAYS, period("2026-03-01", "2026-03-14")))
                .isEqualTo(Money.of("700.00"));
    }

    @Test
    void countsContractYearsFromTheirFirstMonth() {
        assertThat(ContractYear.of(LocalDate.of(2026, 6, 30), 7).name()).isEqualTo("2025/26");
        assertThat(ContractYear.of(LocalDate.of(2026, 7, 1), 7).endsOn()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(SettlementPeriod.QUARTERLY.endOf(
                        LocalDate.of(2026, 11, 2), ContractYear.of(LocalDate.of(2026, 11, 2), 7)))
                .isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(SettlementPeriod.MONTHLY.endOf(LocalDate.of(2028, 2, 2), year(2028)))
                .isEqualTo(LocalDate.of(2028, 2, 29));
    }

    private static PayPeriod period(String startsOn, String endsOn) {
        return new PayPeriod(
                LocalDate.parse(startsOn),
                LocalDate.parse(endsOn),
                LocalDate.parse(endsOn).plusDays(6),
                List.of());
    }
}
