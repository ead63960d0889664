package org.openpractice.payroll.statetax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.payroll.statetax.TablePeriod.ANNUAL;
import static org.openpractice.payroll.statetax.TablePeriod.BIWEEKLY;
import static org.openpractice.payroll.statetax.TablePeriod.DAILY;
import static org.openpractice.payroll.statetax.TablePeriod.MONTHLY;
import static org.openpractice.payroll.statetax.TablePeriod.QUARTERLY;
import static org.openpractice.payroll.statetax.TablePeriod.SEMIMONTHLY;
import static org.openpractice.payroll.statetax.TablePeriod.WEEKLY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.withholding.FilingStatus;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.trace.Trace;

/**
 * The examples of the agencies' own publications, and figures derived from their tables where an agency prints no
 * example. Where an agency prints another figure than its own rule gives, the row says which and why.
 */
class StateExamplesTest {

    private static final StateTables TABLES = StateTables.load();

    /** One example; {@code expects} null stands for no certificate at all. */
    record Example(
            String name,
            String state,
            StatePayment payment,
            @Nullable StateClaims claims,
            String withheld,
            String says) {
        @Override
        public String toString() {
            return name + ": " + says;
        }
    }

    private static final class Examples {
        private final List<Example> rows = new ArrayList<>();
        private String source = "";
        private String state = "";
        private LocalDate day = LocalDate.of(2026, 9, 4);

        Examples from(String code, String publication) {
            state = code;
            source = publication;
            day = LocalDate.of(2026, 9, 4);
            return this;
        }

        Examples on(String date) {
            day = LocalDate.parse(date);
            return this;
        }

        Examples agency(TablePeriod frequency, String wages, @Nullable StateClaims claims, String withheld) {
            return add("agency", payment(frequency, wages), claims, withheld);
        }

        Examples derived(TablePeriod frequency, String wages, @Nullable StateClaims claims, String withheld) {
            return add("derived", payment(frequency, wages), claims, withheld);
        }

        Examples cell(TablePeriod frequency, String wages, @Nullable StateClaims claims, String withheld) {
            return add("printed cell", payment(frequency, wages), claims, withheld);
        }

        Examples add(String kind, StatePayment payment, @Nullable StateClaims claims, String withheld) {
            rows.add(new Example(
                    state + ", " + source + ", " + kind,
                    state,
                    payment,
                    claims,
                    withheld,
                    payment.frequency() + " " + payment.wages().amount() + ", "
                            + (claims == null ? "no certificate" : describe(claims)) + " is " + withheld));
            return this;
        }

        private static String describe(StateClaims claims) {
            var parts = new ArrayList<String>();
            if (claims.status() != null) {
                parts.add(claims.status());
            }
            claims.counts().forEach((name, number) -> parts.add(number + " " + name));
            claims.amounts().forEach((name, amount) -> parts.add(name + " " + amount.amount()));
            return parts.isEmpty() ? "nothing claimed" : String.join(", ", parts);
        }

        StatePayment payment(TablePeriod frequency, String wages) {
            var period = new PayPeriod(day.minusDays(13), day, day, List.of());
            return StatePayment.of(frequency, period, Money.of(wages));
        }
    }

    private static StateClaims is(String status) {
        return StateClaims.status(status);
    }

    private static StateClaims nothing() {
        return StateClaims.none();
    }

    private static FormW4 joint() {
        return new FormW4.From2020(
                FilingStatus.MARRIED_FILING_JOINTLY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                false);
    }

    static Stream<Example> examples() {
        var e = new Examples();
        e.from("AL", "Withholding Tax Tables and Instructions")
                .add(
                        "agency",
                        e.payment(WEEKLY, "850").withFederalIncomeTax(Money.of("35.19")),
                        is("M").with("dependents", 2),
                        "29.59");
        e.from("AZ", "Form A-4 (2026)")
                .derived(BIWEEKLY, "2000", nothing().withPercent(new BigDecimal("0.025")), "50.00")
                .derived(BIWEEKLY, "2000", null, "40.00");
        e.from("AR", "DFA formula, January 2026")
                .on("2026-04-30")
                .agency(MONTHLY, "2127", nothing().with("exemptions", 2), "36.50")
                .agency(MONTHLY, "2127", nothing().with("exemptions", 2).with("additional", Money.of("25")), "61.50");
        e.from("CA", "26methb, Method B")
                .agency(WEEKLY, "210", is("SINGLE").with("line1a", 1), "0.00")
                .agency(BIWEEKLY, "1600", is("MARRIED").with("line1a", 2).with("line1b", 1), "2.38");
        // Example E, the annualized variant: 24 x 2,400 by the annual tables; the publication divides 99.20 by 24:
        // 4.13.
        e.from("CA", "26methb, example E").agency(ANNUAL, "57600", is("MARRIED").with("line1a", 4), "99.20");
        e.from("CO", "DR 1098 worksheet")
                .derived(WEEKLY, "1000", null, "39.35")
                .derived(WEEKLY, "1000", nothing().with("annualAllowance", Money.ZERO), "44.00")
                .add("derived", e.payment(WEEKLY, "1000").withFormW4(joint()), null, "34.69");
        e.from("CT", "TPG-211 (the wage-bracket tables of Circular CT print 17.65 and 39.97: other cents by design)")
                .derived(WEEKLY, "700", is("F"), "17.79")
                .derived(WEEKLY, "1000", is("A"), "40.24")
                .derived(WEEKLY, "1000", is("E"), "0.00")
                .derived(WEEKLY, "1000", null, "69.90");
        e.from("DE", "Employer's Guide, section 17")
                .agency(ANNUAL, "25000", is("SINGLE").with("allowances", 1), "722.00")
                .agency(ANNUAL, "25000", is("MARRIED_SEPARATE").with("allowances", 2), "612.00")
                .agency(WEEKLY, "480.77", is("SINGLE").with("allowances", 1), "13.88")
                .agency(BIWEEKLY, "961.54", is("SINGLE").with("allowances", 1), "27.77")
                .agency(SEMIMONTHLY, "1041.67", is("SINGLE").with("allowances", 1), "30.08")
                .agency(MONTHLY, "2083.33", is("SINGLE").with("allowances", 1), "60.17")
                .agency(WEEKLY, "480.77", is("MARRIED_SEPARATE").with("allowances", 2), "11.77")
                .agency(BIWEEKLY, "961.54", is("MARRIED_SEPARATE").with("allowances", 2), "23.54")
                .agency(SEMIMONTHLY, "1041.67", is("MARRIED_SEPARATE").with("allowances", 2), "25.50")
                .agency(MONTHLY, "2083.33", is("MARRIED_SEPARATE").with("allowances", 2), "51.00");
        e.from("DC", "FR-230 with OTR Tax Notice 2022-08")
                .derived(WEEKLY, "1000", nothing(), "57.31")
                .derived(ANNUAL, "100000", nothing().with("allowances", 1), "6534.50");
        e.from("GA", "Employer's Withholding Tax Guide, June 2026 revision")
                .agency(SEMIMONTHLY, "2000", is("C").with("allowances", 1), "27.03");
        e.from("GA", "Employer's Withholding Tax Guide, December 2025 revision")
                .on("2026-05-10")
                .agency(SEMIMONTHLY, "1470.83", is("C").with("allowances", 1), "15.79");
        e.from("HI", "Booklet A, appendix").agency(WEEKLY, "500", is("SINGLE").with("allowances", 3), "9.58");
        e.from("ID", "EPB00744, Rev. 07-23-2026").agency(BIWEEKLY, "1212", is("A").with("allowances", 4), "31.00");
        e.from("IL", "Booklet IL-700-T")
                .agency(WEEKLY, "800", nothing().with("line1", 2).with("line2", 2), "32.13")
                .derived(
                        WEEKLY,
                        "800",
                        nothing().with("line1", 2).with("line2", 2).with("additional", Money.of("25")),
                        "57.13");
        e.from(
                        "IL",
                        "Booklet IL-700-T, example A, which prints 8.38 from the wage-bracket table; the formula gives 8.33")
                .agency(WEEKLY, "300", nothing().with("line1", 2).with("line2", 1), "8.33");
        e.from("IN", "Departmental Notice #1 (R46)")
                .agency(
                        WEEKLY,
                        "800",
                        nothing()
                                .with("line5", 5)
                                .with("line6", 3)
                                .with("line7", 1)
                                .with("line8", 2),
                        "13.96");
        e.from("IA", "Withholding Formula for 2026")
                .agency(BIWEEKLY, "2100", is("OTHER").with("allowance", Money.of("40")), "59.26")
                .agency(BIWEEKLY, "2100", is("MARRIED_JOINT_ONE_INCOME").with("allowance", Money.of("80")), "38.72")
                .agency(BIWEEKLY, "2100", is("HEAD_OF_HOUSEHOLD").with("allowance", Money.of("160")), "45.15")
                .agency(MONTHLY, "5000", is("HEAD_OF_HOUSEHOLD").with("allowance", Money.of("160")), "114.92")
                .agency(BIWEEKLY, "2100", is("OLD_SINGLE").with("oldAllowances", 1), "59.26")
                .agency(MONTHLY, "5000", is("OLD_MARRIED").with("oldAllowances", 2), "101.00");
        e.from("KS", "KW-100").agency(SEMIMONTHLY, "2000", is("JOINT").with("allowances", 3), "41.44");
        e.from("KY", "42A003 (the biweekly example prints a wrong intermediate and a whole dollar)")
                .agency(MONTHLY, "3270", nothing(), "104.65");
        e.from("LA", "R-1306").agency(WEEKLY, "700", is("1"), "13.98");
        e.from("ME", "2026 tables, December 2025")
                .on("2026-07-31")
                .agency(WEEKLY, "300", is("SINGLE").with("allowances", 2), "0.00")
                .agency(WEEKLY, "1000", is("SINGLE").with("allowances", 2), "33.00");
        e.from("ME", "2026 tables, August 2026")
                .agency(WEEKLY, "300", is("SINGLE").with("allowances", 2), "0.00")
                .agency(WEEKLY, "1000", is("SINGLE").with("allowances", 2), "32.00");
        e.from("MA", "Circular M (the wage-bracket table prints 49.60)")
                .add(
                        "derived",
                        e.payment(WEEKLY, "1115").withRetirement(Money.of("38.46"), Money.ZERO),
                        nothing().with("exemptions", 1),
                        "49.58")
                .add(
                        "derived",
                        e.payment(WEEKLY, "25000").withRetirement(Money.ZERO, Money.ZERO),
                        nothing(),
                        "1397.88");
        e.from("MI", "Form 446").derived(WEEKLY, "1000", nothing().with("exemptions", 2), "32.86");
        e.from("MN", "computer formula")
                .derived(WEEKLY, "1000", is("SINGLE").with("allowances", 1), "45.63")
                .derived(DAILY, "200", is("SINGLE"), "11.37");
        e.from("MS", "Pub. 89-700-25-1")
                .cell(WEEKLY, "500", is("SINGLE"), "11.00")
                .cell(WEEKLY, "500", is("SINGLE").with("exemption", Money.of("6000")), "6.00");
        e.from("MO", "2026 formula").agency(MONTHLY, "2916.67", is("SINGLE"), "59.00");
        e.from("MT", "Employer and Information Agent Guide")
                .agency(WEEKLY, "475", is("1A"), "8.00")
                .agency(SEMIMONTHLY, "1375", is("1B"), "2.00")
                .agency(SEMIMONTHLY, "1375", is("1A"), "33.00");
        e.from("NE", "Circular EN")
                .add("printed cell", e.payment(WEEKLY, "505").withEmployees(30), is("SINGLE"), "14.38");
        e.from("NJ", "NJ-WT").agency(WEEKLY, "300", is("RATE_A").with("allowances", 1), "4.21");
        e.from("NM", "FYI-104")
                .agency(WEEKLY, "1000", is("MARRIED"), "21.80")
                .agency(WEEKLY, "1000", is("MARRIED").with("additional", Money.of("20")), "41.80")
                .derived(WEEKLY, "1000", is("SINGLE"), "31.86");
        e.from("NY", "NYS-50-T-NYS, Method II")
                .agency(WEEKLY, "400", is("SINGLE").with("allowances", 3), "8.01")
                .agency(WEEKLY, "400", is("MARRIED").with("allowances", 4), "6.69");
        e.from("NY", "NYS-50-T-NYS, Method III").derived(MONTHLY, "120000", is("SINGLE"), "12475.56");
        e.from("NC", "NC-30, annualized method").derived(QUARTERLY, "10000", is("SINGLE"), "279.00");
        e.from("ND", "2026 booklet, section 2, which prints 14 from the wage-bracket table; the table gives 13")
                .agency(WEEKLY, "1800", null, "13.00");
        e.from("OK", "Packet OW-2").agency(SEMIMONTHLY, "1825", is("MARRIED").with("allowances", 2), "37.00");
        e.from("OR", "150-206-436")
                .add(
                        "agency",
                        e.payment(ANNUAL, "25000").withFederalIncomeTax(Money.of("1000")),
                        is("SINGLE"),
                        "1789.00")
                // The same example for a month and a week: 25,000 and 1,000 divided by the pay periods.
                .add(
                        "agency",
                        e.payment(MONTHLY, "2083.33").withFederalIncomeTax(Money.of("83.33")),
                        is("SINGLE"),
                        "149.00")
                .add(
                        "agency",
                        e.payment(WEEKLY, "480.77").withFederalIncomeTax(Money.of("19.23")),
                        is("SINGLE"),
                        "34.00");
        e.from("PA", "REV-415").derived(BIWEEKLY, "2000", null, "61.40");
        e.from("RI", "2026 tables").agency(WEEKLY, "2195", nothing().with("allowances", 1), "87.57");
        e.from("SC", "WH-1603F").agency(WEEKLY, "750", nothing().with("allowances", 3), "10.58");
        e.from("UT", "Publication 14, Rev. 4/26")
                .agency(WEEKLY, "400", null, "12.00")
                .agency(BIWEEKLY, "2600", null, "116.00")
                .add("agency", e.payment(SEMIMONTHLY, "1200").withFormW4(joint()), null, "18.00");
        e.from("UT", "Publication 14, Rev. 4/25").on("2026-06-12").agency(BIWEEKLY, "2600", null, "117.00");
        e.from("VT", "GB-1210").agency(WEEKLY, "1800", is("MARRIED").with("allowances", 2), "45.77");
        e.from("VA", "guide of May 2025, which rounds the product to a dollar and prints 109.50; the rule gives 109.48")
                .agency(SEMIMONTHLY, "2649", nothing().with("exemptions", 5), "109.48");
        // The agency's calculator rounds the product to the cent: 5.75 % of 37,826 is 2,175.00, and 2,895.00 / 24.
        e.from("VA", "guide of May 2025, product to the cent").derived(SEMIMONTHLY, "2649", nothing(), "120.63");
        e.from("VA", "guide of May 2025, 300 days").derived(DAILY, "100", nothing(), "3.21");
        e.from("WV", "IT-100.2A, March 2026")
                .derived(WEEKLY, "800", nothing(), "25.00")
                .derived(WEEKLY, "800", nothing().with("ONE_EARNER"), "23.00");
        e.from("WI", "W-166, alternate method")
                .agency(WEEKLY, "350", is("SINGLE").with("exemptions", 1), "7.59")
                .agency(WEEKLY, "500", is("SINGLE").with("exemptions", 3), "14.34");
        return e.rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void comesToTheFigureOfTheExample(Example example) {
        var edition = TABLES.edition(example.state, example.payment.period());
        if (example.claims != null) {
            assertThat(edition.form().errors(example.claims)).isEmpty();
        }
        var certificate = example.claims == null
                ? null
                : new CertifiedClaims(example.payment.period().startsOn(), example.claims);
        var trace = new Trace();
        assertThat(StateIncomeTax.withhold(edition, certificate, example.payment, trace)
                        .amount())
                .as(trace.lines().toString())
                .isEqualTo(example.withheld);
    }
}
