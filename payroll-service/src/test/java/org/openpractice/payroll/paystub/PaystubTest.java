package org.openpractice.payroll.paystub;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.payline.YearToDate;

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
    void drawsTheSameBytesEveryTimeAndShowsTheFigures() throws Exception {
        var pdf = PaystubPdf.render(stub("Sample <b>& Robin"));
        Thread.sleep(1100);
        assertThat(PaystubPdf.render(stub("Sample <b>& Robin"))).isEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "Sample <b>& Robin", "E-7", "823.50", "4117.50", "Social Security", "2026-11-20", "40.00");
            var information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("Pay stub " + ID);
            assertThat(information.getAuthor()).isNull();
            assertThat(information.getSubject()).isNull();
            assertThat(information.getKeywords()).isNull();
        }
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("Robin");
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
        var pdf = PaystubPdf.render(stub("Canary, Person"));

        try (var document = Loader.loadPDF(pdf)) {
            var information = document.getDocumentInformation();
            for (var key : information.getMetadataKeys()) {
                assertThat(String.valueOf(information.getPropertyStringValue(key)))
                        .as(key)
                        .doesNotContain("Canary", "Example Practice", "E-7", "6789");
            }
            assertThat(information.getProducer()).isEqualTo("OpenPractice");
            var metadata = document.getDocumentCatalog().getMetadata();
            if (metadata != null) {
                assertThat(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                        .doesNotContain("Canary", "Example Practice", "E-7", "6789");
            }
        }
    }

    private static Paystub.Head head(String name) {
        return new Paystub.Head(
                ID,
                "Example Practice Group",
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
                        line(Kind.EMPLOYER_TAX, "US-SS-EMPLOYER", "employer", "76.50", "382.50", null)),
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
                hours == null ? null : Money.of("25"),
                Money.of(amount),
                null,
                Money.of(yearToDate),
                Money.ZERO);
    }
}
