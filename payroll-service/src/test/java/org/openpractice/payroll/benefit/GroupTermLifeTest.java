package org.openpractice.payroll.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.withholding.WrongDigits;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.trace.Trace;

class GroupTermLifeTest {

    private static final EarlierInYear NOTHING = new EarlierInYear(List.of());
    private static final List<String> CODES = List.of("AFTER-TAX-LIFE");

    private static GroupTermLife insured(@Nullable Integer age, int months, String amount) {
        return new GroupTermLife(age, Collections.nCopies(months, Money.of(amount)), CODES, 0);
    }

    private static Money wages(GroupTermLife life, EarlierInYear before) {
        return life.wages(Money.ZERO, Money.ZERO, before, Trace.none());
    }

    private static YearToDate sum(Kind kind, String code, String amount) {
        return new YearToDate(kind, code, code, Money.of(amount), Money.ZERO);
    }

    /** 26 CFR 1.79-3(d)(2), Table I: by the age at the end of the year in bands of five years. */
    @Example
    void theCostOfAThousandIsThatOfTheAge() {
        int[][] bands = {
            {0, 5}, {24, 5}, {25, 6}, {29, 6}, {30, 8}, {34, 8}, {35, 9}, {39, 9}, {40, 10}, {44, 10}, {45, 15},
            {49, 15}, {50, 23}, {54, 23}, {55, 43}, {59, 43}, {60, 66}, {64, 66}, {65, 127}, {69, 127}, {70, 206},
            {95, 206}
        };
        for (var band : bands) {
            assertThat(wages(insured(band[0], 1, "51000.00"), NOTHING))
                    .as("age %d", band[0])
                    .isEqualTo(Money.ofCents(band[1]));
        }
    }

    /** 200,000 at the age of 47: 150 thousand x 0.15 is 22.50 a month, 270.00 a year; 50,000 is free. */
    @Example
    void whatIsAboveFiftyThousandIsImputedMonthByMonth() {
        assertThat(wages(insured(47, 1, "200000.00"), NOTHING)).isEqualTo(Money.of("22.50"));
        assertThat(wages(insured(47, 12, "200000.00"), NOTHING)).isEqualTo(Money.of("270.00"));
        assertThat(wages(insured(47, 12, "50000.00"), NOTHING)).isEqualTo(Money.ZERO);
        // what was imputed before is not imputed again
        var before = new EarlierInYear(List.of(sum(Kind.NONCASH, "GROUP-TERM-LIFE", "225.00")));
        assertThat(wages(insured(47, 11, "200000.00"), before)).isEqualTo(Money.of("22.50"));
        assertThat(wages(insured(47, 10, "200000.00"), before)).isEqualTo(Money.ZERO);
    }

    /** Publication 15-B, section 2: "figured to the nearest $100". */
    @Example
    void coverageIsFiguredToTheNearestHundred() {
        // 62,349 is 12.3 thousand above, 62,350 is 12.4; x 2.06
        assertThat(wages(insured(71, 1, "62349.00"), NOTHING)).isEqualTo(Money.of("25.34"));
        assertThat(wages(insured(71, 1, "62350.00"), NOTHING)).isEqualTo(Money.of("25.54"));
    }

    /** A month of 22.50 of which the employee pays 5.00 on each of two paydays: 12.50, and nothing on the second. */
    @Example
    void whatTheEmployeePaysAfterTaxIsTakenOff() {
        var first = new GroupTermLife(47, List.of(Money.of("200000.00")), CODES, 1);
        var five = Money.of("5.00");
        assertThat(first.wages(five, five, NOTHING, Trace.none())).isEqualTo(Money.of("12.50"));
        var second = new GroupTermLife(47, List.of(Money.of("200000.00")), CODES, 0);
        var before = new EarlierInYear(
                List.of(sum(Kind.NONCASH, "GROUP-TERM-LIFE", "12.50"), sum(Kind.DEDUCTION, "AFTER-TAX-LIFE", "5.00")));
        assertThat(second.wages(five, five, before, Trace.none())).isEqualTo(Money.ZERO);
        // Who pays more than it costs has no wages of it.
        assertThat(second.wages(Money.of("30.00"), five, NOTHING, Trace.none())).isEqualTo(Money.ZERO);
    }

    /** Whatever was imputed and paid before, the year comes to its cost less what the employee paid. */
    @Property
    void theYearComesToItsCostLessWhatWasPaid(
            @ForAll @IntRange(min = 18, max = 80) int age,
            @ForAll @IntRange(min = 1, max = 12) int months,
            @ForAll @LongRange(min = 1, max = 100_000_000) long coverage,
            @ForAll @LongRange(max = 500_00) long imputed,
            @ForAll @LongRange(max = 500_00) long paid) {
        var life = new GroupTermLife(age, Collections.nCopies(months, Money.ofCents(coverage)), CODES, 0);
        var cost = wages(life, NOTHING);
        var before = new EarlierInYear(List.of(
                sum(Kind.NONCASH, "GROUP-TERM-LIFE", Money.ofCents(imputed).amount()),
                sum(Kind.DEDUCTION, "AFTER-TAX-LIFE", Money.ofCents(paid).amount())));
        assertThat(wages(life, before).plus(Money.ofCents(imputed)))
                .isEqualTo(cost.minus(Money.ofCents(paid)).orZero());
    }

    @Example
    void withoutABirthDateOnlyWhatIsFreeIsCalculated() {
        assertThat(wages(insured(null, 3, "50000.00"), NOTHING)).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> wages(insured(null, 3, "60000.00"), NOTHING)).hasMessageContaining("no birth date");
    }

    @Example
    void noDigitOfTheTableIsWrong() {
        WrongDigits.areRefused("group-term-life", (name, file) -> GroupTermLife.read(TableFields.of(name, file)));
    }
}
