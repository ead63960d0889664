package org.openpractice.payroll.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.advance.AdvanceDue;
import org.openpractice.payroll.benefit.BenefitInput;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.expense.Reimbursement;
import org.openpractice.payroll.garnishment.GarnishmentKind;
import org.openpractice.payroll.garnishment.OrderInForce;
import org.openpractice.payroll.garnishment.OrderTerms;
import org.openpractice.payroll.garnishment.OrdersInForce;
import org.openpractice.payroll.levy.LevyInput;
import org.openpractice.payroll.localtax.FlatTaken;
import org.openpractice.payroll.localtax.LocalTaxInput;
import org.openpractice.payroll.payline.CostCenter;
import org.openpractice.payroll.payline.Earning;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.retirement.RetirementInput;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.time.OtherPay;
import org.openpractice.payroll.time.Segment;
import org.openpractice.payroll.time.Work;
import org.openpractice.payroll.unemployment.UnemploymentInput;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.money.Rate;

/** One employee of one biweekly period paid on 20 November 2026, as a test wants them. */
final class SampleInput {

    static final LocalDate PAY_DATE = LocalDate.of(2026, 11, 20);

    PayInput.Manner manner = PayInput.Manner.REGULAR;
    PayFrequency frequency = PayFrequency.BIWEEKLY;
    LocalDate payDate = PAY_DATE;
    SourcingInput sourcing = SourcingInput.inOneState("TX");
    FormW4 form = FormW4.none();
    LocalDate formEffectiveFrom = LocalDate.of(2026, 1, 1);
    Rate hourlyRate = Rate.of("20");
    final List<Work.SalaryPart> salaries = new ArrayList<>();
    final List<Work.Week> weeks = new ArrayList<>();
    final List<Earning> otherEarnings = new ArrayList<>();
    List<EarlierPeriod> earlierPeriods = List.of();
    final List<Reimbursement> reimbursements = new ArrayList<>();
    final Map<String, CertifiedClaims> certificates = new HashMap<>();

    List<String> federalFormContinues = List.of();

    @Nullable
    PaidItems items;

    @Nullable
    BenefitInput benefits;

    @Nullable
    RetirementInput retirement;

    List<OrderInForce> orders = List.of();
    List<AdvanceDue> advances = List.of();
    UnemploymentInput unemployment = UnemploymentInput.NONE;
    List<YearToDate> before = List.of();

    @Nullable
    EarlierPay earlier;

    /** States without overtime by the day: there a weekly total of hours is enough. */
    static boolean countsByTheWeek(String state) {
        return !List.of("CA", "AK", "NV", "CO", "KY", "OR").contains(state);
    }

    static SampleInput in(String state) {
        var sample = new SampleInput();
        sample.sourcing = SourcingInput.inOneState(state);
        return sample;
    }

    SampleInput salary(String annual) {
        return salary(Money.of(annual), 10, 10);
    }

    SampleInput salary(Money annual, int days, int daysInPeriod) {
        salaries.add(new Work.SalaryPart(terms(PayTerms.Basis.SALARIED, Rate.of(annual)), days, daysInPeriod));
        return this;
    }

    SampleInput week(String startsOn, String hours) {
        return week(startsOn, new BigDecimal(hours), Money.ZERO);
    }

    SampleInput week(String startsOn, BigDecimal hours, Money bonus) {
        weeks.add(new Work.Week(
                LocalDate.parse(startsOn),
                sourcing.places().work().state(),
                null,
                null,
                null,
                List.of(Segment.total(hours)),
                bonus.isPositive() ? List.of(new OtherPay(OtherPay.Kind.BONUS, bonus)) : List.of()));
        return this;
    }

    SampleInput bonus(String amount) {
        otherEarnings.add(new Earning("BONUS", "Bonus", null, null, Money.of(amount), true, CostCenter.UNNAMED));
        return this;
    }

    SampleInput severance(String amount) {
        otherEarnings.add(
                new Earning("SEVERANCE", "Severance", null, null, Money.of(amount), true, CostCenter.UNNAMED));
        return this;
    }

    SampleInput reimbursed(String amount) {
        reimbursements.add(
                new Reimbursement("REIMBURSEMENT", "Conference", Money.of(amount), Money.ZERO, "for a conference"));
        return this;
    }

    SampleInput apart() {
        manner = PayInput.Manner.SUPPLEMENTAL;
        return this;
    }

    /** The last regular pay of the year: taxes by code with the wages they were calculated on. */
    SampleInput after(boolean regularTaxed, Map<String, EarlierPay.Taxed> regular) {
        earlier = new EarlierPay(regularTaxed, payDate, regular, Map.of(), FlatTaken.NONE);
        return this;
    }

    SampleInput defers(Money perPeriod) {
        retirement = RetirementInput.flat(payDate, perPeriod);
        return this;
    }

    /** The same, elected from a day on. */
    SampleInput defers(String perPeriod, String since) {
        var flat = RetirementInput.flat(payDate, Money.of(perPeriod));
        retirement = new RetirementInput(
                payDate,
                flat.rules(),
                flat.deferralsFrom(),
                null,
                flat.participation(),
                new RetirementInput.Election(
                        Money.of(perPeriod),
                        BigDecimal.ZERO,
                        Money.ZERO,
                        BigDecimal.ZERO,
                        false,
                        "Elected",
                        LocalDate.parse(since)),
                null,
                null,
                Money.ZERO,
                false,
                List.of());
        return this;
    }

    /** One deduction, the same of each paycheck. */
    SampleInput deducts(String code, BenefitInput.Treatment treatment, String perPeriod) {
        benefits = new BenefitInput(
                payDate,
                List.of(new BenefitInput.Deduction(
                        code,
                        code,
                        treatment,
                        Money.of(perPeriod),
                        BigDecimal.ZERO,
                        null,
                        "",
                        Money.ZERO,
                        null,
                        false,
                        false,
                        Money.ZERO,
                        null,
                        Money.ZERO)));
        return this;
    }

    /** One order without an amount: it takes what the law allows, under the code GARNISHMENT-L-1. */
    SampleInput owes(GarnishmentKind kind, @Nullable String state) {
        return owes(kind, state, null);
    }

    /** A federal tax levy that was received on 2 March 2026. */
    SampleInput levied(String exempt) {
        return owes(GarnishmentKind.FEDERAL_TAX_LEVY, null, Money.of(exempt));
    }

    private SampleInput owes(GarnishmentKind kind, @Nullable String state, @Nullable Money exempt) {
        var terms = new OrderTerms(
                kind,
                state,
                LocalDate.of(2026, 3, 2),
                null,
                LocalDate.of(2026, 1, 1),
                frequency,
                null,
                null,
                Money.ZERO,
                Money.ZERO,
                false,
                false,
                null,
                exempt,
                null,
                null,
                null,
                Money.ZERO,
                false,
                null);
        orders = List.of(new OrderInForce(new UUID(0, 1), "L-1", terms, Money.ZERO, Money.ZERO, Money.ZERO));
        return this;
    }

    SampleInput before(YearToDate... sums) {
        before = List.of(sums);
        return this;
    }

    PayInput build() {
        var period = period(payDate);
        var hourly = new ArrayList<Work.Terms>();
        salaries.forEach(part -> hourly.add(part.terms()));
        if (!weeks.isEmpty()) {
            hourly.add(terms(PayTerms.Basis.HOURLY, hourlyRate));
        }
        return new PayInput(
                manner,
                frequency,
                period,
                new Work(frequency, period.startsOn(), period.endsOn(), hourly, salaries, weeks, List.of()),
                otherEarnings,
                earlierPeriods,
                items,
                reimbursements,
                sourcing,
                form,
                formEffectiveFrom,
                certificates,
                federalFormContinues,
                25,
                benefits == null ? BenefitInput.none(payDate) : benefits,
                retirement == null ? RetirementInput.none(payDate) : retirement,
                new OrdersInForce(sourcing.places().work().state(), orders, false, null),
                advances,
                LocalTaxInput.NONE,
                LevyInput.NONE,
                unemployment,
                earlier,
                null,
                before);
    }

    NetPay pay() {
        return GrossToNetTest.calculate(build());
    }

    static PayPeriod period(LocalDate payDate) {
        return new PayPeriod(payDate.minusDays(19), payDate.minusDays(6), payDate, List.of("test period"));
    }

    private static Work.Terms terms(PayTerms.Basis basis, Rate rate) {
        return new Work.Terms(LocalDate.of(2026, 1, 1), null, basis, rate, PayAgreement.PLAIN);
    }
}
