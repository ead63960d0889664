package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.retirement.PlanRules.MatchBasis;

/** No order and no size of paychecks leads over a limit. */
class ContributionsPropertyTest {

    record Paycheck(long grossCents, long availableCents, boolean last) {}

    record Story(PlanYear.Person person, List<Paycheck> paychecks) {}

    @Property(tries = 500)
    void neverGoesOverALimit(@ForAll("stories") Story story) {
        var year = new PlanYear();
        var limits = RetirementLimits.of(story.person().payDate());
        var gross = Money.ZERO;
        var matchedByPaycheck = Money.ZERO;
        for (var paycheck : story.paychecks()) {
            var person = paycheck.last() ? story.person().lastPaycheck() : story.person();
            var pay = Money.ofCents(paycheck.grossCents());
            var available = Money.ofCents(Math.min(paycheck.availableCents(), paycheck.grossCents()));
            var lines = year.paycheck(person.terms(), new PlanPay(pay, pay), available);
            gross = gross.plus(pay);

            var deferred = Money.ZERO;
            for (var line : lines) {
                assertThat(line.amount().isNegative()).isFalse();
                switch (line.treatment()) {
                    case PRE_TAX, ROTH -> deferred = deferred.plus(line.amount());
                    case LOAN, EMPLOYER -> {}
                }
                if (line.code().equals(PayCode.MATCH)) {
                    matchedByPaycheck = matchedByPaycheck.plus(line.amount());
                }
            }
            assertThat(deferred).isLessThanOrEqualTo(available);

            var regular = year.sum(PayCode.DEFERRAL, PayCode.ROTH_DEFERRAL);
            var catchUp = year.sum(PayCode.CATCH_UP, PayCode.ROTH_CATCH_UP);
            var employer = year.sum(PayCode.MATCH, PayCode.NON_ELECTIVE, PayCode.TRUE_UP);
            var elsewhere = story.person().elsewhere();
            var age = story.person().age();
            var catchUpLimit = age == null ? Money.ZERO : limits.catchUpAt(age);
            if (regular.isPositive()) {
                assertThat(regular.plus(elsewhere)).isLessThanOrEqualTo(limits.electiveDeferral());
            }
            assertThat(catchUp).isLessThanOrEqualTo(catchUpLimit);
            if (catchUp.isPositive()) {
                assertThat(regular.plus(catchUp).plus(elsewhere))
                        .isLessThanOrEqualTo(limits.electiveDeferral().plus(catchUpLimit));
            }
            assertThat(regular.plus(employer)).isLessThanOrEqualTo(limits.annualAdditions());
            assertThat(regular.plus(employer)).isLessThanOrEqualTo(gross);
            assertThat(year.before().wages(PayCode.MATCH)).isLessThanOrEqualTo(limits.compensation());
            assertThat(year.before().wages(PayCode.NON_ELECTIVE)).isLessThanOrEqualTo(limits.compensation());
            boolean rothOnly = limits.rothCatchUpWages() != null
                    && (story.person().priorWages() == null
                            || story.person().priorWages().compareTo(limits.rothCatchUpWages()) > 0);
            if (rothOnly || !story.person().rules().catchUp()) {
                assertThat(year.of(PayCode.CATCH_UP)).isEqualTo("0.00");
            }
            if (!story.person().rules().roth()) {
                assertThat(year.sum(PayCode.ROTH_DEFERRAL, PayCode.ROTH_CATCH_UP))
                        .isEqualTo(Money.ZERO);
            }
        }
        assertThat(year.sum(PayCode.MATCH)).isEqualTo(matchedByPaycheck);
    }

    @Property(tries = 200)
    void anAnnualMatchIsTheSameHoweverTheYearIsCutIntoPaychecks(
            @ForAll("pays") List<Long> pays, @ForAll("percents") BigDecimal percent) {
        var rules = PlanYear.rules(true, true, true, PlanYear.safeHarbor(MatchBasis.ANNUAL), "0");
        var year = new PlanYear();
        for (int i = 0; i < pays.size(); i++) {
            // Each paycheck with a percentage of its own
            var own = i % 2 == 0 ? percent : BigDecimal.ZERO;
            var person = PlanYear.in(2026)
                    .rules(rules)
                    .elects(new RetirementInput.Election(
                            Money.ZERO, own, Money.ZERO, BigDecimal.ZERO, false, "Elected", null));
            var pay = Money.ofCents(pays.get(i));
            year.paycheck(
                    i == pays.size() - 1 ? person.lastPaycheck().terms() : person.terms(), new PlanPay(pay, pay), pay);
        }
        var annual = PlanYear.safeHarbor(MatchBasis.ANNUAL)
                .on(year.before().wages(PayCode.MATCH), year.sum(PayCode.DEFERRAL));
        var matched = year.sum(PayCode.MATCH, PayCode.TRUE_UP);
        // Rounding each paycheck to the cent may have given up to half a cent more
        assertThat(matched.minus(annual).cents()).isBetween(0L, (long) pays.size());
    }

    @Provide
    Arbitrary<Story> stories() {
        return Combinators.combine(persons(), paychecks().list().ofMinSize(1).ofMaxSize(30))
                .as(Story::new);
    }

    private static Arbitrary<Paycheck> paychecks() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 500_000),
                                Arbitraries.longs().between(0, 20_000_000)),
                        Arbitraries.longs().between(0, 20_000_000),
                        Arbitraries.integers().between(0, 9))
                .as((gross, available, last) -> new Paycheck(gross, available, last == 0));
    }

    private static Arbitrary<PlanYear.Person> persons() {
        var elections = Combinators.combine(
                        Arbitraries.longs().between(0, 3_000_000),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                                .ofScale(1),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(50))
                                .ofScale(1),
                        Arbitraries.of(true, false))
                .as((flat, percent, roth, rothPercent, catchUp) -> new RetirementInput.Election(
                        Money.ofCents(flat), percent, Money.ofCents(roth), rothPercent, catchUp, "Elected", null));
        var rules = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(MatchBasis.values()),
                        Arbitraries.of("0", "3", "15", "25"),
                        Arbitraries.of("10", "100"))
                .as((roth, catchUp, deemed, basis, nonElective, most) -> new PlanRules(
                        List.of(),
                        roth,
                        catchUp,
                        deemed,
                        new BigDecimal(most),
                        PlanYear.safeHarbor(basis),
                        new BigDecimal(nonElective)));
        return Combinators.combine(
                        Arbitraries.of(2025, 2026),
                        rules,
                        elections,
                        Arbitraries.of(40, 50, 59, 60, 63, 64).injectNull(0.1),
                        Arbitraries.of("0.00", "150000.00", "150000.01").injectNull(0.2),
                        Arbitraries.of("0.00", "5000.00", "24500.00", "30000.00", "40000.00"))
                .as((year, plan, election, age, wages, elsewhere) -> new PlanYear.Person(
                        LocalDate.of(year, 6, 15),
                        plan,
                        election,
                        age,
                        wages == null ? null : Money.of(wages),
                        Money.of(elsewhere),
                        false));
    }

    @Provide
    Arbitrary<List<Long>> pays() {
        return Arbitraries.longs().between(1_000, 3_000_000).list().ofMinSize(1).ofMaxSize(26);
    }

    /** So that deferral and match never reach the year's pay, IRC 415(c)(1)(B). */
    @Provide
    Arbitrary<BigDecimal> percents() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(50))
                .ofScale(1);
    }
}
