package org.openpractice.payroll.statetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.trace.Trace;

/** What the engine refuses, whom it withholds from by default, and how it treats certificates and supplemental pay. */
class StateIncomeTaxTest {

    private static final StateTables TABLES = StateTables.load();

    private static PayPeriod paidOn(String date) {
        var day = LocalDate.parse(date);
        return new PayPeriod(day.minusDays(13), day, day, List.of());
    }

    private static PayPeriod period(String startsOn, String endsOn, String payDate) {
        return new PayPeriod(LocalDate.parse(startsOn), LocalDate.parse(endsOn), LocalDate.parse(payDate), List.of());
    }

    private static StatePayment weekly(String wages) {
        return StatePayment.of(TablePeriod.WEEKLY, paidOn("2026-09-04"), Money.of(wages));
    }

    private static String withheld(String state, StatePayment payment, @Nullable StateClaims claims) {
        var certificate = claims == null ? null : new CertifiedClaims(LocalDate.of(2026, 1, 1), claims);
        return StateIncomeTax.withhold(TABLES.edition(state, payment.period()), certificate, payment, Trace.none())
                .amount();
    }

    // Dates and editions

    @ParameterizedTest
    @CsvSource({
        "CA, 2027-01-01, California, 2027-01-01, to 2026-12-31",
        "FL, 2027-01-01, Florida, 2027-01-01, to 2026-12-31",
        "CA, 2025-12-31, California, 2025-12-31, 2026 from 2026-01-01",
        "PA, 2025-06-01, Pennsylvania, 2025-06-01, from 2026-01-01",
        "AR, 2026-05-07, Arkansas, 2026-05-07, 3.7 %",
        "AR, 2026-12-31, Arkansas, 2026-12-31, no dated DFA table was seen",
        "ID, 2026-07-30, Idaho, 2026-07-30, missing is an Idaho table",
        "ME, 2026-08-01, Maine, 2026-08-01, the day in August 2026",
        "ME, 2026-08-31, Maine, 2026-08-31, the day in August 2026",
        "XX, 2026-06-05, XX, a state of that code, WY",
        "PR, 2026-06-05, PR, a state of that code, AK"
    })
    void refusesByNameWhatIsMissing(String state, String payDate, String name, String date, String missing) {
        assertThatThrownBy(() -> TABLES.edition(state, paidOn(payDate)))
                .hasMessageContaining(name)
                .hasMessageContaining(date)
                .hasMessageContaining(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "AR, 2026-05-06",
        "ID, 2026-07-31",
        "ME, 2026-07-31",
        "ME, 2026-09-01",
        "GA, 2026-05-10",
        "CA, 2026-12-31"
    })
    void withholdsOnTheDaysBesideTheMissingOnes(String state, String payDate) {
        assertThat(TABLES.edition(state, paidOn(payDate)).taxesWages()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DC", "DE", "KS", "NJ", "VA", "WI"})
    void knowsTheStatesWhoseTablesOf2025StillHold(String state) {
        assertThat(TABLES.edition(state, paidOn("2025-11-07")).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"AK", "FL", "NV", "NH", "SD", "TN", "TX", "WA", "WY"})
    void takesNothingInTheNineStatesThatDoNotTaxWages(String state) {
        for (var payDate : List.of("2025-03-07", "2026-09-04")) {
            var payment = StatePayment.of(TablePeriod.BIWEEKLY, paidOn(payDate), Money.of("9000"));
            assertThat(withheld(state, payment, null)).isEqualTo("0.00");
        }
        assertThat(TABLES.taxesWages(state)).isFalse();
    }

    @Test
    void choosesTheEditionOfOhioByTheEndOfThePeriod() {
        var before = TABLES.edition("OH", period("2026-07-19", "2026-07-31", "2026-08-07"));
        var after = TABLES.edition("OH", period("2026-07-20", "2026-08-01", "2026-08-07"));
        assertThat(before.publication()).contains("Rev. 09/25");
        assertThat(after.publication()).contains("Rev. 07/26");
        assertThatThrownBy(() -> TABLES.edition("OH", period("2025-09-17", "2025-09-30", "2025-10-03")))
                .hasMessageContaining("period ending 2025-09-30");
    }

    @Test
    void choosesTheEditionOfUtahByTheStartOfThePeriod() {
        assertThat(TABLES.edition("UT", period("2026-05-31", "2026-06-13", "2026-06-19"))
                        .edition())
                .contains("4/25");
        assertThat(TABLES.edition("UT", period("2026-06-01", "2026-06-14", "2026-06-19"))
                        .edition())
                .contains("4/26");
    }

    @Test
    void changesTheRateOfGeorgiaOnThePayDate() {
        assertThat(TABLES.edition("GA", paidOn("2026-05-10")).edition()).contains("5.19");
        assertThat(TABLES.edition("GA", paidOn("2026-05-11")).edition()).contains("4.99");
    }

    @Test
    void knowsWestVirginiaBeforeJune2026ByTheYearOnly() {
        var period = paidOn("2026-06-11");
        var yearly = StatePayment.of(TablePeriod.ANNUAL, period, Money.of("30000"));
        assertThat(withheld("WV", yearly, null)).isEqualTo("874.00");
        var weekly = StatePayment.of(TablePeriod.WEEKLY, period, Money.of("800"));
        assertThatThrownBy(() -> withheld("WV", weekly, null))
                .hasMessageContaining("West Virginia")
                .hasMessageContaining("WEEKLY")
                .hasMessageContaining("the period tables of 2025");
        assertThat(withheld("WV", StatePayment.of(TablePeriod.WEEKLY, paidOn("2026-06-12"), Money.of("800")), null))
                .isEqualTo("25.00");
    }

    // What a method needs

    @ParameterizedTest
    @CsvSource({"AL, S", "OR, SINGLE"})
    void refusesAMissingFederalTaxInsteadOfTakingItAsZero(String state, String status) {
        assertThatThrownBy(() -> withheld(state, weekly("1000"), StateClaims.status(status)))
                .hasMessageContaining("the federal income tax withheld from the same wages");
        assertThat(withheld(state, weekly("1000").withFederalIncomeTax(Money.ZERO), StateClaims.status(status)))
                .isNotEqualTo("0.00");
    }

    @Test
    void refusesMassachusettsWithoutRetirementContributionsAndNebraskaWithoutTheSizeOfTheEmployer() {
        assertThatThrownBy(() -> withheld("MA", weekly("1000"), null)).hasMessageContaining("retirement contributions");
        assertThatThrownBy(() -> withheld("NE", weekly("1000"), null))
                .hasMessageContaining("the number of people whom the employer employs");
    }

    @ParameterizedTest
    @CsvSource({"VT, SEMIANNUAL, MARRIED", "MT, QUARTERLY, 1A", "NY, QUARTERLY, SINGLE", "OR, QUARTERLY, SINGLE"})
    void refusesAFrequencyThatTheStateHasNoTableFor(String state, TablePeriod frequency, String status) {
        var payment = StatePayment.of(frequency, paidOn("2026-09-04"), Money.of("9000"))
                .withFederalIncomeTax(Money.ZERO);
        assertThatThrownBy(() -> withheld(state, payment, StateClaims.status(status)))
                .hasMessageContaining(frequency.name())
                .hasMessageContaining("WEEKLY");
    }

    @Test
    void refusesTheDollarThatNewJerseyDoesNotPrint() {
        var claims = StateClaims.status("RATE_E");
        var before = StatePayment.of(TablePeriod.MONTHLY, paidOn("2026-09-04"), Money.of("2916"));
        assertThat(withheld("NJ", before, claims)).isEqualTo("49.98");
        assertThat(withheld("NJ", before.withWages(Money.of("2917.50")), claims))
                .isEqualTo("50.03");
        assertThatThrownBy(() -> withheld("NJ", before.withWages(Money.of("2916.50")), claims))
                .hasMessageContaining("New Jersey")
                .hasMessageContaining("over 2916 to 2917");
    }

    // Without a certificate

    @Test
    void withholdsByTheStatesOwnDefaultWithoutACertificate() {
        assertThat(withheld("CT", weekly("1000"), null)).isEqualTo("69.90");
        assertThat(withheld("OR", weekly("1000"), null)).isEqualTo("80.00");
        assertThat(withheld("AZ", weekly("1000"), null)).isEqualTo("20.00");
        var maryland = withheld("MD", weekly("1000"), null);
        assertThat(maryland)
                .isEqualTo(withheld(
                        "MD", weekly("1000"), StateClaims.status("SINGLE").with("exemptions", 1)))
                .isNotEqualTo(withheld("MD", weekly("1000"), StateClaims.status("SINGLE")));
        assertThat(withheld("IA", weekly("1000"), null))
                .isEqualTo(withheld("IA", weekly("1000"), StateClaims.status("OTHER")));
    }

    @Test
    void addsThirtyPercentOfTheFederalExtraInVermontWithoutACertificate() {
        var extra = new FormW4.From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.of("50"),
                false,
                false);
        var plain = new BigDecimal(withheld("VT", weekly("1000"), null));
        assertThat(new BigDecimal(withheld("VT", weekly("1000").withFormW4(extra), null)))
                .isEqualByComparingTo(plain.add(new BigDecimal("15")));
    }

    @Test
    void followsTheFederalFormWhereTheStateHasNone() {
        var joint = new FormW4.From2020(
                FilingStatus.MARRIED_FILING_JOINTLY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                false);
        var exempt = new FormW4.From2020(
                FilingStatus.MARRIED_FILING_JOINTLY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                true,
                false);
        for (var state : List.of("NM", "UT", "CO")) {
            assertThat(new BigDecimal(withheld(state, weekly("1500").withFormW4(joint), null)))
                    .as(state)
                    .isLessThan(new BigDecimal(withheld(state, weekly("1500"), null)));
            assertThat(withheld(state, weekly("1500").withFormW4(exempt), null)).isEqualTo("0.00");
        }
    }

    @Test
    void usesTheOldTableOfNorthDakotaForAnOldFederalForm() {
        var old = new FormW4.Before2020(FormW4.MaritalStatus.SINGLE, 2, Money.ZERO, false, false);
        // 2,500 - 2 x 97 = 2,306; (2,306 - 1,108) x 1.95 % = 23.361
        assertThat(withheld("ND", weekly("2500").withFormW4(old), null)).isEqualTo("23.00");
    }

    // Certificates

    @Test
    void takesNoMoreThanTheWages() {
        // Oregon's formula starts from 263 a year for somebody without allowances.
        var payment = weekly("3").withFederalIncomeTax(Money.ZERO);
        assertThat(withheld("OR", payment, StateClaims.status("SINGLE"))).isEqualTo("3.00");
        assertThat(withheld("OR", payment.withWages(Money.of("60")), StateClaims.status("SINGLE")))
                .isEqualTo("5.00");
    }

    @Test
    void tellsWhichEntriesCount() {
        var edition = TABLES.edition("AZ", paidOn("2026-02-16"));
        var expired =
                new CertifiedClaims(LocalDate.of(2025, 3, 1), StateClaims.none().asExempt());
        assertThat(StateIncomeTax.claims(edition, expired, payment("2026-02-16"))
                        .exempt())
                .isFalse();
        assertThat(StateIncomeTax.claims(TABLES.edition("MD", paidOn("2026-09-04")), null, weekly("1"))
                        .status())
                .isEqualTo("SINGLE");
    }

    @Test
    void endsAnExemptionWhereTheStateSaysWhen() {
        var claims = StateClaims.none().asExempt();
        var arizona = TABLES.edition("AZ", paidOn("2026-02-16"));
        var certificate = new CertifiedClaims(LocalDate.of(2025, 3, 1), claims);
        assertThat(StateIncomeTax.withhold(arizona, certificate, payment("2026-02-15"), Trace.none()))
                .isEqualTo(Money.ZERO);
        assertThat(StateIncomeTax.withhold(arizona, certificate, payment("2026-02-16"), Trace.none()))
                .isEqualTo(Money.of("20.00"));
        var wisconsin = TABLES.edition("WI", paidOn("2026-04-30"));
        assertThat(StateIncomeTax.withhold(wisconsin, certificate, payment("2026-04-30"), Trace.none()))
                .isEqualTo(Money.ZERO);
        assertThat(StateIncomeTax.withhold(wisconsin, certificate, payment("2026-05-01"), Trace.none()))
                .isNotEqualTo(Money.ZERO);
    }

    /** The day of each form, and without a certificate on the day after it. */
    @ParameterizedTest
    @CsvSource({
        "AZ, , 2026-02-15",
        "CA, SINGLE, 2026-02-15",
        "CT, E, 2026-02-15",
        "GA, A, 2026-02-15",
        "IA, OTHER, 2026-02-15",
        "KY, , 2026-02-15",
        "MD, SINGLE, 2026-02-15",
        "MN, SINGLE, 2026-02-15",
        "NC, SINGLE, 2026-02-15",
        "NE, SINGLE, 2026-02-15",
        "OR, SINGLE, 2026-02-15",
        "SC, , 2026-02-15",
        "ME, SINGLE, 2025-12-31",
        "NJ, SINGLE, 2025-12-31",
        "RI, , 2025-12-31",
        "NM, SINGLE, 2026-02-17",
        "ND, SINGLE, 2026-02-17",
        "UT, SINGLE, 2026-02-17",
        "NY, SINGLE, 2026-04-30",
        "WI, SINGLE, 2026-04-30"
    })
    void endsEveryClaimOfAnEarlierYearOnTheDayThatItsFormSays(String state, @Nullable String status, LocalDate last) {
        var claims = status == null ? StateClaims.none() : StateClaims.status(status);
        var certificate =
                new CertifiedClaims(LocalDate.of(2025, 3, 1), state.equals("CT") ? claims : claims.asExempt());
        var after = paymentOn(last.plusDays(1).toString());
        assertThat(StateIncomeTax.withhold(TABLES.edition(state, after.period()), certificate, after, Trace.none()))
                .isEqualTo(StateIncomeTax.withhold(TABLES.edition(state, after.period()), null, after, Trace.none()))
                .isNotEqualTo(Money.ZERO);
        if (last.getYear() == 2026) {
            var on = paymentOn(last.toString());
            assertThat(StateIncomeTax.withhold(TABLES.edition(state, on.period()), certificate, on, Trace.none()))
                    .isEqualTo(Money.ZERO);
        }
    }

    /** Every other claim holds in its own year only, or as long as it is true. */
    @Test
    void refusesEveryClaimOfAnEarlierYearWhoseEndWasNotConfirmed() {
        var refused = new java.util.TreeSet<String>();
        var last = new java.util.TreeSet<String>();
        for (var state : StateTables.STATES) {
            TABLES.form(state).exemptions().forEach((ground, claim) -> {
                switch (claim.until()) {
                    case ExemptionClaim.Until.NotConfirmed year -> {
                        refused.add(state + " " + ground);
                        var payment = paymentOn("2026-12-04");
                        var claims = StateClaims.none().asExempt(ground);
                        var form = TABLES.form(state);
                        assertThatThrownBy(() -> form.on(
                                        payment,
                                        new CertifiedClaims(LocalDate.of(2025, 12, 31), claims),
                                        "",
                                        Trace.none()))
                                .hasMessageContaining(form.name())
                                .hasMessageContaining("claimed in 2025")
                                .hasMessageContaining("certificate of 2026");
                        assertThat(form.on(
                                                payment,
                                                new CertifiedClaims(LocalDate.of(2026, 1, 1), claims),
                                                "",
                                                Trace.none())
                                        .claims()
                                        .exempt())
                                .isTrue();
                    }
                    case ExemptionClaim.Until.Lasts lasts -> last.add(state + " " + ground);
                    default -> {}
                }
            });
        }
        assertThat(refused).hasSize(26).contains("VA NO_LIABILITY", "PA MILITARY_SPOUSE", "KS NO_LIABILITY");
        assertThat(last).containsExactly("KY MILITARY_SPOUSE");
    }

    private static StatePayment paymentOn(String payDate) {
        return payment(payDate)
                .withWages(Money.of("3000"))
                .withFederalIncomeTax(Money.of("80"))
                .withRetirement(Money.ZERO, Money.ZERO)
                .withEmployees(1);
    }

    /** Illinois: weekly 800 and biweekly 2,500 without allowances, as long as the federal form claims no exemption. */
    @Test
    void countsAnExemptionOfIllinoisOnlyBesideAFederalOne() {
        var claims = StateClaims.none().with("line1", 2).asExempt();
        var biweekly = StatePayment.of(TablePeriod.BIWEEKLY, paidOn("2026-09-04"), Money.of("2500"));
        assertThat(withheld("IL", biweekly, claims)).isEqualTo("123.75");
        assertThat(withheld("IL", weekly("800"), claims)).isEqualTo("39.60");
        var exempt = new FormW4.From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                true,
                false);
        assertThat(withheld("IL", biweekly.withFormW4(exempt), claims)).isEqualTo("0.00");
    }

    @Test
    void countsAnExemptionForResidentsOnlyForThem() {
        var claims = StateClaims.status("OTHER").asExempt();
        var wages = Money.of("1000");
        assertThat(withheld("IA", weekly("1000").with(true, wages), claims)).isEqualTo("0.00");
        assertThat(withheld("IA", weekly("1000").with(false, wages), claims))
                .isEqualTo(withheld("IA", weekly("1000"), null))
                .isNotEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({
        "MA, STUDENT, 7999.99, true",
        "MA, STUDENT, 8000.00, false",
        "MA, MILITARY_SPOUSE, 90000.00, true",
        "WV, LOW_INCOME, 10000.00, true",
        "WV, LOW_INCOME, 10000.01, false"
    })
    void countsAnExemptionForLowWagesOnlyWhileTheYearHasThem(
            String state, String ground, String ofYear, boolean counts) {
        var payment = weekly("1000").withRetirement(Money.ZERO, Money.ZERO).with(true, Money.of(ofYear));
        var withheld = withheld(state, payment, StateClaims.none().asExempt(ground));
        assertThat(withheld.equals("0.00")).isEqualTo(counts);
    }

    /**
     * New York takes the tables on the share of the wages (20 NYCRR 171.6): 40 % of 1,000 is withheld as 400. Connecticut and
     * Kansas take the share of the tax on all wages; nobody's share counts who lives in the state.
     */
    @Test
    void takesTheShareOfANonresidentAsItsStateTakesIt() {
        var two = new BigDecimal("0.40");
        var single = StateClaims.status("SINGLE");
        assertThat(withheld("NY", weekly("1000"), single.withShare(two)))
                .isEqualTo(withheld("NY", weekly("400"), single))
                .isEqualTo("10.76");
        assertThat(withheld("NY", weekly("1000"), single)).isEqualTo("43.17");
        var codeF = StateClaims.status("F").withShare(new BigDecimal("0.60"));
        assertThat(withheld("CT", weekly("700"), codeF)).isEqualTo("10.67");
        var colorado = StateClaims.none().withShare(new BigDecimal("0.5"));
        assertThat(withheld("CO", weekly("1000"), colorado)).isEqualTo(withheld("CO", weekly("500"), null));
        assertThat(withheld("NY", weekly("1000").with(true, Money.ZERO), single.withShare(two)))
                .isEqualTo("43.17");
        for (var state : List.of("CO", "CT", "DE", "KS", "NY")) {
            assertThat(TABLES.form(state).share()).isPresent();
        }
        assertThat(supplemental("NY", "1000", single.withShare(two))).isEqualTo("46.80");
    }

    private static String supplemental(String state, String amount, StateClaims claims) {
        var regular = StatePayment.of(TablePeriod.BIWEEKLY, paidOn("2026-11-20"), Money.of("2500"));
        return StateIncomeTax.onSupplemental(
                        TABLES.edition(state, regular.period()),
                        new CertifiedClaims(LocalDate.of(2026, 1, 1), claims),
                        beside(regular, Money.ZERO, amount, SupplementalKind.BONUS),
                        Trace.none())
                .amount();
    }

    /** Circular M: from the salary less 2,000 of retirement contributions and one exemption, 941,600; 183,850 above. */
    @Test
    void addsABonusOfMassachusettsToTheWagesAfterDeductions() {
        var salary = StatePayment.of(TablePeriod.ANNUAL, paidOn("2026-09-04"), Money.of("948000"))
                .withRetirement(Money.of("2000"), Money.ZERO);
        var certificate =
                new CertifiedClaims(LocalDate.of(2026, 1, 1), StateClaims.none().with("exemptions", 1));
        assertThat(StateIncomeTax.onSupplemental(
                        TABLES.edition("MA", salary.period()),
                        certificate,
                        beside(salary, Money.ZERO, "350000", SupplementalKind.BONUS),
                        Trace.none()))
                .isEqualTo(Money.of("24854.00"));
    }

    private static StatePayment payment(String payDate) {
        return StatePayment.of(TablePeriod.WEEKLY, paidOn(payDate), Money.of("1000"));
    }

    @Test
    void withholdsAtLeastOneAndAHalfPercentInNebraskaUnlessALowerAmountIsDocumented() {
        var married = StateClaims.status("MARRIED").with("allowances", 9);
        assertThat(withheld("NE", weekly("900").withEmployees(25), married)).isEqualTo("13.50");
        assertThat(withheld("NE", weekly("900").withEmployees(24), married)).isEqualTo("9.42");
        assertThat(withheld("NE", weekly("900").withEmployees(25), married.with("LOWER_AMOUNT_DOCUMENTED")))
                .isEqualTo("9.42");
        assertThat(withheld("NE", weekly("900").withEmployees(25), married.asExempt()))
                .isEqualTo("13.50");
        assertThat(withheld("NE", weekly("900").withEmployees(24), married.asExempt()))
                .isEqualTo("0.00");
    }

    @Test
    void takesTheAmountThatIsAgreedInsteadOfTheTablesAndTheReducedAmount() {
        assertThat(withheld("MO", weekly("1000"), StateClaims.status("SINGLE").with("instead", Money.of("7"))))
                .isEqualTo("7.00");
        assertThat(withheld("MT", weekly("1000"), StateClaims.status("1A").with("instead", Money.of("9"))))
                .isEqualTo("9.00");
        assertThat(withheld("CT", weekly("1000"), StateClaims.status("A").with("reduced", Money.of("10"))))
                .isEqualTo("30.24");
        assertThat(withheld("CT", weekly("1000"), StateClaims.status("A").with("reduced", Money.of("99"))))
                .isEqualTo("0.00");
        assertThat(withheld("LA", weekly("700"), StateClaims.status("1").with("reduced", Money.of("3.98"))))
                .isEqualTo("10.00");
    }

    @Test
    void multipliesCaliforniaAllowancesAboveTenWithTheAmountOfOne() {
        var trace = new Trace();
        var edition = TABLES.edition("CA", paidOn("2026-09-04"));
        var claims = StateClaims.status("MARRIED").with("line1a", 15);
        StateIncomeTax.withhold(edition, new CertifiedClaims(LocalDate.of(2026, 1, 1), claims), weekly("3000"), trace);
        assertThat(trace.lines())
                .filteredOn(line -> line.line().equals("step 5, Table 4"))
                .singleElement()
                .extracting(Trace.Line::value)
                .isEqualTo("48.60");
    }

    @Test
    void takesNoWithholdingUpToCaliforniasLowIncomeExemption() {
        var claims = StateClaims.status("SINGLE");
        assertThat(withheld("CA", weekly("363"), claims)).isEqualTo("0.00");
        assertThat(withheld("CA", weekly("400"), claims)).isEqualTo("4.03");
    }

    @Test
    void deductsRetirementInMassachusettsUpToTheMaximumOfTheYear() {
        var claims = StateClaims.none().with("exemptions", 1);
        var none = withheld("MA", weekly("1115").withRetirement(Money.of("38.46"), Money.of("2000")), claims);
        assertThat(none).isEqualTo("51.50");
        assertThat(withheld("MA", weekly("1115").withRetirement(Money.of("38.46"), Money.of("1980")), claims))
                .isEqualTo("50.50");
        assertThat(withheld("MA", weekly("153.99").withRetirement(Money.ZERO, Money.ZERO), claims))
                .isEqualTo("0.00");
    }

    @Test
    void givesArkansasLowIncomeCreditToThoseWhoClaimIt() {
        var payment = StatePayment.of(TablePeriod.ANNUAL, paidOn("2026-04-30"), Money.of("16000"));
        var claims = StateClaims.status("SINGLE").with("exemptions", 1);
        // 16,000 - 2,470 = 13,530, middle 13,550 x 3 % - 223.97 = 182.53, 183 - 29 = 154
        assertThat(withheld("AR", payment, claims)).isEqualTo("154.00");
        // less 111.80 x 1,500 / 2,856 = 58.72
        assertThat(withheld("AR", payment, claims.with("LOW_INCOME"))).isEqualTo("95.28");
    }

    /** Cells of the tables printed with the county's rate in the Comptroller's guide: state part and county part. */
    @ParameterizedTest
    @CsvSource({
        "SINGLE, 0.0320, 100000, 7950.00",
        "SINGLE, 0.0320, 150000, 12112.50",
        "SINGLE, 0.0320, 500000, 43187.50",
        "MARRIED_OR_HEAD, 0.0320, 150000, 11925.00",
        "MARRIED_OR_HEAD, 0.0320, 225000, 18200.00",
        "MARRIED_OR_HEAD, 0.0320, 600000, 51575.00",
        "SINGLE, 0.0225, 100000, 7000.00",
        "SINGLE, 0.0225, 250000, 18437.50"
    })
    void agreesWithTheCellsThatMarylandPrintsWithTheCounty(
            String status, BigDecimal county, BigDecimal taxable, BigDecimal cell) {
        var wages = Money.of(taxable.add(BigDecimal.valueOf(3400 + 3200)));
        var payment = StatePayment.of(TablePeriod.ANNUAL, paidOn("2026-09-04"), wages);
        var claims = StateClaims.status(status).with("exemptions", 1);
        var tax = StateIncomeTax.of(
                TABLES.edition("MD", payment.period()),
                new CertifiedClaims(LocalDate.of(2026, 1, 1), claims),
                payment,
                Trace.none());
        assertThat(tax.taxable()).isEqualByComparingTo(taxable);
        assertThat(tax.computed().decimal().add(taxable.multiply(county))).isEqualByComparingTo(cell);
    }

    @Test
    void agreesWithThePrintedTableOfMarylandTogetherWithTheCounty() {
        var edition = TABLES.edition("MD", paidOn("2026-09-04"));
        var tax = StateIncomeTax.of(edition, null, weekly("1000"), Trace.none());
        assertThat(tax.annual()).isTrue();
        assertThat(tax.taxable()).isEqualByComparingTo("45400");
        assertThat(tax.withheld()).isEqualTo(Money.of("41.47"));
    }

    @Test
    void givesTheBaseOfIndianaToItsCounties() {
        var edition = TABLES.edition("IN", paidOn("2026-09-04"));
        var claims = StateClaims.none()
                .with("line5", 5)
                .with("line6", 3)
                .with("line7", 1)
                .with("line8", 2)
                .with("additional", Money.of("5"));
        var tax = StateIncomeTax.of(
                edition, new CertifiedClaims(LocalDate.of(2026, 1, 1), claims), weekly("800"), Trace.none());
        assertThat(tax.annual()).isFalse();
        assertThat(tax.taxable()).isEqualByComparingTo("473.08");
        assertThat(tax.computed()).isEqualTo(Money.of("13.96"));
        assertThat(tax.withheld()).isEqualTo(Money.of("18.96"));
    }

    @Test
    void followsOregonsExampleWithManyAllowancesAboveItsLimit() {
        var trace = new Trace();
        var edition = TABLES.edition("OR", paidOn("2026-09-04"));
        var claims = StateClaims.status("SINGLE").with("allowances", 4);
        var payment = StatePayment.of(TablePeriod.ANNUAL, paidOn("2026-09-04"), Money.of("132000"))
                .withFederalIncomeTax(Money.of("21098"));
        var tax = StateIncomeTax.of(edition, new CertifiedClaims(LocalDate.of(2026, 1, 1), claims), payment, trace);
        assertThat(tax.taxable()).as(trace.lines().toString()).isEqualByComparingTo("123840");
    }

    @Test
    void namesEveryEntryThatTheFormDoesNotHave() {
        var claims = StateClaims.status("Q")
                .with("line9", 1)
                .with("line1a", 100)
                .with("bonus", Money.of("1"))
                .with("additional", Money.of("-1"))
                .with("BLIND")
                .withPercent(BigDecimal.ONE)
                .withShare(BigDecimal.TWO);
        assertThat(TABLES.form("CA").errors(claims))
                .extracting(error -> error.field())
                .containsExactlyInAnyOrder(
                        "certificate.status",
                        "certificate.counts.line9",
                        "certificate.counts.line1a",
                        "certificate.amounts.bonus",
                        "certificate.amounts.additional",
                        "certificate.flags.BLIND",
                        "certificate.percent",
                        "certificate.share");
        assertThat(TABLES.form("CA").errors(claims))
                .allSatisfy(error -> assertThat(error.problem()).contains("expected"));
        assertThat(TABLES.form("CA").errors(StateClaims.none()))
                .singleElement()
                .satisfies(error -> assertThat(error.problem()).contains("HEAD_OF_HOUSEHOLD", "Form DE 4"));
        assertThat(TABLES.form("AZ").errors(StateClaims.none().withPercent(new BigDecimal("0.04"))))
                .singleElement()
                .satisfies(error -> assertThat(error.problem()).contains("0.035"));
        assertThat(TABLES.form("NC").errors(StateClaims.status("SINGLE").with("additional", Money.of("1.50"))))
                .singleElement()
                .satisfies(error -> assertThat(error.problem()).contains("whole dollars"));
        assertThat(TABLES.form("MD").errors(StateClaims.status("SINGLE").asExempt("LINE_5")))
                .singleElement()
                .satisfies(error -> assertThat(error.problem()).contains("MILITARY_SPOUSE", "Form MW507"));
        assertThat(TABLES.form("MD").errors(StateClaims.status("SINGLE").asExempt("MILITARY_SPOUSE")))
                .isEmpty();
        assertThat(TABLES.form("IN").errors(StateClaims.none().asExempt()))
                .singleElement()
                .satisfies(error -> assertThat(error.problem()).contains("no claim of exemption"));
    }

    @Test
    void takesTheShareOfANonresidentInKansas() {
        var claims = StateClaims.status("JOINT").with("allowances", 3);
        var payment = StatePayment.of(TablePeriod.SEMIMONTHLY, paidOn("2026-09-04"), Money.of("2000"));
        assertThat(withheld("KS", payment, claims.withShare(new BigDecimal("0.25"))))
                .isEqualTo("10.36");
    }

    // Supplemental wages

    @ParameterizedTest
    @CsvSource({
        "AL, OTHER, 5000, 250.00",
        "CA, BONUS, 5000, 511.50",
        "CA, OTHER, 5000, 330.00",
        "IN, BONUS, 5000, 147.50",
        "NC, BONUS, 5000, 205.00",
        "NY, BONUS, 5000, 585.00",
        "OR, BONUS, 5000, 400.00",
        "PA, BONUS, 5000, 153.50",
        "OH, BONUS, 5000, 137.50",
        "ID, BONUS, 5000, 265.00",
        "VA, BONUS, 5000, 287.50",
        "MD, ANNUAL_BONUS, 5000, 325.00",
        "AZ, BONUS, 5000, 100.00",
        "IL, BONUS, 5000, 247.50",
        "FL, BONUS, 5000, 0.00",
        // 5,000 without allowances by rate table A of a week: 56.35 + (5,000 - 1,442) x 7 %
        "NJ, BONUS, 5000, 305.41"
    })
    void withholdsFromSupplementalWagesAsTheStateDoes(
            String state, SupplementalKind kind, String amount, String expected) {
        var regular = weekly("2000").withFederalIncomeTax(Money.of("200"));
        var claims =
                state.equals("OR") ? new CertifiedClaims(LocalDate.of(2026, 1, 1), StateClaims.status("SINGLE")) : null;
        var trace = new Trace();
        assertThat(StateIncomeTax.onSupplemental(
                                TABLES.edition(state, regular.period()),
                                claims,
                                beside(regular, withheld(state, claims, regular), amount, kind),
                                trace)
                        .amount())
                .as(trace.lines().toString())
                .isEqualTo(expected);
    }

    private static Money withheld(String state, @Nullable CertifiedClaims claims, StatePayment regular) {
        return StateIncomeTax.withhold(TABLES.edition(state, regular.period()), claims, regular, Trace.none());
    }

    private static SupplementalPayment beside(
            StatePayment regular, Money regularTax, String amount, SupplementalKind kind) {
        return new SupplementalPayment(
                regular, regularTax, Money.ZERO, Money.ZERO, Money.of(amount), Money.of("200"), kind);
    }

    @Test
    void takesTheTaxOnBothLessWhatIsWithheldWhereAStateHasNoRate() {
        var regular = weekly("1000");
        var edition = TABLES.edition("VT", regular.period());
        var certificate = new CertifiedClaims(LocalDate.of(2026, 1, 1), StateClaims.status("MARRIED"));
        var together = StateIncomeTax.withhold(edition, certificate, weekly("1500"), Trace.none());
        var alone = StateIncomeTax.withhold(edition, certificate, regular, Trace.none());
        assertThat(StateIncomeTax.onSupplemental(
                        edition, certificate, beside(regular, alone, "500", SupplementalKind.BONUS), Trace.none()))
                .isEqualTo(together.minus(alone));
    }

    /**
     * Delaware, biweekly, without a certificate: 65,000 - 3,250 = 61,750; 2,943.50 + 6.6 % of 1,750 = 3,059.00; / 26 =
     * 117.65. With 1,000 more 87,750: 4,775.00 / 26 = 183.65; with 2,000 more 113,750: 6,491.00 / 26 = 249.65.
     */
    @Test
    void countsEarlierSupplementalWagesOfThePeriodOnce() {
        var edition = TABLES.edition("DE", paidOn("2026-11-20"));
        var regular = StatePayment.of(TablePeriod.BIWEEKLY, paidOn("2026-11-20"), Money.of("2500"));
        var first = new SupplementalPayment(
                regular,
                Money.of("117.65"),
                Money.ZERO,
                Money.ZERO,
                Money.of("1000"),
                Money.ZERO,
                SupplementalKind.BONUS);
        assertThat(StateIncomeTax.onSupplemental(edition, null, first, Trace.none()))
                .isEqualTo(Money.of("66.00"));
        var second = new SupplementalPayment(
                regular,
                Money.of("117.65"),
                Money.of("1000"),
                Money.of("66.00"),
                Money.of("1000"),
                Money.ZERO,
                SupplementalKind.BONUS);
        assertThat(StateIncomeTax.onSupplemental(edition, null, second, Trace.none()))
                .isEqualTo(Money.of("66.00"));
    }

    @Test
    void neverGivesBackWhatWasWithheldFromRegularWages() {
        var edition = TABLES.edition("DE", paidOn("2026-11-20"));
        var regular = StatePayment.of(TablePeriod.BIWEEKLY, paidOn("2026-11-20"), Money.of("2500"));
        assertThat(StateIncomeTax.onSupplemental(
                        edition, null, beside(regular, Money.of("500"), "1000", SupplementalKind.BONUS), Trace.none()))
                .isEqualTo(Money.ZERO);
    }

    /** Kansas, Form K-4C: 5 % of 1,000, of which a quarter is for work there. */
    @Test
    void takesThePartOfANonresidentFromSupplementalWagesToo() {
        var regular = StatePayment.of(TablePeriod.BIWEEKLY, paidOn("2026-11-20"), Money.of("2500"));
        var claims = StateClaims.status("SINGLE").withShare(new BigDecimal("0.25"));
        assertThat(StateIncomeTax.onSupplemental(
                        TABLES.edition("KS", regular.period()),
                        new CertifiedClaims(LocalDate.of(2026, 1, 1), claims),
                        beside(regular, Money.ZERO, "1000", SupplementalKind.BONUS),
                        Trace.none()))
                .isEqualTo(Money.of("12.50"));
    }

    /** Virginia: the flat rate where regular wages were taxed. */
    @Test
    void taxesTogetherWhereVirginiaWithheldNothingFromRegularWages() {
        var edition = TABLES.edition("VA", paidOn("2026-11-20"));
        var regular = StatePayment.of(TablePeriod.BIWEEKLY, paidOn("2026-11-20"), Money.of("100"));
        var together = StateIncomeTax.withhold(edition, null, regular.withWages(Money.of("1100")), Trace.none());
        assertThat(StateIncomeTax.onSupplemental(
                        edition, null, beside(regular, Money.ZERO, "1000", SupplementalKind.BONUS), Trace.none()))
                .isEqualTo(together)
                .isNotEqualTo(Money.of("57.50"));
    }

    @Test
    void takesTheHigherRateOfMassachusettsOnWhatLiesAboveTheThreshold() {
        var regular = weekly("20000").withRetirement(Money.ZERO, Money.ZERO);
        var edition = TABLES.edition("MA", regular.period());
        // 20,000 x 52 = 1,040,000; 67,750 below the threshold at 5 %, 32,250 above it at 9 %
        var first = beside(regular, Money.ZERO, "100000", SupplementalKind.BONUS);
        assertThat(StateIncomeTax.onSupplemental(edition, null, first, Trace.none()))
                .isEqualTo(Money.of("6290.00"));
        // another 1,000 after it lies above the threshold altogether
        var second = new SupplementalPayment(
                regular,
                Money.ZERO,
                Money.of("100000"),
                Money.of("6290"),
                Money.of("1000"),
                Money.ZERO,
                SupplementalKind.BONUS);
        assertThat(StateIncomeTax.onSupplemental(edition, null, second, Trace.none()))
                .isEqualTo(Money.of("90.00"));
    }

    // Wages

    @Test
    void saysWhichDeductionsAStateTaxesAllTheSame() {
        assertThat(TABLES.taxed("PA").deferrals()).isTrue();
        assertThat(TABLES.taxed("NJ").section125()).isTrue();
        assertThat(TABLES.taxed("NJ").healthSavings()).isTrue();
        assertThat(TABLES.taxed("CA").healthSavings()).isTrue();
        assertThat(TABLES.taxed("NY"))
                .matches(taxed -> !taxed.deferrals() && !taxed.section125() && !taxed.healthSavings());
    }
}
