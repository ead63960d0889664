package org.openpractice.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class DocumentTemplateTest {

    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final DocumentTemplate LETTER = DocumentTemplate.of(DocumentTemplateTest.class, "letter.html");

    /** What a letter of this test shows. */
    public record Letter(String name, List<Line> lines, LocalDate on) {}

    public record Line(String text, Money amount) {}

    @Test
    void theSameContentGivesTheSameBytesWhateverTheClockSays() throws Exception {
        var once = letter("Robin Sample", 3);
        // PDF dates are in whole seconds.
        Thread.sleep(1100);

        assertThat(letter("Robin Sample", 3)).isEqualTo(once);
        assertThat(letter("Robin Simple", 3)).isNotEqualTo(once);
    }

    @Test
    void textIsReadInTheOrderInWhichItWasWritten() throws Exception {
        assertThat(text(letter("Robin Sample", 2)).lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactly(
                        // drawn first, but no part of the structure that is read aloud
                        "Sample letter " + ID + " Page 1 of 1",
                        "Sample letter",
                        "Dear Robin Sample,",
                        "Amounts",
                        "Line Amount",
                        "Line 1 of the letter 1,234.50",
                        "Line 2 of the letter 1,234.50",
                        "Yours, on 11/20/2026");
    }

    @Test
    void everyPageHasItsNumberAndEveryFurtherOneTheRunningHeadAndTheHeadOfTheTable() throws Exception {
        try (var document = Loader.loadPDF(letter("Robin Sample", 120))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                var text = stripper.getText(document);
                assertThat(text)
                        .contains("Page %d of %d".formatted(page, pages))
                        .contains("Line Amount");
                assertThat(text.contains("Letter to Robin Sample"))
                        .as("running head of page " + page)
                        .isEqualTo(page > 1);
            }
            assertThat(new PDFTextStripper().getText(document))
                    .contains(IntStream.rangeClosed(1, 120)
                            .mapToObj("Line %d of the letter"::formatted)
                            .toList());
        }
    }

    @Test
    void isTaggedForScreenReaders() throws Exception {
        try (var document = Loader.loadPDF(letter("Robin Sample", 120))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en-US");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part", "Sample letter");
            var tags = tags(catalog.getStructureTreeRoot());
            assertThat(tags).startsWith("Document").contains("H1", "P", "H2", "Table", "THead", "TBody");
            assertThat(tags).filteredOn("TR"::equals).hasSize(121);
            assertThat(tags).filteredOn("TH"::equals).hasSize(2);
            for (var page : document.getPages()) {
                assertThat(page.getStructParents()).isNotNegative();
            }
        }
    }

    /** By the reference validator of the PDF Association: whatever a program can check of ISO 14289-1. */
    @Test
    void conformsToPdfUa() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (var pdf : List.of(letter("Robin Sample", 1), letter("王 Sample", 120))) {
            try (var parser = Foundries.defaultInstance()
                            .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                    var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                var result = validator.validate(parser);
                assertThat(result.getTotalAssertions()).isGreaterThan(500);
                assertThat(result.getTestAssertions().stream()
                                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                                .map(TestAssertion::getMessage))
                        .isEmpty();
                assertThat(result.isCompliant()).isTrue();
            }
        }
    }

    @Test
    void itsOneFontIsEmbeddedAndTheTextUnderstoodWithoutIt() throws Exception {
        try (var document = Loader.loadPDF(letter("Zoë Łukasz Ñandú Ελένη Анна Nguyễn", 2))) {
            var fonts = fonts(document);
            assertThat(fonts).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                assertThat(font.getName()).endsWith("LiberationSans");
                assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE)).isTrue();
            });
            assertThat(new PDFTextStripper().getText(document)).contains("Zoë Łukasz Ñandú Ελένη Анна Nguyễn");
        }
    }

    @Test
    void aCharacterThatTheFontLacksIsABoxAndNamedAtTheEnd() throws Exception {
        var text = text(letter("王小 Wang \uD83D\uDE00", 1));

        assertThat(text)
                .contains("Dear □□ Wang □,")
                .contains("□ stands for a character that the font of this document lacks: U+738B U+5C0F, U+1F600.");
    }

    @Test
    void aScriptFromRightToLeftIsNotShownBackwards() throws Exception {
        assertThat(text(letter("\u05D0\u05D1", 1))).contains("Dear □□,", ": U+05D0 U+05D1.");
    }

    @Test
    void aLetterWithASeparateAccentIsOneLetterAndControlCharactersDoNotBreakTheDocument() throws Exception {
        assertThat(text(letter("Zoe\u0308 \u0001Sam\u2060ple", 1)))
                .contains("Dear Zoë □Sample,")
                .contains(": U+0001.");
    }

    @Test
    void markupInAValueIsText() throws Exception {
        var name = "</p><img src=\"http://127.0.0.1:1/x\"/> & {document.id} <b>Robin</b></body>";

        assertThat(text(letter(name, 1))).containsIgnoringWhitespaces("Dear " + name + ",");
    }

    @Test
    void aLongNameIsBrokenAndNothingOfItLeavesThePage() throws Exception {
        var name = "Wolfeschlegelsteinhausenbergerdorff".repeat(8);
        var pdf = letter(name, 1);

        assertThat(text(pdf).replaceAll("\\s", "")).contains(name);
        try (var document = Loader.loadPDF(pdf)) {
            var right = new ArrayList<Float>();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(org.apache.pdfbox.text.TextPosition position) {
                    right.add(position.getXDirAdj() + position.getWidthDirAdj());
                    super.processTextPosition(position);
                }
            }.getText(document);
            // Letter is 612 points wide; the margin is 18 mm.
            assertThat(Collections.max(right)).isLessThan(612 - 50);
        }
    }

    @Test
    void theMetadataNameOnlyWhatTheImprintSays() throws Exception {
        var pdf = letter("Canary Person", 3);

        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("Canary");
        try (var document = Loader.loadPDF(pdf)) {
            var information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("Sample letter");
            assertThat(information.getSubject()).isEqualTo("Sample letter");
            assertThat(information.getProducer()).isEqualTo("OpenPractice");
            assertThat(information.getAuthor()).isNull();
            assertThat(information.getKeywords()).isNull();
            assertThat(information.getMetadataKeys())
                    .containsExactlyInAnyOrder("Title", "Subject", "Producer", "CreationDate", "ModDate");
            assertThat(information.getCreationDate().toInstant()).hasToString("2026-11-20T00:00:00Z");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .doesNotContain("Canary", "1,234.50");
        }
    }

    @Test
    void aTemplateThatIsMissingOrAsksForWhatIsNotThereFailsAtOnce() {
        assertThatThrownBy(() -> DocumentTemplate.of(DocumentTemplateTest.class, "none.html"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.html");
        assertThatThrownBy(() ->
                        LETTER.pdf(new Imprint(ID, "Sample letter", LocalDate.of(2026, 11, 20)), "letter", "text"))
                .hasMessageContaining("name");
    }

    private static byte[] letter(String name, int lines) {
        return LETTER.pdf(
                new Imprint(ID, "Sample letter", LocalDate.of(2026, 11, 20)),
                "letter",
                new Letter(
                        name,
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(i -> new Line("Line %d of the letter".formatted(i), Money.of("1234.50")))
                                .toList(),
                        LocalDate.of(2026, 11, 20)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> tags(PDStructureNode node) {
        var tags = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }
}
