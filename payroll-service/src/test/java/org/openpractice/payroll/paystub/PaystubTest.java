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

    private static Paystub stub(String name) {
        return Paystub.of(
                ID,
                "Example Practice Group",
                name,
                "E-7",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 14),
                LocalDate.of(2026, 11, 20),
                List.of(
                        line(Kind.EARNING, "REGULAR", "Hours worked", "1000", "5000", new BigDecimal("40.00")),
                        line(Kind.TAX, "US-SS", "Social Security", "76.50", "382.50", null),
                        line(Kind.DEDUCTION, "401K", "401(k) deferral, pre-tax", "100", "500", null),
                        line(Kind.EMPLOYER_TAX, "US-SS-EMPLOYER", "employer", "76.50", "382.50", null)),
                "Direct deposit ••••6789");
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
