package org.openpractice.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    private static String pdf(String given) {
        return FileName.of(given, AttachmentType.PDF).text();
    }

    @ParameterizedTest
    @CsvSource({
        "form.pdf, form.pdf",
        "FORM.PDF, FORM.pdf",
        "../../etc/passwd, passwd.pdf",
        "C:\\Users\\me\\I-9 form.pdf, I-9 form.pdf",
        "invoice.exe, invoice.exe.pdf",
        "invoice.pdf.exe, invoice.pdf.exe.pdf",
        "'  .hidden. ', hidden.pdf",
        "'a<b>:\"|?*c.pdf', a_b______c.pdf",
        "con.pdf, _con.pdf",
        "LPT1.tar.pdf, _LPT1.tar.pdf",
        "'', file.pdf",
        "/, file.pdf",
        ".pdf, file.pdf",
    })
    void keepsTheNameAndLeavesOutWhatCouldHarm(String given, String kept) {
        assertThat(pdf(given)).isEqualTo(kept);
    }

    @Test
    void leavesOutWhatIsNotSeen() {
        assertThat(pdf("a\u0000b\r\nc\u007Fd.pdf")).isEqualTo("abcd.pdf");
        assertThat(pdf("annual\u202Efdp.exe")).isEqualTo("annualfdp.exe.pdf");
        assertThat(pdf("a\u2066b\u200Fc\uFEFFd\u200Be.pdf")).isEqualTo("abcde.pdf");
        assertThat(pdf("a\uD800b.pdf")).isEqualTo("ab.pdf");
        assertThat(pdf("a\u2028b\u00A0c.pdf")).isEqualTo("a b c.pdf");
    }

    @Test
    void isNeverLongerThanAFileSystemTakesAndKeepsItsEnding() {
        var name = pdf("\u00E9".repeat(300) + ".pdf");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
        assertThat(name).startsWith("\u00E9\u00E9").endsWith(".pdf");
        assertThat(pdf("\uD83D\uDE00".repeat(100) + ".pdf").codePoints()).hasSize(62 + 4);
    }

    @Test
    void tellsABrowserTheNameInBothWays() {
        assertThat(FileName.of("Zo\u00EB's form 50%.pdf", AttachmentType.PDF).contentDisposition())
                .isEqualTo(
                        "attachment; filename=\"Zo_'s form 50_.pdf\"; filename*=UTF-8''Zo%C3%AB%27s%20form%2050%25.pdf");
    }

    @Test
    void keepsAnEndingThatTheTypeKnows() {
        assertThat(FileName.of("scan.JPEG", AttachmentType.JPEG).text()).isEqualTo("scan.jpeg");
        assertThat(FileName.of("scan", AttachmentType.JPEG).text()).isEqualTo("scan.jpg");
    }
}
