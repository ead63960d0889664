package org.openpractice.payroll.garnishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.garnishment.Orders.PAY_DATE;
import static org.openpractice.payroll.garnishment.Orders.all;
import static org.openpractice.payroll.garnishment.Orders.creditor;
import static org.openpractice.payroll.garnishment.Orders.of;
import static org.openpractice.payroll.garnishment.Orders.order;
import static org.openpractice.payroll.garnishment.Orders.support;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ProblemType;
import org.openpractice.platform.trace.Trace;

class GarnishmentsTest {

    /** 15 USC 1673(a), the table of DOL Fact Sheet 30 and the group's own vectors: lesser of 25 % and the excess. */
    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 200.00, 0.00",
        "WEEKLY, 217.50, 0.00",
        "WEEKLY, 260.00, 42.50",
        "WEEKLY, 290.00, 72.50",
        "WEEKLY, 400.00, 100.00",
        "BIWEEKLY, 435.00, 0.00",
        "BIWEEKLY, 436.00, 1.00",
        "BIWEEKLY, 580.00, 145.00",
        "SEMIMONTHLY, 471.25, 0.00",
        "SEMIMONTHLY, 471.26, 0.01",
        "SEMIMONTHLY, 700.00, 175.00",
        "MONTHLY, 942.50, 0.00",
        "MONTHLY, 1000.00, 57.50",
        "MONTHLY, 1800.00, 450.00"
    })
    void aCreditorGetsTheLesserOfAQuarterAndWhatExceedsThirtyMinimumWages(
            PayFrequency frequency, String disposable, String garnished) {
        assertThat(take(frequency, disposable, order("A", creditor("OH").terms())))
                .isEqualTo(garnished);
    }

    /** DOL Fact Sheet 30 (October 2020), "Examples of amounts subject to garnishment". */
    @ParameterizedTest
    @CsvSource({
        "gross 263 and disposable 233 a week, WEEKLY, 263.00, 233.00, 15.50",
        "bonus of 402 in the week and disposable 368, WEEKLY, 402.00, 368.00, 92.00",
        "500 and 80 in two weeks, BIWEEKLY, 700.00, 580.00, 145.00",
        "draw of 400 a week and disposable 300, WEEKLY, 400.00, 300.00, 75.00",
        "commission of 1800 a month, MONTHLY, 2200.00, 1800.00, 450.00"
    })
    void followsTheExamplesOfTheDepartmentOfLabor(
            String example, PayFrequency frequency, String gross, String disposable, String garnished) {
        var result = Garnishments.of(
                all("OH", order("A", creditor("OH").terms())),
                earnings(gross, disposable, disposable),
                frequency,
                PAY_DATE,
                Trace.none());
        assertThat(result.getFirst().amount().amount()).as(example).isEqualTo(garnished);
    }

    @ParameterizedTest
    @CsvSource({"true, false, 500.00", "true, true, 550.00", "false, false, 600.00", "false, true, 650.00"})
    void supportTakesFiftyToSixtyFivePercent(boolean others, boolean old, String garnished) {
        var terms = support("900.00").supportsOthers(others).overTwelveWeeks(old);
        assertThat(take(PayFrequency.WEEKLY, "1000.00", order("A", terms.terms())))
                .isEqualTo(garnished);
    }

    @Test
    void supportKeepsToALowerCeilingThatTheOrderStates() {
        var terms = support("900.00").maximumPercent("40").terms();
        assertThat(take(PayFrequency.WEEKLY, "1000.00", order("A", terms))).isEqualTo("400.00");
    }

    @Test
    void medicalSupportAndArrearsComeAfterCurrentSupport() {
        var one = order("A", support("300.00").medical("50.00").arrears("80.00").terms());
        var two = order("B", support("150.00").arrears("60.00").terms());
        // 60 % of 1000: 450 current, 50 medical, 100 left for arrears of 140, in proportion 80 : 60.
        var result = withhold("1000.00", one, two);
        assertThat(amounts(result)).containsExactly("407.14", "192.86");
        assertThat(result.getFirst().ordered()).isEqualTo(Money.of("430.00"));
    }

    /** Kentucky, "Formula for Allocation to 2 States" (August 2005); it rounds to whole percents: 129 and 171. */
    @Test
    void sharesCurrentSupportInProportionAsKentuckyTellsEmployers() {
        var result = Garnishments.of(
                all(
                        "KY",
                        order("A", support("150.00").state("KY").terms()),
                        order("B", support("200.00").state("MI").terms())),
                earnings("700.00", "500.00", "500.00"),
                PayFrequency.WEEKLY,
                PAY_DATE,
                Trace.none());
        assertThat(amounts(result)).containsExactly("128.57", "171.43");
    }

    /**
     * Indiana, employer FAQ 13: 75, 65 and 90 current support of 170.00. The agency rounds to whole percents and gets
     * 56.10, 47.60 and 66.30; the exact shares add up to 170.00 as well. Its arrears get nothing.
     */
    @Test
    void sharesCurrentSupportInProportionAsIndianaTellsEmployers() {
        var result = Garnishments.of(
                all(
                        "IN",
                        order(
                                "A",
                                support("75.00")
                                        .arrears("25.00")
                                        .maximumPercent("55")
                                        .supportsOthers(true)
                                        .terms()),
                        order("B", support("65.00").arrears("15.00").terms()),
                        order("C", support("90.00").arrears("20.00").terms())),
                earnings("500.00", "340.00", "340.00"),
                PayFrequency.WEEKLY,
                PAY_DATE,
                Trace.none());
        assertThat(amounts(result)).containsExactly("55.44", "48.04", "66.52");
        assertThat(result).allMatch(one -> one.amount().compareTo(one.ordered()) < 0);
    }

    @Test
    void namesAStateWhoseSharingIsNotConfirmed() {
        var trace = new Trace();
        Garnishments.of(
                all(
                        "TX",
                        order("A", support("400.00").terms()),
                        order("B", support("400.00").terms())),
                earnings("1000.00", "1000.00", "1000.00"),
                PayFrequency.WEEKLY,
                PAY_DATE,
                trace);
        assertThat(trace.lines())
                .anyMatch(line ->
                        line.line().equals("TX") && line.text().contains("not confirmed, proportion is assumed"));
    }

    @Test
    void sharesEquallyWithoutGivingAnybodyMoreThanTheyAsk() {
        assertThat(SupportOrders.equally(new long[] {100, 20, 100}, 121)).containsExactly(51, 20, 50);
        assertThat(SupportOrders.equally(new long[] {1, 1}, 5)).containsExactly(1, 1);
        assertThat(SupportOrders.equally(new long[] {3, 3}, 0)).containsExactly(0, 0);
    }

    /** 29 CFR 870.11(b)(2)(i): 45 % went to taxes before; support gets what its percentage leaves. */
    @Test
    void supportGetsWhatAnEarlierTaxLevyLeavesUnderItsCeiling() {
        var levy = of(GarnishmentKind.FEDERAL_TAX_LEVY).exempt("550.00").received("2026-01-05");
        var late = support("900.00").supportsOthers(true).ordered("2026-02-01");
        assertThat(amounts(withhold("1000.00", order("A", levy.terms()), order("B", late.terms()))))
                .containsExactly("450.00", "50.00");
    }

    /** 29 CFR 870.11(b)(2)(ii): 70 % went to taxes before; nothing is left for support or other debts. */
    @Test
    void nothingIsLeftAfterALevyOfSeventyPercent() {
        var levy = of(GarnishmentKind.FEDERAL_TAX_LEVY).exempt("300.00").received("2026-01-05");
        var late = support("900.00").ordered("2026-02-01");
        assertThat(amounts(withhold(
                        "1000.00",
                        order("A", levy.terms()),
                        order("B", late.terms()),
                        order("C", creditor("OH").terms()))))
                .containsExactly("700.00", "0.00", "0.00");
    }

    /** 29 CFR 870.11(b)(2)(iv): support of 25 % or more leaves nothing for an ordinary garnishment. */
    @ParameterizedTest
    @CsvSource({"250.00, 0.00", "400.00, 0.00", "249.99, 0.01", "100.00, 150.00"})
    void aCreditorGetsWhatSupportLeavesUnderAQuarter(String support, String creditor) {
        var result = withhold(
                "1000.00",
                order("A", support(support).terms()),
                order("B", creditor("OH").terms()));
        assertThat(amounts(result)).containsExactly(support, creditor);
    }

    @Test
    void supportComesBeforeALevyServedAfterItWasOrdered() {
        var levy = of(GarnishmentKind.FEDERAL_TAX_LEVY).exempt("300.00").received("2026-03-05");
        var early = support("200.00").ordered("2026-02-01").received("2026-04-01");
        var result = withhold("1000.00", order("A", levy.terms()), order("B", early.terms()));
        assertThat(result).extracting(Withheld::reference).containsExactly("B", "A");
        // 1000 - 200 support - 300 exempt.
        assertThat(amounts(result)).containsExactly("200.00", "500.00");
    }

    @Test
    void levyTakesNothingFromPayBelowTheExemptAmount() {
        var levy = of(GarnishmentKind.FEDERAL_TAX_LEVY).exempt("1200.00");
        assertThat(take(PayFrequency.WEEKLY, "1000.00", order("A", levy.terms())))
                .isEqualTo("0.00");
    }

    @Test
    void stateLevyAndChapterThirteenAreServedByDate() {
        var state = of(GarnishmentKind.STATE_TAX_LEVY).state("OH").percent("25").received("2026-05-01");
        var court = of(GarnishmentKind.BANKRUPTCY_CHAPTER_13).amount("900.00").received("2026-04-01");
        var result = withhold("1000.00", order("A", state.terms()), order("B", court.terms()));
        assertThat(result).extracting(Withheld::reference).containsExactly("B", "A");
        assertThat(amounts(result)).containsExactly("900.00", "100.00");
        assertThat(result.getLast().ordered()).isEqualTo(Money.of("250.00"));
    }

    /** 20 USC 1095a(a)(1), 34 CFR 34.19, 31 CFR 285.11(i)(2). */
    @ParameterizedTest
    @CsvSource({"400.00, 60.00", "230.00, 12.50", "217.50, 0.00"})
    void studentLoanTakesFifteenPercentOrTheExcess(String disposable, String garnished) {
        var loan = of(GarnishmentKind.STUDENT_LOAN).terms();
        assertThat(take(PayFrequency.WEEKLY, disposable, order("A", loan))).isEqualTo(garnished);
    }

    /** 31 CFR 285.11(c): disposable pay of a federal debt is less health insurance; (i)(3): 25 % less orders before. */
    @Test
    void federalDebtLeavesOutHealthInsuranceAndKeepsUnderAQuarterWithSupport() {
        var debt = order("B", of(GarnishmentKind.FEDERAL_DEBT).terms());
        var alone = Garnishments.of(
                all("OH", debt),
                new GarnishableEarnings(Money.of("1300"), Money.of("300"), Money.of("100"), Money.of("900"), 1),
                PayFrequency.WEEKLY,
                PAY_DATE,
                Trace.none());
        assertThat(amounts(alone)).containsExactly("135.00");
        assertThat(amounts(withhold("1000.00", order("A", support("200.00").terms()), debt)))
                .containsExactly("200.00", "50.00");
    }

    @Test
    void whoeverWasServedFirstOfCreditorsAndFederalDebtsComesFirst() {
        var creditor = order("A", creditor("OH").received("2026-01-02").terms());
        var debt = order(
                "B", of(GarnishmentKind.FEDERAL_DEBT).received("2026-01-03").terms());
        assertThat(amounts(withhold("1000.00", debt, creditor))).containsExactly("250.00", "0.00");
        var earlier = order(
                "B", of(GarnishmentKind.FEDERAL_DEBT).received("2026-01-01").terms());
        assertThat(amounts(withhold("1000.00", creditor, earlier))).containsExactly("150.00", "100.00");
    }

    @Test
    void twoCreditorsShareOneLimitByDate() {
        var first = order(
                "B", creditor("OH").amount("180.00").received("2026-01-02").terms());
        var second = order("A", creditor("OH").received("2026-02-02").terms());
        assertThat(amounts(withhold("1000.00", second, first))).containsExactly("180.00", "70.00");
    }

    /** CCP 706.050: 20 %, or 40 % above 48 (two weeks: 96) times the minimum wage, 16.90 in 2026. */
    @ParameterizedTest
    @CsvSource({
        "BIWEEKLY, 2000.00, 16.90, 151.04",
        "BIWEEKLY, 2000.00, 19.18, 63.48",
        "BIWEEKLY, 2000.00, 10.00, 151.04",
        "WEEKLY, 5000.00, 16.90, 1000.00",
        "SEMIMONTHLY, 1757.60, 16.90, 0.00",
        "MONTHLY, 3515.21, 16.90, 0.00",
        "MONTHLY, 3525.20, 16.90, 4.00"
    })
    void california(PayFrequency frequency, String disposable, String wage, String garnished) {
        var terms = creditor("CA").every(frequency).minimumWage(wage, 2026).terms();
        assertThat(take(frequency, disposable, order("A", terms))).isEqualTo(garnished);
    }

    /** CPLR 5231(b): 10 % of gross, 25 % of disposable, what exceeds 30 times the minimum wage. */
    @ParameterizedTest
    @CsvSource({
        "1000.00, 800.00, 17.00, 100.00",
        "1000.00, 520.00, 17.00, 10.00",
        "1000.00, 510.00, 17.00, 0.00",
        "1000.00, 500.00, 16.00, 20.00"
    })
    void newYork(String gross, String disposable, String wage, String garnished) {
        var terms = creditor("NY").minimumWage(wage, 2026).terms();
        assertThat(ofGross(gross, disposable, terms)).isEqualTo(garnished);
    }

    /** CPLR 5231(b)(iii): support counts against the quarter of disposable earnings, not against the tenth of gross. */
    @Test
    void newYorkLeavesTheTenthOfGrossBesideSupport() {
        var result = Garnishments.of(
                all(
                        "NY",
                        order("A", support("150.00").terms()),
                        order("B", creditor("NY").minimumWage("17.00", 2026).terms())),
                earnings("1000.00", "800.00", "800.00"),
                PayFrequency.WEEKLY,
                PAY_DATE,
                Trace.none());
        assertThat(amounts(result)).containsExactly("150.00", "50.00");
    }

    /** 735 ILCS 5/12-803: 15 % of gross, or what exceeds 45 times 15.00. */
    @ParameterizedTest
    @CsvSource({"900.00, 700.00, 25.00", "1200.00, 1000.00, 180.00", "800.00, 675.00, 0.00"})
    void illinois(String gross, String disposable, String garnished) {
        assertThat(ofGross(gross, disposable, creditor("IL").terms())).isEqualTo(garnished);
    }

    /** G.L. c. 246 s. 28: the greater of 85 % of gross and 50 times 15.00 is exempt. */
    @ParameterizedTest
    @CsvSource({"1000.00, 800.00, 150.00", "800.00, 700.00, 50.00", "750.00, 700.00, 0.00"})
    void massachusetts(String gross, String disposable, String garnished) {
        assertThat(ofGross(gross, disposable, creditor("MA").terms())).isEqualTo(garnished);
    }

    /** Va. Code 34-29(a): 25 %, or what exceeds 40 times 12.77. */
    @ParameterizedTest
    @CsvSource({"600.00, 89.20", "1000.00, 250.00", "510.80, 0.00"})
    void virginia(String disposable, String garnished) {
        assertThat(ofGross(disposable, disposable, creditor("VA").terms())).isEqualTo(garnished);
    }

    /** RCW 6.27.150: consumer debts 20 % or above 35 times 17.13, others 25 % or above 35 times 7.25. */
    @ParameterizedTest
    @CsvSource({
        "CONSUMER, 700.00, 100.45",
        "CONSUMER, 1000.00, 200.00",
        "OTHER, 300.00, 46.25",
        "OTHER, 1000.00, 250.00"
    })
    void washington(JudgmentDebt debt, String disposable, String garnished) {
        assertThat(ofGross(disposable, disposable, creditor("WA").debt(debt).terms()))
                .isEqualTo(garnished);
    }

    @Test
    void saysWhereOnlyTheFederalLimitIsKnown() {
        var trace = new Trace();
        Garnishments.of(
                all("OH", order("A", creditor("OH").terms())),
                earnings("1000.00", "1000.00", "1000.00"),
                PayFrequency.WEEKLY,
                PAY_DATE,
                trace);
        assertThat(trace.lines())
                .anyMatch(line -> line.line().equals("OH") && line.text().contains("not confirmed"));
    }

    @ParameterizedTest
    @CsvSource({"TX", "PA", "NC", "SC"})
    void refusesCreditorsWhereTheStateLetsThemTakeNoWages(String state) {
        refused(
                GarnishmentProblem.GARNISHMENT_PROHIBITED,
                state,
                creditor(state).terms());
    }

    @ParameterizedTest
    @CsvSource({"CO", "NJ", "FL", "DE", "PR"})
    void refusesCreditorsWhereTheStatesLimitIsNotKnown(String state) {
        refused(
                GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE,
                state,
                creditor(state).terms());
    }

    @Test
    void refusesWhatTheOrderDoesNotSay() {
        var incomplete = GarnishmentProblem.GARNISHMENT_TERMS_INCOMPLETE;
        refused(incomplete, "Form 668-W", of(GarnishmentKind.FEDERAL_TAX_LEVY).terms());
        refused(
                incomplete,
                "notice of levy",
                of(GarnishmentKind.STATE_TAX_LEVY).state("OH").terms());
        refused(incomplete, "court", of(GarnishmentKind.BANKRUPTCY_CHAPTER_13).terms());
        refused(incomplete, "support order", support("1.00").amount(null).terms());
        refused(incomplete, "minimumWage for 2026", creditor("CA").terms());
        refused(
                incomplete,
                "minimumWage for 2026",
                creditor("NY").minimumWage("17.00", 2025).terms());
        refused(incomplete, "debt", creditor("WA").terms());
        refused(
                GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE,
                "PRIVATE_STUDENT_LOAN",
                creditor("WA").debt(JudgmentDebt.PRIVATE_STUDENT_LOAN).terms());
    }

    @Test
    void refusesAYearWithoutTheStatesMinimumWage() {
        assertThatThrownBy(() -> Garnishments.of(
                        all("IL", order("A", creditor("IL").terms())),
                        earnings("1000", "1000", "1000"),
                        PayFrequency.WEEKLY,
                        LocalDate.of(2027, 1, 8),
                        Trace.none()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type())
                                .isEqualTo(GarnishmentProblem.GARNISHMENT_LIMIT_NOT_AVAILABLE))
                .hasMessageContaining("2027");
    }

    @Test
    void refusesAmountsStatedForAnotherPayFrequency() {
        refused(
                GarnishmentProblem.GARNISHMENT_FREQUENCY_DIFFERS,
                "MONTHLY",
                support("100.00").every(PayFrequency.MONTHLY).terms());
    }

    @Test
    void stopsAtTheLastCentOfTheBalance() {
        var terms = creditor("OH").total("1000.00").terms();
        var almost = order("A", terms, Money.of("999.99"), Money.of("999.99"));
        assertThat(take(PayFrequency.WEEKLY, "1000.00", almost)).isEqualTo("0.01");
        var paid = order("A", terms, Money.of("1000.00"), Money.of("1000.00"));
        assertThat(take(PayFrequency.WEEKLY, "1000.00", paid)).isEqualTo("0.00");
        var support = order("A", support("100.00").total("130.00").terms(), Money.of("100"), Money.of("100"));
        assertThat(take(PayFrequency.WEEKLY, "1000.00", support)).isEqualTo("30.00");
    }

    @Test
    void keepsTheShortfallAndMakesItUpOnlyWhenTheOrderSaysSo() {
        var terms = support("100.00");
        var behind = order("A", terms.terms(), Money.of("500.00"), Money.of("440.00"));
        assertThat(take(PayFrequency.WEEKLY, "1000.00", behind)).isEqualTo("100.00");
        var makingUp = order("A", terms.makesUp().terms(), Money.of("500.00"), Money.of("440.00"));
        assertThat(withhold("1000.00", makingUp).getFirst()).satisfies(one -> {
            assertThat(one.ordered()).isEqualTo(Money.of("100.00"));
            assertThat(one.amount()).isEqualTo(Money.of("160.00"));
        });
    }

    @Test
    void takesNoMoreThanThePaycheckCanGive() {
        var result = Garnishments.of(
                all(
                        "OH",
                        order("A", support("500.00").terms()),
                        order("B", creditor("OH").terms())),
                earnings("1500.00", "1000.00", "120.00"),
                PayFrequency.WEEKLY,
                PAY_DATE,
                Trace.none());
        assertThat(amounts(result)).containsExactly("120.00", "0.00");
    }

    /** Va. Code 8.01-512.2: up to ten dollars for each garnishment summons. */
    @Test
    void chargesTheFeeOnceWithinTheCeiling() {
        var terms = creditor("VA").amount("100.00").fee("10.00").terms();
        var first = withhold("1000.00", order("A", terms)).getFirst();
        assertThat(first.fee()).isEqualTo(Money.of("10.00"));
        assertThat(first.taken()).isEqualTo(Money.of("110.00"));
        assertThat(first.feeCode()).isEqualTo("GARNISHMENT-A-FEE");
        var later = new OrderInForce(
                new java.util.UUID(0, 1), "A", terms, Money.of("100"), Money.of("100"), Money.of("10"));
        assertThat(withhold("1000.00", later).getFirst().fee()).isEqualTo(Money.ZERO);
        refused(
                GarnishmentProblem.GARNISHMENT_FEE_NOT_ALLOWED,
                "VA",
                creditor("VA").fee("10.01").terms());
        refused(
                GarnishmentProblem.GARNISHMENT_FEE_NOT_ALLOWED,
                "OH",
                creditor("OH").fee("1.00").terms());
    }

    @Test
    void namesNoLineForSomebodyWithoutOrders() {
        assertThat(withhold("1000.00")).isEmpty();
    }

    private static void refused(ProblemType problem, String named, OrderTerms terms) {
        assertThatThrownBy(() -> withhold("1000.00", order("A", terms)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem))
                .hasMessageContaining(named);
    }

    private static String ofGross(String gross, String disposable, OrderTerms terms) {
        return amounts(Garnishments.of(
                        all("OH", order("A", terms)),
                        earnings(gross, disposable, disposable),
                        PayFrequency.WEEKLY,
                        PAY_DATE,
                        Trace.none()))
                .getFirst();
    }

    private static String take(PayFrequency frequency, String disposable, OrderInForce order) {
        return amounts(Garnishments.of(
                        all("OH", order),
                        earnings("9000.00", disposable, disposable),
                        frequency,
                        PAY_DATE,
                        Trace.none()))
                .getFirst();
    }

    private static List<Withheld> withhold(String disposable, OrderInForce... orders) {
        return Garnishments.of(
                all("OH", orders),
                earnings(disposable, disposable, disposable),
                PayFrequency.WEEKLY,
                PAY_DATE,
                Trace.none());
    }

    private static List<String> amounts(List<Withheld> result) {
        return result.stream().map(one -> one.amount().amount()).toList();
    }

    private static GarnishableEarnings earnings(String gross, String disposable, String available) {
        var all = Money.of(gross);
        return new GarnishableEarnings(all, all.minus(Money.of(disposable)), Money.ZERO, Money.of(available), 1);
    }
}
