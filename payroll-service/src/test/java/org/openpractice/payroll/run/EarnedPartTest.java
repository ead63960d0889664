package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.SourcingInput;

/** Pay of several periods and places, part by part. */
class EarnedPartTest {

    /** All that tax wages; Arkansas has no table for November 2026. */
    static Stream<String> states() {
        return Stream.of(
                "AL", "AZ", "CA", "CO", "CT", "DC", "DE", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA",
                "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NJ", "NM", "NY", "OH", "OK", "OR", "PA",
                "RI", "SC", "UT", "VA", "VT", "WI", "WV");
    }

    private static SourcingInput in(String state) {
        var county = switch (state) {
            case "IN" -> "49";
            case "MD" -> "16";
            default -> null;
        };
        var place = new Place(state, new Locality(county, null, null, null));
        var places = new Places(place, place);
        return new SourcingInput(places, places, null, List.of(), List.of());
    }

    private static SampleInput salaried(String state) {
        var sample = SampleInput.in(state).salary("78000");
        sample.sourcing = in(state);
        return sample;
    }

    private static EarlierPeriod before(String state) {
        var sample = salaried(state);
        sample.payDate = SampleInput.PAY_DATE.minusDays(14);
        return new EarlierPeriod(sample.build().work(), null, List.of(), in(state));
    }

    /** What one period bears, two bear twice: income taxes and levies, whatever the method of the state. */
    @ParameterizedTest
    @MethodSource("states")
    void aSecondPeriodBearsWhatItWouldBearByItself(String state) {
        var one = salaried(state).pay();
        var both = salaried(state);
        both.earlierPeriods = List.of(before(state));
        var pay = both.pay();
        assertThat(pay.gross()).isEqualTo(Money.of("6000"));
        for (var line : one.lines()) {
            if (line.kind() == PayLine.Kind.TAX) {
                assertThat(pay.amountOf(line.code()))
                        .as(line.code())
                        .isEqualTo(line.amount().plus(line.amount()));
            }
        }
        assertThat(pay.lines().stream().map(PayLine::code).filter(code -> code.endsWith("-PIT")))
                .hasSize(1);
    }

    /** And each bears it where its work was done. */
    @ParameterizedTest
    @MethodSource("states")
    void anEarlierPeriodIsTaxedWhereItsWorkWasDone(String state) {
        var there = salaried(state).pay();
        var pay = SampleInput.in("TX").salary("78000");
        pay.earlierPeriods = List.of(before(state));
        var both = pay.pay();
        var code = "US-" + state + "-PIT";
        assertThat(both.amountOf(code)).isEqualTo(there.amountOf(code));
        assertThat(both.lines().stream().filter(line -> line.code().equals(code)))
                .singleElement()
                .extracting(PayLine::wages)
                .isEqualTo(there.lines().stream()
                        .filter(line -> line.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .wages());
    }

    @Property
    void whatIsSplitAddsUp(
            @ForAll @LongRange(min = 0, max = 10_000_000) long total,
            @ForAll @Size(min = 1, max = 5) List<@LongRange(min = 0, max = 5_000_000) Long> parts) {
        var whole = Money.sum(parts.stream().map(Money::ofCents).toList());
        var split = new EarnedPart.Split(Money.ofCents(total), whole);
        var given = parts.stream().map(part -> split.next(Money.ofCents(part))).toList();
        assertThat(given).noneMatch(Money::isNegative);
        assertThat(Money.sum(given)).isEqualTo(whole.isZero() ? Money.ZERO : Money.ofCents(total));
    }
}
