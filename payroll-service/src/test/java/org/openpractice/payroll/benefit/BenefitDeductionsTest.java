package org.openpractice.payroll.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.benefit.BenefitInput.Deduction;
import org.openpractice.payroll.benefit.BenefitInput.Treatment;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;
import org.openpractice.platform.trace.Trace;

class BenefitDeductionsTest {

    private static final LocalDate PAY_DATE = LocalDate.of(2026, 6, 12);

    private final TreeMap<String, YearToDate> sums = new TreeMap<>();
    private Trace trace = new Trace();

    private List<BenefitLine> beforeTax(String gross, String available, Deduction... deductions) {
        trace = new Trace();
        var lines = BenefitDeductions.beforeTax(
                new BenefitInput(PAY_DATE, List.of(deductions)),
                Money.of(gross),
                Money.of(available),
                new EarlierInYear(sums.values()),
                trace);
        lines.forEach(this::count);
        return lines;
    }

    private List<BenefitLine> afterTax(String gross, String available, Deduction... deductions) {
        trace = new Trace();
        var lines = BenefitDeductions.afterTax(
                new BenefitInput(PAY_DATE, List.of(deductions)),
                Money.of(gross),
                Money.of(available),
                new EarlierInYear(sums.values()),
                trace);
        lines.forEach(this::count);
        return lines;
    }

    private void count(BenefitLine line) {
        sums.merge(
                line.code(),
                new YearToDate(
                        line.kind(),
                        line.code(),
                        line.description(),
                        line.amount(),
                        line.wages() == null ? Money.ZERO : line.wages()),
                (a, b) -> new YearToDate(
                        a.kind(),
                        a.code(),
                        a.description(),
                        a.amount().plus(b.amount()),
                        a.wages().plus(b.wages())));
    }

    private static Deduction deduction(String code, Treatment treatment, String perPeriod, boolean carries) {
        return limited(code, treatment, perPeriod, null, carries);
    }

    private static Deduction limited(
            String code, Treatment treatment, String perPeriod, @Nullable String limit, boolean carries) {
        return new Deduction(
                code,
                code,
                treatment,
                Money.of(perPeriod),
                BigDecimal.ZERO,
                limit == null ? null : Money.of(limit),
                "the election",
                Money.ZERO,
                null,
                false,
                carries,
                Money.ZERO,
                null,
                Money.ZERO);
    }

    private static Deduction hsa(String perPeriod, String employer, Money limit) {
        return new Deduction(
                PayCode.HSA,
                "Health savings account",
                Treatment.HSA,
                Money.of(perPeriod),
                BigDecimal.ZERO,
                limit,
                "IRC 223(b)",
                Money.of(employer),
                PayCode.HSA_EMPLOYER,
                true,
                false,
                Money.ZERO,
                null,
                Money.ZERO);
    }

    @Test
    void salaryReductionsComeBeforeTaxAndOtherDeductionsAfter() {
        var health = deduction("125-HEALTH-PPO", Treatment.SECTION_125, "120.00", false);
        var union = deduction("AFTER-TAX-UNION", Treatment.AFTER_TAX, "25.00", false);
        assertThat(beforeTax("2000.00", "2000.00", health, union))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.code()).isEqualTo("125-HEALTH-PPO");
                    assertThat(line.amount()).isEqualTo(Money.of("120.00"));
                    assertThat(line.wages()).isNull();
                });
        assertThat(afterTax("2000.00", "1500.00", health, union))
                .singleElement()
                .satisfies(line -> assertThat(line.amount()).isEqualTo(Money.of("25.00")));
    }

    @Test
    void aPercentageIsOfGross() {
        var charity = new Deduction(
                "AFTER-TAX-CHARITY",
                "Charity",
                Treatment.AFTER_TAX,
                Money.ZERO,
                new BigDecimal("1.5"),
                null,
                "",
                Money.ZERO,
                null,
                false,
                false,
                Money.ZERO,
                null,
                Money.ZERO);
        assertThat(afterTax("2000.33", "1500.00", charity))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("30.00"));
        var terms = new BenefitInput(
                        PAY_DATE, List.of(charity, deduction("AFTER-TAX-UNION", Treatment.AFTER_TAX, "25.00", false)))
                .forSupplementalPay();
        assertThat(terms.deductions()).extracting(Deduction::code).containsExactly("AFTER-TAX-CHARITY");
    }

    @Test
    void aShortfallIsCarriedAndTakenLater() {
        var advance = deduction("AFTER-TAX-DISABILITY", Treatment.AFTER_TAX, "100.00", true);
        var first = afterTax("500.00", "30.00", advance);
        assertThat(first).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualTo(Money.of("30.00"));
            assertThat(line.wages()).isEqualTo(Money.of("100.00"));
        });
        assertThat(trace.lines())
                .anyMatch(line ->
                        line.line().endsWith("shortfall") && line.value().equals("70.00"));
        assertThat(afterTax("500.00", "0.00", advance)).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualTo(Money.ZERO);
            assertThat(line.wages()).isEqualTo(Money.of("100.00"));
        });
        assertThat(afterTax("500.00", "200.00", advance))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("200.00"));
        assertThat(afterTax("500.00", "500.00", advance))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("170.00"));
        assertThat(afterTax("500.00", "500.00", advance))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("100.00"));
    }

    @Test
    void aShortfallIsDroppedWhereThePlanSaysSo() {
        var dental = deduction("125-DENTAL-D", Treatment.SECTION_125, "100.00", false);
        beforeTax("40.00", "40.00", dental);
        assertThat(beforeTax("500.00", "500.00", dental))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("100.00"));
    }

    @Test
    void whatEarlierYearsLeftIsTakenWithTheFirstPaycheck() {
        var union = new Deduction(
                "AFTER-TAX-UNION",
                "Union",
                Treatment.AFTER_TAX,
                Money.of("25.00"),
                BigDecimal.ZERO,
                null,
                "",
                Money.ZERO,
                null,
                false,
                true,
                Money.of("40.00"),
                null,
                Money.ZERO);
        assertThat(afterTax("500.00", "500.00", union))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("65.00"));
        assertThat(afterTax("500.00", "500.00", union))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("25.00"));
    }

    @Test
    void anAdvanceStopsAtItsLastCent() {
        var advance = new Deduction(
                "AFTER-TAX-ADVANCE",
                "Advance",
                Treatment.AFTER_TAX,
                Money.of("300.00"),
                BigDecimal.ZERO,
                null,
                "",
                Money.ZERO,
                null,
                false,
                false,
                Money.ZERO,
                Money.of("1000.00"),
                Money.of("550.00"));
        assertThat(afterTax("900.00", "900.00", advance))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("300.00"));
        assertThat(afterTax("900.00", "900.00", advance))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("150.00"));
        assertThat(afterTax("900.00", "900.00", advance)).isEmpty();
    }

    @Test
    void theHealthFsaLimitOf2026IsReachedInTheMiddleOfAPaycheck() {
        // Rev. Proc. 2025-32: IRC 125(i) 3,400
        var limits = BenefitLimits.of(PAY_DATE);
        var limit = limits.of(BenefitPlan.Kind.FSA_HEALTH, null, false, 40);
        assertThat(limit).isEqualTo(Money.of("3400.00"));
        var fsa = limited(PayCode.HEALTH_FSA, Treatment.SECTION_125, "1500.00", "3400.00", false);
        beforeTax("4000.00", "4000.00", fsa);
        beforeTax("4000.00", "4000.00", fsa);
        assertThat(beforeTax("4000.00", "4000.00", fsa))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("400.00"));
    }

    @Test
    void theHsaLimitCountsTheEmployersPart() {
        // Rev. Proc. 2025-19: family 8,750; IRC 223(b)(3): 1,000 more from 55
        var limit = BenefitLimits.of(PAY_DATE).of(BenefitPlan.Kind.HSA, BenefitElection.Cover.FAMILY, false, 55);
        assertThat(limit).isEqualTo(Money.of("9750.00"));
        var account = hsa("3000.00", "500.00", Money.of("9750.00"));
        beforeTax("9000.00", "9000.00", account);
        beforeTax("9000.00", "9000.00", account);
        var third = beforeTax("9000.00", "9000.00", account);
        assertThat(third).extracting(BenefitLine::code).containsExactly(PayCode.HSA_EMPLOYER, PayCode.HSA);
        assertThat(third).extracting(BenefitLine::amount).containsExactly(Money.of("500.00"), Money.of("2250.00"));
        assertThat(beforeTax("9000.00", "9000.00", account)).isEmpty();
    }

    /** IRC 223(b)(4), 106(d): the employer's part of the whole year lowers what the employee may save. */
    @Test
    void theHsaLimitCountsWhatTheEmployerGaveBeforeItStopped() {
        var limit = Money.of("4400.00");
        beforeTax("9000.00", "9000.00", hsa("100.00", "1000.00", limit));
        assertThat(beforeTax("9000.00", "9000.00", hsa("5000.00", "0.00", limit)))
                .singleElement()
                .extracting(BenefitLine::amount)
                .isEqualTo(Money.of("3300.00"));
    }

    @Test
    void theLimitsAreThoseThatWerePrinted() {
        // Rev. Proc. 2024-25, 2024-40 and 2025-19, 2025-32; IRC 129(a)(2) before and after Pub. L. 119-21
        var limits2025 = BenefitLimits.of(LocalDate.of(2025, 1, 1));
        assertThat(limits2025.of(BenefitPlan.Kind.HSA, BenefitElection.Cover.SELF_ONLY, false, 54))
                .isEqualTo(Money.of("4300"));
        assertThat(limits2025.of(BenefitPlan.Kind.HSA, BenefitElection.Cover.FAMILY, false, null))
                .isEqualTo(Money.of("8550"));
        assertThat(limits2025.of(BenefitPlan.Kind.HSA, BenefitElection.Cover.SELF_ONLY, false, 55))
                .isEqualTo(Money.of("5300"));
        assertThat(limits2025.of(BenefitPlan.Kind.FSA_HEALTH, null, false, 30)).isEqualTo(Money.of("3300"));
        assertThat(limits2025.of(BenefitPlan.Kind.DEPENDENT_CARE, null, false, 30))
                .isEqualTo(Money.of("5000"));
        assertThat(limits2025.of(BenefitPlan.Kind.DEPENDENT_CARE, null, true, 30))
                .isEqualTo(Money.of("2500"));
        var limits2026 = BenefitLimits.of(PAY_DATE);
        assertThat(limits2026.of(BenefitPlan.Kind.HSA, BenefitElection.Cover.SELF_ONLY, false, 54))
                .isEqualTo(Money.of("4400"));
        assertThat(limits2026.of(BenefitPlan.Kind.HSA, BenefitElection.Cover.FAMILY, false, 54))
                .isEqualTo(Money.of("8750"));
        assertThat(limits2026.of(BenefitPlan.Kind.DEPENDENT_CARE, null, false, 30))
                .isEqualTo(Money.of("7500"));
        assertThat(limits2026.of(BenefitPlan.Kind.DEPENDENT_CARE, null, true, 30))
                .isEqualTo(Money.of("3750"));
        assertThat(limits2026.of(BenefitPlan.Kind.DENTAL, null, false, 30)).isNull();
        assertThatThrownBy(() -> BenefitLimits.of(LocalDate.of(2027, 1, 1))).hasMessageContaining("2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"benefit-2025", "benefit-2026"})
    void refusesEveryWrongDigitOfTheLimits(String name) {
        for (var group : List.of("hsa", "flexibleSpending")) {
            for (var field : TableFields.open(name).child(group).node().properties()) {
                var right = field.getValue().asText();
                for (int at = 0; at < right.length(); at++) {
                    var wrong =
                            right.substring(0, at) + (right.charAt(at) == '9' ? '8' : '9') + right.substring(at + 1);
                    var file = TableFields.open(name).node().deepCopy();
                    ((ObjectNode) file.path(group)).put(field.getKey(), wrong);
                    assertThatThrownBy(() -> BenefitLimits.read(TableFields.of(name, file)))
                            .isInstanceOf(TableRefused.class)
                            .hasMessageContaining(name);
                }
            }
        }
    }

    @Property(tries = 300)
    void neverTakesMoreThanIsLeftNorMoreThanALimit(@ForAll("amounts") List<Long> available) {
        var year = new BenefitDeductionsTest();
        var limit = Money.of("2000.00");
        var fsa = limited(PayCode.HEALTH_FSA, Treatment.SECTION_125, "170.00", "2000.00", true);
        var union = deduction("AFTER-TAX-UNION", Treatment.AFTER_TAX, "33.33", true);
        var due = Money.ZERO;
        var lines = new ArrayList<BenefitLine>();
        for (long cents : available) {
            var left = Money.ofCents(cents);
            var first = year.beforeTax("1000.00", left.amount(), fsa, union);
            var rest = left.minus(total(first));
            var second = year.afterTax("1000.00", rest.amount(), fsa, union);
            assertThat(total(first).plus(total(second))).isLessThanOrEqualTo(left);
            lines.addAll(first);
            lines.addAll(second);
            due = due.plus(Money.of("33.33"));
        }
        var before = new EarlierInYear(year.sums.values());
        assertThat(before.amount(PayCode.HEALTH_FSA)).isLessThanOrEqualTo(limit);
        assertThat(before.wages("AFTER-TAX-UNION")).isEqualTo(due);
        // With enough pay at last everything that was due is taken
        year.afterTax("1000000.00", "1000000.00", union);
        assertThat(new EarlierInYear(year.sums.values()).amount("AFTER-TAX-UNION"))
                .isEqualTo(due.plus(Money.of("33.33")));
    }

    private static Money total(List<BenefitLine> lines) {
        return Money.sum(lines.stream().map(BenefitLine::amount).toList());
    }

    @Provide
    Arbitrary<List<Long>> amounts() {
        return Arbitraries.longs().between(0, 40_000).list().ofMaxSize(30);
    }
}
