package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.garnishment.GarnishmentKind;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.trace.Trace;

/** A bonus of which is given what is paid out: its gross is found from its net, by trying. */
class GrossUpTest {

    /** With supplemental rates, methods of their own, whole-dollar tables, levies of employees, and without any tax. */
    private static final List<String> STATES =
            List.of("TX", "PA", "AK", "WA", "FL", "CA", "NY", "NJ", "OR", "AL", "UT", "OH", "MA", "WI", "CT", "IL");

    /** Tax was withheld from regular wages, so the flat rate counts. */
    private static SampleInput wanting(String state, Money net) {
        var sample = SampleInput.in(state).bonus(net.amount()).apart().after(true, Map.of());
        sample.items = new PaidItems(false, true, List.of(), List.of());
        return sample;
    }

    /** What earlier paychecks of the year came to: taxes of the whole country that have a base or a threshold. */
    private static SampleInput earned(SampleInput sample, Money wages) {
        return sample.before(
                sum(Kind.EARNING, "SALARY", wages, Money.ZERO),
                sum(Kind.TAX, "US-SS", Money.ZERO, wages.min(Money.of("184500"))),
                sum(Kind.TAX, "US-MEDICARE", Money.ZERO, wages),
                sum(
                        Kind.TAX,
                        "US-MEDICARE-ADDITIONAL",
                        Money.ZERO,
                        wages.minus(Money.of("200000")).orZero()));
    }

    private static YearToDate sum(Kind kind, String code, Money amount, Money wages) {
        return new YearToDate(kind, code, code, amount, wages);
    }

    /** 22 % of federal income tax, 6.2 % and 1.45 %: 1,000.00 / 0.7035 is 1,421.464... */
    @Example
    void aThousandDollarsAreGrossedUpToTheCent() {
        var pay = wanting("TX", Money.of("1000.00")).pay();
        assertThat(pay.gross()).isEqualTo(Money.of("1421.46"));
        assertThat(pay.amountOf("US-FIT")).isEqualTo(Money.of("312.72"));
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("88.13"));
        assertThat(pay.amountOf("US-MEDICARE")).isEqualTo(Money.of("20.61"));
        assertThat(pay.net()).isEqualTo(Money.of("1000.00"));
        assertThat(pay.amountOf("BONUS")).isEqualTo(pay.gross());
    }

    /**
     * 184,000.00 earned: only 500.00 are left of the Social Security base, 31.00 of tax; 22 % and 1.45 % of all of it:
     * (10,000.00 + 31.00) / 0.7655 is 13,103.85...
     */
    @Example
    void theWageBaseIsCrossedInside() {
        var pay = earned(wanting("TX", Money.of("10000.00")), Money.of("184000.00"))
                .pay();
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("31.00"));
        assertThat(pay.gross()).isBetween(Money.of("13103.85"), Money.of("13103.86"));
        assertThat(pay.net()).isEqualTo(Money.of("10000.00"));
    }

    /** 195,000.00 earned: above 5,000.00 the 0.9 % are withheld too. (10,000.00 - 45.00) / 0.7565 is 13,159.28... */
    @Example
    void additionalMedicareIsMadeUpForToo() {
        var pay = earned(wanting("TX", Money.of("10000.00")), Money.of("195000.00"))
                .pay();
        assertThat(pay.amountOf("US-MEDICARE-ADDITIONAL")).isEqualTo(Money.of("73.43"));
        assertThat(pay.gross()).isBetween(Money.of("13159.27"), Money.of("13159.29"));
        assertThat(pay.net()).isEqualTo(Money.of("10000.00"));
    }

    @Example
    void theTraceShowsEachTryAndEndsWithThePaycheckItself() {
        var input = wanting("CA", Money.of("750.00")).build();
        var told = GrossToNetTest.calculate(input);
        var tries = told.trace().stream()
                .filter(line -> line.line().equals("tried"))
                .toList();
        assertThat(tries).hasSizeBetween(5, 60);
        assertThat(tries).anySatisfy(line -> {
            assertThat(line.text())
                    .isEqualTo("A gross of %s leaves".formatted(told.gross().amount()));
            assertThat(line.value()).isEqualTo("750.00");
        });
        assertThat(told.trace())
                .anySatisfy(line -> assertThat(line.line() + line.value()).isEqualTo("wanted750.00"))
                .anySatisfy(line -> assertThat(line.line() + line.value())
                        .isEqualTo("gross" + told.gross().amount()));
        var again = PayInputJson.read(PayInputJson.write(input)).inYear(input.yearToDate());
        assertThat(GrossToNetTest.calculate(again).lines()).isEqualTo(told.lines());
    }

    /** Net given is net paid: whoever it is, wherever, whatever was earned before, with and without a deferral. */
    @Property(tries = 400)
    void netGivenIsNetPaid(
            @ForAll @IntRange(max = 15) int state,
            @ForAll @LongRange(min = 1, max = 5_000_000) long cents,
            @ForAll @LongRange(max = 40_000_000) long earned,
            @ForAll FilingStatus status,
            @ForAll boolean exempt,
            @ForAll boolean flatRate,
            @ForAll @LongRange(max = 100_000) long deferral) {
        var wanted = Money.ofCents(cents);
        var sample = earned(wanting(STATES.get(state), wanted), Money.ofCents(earned));
        sample.form = new FormW4.From2020(status, false, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, exempt, false);
        sample.after(flatRate, Map.of());
        if (deferral > 50_000) {
            sample.defers(Money.ofCents(deferral));
        }
        var input = sample.build();
        var pay = GrossToNetTest.calculate(input);
        var notExact = pay.trace().stream()
                .filter(line -> line.line().equals("not exact"))
                .toList();
        if (notExact.isEmpty()) {
            assertThat(pay.net()).isEqualTo(wanted);
        } else {
            assertThat(pay.net()).isGreaterThan(wanted);
            assertThat(notExact.getFirst().value()).isEqualTo(pay.net().amount());
        }
        // The gross alone, asked for as a gross, is the same paycheck.
        assertThat(GrossToNet.calculate(input.paying(pay.gross()), PayTables.load(), Trace.none())
                        .lines())
                .isEqualTo(pay.lines());
    }

    /** A tax that takes every second cent of each two: nets are even. */
    @Example
    void aNetThatNoGrossComesToIsPaidWithTheNextCent() {
        LongUnaryOperator even = gross -> gross / 3 * 2;
        assertThat(GrossUp.find(even, 1_000).gross()).isEqualTo(1_500);
        var found = GrossUp.find(even, 1_001);
        assertThat(found.gross()).isEqualTo(1_503);
        assertThat(found.net()).isEqualTo(1_002);
    }

    /** A tax of whole dollars falls by one where a credit begins: the cent that is stepped over is met again nearby. */
    @Example
    void aNetThatIsSteppedOverIsFoundNearby() {
        LongUnaryOperator stepping = gross -> gross - 500 + (gross >= 2_000 ? 100 : 0) - (gross >= 2_020 ? 100 : 0);
        var found = GrossUp.find(stepping, 1_550);
        assertThat(found.net()).isEqualTo(1_550);
        assertThat(stepping.applyAsLong(found.gross())).isEqualTo(1_550);
    }

    /** Whatever a tax takes in whole dollars, as long as it never falls, some gross comes to every net. */
    @Property
    void taxesThatNeverFallMissNoCent(
            @ForAll @IntRange(max = 60) int percent,
            @ForAll @IntRange(min = 1, max = 100) int roundedTo,
            @ForAll @LongRange(min = 1, max = 10_000_000) long wanted) {
        LongUnaryOperator netOf = gross -> gross - Math.min(gross, gross * percent / 100 / roundedTo * roundedTo);
        var found = GrossUp.find(netOf, wanted);
        assertThat(found.net()).isEqualTo(wanted);
        assertThat(netOf.applyAsLong(found.gross() - 1)).isLessThan(wanted);
    }

    @Example
    void whatIsOutOfReachOrGarnishedIsRefused() {
        assertThatThrownBy(() -> GrossUp.find(gross -> 0, 100))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1.00 is wanted");
        var garnished = wanting("TX", Money.of("100")).owes(GarnishmentKind.CREDITOR, null);
        assertThatThrownBy(garnished::pay)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Pay the bonus as a gross amount");
    }

    /** A severance is supplemental: 22 %, 6.2 %, 1.45 %; in California 6.6 % and no bonus's 10.23 %. */
    @Example
    void severanceIsSupplementalAndNoBonus() {
        var severance = SampleInput.in("CA")
                .severance("10000.00")
                .apart()
                .after(true, Map.of())
                .pay();
        assertThat(severance.amountOf("US-FIT")).isEqualTo(Money.of("2200.00"));
        assertThat(severance.amountOf("US-SS")).isEqualTo(Money.of("620.00"));
        assertThat(severance.amountOf("US-MEDICARE")).isEqualTo(Money.of("145.00"));
        assertThat(severance.amountOf("US-CA-PIT")).isEqualTo(Money.of("660.00"));
        assertThat(SampleInput.in("CA")
                        .bonus("10000.00")
                        .apart()
                        .after(true, Map.of())
                        .pay()
                        .amountOf("US-CA-PIT"))
                .isEqualTo(Money.of("1023.00"));
        assertThat(severance.trace())
                .anySatisfy(line -> assertThat(Map.entry(line.line(), line.value()))
                        .isEqualTo(Map.entry("not checked", "10000.00")));
    }

    /** Leave cashed out is supplemental wages and no bonus, and counts for the plan as leave that is taken does. */
    @Example
    void leaveCashedOutIsSupplementalAndNoBonus() {
        var sample = SampleInput.in("CA").apart().after(true, Map.of());
        sample.otherEarnings.add(
                new Earning(PayCode.PTO_CASH_OUT, "PTO", null, null, Money.of("10000.00"), true, CostCenter.UNNAMED));
        var pay = sample.pay();
        assertThat(pay.amountOf("US-FIT")).isEqualTo(Money.of("2200.00"));
        assertThat(pay.amountOf("US-CA-PIT")).isEqualTo(Money.of("660.00"));
        assertThat(pay.amountOf("US-SS")).isEqualTo(Money.of("620.00"));
    }

    /** 26 CFR 1.415(c)-2(e)(3): no compensation, so its deferral finds nothing to be taken from. */
    @Example
    void nothingIsDeferredFromSeverance() {
        var deferred = SampleInput.in("TX")
                .severance("10000.00")
                .defers(Money.of("500"))
                .apart()
                .pay();
        assertThat(deferred.amountOf("401K")).isEqualTo(Money.ZERO);
    }
}
