package org.openpractice.payroll.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.withholding.FormW4.Before2020;
import org.openpractice.payroll.withholding.FormW4.From2020;
import org.openpractice.payroll.withholding.FormW4.MaritalStatus;
import org.openpractice.platform.trace.Trace;

/** Vectors of other people's tests of Publication 15-T, biweekly 2,500 dollars unless the name says otherwise. */
class FederalIncomeTaxTest {

    private static final TaxTables TABLES = TaxTables.load();
    private static final FederalTable OF_2026 = TABLES.federal(LocalDate.of(2026, 11, 20));
    private static final FederalTable OF_2025 = TABLES.federal(LocalDate.of(2025, 11, 20));
    private static final Money WAGES = Money.of("2500.00");

    private final Trace trace = new Trace();

    @ParameterizedTest(name = "{0} {1} Step 2 {2}: {3}")
    @CsvSource({
        "2026, SINGLE_OR_MARRIED_FILING_SEPARATELY, false, 216.15",
        "2026, MARRIED_FILING_JOINTLY,              false, 132.31",
        "2026, HEAD_OF_HOUSEHOLD,                   false, 174.92",
        "2026, SINGLE_OR_MARRIED_FILING_SEPARATELY, true,  383.35",
        "2026, MARRIED_FILING_JOINTLY,              true,  216.15",
        "2025, SINGLE_OR_MARRIED_FILING_SEPARATELY, false, 227.46",
        "2025, MARRIED_FILING_JOINTLY,              false, 143.19",
        "2025, HEAD_OF_HOUSEHOLD,                   false, 183.08",
        "2025, SINGLE_OR_MARRIED_FILING_SEPARATELY, true,  393.21"
    })
    void withholdsTheVectorsOfBothYears(int year, FilingStatus status, boolean step2, String expected) {
        assertThat(withhold(year == 2026 ? OF_2026 : OF_2025, from2020(status, step2)))
                .isEqualTo(Money.of(expected));
    }

    @Test
    void withholdsWithEveryEntryOfTheForm() {
        var form = new From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.of("3000"),
                Money.of("10000"),
                Money.of("2000"),
                Money.of("15"),
                false,
                false);
        assertThat(withhold(OF_2026, form)).isEqualTo(Money.of("177.69"));
    }

    @Test
    void withholdsNothingFromTheExempt() {
        var form = new From2020(
                FilingStatus.MARRIED_FILING_JOINTLY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                true,
                false);
        assertThat(withhold(OF_2026, form)).isEqualTo(Money.ZERO);
    }

    @Test
    void addsThePrintedAmountForANonresidentAlienOnBiweeklyPay() {
        var form = nonresident();
        // (2500 + 619.20) x 26 - 8600 = 72,499.20; 5,800 + 22 % of 14,599.20 = 9,011.824; / 26 = 346.61 [worked by
        // hand]
        assertThat(withhold(OF_2026, form)).isEqualTo(Money.of("346.61"));
        assertThat(trace.lines()).anyMatch(line -> line.value().equals("619.20"));
    }

    @Test
    void refusesANonresidentAlienWhereTheAmountWasNotSeenInPrint() {
        assertThatThrownBy(() -> FederalIncomeTax.withhold(OF_2026, PayFrequency.WEEKLY, WAGES, nonresident(), trace))
                .hasMessageContaining("nonresident alien")
                .hasMessageContaining("WEEKLY");
        assertThatThrownBy(() -> FederalIncomeTax.withhold(OF_2026, PayFrequency.MONTHLY, WAGES, nonresident(), trace))
                .hasMessageContaining("2026");
        assertThatThrownBy(() -> withhold(OF_2026, new Before2020(MaritalStatus.SINGLE, 1, Money.ZERO, false, true)))
                .hasMessageContaining("before 2020");
    }

    // Publication 15-T (2025), Tables 1 and 2: 10,700 and 15,000 a year.
    @ParameterizedTest(name = "2025, {0}: {1} and {2}")
    @CsvSource({
        "WEEKLY, 205.80, 288.50",
        "BIWEEKLY, 411.50, 576.90",
        "SEMIMONTHLY, 445.80, 625.00",
        "MONTHLY, 891.70, 1250.00"
    })
    void addsThePrintedAmountsOf2025ForBothForms(PayFrequency frequency, String table1, String table2) {
        var before2020 = new Before2020(MaritalStatus.SINGLE, 1, Money.ZERO, false, true);
        assertThat(FederalIncomeTax.withhold(OF_2025, frequency, WAGES, before2020, trace))
                .isEqualTo(FederalIncomeTax.withhold(
                        OF_2025,
                        frequency,
                        WAGES.plus(Money.of(table1)),
                        new Before2020(MaritalStatus.SINGLE, 1, Money.ZERO, false, false),
                        trace));
        assertThat(trace.lines())
                .anyMatch(line -> line.line().equals("Table 1")
                        && new java.math.BigDecimal(line.value()).compareTo(new java.math.BigDecimal(table1)) == 0);
        assertThat(FederalIncomeTax.withhold(OF_2025, frequency, WAGES, nonresident(), trace))
                .isEqualTo(FederalIncomeTax.withhold(
                        OF_2025,
                        frequency,
                        WAGES.plus(Money.of(table2)),
                        from2020(FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY, false),
                        trace));
    }

    @Test
    void subtractsAllowancesOfAnOlderFormAndUsesTheStandardTable() {
        // 65,000 - 2 x 4,300 = 56,400: the same adjusted wage as line 1g gives a single filer of the newer form.
        assertThat(withhold(OF_2026, new Before2020(MaritalStatus.SINGLE, 2, Money.ZERO, false, false)))
                .isEqualTo(Money.of("216.15"));
        assertThat(withhold(OF_2026, new Before2020(MaritalStatus.MARRIED, 3, Money.of("10"), false, false)))
                .isEqualTo(Money.of("142.31"));
        assertThat(withhold(
                        OF_2026,
                        new Before2020(
                                MaritalStatus.MARRIED_WITHHOLD_AT_HIGHER_SINGLE_RATE, 2, Money.ZERO, false, false)))
                .isEqualTo(Money.of("216.15"));
        assertThat(trace.lines()).extracting(Trace.Line::line).contains("1j", "1k", "1l", "4b");
    }

    @Test
    void namesEveryLineOfTheWorksheet() {
        withhold(OF_2026, from2020(FilingStatus.MARRIED_FILING_JOINTLY, false));
        assertThat(trace.lines())
                .extracting(Trace.Line::line)
                .containsExactly(
                        "1a", "1b", "1c", "1d", "1e", "1f", "1g", "1h", "1i", "2a", "2b", "2c", "2d", "2e", "2f", "2g",
                        "2h", "3a", "3b", "3c", "4a", "4b");
        assertThat(trace.lines())
                .allMatch(line -> line.rule().equals("Pub 15-T 2026 Worksheet 1A"))
                .filteredOn(line -> line.line().equals("1g"))
                .singleElement()
                .satisfies(line -> assertThat(line.value()).isEqualTo("12900.00"));
    }

    @Test
    void takesNoLessThanZeroWhenTheCreditIsLargerThanTheTax() {
        var form = new From2020(
                FilingStatus.MARRIED_FILING_JOINTLY,
                false,
                Money.of("9000"),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                false);
        assertThat(withhold(OF_2026, form)).isEqualTo(Money.ZERO);
    }

    @Test
    void endsAnExemptionOn15FebruaryOfTheNextYearOrTheNextBusinessDay() {
        var form = new Before2020(MaritalStatus.SINGLE, 0, Money.ZERO, true, false);
        // Sunday 15 February 2026 and Washington's Birthday: Form W-4 of 2025 prints 17 February 2026
        var since = LocalDate.of(2025, 3, 1);
        assertThat(FederalIncomeTax.inForce(form, since, LocalDate.of(2026, 2, 17), trace))
                .isEqualTo(form);
        assertThat(FederalIncomeTax.inForce(form, since, LocalDate.of(2026, 2, 18), trace))
                .isEqualTo(FormW4.none());
        // Thursday 15 February 2024
        var earlier = LocalDate.of(2023, 3, 1);
        assertThat(FederalIncomeTax.inForce(form, earlier, LocalDate.of(2024, 2, 15), trace))
                .isEqualTo(form);
        assertThat(FederalIncomeTax.inForce(form, earlier, LocalDate.of(2024, 2, 16), trace))
                .isEqualTo(FormW4.none());
        assertThat(trace.lines()).extracting(Trace.Line::value).contains("expired");
    }

    @Test
    void refusesFormsThatContradictThemselves() {
        assertThatThrownBy(() -> new From2020(
                        FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                        false,
                        Money.of("-1"),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        false,
                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dependentsCredit");
        assertThatThrownBy(() -> new Before2020(MaritalStatus.SINGLE, -1, Money.ZERO, false, false))
                .hasMessageContaining("allowances");
        assertThatThrownBy(() -> new Before2020(MaritalStatus.SINGLE, 0, Money.ZERO, true, true))
                .hasMessageContaining("exempt");
        assertThatThrownBy(() -> new Before2020(MaritalStatus.MARRIED, 0, Money.ZERO, false, true))
                .hasMessageContaining("SINGLE");
    }

    private Money withhold(FederalTable table, FormW4 form) {
        return FederalIncomeTax.withhold(table, PayFrequency.BIWEEKLY, WAGES, form, trace);
    }

    private static From2020 from2020(FilingStatus status, boolean step2) {
        return new From2020(status, step2, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, false, false);
    }

    private static From2020 nonresident() {
        return new From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                true);
    }
}
