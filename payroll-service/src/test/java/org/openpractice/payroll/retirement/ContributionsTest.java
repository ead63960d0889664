package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.retirement.PlanYear.amount;
import static org.openpractice.payroll.retirement.PlanYear.flat;
import static org.openpractice.payroll.retirement.PlanYear.in;
import static org.openpractice.payroll.retirement.PlanYear.percent;
import static org.openpractice.payroll.retirement.PlanYear.rules;
import static org.openpractice.payroll.retirement.PlanYear.safeHarbor;
import static org.openpractice.payroll.retirement.PlanYear.tier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.retirement.PlanRules.MatchBasis;
import org.openpractice.platform.problem.ProblemException;

/** Limits as the IRS printed them: Notice 2024-80 for 2025, Notice 2025-67 for 2026. */
class ContributionsTest {

    private final PlanYear year = new PlanYear();

    @Test
    void theLimitOf2026IsReachedInTheMiddleOfAPaycheck() {
        // Notice 2025-67: IRC 402(g) 24,500
        var terms = in(2026).elects(flat("1000.00", "0.00", true)).terms();
        for (int i = 0; i < 24; i++) {
            assertThat(amount(year.paycheck(terms, "5000.00"), PayCode.DEFERRAL))
                    .isEqualTo("1000.00");
        }
        assertThat(amount(year.paycheck(terms, "5000.00"), PayCode.DEFERRAL)).isEqualTo("500.00");
        assertThat(year.paycheck(terms, "5000.00")).isEmpty();
        assertThat(year.of(PayCode.DEFERRAL)).isEqualTo("24500.00");
        assertThat(year.trace).anySatisfy(line -> {
            assertThat(line.rule()).isEqualTo("401(k), limits of 2026");
            assertThat(line.text()).contains("402(g) 24500.00");
        });
    }

    @Test
    void theLimitOf2025IsReachedInTheMiddleOfAPaycheck() {
        // Notice 2024-80: IRC 402(g) 23,500
        var terms = in(2025).elects(flat("10000.00", "0.00", true)).terms();
        year.paycheck(terms, "20000.00");
        year.paycheck(terms, "20000.00");
        assertThat(amount(year.paycheck(terms, "20000.00"), PayCode.DEFERRAL)).isEqualTo("3500.00");
    }

    @Test
    void aLimitIsSharedBetweenPreTaxAndRothInProportion() {
        var terms = in(2026).elects(flat("6000.00", "3000.00", false)).terms();
        year.paycheck(terms, "20000.00");
        year.paycheck(terms, "20000.00");
        var lines = year.paycheck(terms, "20000.00");
        // 24,500 - 18,000 = 6,500, two thirds pre-tax
        assertThat(amount(lines, PayCode.DEFERRAL)).isEqualTo("4333.33");
        assertThat(amount(lines, PayCode.ROTH_DEFERRAL)).isEqualTo("2166.67");
    }

    @Test
    void fiftyAtTheEndOfTheYearGoesOnWithCatchUpInTheSamePaycheck() {
        // Notice 2025-67: catch-up 8,000
        var terms = in(2026).aged(50)
                .earnedLastYear("149999.99")
                .elects(flat("20000.00", "0.00", true))
                .terms();
        assertThat(amount(year.paycheck(terms, "30000.00"), PayCode.DEFERRAL)).isEqualTo("20000.00");
        var lines = year.paycheck(terms, "30000.00");
        assertThat(amount(lines, PayCode.DEFERRAL)).isEqualTo("4500.00");
        assertThat(amount(lines, PayCode.CATCH_UP)).isEqualTo("8000.00");
        assertThat(year.paycheck(terms, "30000.00")).isEmpty();
    }

    @Test
    void fortyNineGetsNoCatchUp() {
        var terms = in(2026).aged(49).elects(flat("30000.00", "0.00", true)).terms();
        year.paycheck(terms, "50000.00");
        assertThat(year.of(PayCode.DEFERRAL)).isEqualTo("24500.00");
        assertThat(year.of(PayCode.CATCH_UP)).isEqualTo("0.00");
    }

    @Test
    void sixtyToSixtyThreeHaveALargerCatchUp() {
        // IRC 414(v)(2)(E); Notice 2024-80 and Notice 2025-67: 11,250 in both years
        for (int each : new int[] {2025, 2026}) {
            for (int age : new int[] {60, 63}) {
                assertThat(catchUpAt(each, age)).isEqualTo("11250.00");
            }
            for (int age : new int[] {50, 59, 64, 70}) {
                assertThat(catchUpAt(each, age)).isEqualTo(each == 2025 ? "7500.00" : "8000.00");
            }
        }
    }

    private static String catchUpAt(int year, int age) {
        var one = new PlanYear();
        one.paycheck(in(year).aged(age).elects(flat("40000.00", "0.00", true)).terms(), "60000.00");
        return one.of(PayCode.CATCH_UP);
    }

    @Test
    void catchUpIsRothOnlyFrom2026ForWhoeverEarnedMoreThanTheThreshold() {
        // IRC 414(v)(7), Notice 2025-67: wages of 2025 above 150,000
        var above = in(2026).aged(55).earnedLastYear("150000.01").elects(flat("30000.00", "0.00", true));
        var lines = year.paycheck(above.terms(), "50000.00");
        assertThat(amount(lines, PayCode.DEFERRAL)).isEqualTo("24500.00");
        assertThat(amount(lines, PayCode.CATCH_UP)).isEqualTo("none");
        assertThat(amount(lines, PayCode.ROTH_CATCH_UP)).isEqualTo("5500.00");
        assertThat(lines.getLast().treatment()).isEqualTo(Contribution.Treatment.ROTH);

        var exactly = new PlanYear();
        exactly.paycheck(above.earnedLastYear("150000.00").terms(), "50000.00");
        assertThat(exactly.of(PayCode.CATCH_UP)).isEqualTo("5500.00");
    }

    @Test
    void theRothOnlyRuleDidNotHoldIn2025() {
        // Notice 2023-62
        var terms = in(2025).aged(55)
                .earnedLastYear("300000.00")
                .elects(flat("30000.00", "0.00", true))
                .terms();
        year.paycheck(terms, "50000.00");
        assertThat(year.of(PayCode.CATCH_UP)).isEqualTo("6500.00");
    }

    @Test
    void aPlanWithoutRothGivesHighEarnersNoCatchUp() {
        var terms = in(2026).rules(rules(false, true, true, null, "0"))
                .aged(62)
                .earnedLastYear("200000.00")
                .elects(flat("30000.00", "0.00", true))
                .terms();
        var lines = year.paycheck(terms, "50000.00");
        assertThat(lines).hasSize(1);
        assertThat(year.trace)
                .anyMatch(line -> line.line().equals("not taken")
                        && line.text().contains("offers no Roth")
                        && line.value().equals("5500.00"));
    }

    @Test
    void aPlanThatDoesNotDeemTakesOnlyWhatWasElectedAsRoth() {
        var terms = in(2026).rules(rules(true, true, false, null, "0"))
                .aged(52)
                .earnedLastYear("200000.00")
                .elects(flat("20000.00", "10000.00", true))
                .terms();
        var lines = year.paycheck(terms, "50000.00");
        assertThat(amount(lines, PayCode.CATCH_UP)).isEqualTo("none");
        // 10,000 Roth less its third of the 24,500
        assertThat(amount(lines, PayCode.ROTH_CATCH_UP)).isEqualTo("1833.33");
    }

    @Test
    void preTaxCatchUpWaitsUntilTheWagesOfTheYearBeforeAreKnown() {
        var terms = in(2026).aged(52)
                .earnedLastYear(null)
                .elects(flat("30000.00", "0.00", true))
                .terms();
        assertThat(amount(year.paycheck(terms, "50000.00"), PayCode.CATCH_UP)).isEqualTo("none");
        assertThat(year.trace).anyMatch(line -> line.text().contains("not known"));
        var roth = new PlanYear();
        roth.paycheck(
                in(2026).aged(52)
                        .earnedLastYear(null)
                        .elects(flat("0.00", "30000.00", true))
                        .terms(),
                "50000.00");
        assertThat(roth.of(PayCode.ROTH_CATCH_UP)).isEqualTo("5500.00");
    }

    @Test
    void noCatchUpWithoutABirthDate() {
        var terms = in(2026).aged(null).elects(flat("30000.00", "0.00", true)).terms();
        assertThat(year.paycheck(terms, "50000.00")).hasSize(1);
        assertThat(year.trace).anyMatch(line -> line.text().contains("birth date"));
    }

    @Test
    void noCatchUpWithoutAnElectionOrAPlanForIt() {
        var without = in(2026).aged(55).elects(flat("30000.00", "0.00", false)).terms();
        assertThat(year.paycheck(without, "50000.00")).hasSize(1);
        var plan = in(2026).rules(rules(true, false, true, null, "0"))
                .aged(55)
                .elects(flat("30000.00", "0.00", true))
                .terms();
        assertThat(new PlanYear().paycheck(plan, "50000.00")).hasSize(1);
    }

    @Test
    void deferralsAtAnotherEmployerCountForThePerson() {
        // IRC 402(g) follows the person; what went beyond it elsewhere is the person's catch-up
        var terms = in(2026).deferredElsewhere("20000.00")
                .elects(flat("6000.00", "0.00", false))
                .terms();
        assertThat(amount(year.paycheck(terms, "9000.00"), PayCode.DEFERRAL)).isEqualTo("4500.00");

        var over = new PlanYear();
        over.paycheck(
                in(2026).aged(57)
                        .deferredElsewhere("26000.00")
                        .elects(flat("10000.00", "0.00", true))
                        .terms(),
                "20000.00");
        assertThat(over.of(PayCode.DEFERRAL)).isEqualTo("0.00");
        assertThat(over.of(PayCode.CATCH_UP)).isEqualTo("6500.00");
    }

    @Test
    void twoPayGroupsShareTheYear() {
        // Biweekly at the clinic, monthly at the surgery: the sums of both come before each paycheck
        var biweekly = in(2026).elects(percent("10", "0", true)).terms();
        var monthly = in(2026).elects(percent("10", "0", true)).terms();
        for (int month = 0; month < 12; month++) {
            year.paycheck(biweekly, "7000.00");
            year.paycheck(monthly, "9000.00");
            year.paycheck(biweekly, "7000.00");
        }
        // 10 % of 276,000 is 27,600
        assertThat(year.of(PayCode.DEFERRAL)).isEqualTo("24500.00");
    }

    @Test
    void annualAdditionsCountTheEmployersMoneyAndLeaveCatchUpOut() {
        // Notice 2025-67: IRC 415(c) 72,000; catch-up is outside (IRC 414(v)(3)(A))
        var generous = rules(true, true, true, null, "15");
        var terms = in(2026).rules(generous)
                .aged(50)
                .earnedLastYear("100000.00")
                .elects(flat("3000.00", "0.00", true))
                .terms();
        for (int month = 0; month < 12; month++) {
            year.paycheck(terms, "30000.00");
        }
        // 15 % of 360,000 would be 54,000; beside 24,500 of deferrals 47,500 are left for it
        assertThat(year.of(PayCode.DEFERRAL)).isEqualTo("24500.00");
        assertThat(year.of(PayCode.NON_ELECTIVE)).isEqualTo("47500.00");
        assertThat(year.of(PayCode.CATCH_UP)).isEqualTo("8000.00");
    }

    @Test
    void annualAdditionsAreNoMoreThanTheYearsPay() {
        // IRC 415(c)(1)(B)
        var terms = in(2026).rules(rules(true, true, true, safeHarbor(MatchBasis.PAY_PERIOD), "10"))
                .elects(flat("950.00", "0.00", false))
                .terms();
        var lines = year.paycheck(terms, "1000.00", "923.50");
        assertThat(amount(lines, PayCode.NON_ELECTIVE)).isEqualTo("100.00");
        assertThat(amount(lines, PayCode.DEFERRAL)).isEqualTo("900.00");
        assertThat(amount(lines, PayCode.MATCH)).isEqualTo("0.00");
    }

    @Test
    void theSafeHarborMatchIsFourPercentAtFivePercent() {
        var terms = in(2026).rules(rules(true, true, true, safeHarbor(MatchBasis.PAY_PERIOD), "0"))
                .elects(percent("5", "0", false))
                .terms();
        assertThat(amount(year.paycheck(terms, "5000.00"), PayCode.MATCH)).isEqualTo("200.00");
        assertThat(amount(
                        year.paycheck(
                                in(2026).rules(terms.rules())
                                        .elects(percent("4", "0", false))
                                        .terms(),
                                "5000.00"),
                        PayCode.MATCH))
                .isEqualTo("175.00");
        assertThat(amount(
                        year.paycheck(
                                in(2026).rules(terms.rules())
                                        .elects(percent("2", "1", false))
                                        .terms(),
                                "5000.00"),
                        PayCode.MATCH))
                .isEqualTo("150.00");
    }

    @Test
    void theQacaMatchIsThreeAndAHalfPercentAtSixPercent() {
        // IRC 401(k)(13)(D)(i)(I): 100 % of the first 1 %, 50 % of the next 5 %
        var match = new PlanRules.Match(List.of(tier("100", "1"), tier("50", "5")), MatchBasis.PAY_PERIOD, true, null);
        var terms = in(2026).rules(rules(true, true, true, match, "0"))
                .elects(percent("0", "6", false))
                .terms();
        assertThat(amount(year.paycheck(terms, "10000.00"), PayCode.MATCH)).isEqualTo("350.00");
    }

    @Test
    void theMatchIsCalculatedOnCompensationUpToTheLimit() {
        // Notice 2025-67: IRC 401(a)(17) 360,000; 4 % of it is 14,400
        var terms = in(2026).rules(rules(true, true, true, safeHarbor(MatchBasis.PAY_PERIOD), "0"))
                .elects(percent("5", "0", false))
                .terms();
        for (int month = 0; month < 12; month++) {
            year.paycheck(terms, "40000.00");
        }
        assertThat(year.before().wages(PayCode.MATCH)).isEqualTo(Money.of("360000.00"));
        assertThat(year.of(PayCode.DEFERRAL)).isEqualTo("24000.00");
        assertThat(year.of(PayCode.MATCH)).isEqualTo("14400.00");
    }

    @Test
    void theLimitOnCompensationIsReachedInTheMiddleOfAPaycheck() {
        var terms = in(2026).rules(rules(true, true, true, safeHarbor(MatchBasis.PAY_PERIOD), "3"))
                .elects(percent("1", "0", false))
                .terms();
        year.paycheck(terms, "350000.00");
        var lines = year.paycheck(terms, "50000.00");
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.code()).isEqualTo(PayCode.NON_ELECTIVE);
            assertThat(line.wages()).isEqualTo(Money.of("10000.00"));
            assertThat(line.amount()).isEqualTo(Money.of("300.00"));
        });
        // 1 % of 50,000 is deferred and matched up to 3 % of the 10,000 that count, then half of 2 % of them
        assertThat(amount(lines, PayCode.MATCH)).isEqualTo("400.00");
    }

    @Test
    void theTrueUpSettlesAnAnnualMatchWithTheLastPaycheck() {
        // Deferring 24,500 in the first half of the year: the paychecks of the second half match nothing
        var match = rules(true, true, true, safeHarbor(MatchBasis.ANNUAL), "0");
        var person = in(2026).rules(match).elects(percent("20", "0", false));
        for (int month = 0; month < 11; month++) {
            year.paycheck(person.terms(), "20000.00");
        }
        // 20 % of 20,000 in six paychecks, 500 in the seventh: 6 x 800 + 500
        assertThat(year.of(PayCode.MATCH)).isEqualTo("5300.00");
        var last = year.paycheck(person.lastPaycheck().terms(), "20000.00");
        // 4 % of 240,000
        assertThat(amount(last, PayCode.TRUE_UP)).isEqualTo("4300.00");
        assertThat(year.sum(PayCode.MATCH, PayCode.TRUE_UP).amount()).isEqualTo("9600.00");
        assertThat(year.trace)
                .anyMatch(line -> line.line().equals("true-up")
                        && line.text().contains("deferrals of the year 24500.00 on 240000.00: 9600.00"));
        // The other pay group's last paycheck finds nothing more to add
        assertThat(amount(year.paycheck(person.lastPaycheck().terms(), "0.00", "0.00"), PayCode.TRUE_UP))
                .isEqualTo("none");
    }

    @Test
    void theTrueUpOfTwoPayGroupsSettlesTheWholeYear() {
        var match = rules(true, true, true, safeHarbor(MatchBasis.ANNUAL), "0");
        var saver = in(2026).rules(match).elects(percent("10", "0", false));
        var spender = in(2026).rules(match).elects(percent("0", "0", false));
        for (int month = 0; month < 12; month++) {
            year.paycheck(saver.terms(), "6000.00");
            year.paycheck(month == 11 ? spender.lastPaycheck().terms() : spender.terms(), "4000.00");
        }
        // 7,200 deferred on 120,000 is 6 %: 4 % of it is matched
        assertThat(year.sum(PayCode.MATCH, PayCode.TRUE_UP).amount()).isEqualTo("4800.00");
    }

    @Test
    void noTrueUpWhereTheMatchIsSettledEachPeriod() {
        var person = in(2026).rules(rules(true, true, true, safeHarbor(MatchBasis.PAY_PERIOD), "0"))
                .elects(percent("50", "0", false));
        year.paycheck(person.terms(), "49000.00");
        assertThat(amount(year.paycheck(person.lastPaycheck().terms(), "49000.00"), PayCode.TRUE_UP))
                .isEqualTo("none");
    }

    @Test
    void noTrueUpIsGuessedWhereDeferralsBeganBeforeTheEmployersMoney() {
        var rules = rules(true, true, true, safeHarbor(MatchBasis.ANNUAL), "0");
        var terms = new RetirementInput(
                LocalDate.of(2026, 12, 18),
                rules,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 7, 1),
                "Long-term part-time until July",
                percent("5", "0", false),
                40,
                Money.ZERO,
                Money.ZERO,
                true,
                List.of());
        assertThat(amount(year.paycheck(terms, "1000.00"), PayCode.TRUE_UP)).isEqualTo("none");
        assertThat(year.trace).anyMatch(line -> line.text().contains("by hand"));
    }

    @Test
    void aMatchMayHaveAMaximumOfItsOwn() {
        var match = new PlanRules.Match(List.of(tier("25", "6")), MatchBasis.PAY_PERIOD, true, Money.of("100.00"));
        var terms = in(2026).rules(rules(true, true, true, match, "0"))
                .elects(percent("6", "0", false))
                .terms();
        assertThat(amount(year.paycheck(terms, "4000.00"), PayCode.MATCH)).isEqualTo("60.00");
        assertThat(amount(year.paycheck(terms, "4000.00"), PayCode.MATCH)).isEqualTo("40.00");
    }

    @Test
    void catchUpIsMatchedOnlyWhereThePlanSaysSo() {
        for (boolean matched : new boolean[] {true, false}) {
            var match = new PlanRules.Match(List.of(tier("100", "4")), MatchBasis.PAY_PERIOD, matched, null);
            var one = new PlanYear();
            var terms = in(2026).rules(rules(true, true, true, match, "0"))
                    .aged(55)
                    .elects(flat("24500.00", "0.00", true))
                    .terms();
            one.paycheck(terms, "40000.00");
            var next = one.paycheck(terms, "40000.00");
            assertThat(amount(next, PayCode.MATCH)).isEqualTo(matched ? "1600.00" : "0.00");
        }
    }

    @Test
    void aDeferralTakesNoMoreThanPayLeaves() {
        var terms = in(2026).elects(flat("900.00", "300.00", false)).terms();
        var lines = year.paycheck(terms, "1000.00", "800.00");
        assertThat(amount(lines, PayCode.DEFERRAL)).isEqualTo("600.00");
        assertThat(amount(lines, PayCode.ROTH_DEFERRAL)).isEqualTo("200.00");
        assertThat(year.paycheck(terms, "1000.00", "-5.00")).isEmpty();
    }

    @Test
    void thePlanMayLimitDeferralsAndOfferNoRoth() {
        var rules = new PlanRules(List.of(), false, true, true, new BigDecimal("10"), null, BigDecimal.ZERO);
        var terms = in(2026).rules(rules).elects(percent("15", "5", false)).terms();
        var lines = year.paycheck(terms, "1000.00");
        assertThat(amount(lines, PayCode.DEFERRAL)).isEqualTo("100.00");
        assertThat(amount(lines, PayCode.ROTH_DEFERRAL)).isEqualTo("none");
    }

    @Test
    void nobodyContributesBeforeTheEntryDate() {
        var terms = new RetirementInput(
                LocalDate.of(2026, 6, 30),
                rules(true, true, true, safeHarbor(MatchBasis.PAY_PERIOD), "3"),
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 7, 1),
                "Enters on 2026-07-01",
                percent("5", "0", false),
                40,
                Money.ZERO,
                Money.ZERO,
                false,
                List.of());
        assertThat(year.paycheck(terms, "1000.00")).isEmpty();
    }

    private static RetirementInput leavingOut(PlanRules.Excluded... excluded) {
        var rules = new PlanRules(List.of(excluded), true, true, true, new BigDecimal("100"), null, BigDecimal.ZERO);
        return in(2026).rules(rules).elects(percent("5", "0", false)).terms();
    }

    @Test
    void compensationLeavesOutWhatThePlanExcludes() {
        var terms = leavingOut(PlanRules.Excluded.BONUS, PlanRules.Excluded.OVERTIME);
        var pay = PlanPay.of(
                terms,
                List.of(
                        line(PayLine.Kind.EARNING, PayCode.REGULAR, "1000.00"),
                        line(PayLine.Kind.EARNING, PayCode.BONUS, "300.00"),
                        line(PayLine.Kind.EARNING, PayCode.OVERTIME_PREMIUM, "50.00"),
                        line(PayLine.Kind.DEDUCTION, PayCode.HSA, "20.00")));
        assertThat(pay).isEqualTo(new PlanPay(Money.of("1350.00"), Money.of("1000.00")));
        assertThat(amount(year.paycheck(terms, pay, pay.gross()), PayCode.DEFERRAL))
                .isEqualTo("50.00");
    }

    /** A bonus is one whether or not it was promised; the draw of a provider is pay and no incentive. */
    @Test
    void compensationLeavesOutEveryBonusAndOfProviderPayOnlyTheIncentive() {
        var terms = leavingOut(PlanRules.Excluded.BONUS, PlanRules.Excluded.PROVIDER_INCENTIVE);
        var pay = PlanPay.of(
                terms,
                List.of(
                        line(PayLine.Kind.EARNING, PayCode.PROVIDER_DRAW, "8000.00"),
                        line(PayLine.Kind.EARNING, PayCode.PROVIDER + "WRVU", "900.00"),
                        line(PayLine.Kind.EARNING, PayCode.DISCRETIONARY_BONUS, "500.00"),
                        line(PayLine.Kind.EARNING, PayCode.BONUS, "300.00")));
        assertThat(pay).isEqualTo(new PlanPay(Money.of("9700.00"), Money.of("8000.00")));
    }

    @Test
    void supplementalPayTakesOnlyPercentages() {
        var terms = in(2026).elects(new RetirementInput.Election(
                        Money.of("100.00"),
                        new BigDecimal("2"),
                        Money.of("50.00"),
                        BigDecimal.ZERO,
                        true,
                        "Elected",
                        null))
                .terms()
                .forSupplementalPay();
        assertThat(amount(year.paycheck(terms, "1000.00"), PayCode.DEFERRAL)).isEqualTo("20.00");
    }

    @Test
    void aYearWithoutLimitsIsRefused() {
        var terms = in(2027).elects(percent("5", "0", false)).terms();
        assertThatThrownBy(() -> year.paycheck(terms, "1000.00"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2027");
    }

    private static PayLine line(PayLine.Kind kind, String code, String amount) {
        var money = Money.of(amount);
        return new PayLine(kind, code, code, null, null, money, null, money, Money.ZERO);
    }
}
