package org.openpractice.payroll.paystub;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.TelephoneNumber;
import org.openpractice.platform.us.UsState;
import org.openpractice.platform.us.ZipCode;

class PaystubTest {

    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Test
    void addsUpEachHeadingForThePeriodAndTheYear() {
        var stub = stub("Sample, Robin");
        assertThat(stub.gross()).isEqualTo(new Paystub.Sum(Money.of("1000"), Money.of("5000")));
        assertThat(stub.net()).isEqualTo(new Paystub.Sum(Money.of("823.50"), Money.of("4117.50")));
        assertThat(stub.taxes()).hasSize(1);
    }

    @Test
    void itsPdfIsTheSameEveryTimeAndShowsTheFigures() throws Exception {
        var pdf = stub("Sample <b>& Robin").pdf();

        assertThat(stub("Sample <b>& Robin").pdf()).isEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document).lines().map(String::strip))
                    .containsSubsequence(
                            "Example Practice Group",
                            "1 Main Street, Springfield, IL 62701",
                            "(217) 555-0142",
                            "Pay stub",
                            "Employee Number Pay period Pay date Paid by",
                            "Sample <b>& Robin E-7 11/01/2026 to 11/14/2026 11/20/2026 Direct deposit ••••6789",
                            "Earnings",
                            "Hours worked 40.00 25.00 1,000.00 5,000.00",
                            "Gross pay 1,000.00 5,000.00",
                            "Taxes",
                            "Social Security 76.50 382.50",
                            "Total taxes 76.50 382.50",
                            "Deductions",
                            "401(k) deferral, pre-tax 100.00 500.00",
                            "Total deductions 100.00 500.00",
                            "Net pay 823.50 4,117.50")
                    .contains("Pay stub " + ID + " Page 1 of 1");
        }
    }

    @Test
    void whatIsReimbursedHasASectionOfItsOwnAndARateAllItsDecimals() throws Exception {
        var stub = Paystub.of(
                head("Sample, Robin"),
                List.of(
                        new PayLine(
                                Kind.EARNING,
                                "REGULAR",
                                "Hours worked",
                                new BigDecimal("40.00"),
                                Rate.of("23.4375"),
                                Money.of("937.50"),
                                null,
                                Money.of("937.50"),
                                Money.ZERO),
                        line(Kind.TAX, "US-SS", "Social Security", "58.13", "58.13", null),
                        line(Kind.REIMBURSEMENT, "REIMBURSEMENT", "Conference", "112.30", "112.30", null)),
                List.of(earlier(Kind.REIMBURSEMENT, "REIMBURSEMENT-MILEAGE", "Mileage", "72.50")),
                List.of(new Paystub.Part("Check 7", Money.of("991.67"))));
        assertThat(stub.gross()).isEqualTo(new Paystub.Sum(Money.of("937.50"), Money.of("937.50")));
        assertThat(stub.totalReimbursements()).isEqualTo(new Paystub.Sum(Money.of("112.30"), Money.of("184.80")));
        assertThat(stub.net()).isEqualTo(new Paystub.Sum(Money.of("991.67"), Money.of("1064.17")));
        try (var document = Loader.loadPDF(stub.pdf())) {
            assertThat(new PDFTextStripper().getText(document).lines().map(String::strip))
                    .containsSubsequence(
                            "Hours worked 40.00 23.4375 937.50 937.50",
                            "Gross pay 937.50 937.50",
                            "Reimbursements",
                            "Conference 112.30 112.30",
                            "Mileage 0.00 72.50",
                            "Total reimbursements 112.30 184.80",
                            "Net pay 991.67 1,064.17");
        }
    }

    @Test
    void whatTheEmployerPaysOnTopStandsApartFromGrossAndNet() throws Exception {
        try (var document = Loader.loadPDF(stub("Sample, Robin").pdf())) {
            assertThat(new PDFTextStripper().getText(document).lines().map(String::strip))
                    .containsSubsequence(
                            "Net pay 823.50 4,117.50",
                            "Paid by the employer on top",
                            "No part of your gross or net pay.",
                            "Social Security, employer's share 76.50 76.50",
                            "401(k) match 40.00 40.00");
        }
    }

    @Test
    void aStubOfManyLinesHasSeveralPagesThatSayWhoseTheyAre() throws Exception {
        var lines = IntStream.rangeClosed(1, 90)
                .mapToObj(i -> line(Kind.EARNING, "PAY-" + i, "Pay " + i, "10", "10", null))
                .toList();
        var parts = List.of(
                new Paystub.Part("Direct deposit ••••1111", Money.of("600")),
                new Paystub.Part("Direct deposit ••••2222", Money.of("300")));
        try (var document = Loader.loadPDF(
                Paystub.of(head("Sample, Robin"), lines, List.of(), parts).pdf())) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            var last = new PDFTextStripper();
            last.setStartPage(3);
            assertThat(last.getText(document))
                    .contains(
                            "Pay stub of Sample, Robin (E-7), paid 11/20/2026",
                            "Pay 90 10.00",
                            "Gross pay 900.00 900.00",
                            "Direct deposit ••••2222 300.00",
                            "Page 3 of 3");
        }
    }

    @Test
    void whatOccurredEarlierInTheYearHasARowAndLinesOfOneCodeCountOnce() {
        var stub = Paystub.of(
                head("Sample, Robin"),
                List.of(
                        line(Kind.EARNING, "REGULAR", "Hours worked", "600", "0", new BigDecimal("24.00")),
                        line(Kind.EARNING, "REGULAR", "Hours worked elsewhere", "400", "0", new BigDecimal("16.00")),
                        line(Kind.DEDUCTION, "GARNISHMENT-7", "Support order", "50", "0", null),
                        line(Kind.EMPLOYER_CONTRIBUTION, "401K-MATCH", "Match", "40", "0", null)),
                List.of(
                        earlier(Kind.EARNING, "BONUS", "Bonus", "250"),
                        earlier(Kind.EARNING, "REGULAR", "Hours worked", "9000"),
                        earlier(Kind.DEDUCTION, "401K", "Deferral", "500"),
                        earlier(Kind.DEDUCTION, "HSA", "Taken back", "0"),
                        earlier(Kind.EMPLOYER_CONTRIBUTION, "401K-MATCH", "Match", "360")),
                List.of(
                        new Paystub.Part("Direct deposit ••••1111", Money.of("600")),
                        new Paystub.Part("Direct deposit ••••2222", Money.of("350"))));

        assertThat(stub.gross()).isEqualTo(new Paystub.Sum(Money.of("1000"), Money.of("10250")));
        assertThat(stub.earnings()).extracting(Paystub.Row::code).containsExactly("REGULAR", "REGULAR", "BONUS");
        assertThat(stub.deductions()).extracting(Paystub.Row::code).containsExactly("GARNISHMENT-7", "401K");
        assertThat(stub.totalDeductions()).isEqualTo(new Paystub.Sum(Money.of("50"), Money.of("550")));
        assertThat(stub.employerContributions())
                .singleElement()
                .satisfies(row -> assertThat(row.yearToDate()).isEqualTo(Money.of("400")));
        assertThat(stub.net()).isEqualTo(new Paystub.Sum(Money.of("950"), Money.of("9700")));
        assertThat(stub.deposit()).isEqualTo("Direct deposit ••••1111 600.00; Direct deposit ••••2222 350.00");
    }

    @Test
    void theMetadataOfThePdfNameNobodyAndNoAccount() throws Exception {
        var pdf = stub("Canary, Person").pdf();

        try (var document = Loader.loadPDF(pdf)) {
            var information = document.getDocumentInformation();
            for (var key : information.getMetadataKeys()) {
                assertThat(String.valueOf(information.getPropertyStringValue(key)))
                        .as(key)
                        .doesNotContain("Canary", "Example Practice", "E-7", "6789");
            }
            assertThat(information.getTitle()).isEqualTo("Pay stub");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .doesNotContain("Canary", "Example Practice", "E-7", "6789");
        }
    }

    private static Paystub.Head head(String name) {
        return new Paystub.Head(
                ID,
                "Example Practice Group",
                new PostalAddress("1 Main Street", "Springfield", UsState.IL, new ZipCode("62701")),
                new TelephoneNumber("2175550142"),
                name,
                "E-7",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 14),
                LocalDate.of(2026, 11, 20));
    }

    private static YearToDate earlier(Kind kind, String code, String description, String amount) {
        return new YearToDate(kind, code, description, Money.of(amount), Money.ZERO);
    }

    private static Paystub stub(String name) {
        return Paystub.of(
                head(name),
                List.of(
                        line(Kind.EARNING, "REGULAR", "Hours worked", "1000", "5000", new BigDecimal("40.00")),
                        line(Kind.TAX, "US-SS", "Social Security", "76.50", "382.50", null),
                        line(Kind.DEDUCTION, "401K", "401(k) deferral, pre-tax", "100", "500", null),
                        line(
                                Kind.EMPLOYER_TAX,
                                "US-SS-EMPLOYER",
                                "Social Security, employer's share",
                                "76.50",
                                "382.50",
                                null),
                        line(Kind.EMPLOYER_CONTRIBUTION, "401K-MATCH", "401(k) match", "40", "40", null)),
                List.of(
                        earlier(Kind.EARNING, "REGULAR", "Hours worked", "4000"),
                        earlier(Kind.TAX, "US-SS", "Social Security", "306"),
                        earlier(Kind.DEDUCTION, "401K", "401(k) deferral, pre-tax", "400")),
                List.of(new Paystub.Part("Direct deposit ••••6789", Money.of("823.50"))));
    }

    private static PayLine line(
            Kind kind, String code, String description, String amount, String yearToDate, BigDecimal hours) {
        return new PayLine(
                kind,
                code,
                description,
                hours,
                hours == null ? null : Rate.of("25"),
                Money.of(amount),
                null,
                Money.of(yearToDate),
                Money.ZERO);
    }
}
