package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.filing.FiledW2.Box;

class FiledW2Test {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000028399");

    private static FiledW2 w2(Box... boxes) {
        return new FiledW2(
                ID,
                2026,
                Instant.parse("2027-01-20T15:00:00Z"),
                new FiledW2.Employer(
                        "EXAMPLE <GROUP>", "98-7654321", List.of("SUITE 4", "1 MAIN STREET", "ERIE PA 16501")),
                new FiledW2.Employee("ROBIN SAMPLE", "E-7", "***-**-7671", List.of("12 ELM STREET", "ERIE PA 16501")),
                true,
                List.of(boxes));
    }

    private static Box box(String name) {
        return Box.of(name, Money.of("12.50"));
    }

    @Test
    void namesEachBoxAsTheFormDoes() {
        assertThat(box("1")).isEqualTo(new Box("1", null, "Wages, tips, other compensation", Money.of("12.50")));
        assertThat(box("10").description()).isEqualTo("Dependent care benefits");
        assertThat(box("12 AA"))
                .isEqualTo(new Box(
                        "12", "AA", "Designated Roth contributions to a section 401(k) plan", Money.of("12.50")));
        assertThat(box("17 PA")).isEqualTo(new Box("17", "PA", "State income tax", Money.of("12.50")));
        assertThat(box("18 PA PHILADELPHIA"))
                .isEqualTo(new Box("18", "PA PHILADELPHIA", "Local wages, tips, etc.", Money.of("12.50")));
        assertThat(box("US-PA-SUI")).isEqualTo(new Box("14", "US-PA-SUI", "Other", Money.of("12.50")));
    }

    @Test
    void showsTheMainBoxesAlwaysAndOthersWhenTheyHaveAnAmount() {
        assertThat(Box.of("2", Money.ZERO).hasItsPlace()).isTrue();
        assertThat(Box.of("10", Money.ZERO).hasItsPlace()).isFalse();
        assertThat(box("10").hasItsPlace()).isTrue();
    }

    @Test
    void drawsWhatWasFiledAndSaysThatItIsNoCopyOfTheForm() throws IOException {
        var pdf = w2(box("1"), box("12 D"), box("18 PA PHILADELPHIA"), box("US-PA-SUI"))
                .pdf();

        assertThat(w2(box("1"), box("12 D"), box("18 PA PHILADELPHIA"), box("US-PA-SUI"))
                        .pdf())
                .isEqualTo(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("W-2 information");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("W-2 information for 2026", "This is not Copy B, Copy C or Copy 2 of Form W-2")
                    .contains("EXAMPLE <GROUP>", "SUITE 4", "98-7654321", "ROBIN SAMPLE", "***-**-7671")
                    .contains("Elective deferrals", "PA PHILADELPHIA", "US-PA-SUI", "12.50")
                    .contains("Retirement plan (box 13)", "Yes");
        }
    }
}
