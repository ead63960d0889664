package org.openpractice.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;

class CheckedContentTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    private static byte[] through(AttachmentType type, byte[] content) throws IOException {
        try (var checked = CheckedContent.of(new ByteArrayInputStream(content), type, 1000)) {
            return checked.readAllBytes();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void refuses(AttachmentType type, byte[] content) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> through(type, content))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE);
                    assertThat(problem.facts().get("declared")).isEqualTo(type.mediaType());
                });
    }

    @Test
    void letsPassWhatIsOfItsTypeUnchanged() throws IOException {
        assertThat(through(AttachmentType.PNG, PNG)).isEqualTo(PNG);
        assertThat(through(AttachmentType.PDF, ascii("%PDF-1.7\n\0x"))).isEqualTo(ascii("%PDF-1.7\n\0x"));
        assertThat(through(AttachmentType.JPEG, ascii("\u00FF\u00D8\u00FF\u00E0\0")))
                .hasSize(5);
        assertThat(through(AttachmentType.TIFF, ascii("II*\0rest"))).hasSize(8);
        assertThat(through(AttachmentType.TIFF, ascii("MM\0*rest"))).hasSize(8);
        assertThat(through(AttachmentType.TEXT, ascii("Zo\u00EB\tsaid\r\nyes < no")))
                .hasSize(18);
        assertThat(through(AttachmentType.CSV, "a,\u00E9\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .hasSize(9);
        assertThat(through(AttachmentType.TEXT, "\uFEFFab".getBytes(StandardCharsets.UTF_16LE)))
                .hasSize(6);
    }

    @Test
    void refusesARenamedExecutableAsEveryType() {
        for (var type : AttachmentType.values()) {
            refuses(type, ascii("MZ\u0090\0\u0003\0\0\0\u0004\0"));
            refuses(type, ascii("\u007FELF\u0002\u0001\u0001\0"));
            refuses(type, new byte[0]);
        }
    }

    @Test
    void refusesAPageThatClaimsToBeText() {
        for (var page : new String[] {
            "<!DOCTYPE html><script>alert(1)</script>",
            "  \r\n<HTML>",
            "\u00EF\u00BB\u00BF<svg onload=x>",
            "<!-- -->",
            "<?xml?>"
        }) {
            refuses(AttachmentType.TEXT, ascii(page));
            refuses(AttachmentType.CSV, ascii(page));
            refuses(AttachmentType.PDF, ascii(page));
        }
        refuses(AttachmentType.TEXT, "\uFEFF<script>".getBytes(StandardCharsets.UTF_16LE));
        refuses(AttachmentType.TEXT, "\uFEFF<script>".getBytes(StandardCharsets.UTF_16BE));
    }

    @Test
    void refusesBytesThatNoTextHasWhereverTheyStand() {
        refuses(AttachmentType.TEXT, ascii("x".repeat(500) + "\0"));
        refuses(AttachmentType.CSV, ascii("a,b\n\u0001"));
        refuses(AttachmentType.TEXT, "\uFEFFa\0b".getBytes(StandardCharsets.UTF_16BE));
    }

    @Test
    void stopsAtTheMostBytesItTakes() throws IOException {
        assertThat(through(AttachmentType.PDF, ascii("%PDF-" + "x".repeat(995))))
                .hasSize(1000);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> through(AttachmentType.PDF, ascii("%PDF-" + "x".repeat(996))))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.BODY_TOO_LARGE));
    }

    // Office documents

    private interface Entries {
        void write(ZipOutputStream zip) throws IOException;
    }

    private static byte[] zip(Entries entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entries.write(zip);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content, int times) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (int i = 0; i < times; i++) {
            zip.write(content);
        }
        zip.closeEntry();
    }

    private static byte[] document(Entries more) throws IOException {
        return zip(zip -> {
            entry(zip, "[Content_Types].xml", ascii("<Types/>"), 1);
            entry(zip, "word/document.xml", ascii("<document/>"), 1);
            more.write(zip);
        });
    }

    private static void check(AttachmentType type, byte[] content) {
        OfficePackage.check(
                type, java.util.Objects.requireNonNull(type.officeFolder()), new ByteArrayInputStream(content));
    }

    private static void refusesAs(PlatformProblem problem, byte[] content) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check(AttachmentType.DOCX, content))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(problem));
    }

    @Test
    void takesADocument() throws IOException {
        check(AttachmentType.DOCX, document(zip -> entry(zip, "word/media/image1.png", PNG, 1)));
        check(AttachmentType.XLSX, zip(zip -> {
            entry(zip, "[Content_Types].xml", ascii("<Types/>"), 1);
            entry(zip, "xl/workbook.xml", ascii("<workbook/>"), 1);
        }));
    }

    @Test
    void refusesAnArchiveThatIsNoDocumentOrAnotherOne() throws IOException {
        refusesAs(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE, zip(zip -> entry(zip, "setup.exe", ascii("MZ"), 1)));
        refusesAs(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE, zip(zip -> {
            entry(zip, "[Content_Types].xml", ascii("<Types/>"), 1);
            entry(zip, "xl/workbook.xml", ascii("<workbook/>"), 1);
        }));
        refusesAs(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE, ascii("PK\u0003\u0004 not a ZIP file at all"));
        var whole = document(zip -> entry(zip, "word/styles.xml", ascii("x"), 50_000));
        refusesAs(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE, java.util.Arrays.copyOf(whole, whole.length / 3));
        refusesAs(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE, java.util.Arrays.copyOf(whole, whole.length - 1));
    }

    /** Others find the entries by the directory at the end; what only it knows is hidden from a reader of the stream. */
    @Test
    void refusesEntriesHiddenBehindWhatAStreamShows() throws IOException {
        var hidden = new ByteArrayOutputStream();
        var shown = document(zip -> {});
        int entriesEnd = indexOf(shown, new byte[] {'P', 'K', 1, 2});
        hidden.write(shown, 0, entriesEnd);
        hidden.writeBytes(ascii("junk"));
        hidden.writeBytes(document(zip -> entry(zip, "word/vbaProject.bin", PNG, 1)));
        refusesAs(PlatformProblem.CONTENT_NOT_OF_ITS_TYPE, hidden.toByteArray());
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        int at = 0;
        while (!java.util.Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
            at++;
        }
        return at;
    }

    @Test
    void refusesMacrosAndNamesThatLeadOut() throws IOException {
        refusesAs(PlatformProblem.CONTENT_UNSAFE, document(zip -> entry(zip, "word/vbaProject.bin", PNG, 1)));
        refusesAs(PlatformProblem.CONTENT_UNSAFE, document(zip -> entry(zip, "../../evil.sh", PNG, 1)));
        refusesAs(PlatformProblem.CONTENT_UNSAFE, document(zip -> entry(zip, "/etc/passwd", PNG, 1)));
        refusesAs(PlatformProblem.CONTENT_UNSAFE, document(zip -> {
            for (int i = 0; i < 10_001; i++) {
                entry(zip, "word/" + i, PNG, 1);
            }
        }));
    }

    /** A bomb of a gigabyte of zeros; it is left after a few megabytes. */
    @Test
    void stopsUnpackingABombLongBeforeItIsFelt() throws IOException {
        var bomb = document(zip -> entry(zip, "word/bomb.xml", new byte[1024 * 1024], 1024));
        assertThat(bomb.length).isLessThan(2 * 1024 * 1024);
        var read = new long[1];
        long start = System.nanoTime();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> OfficePackage.check(AttachmentType.DOCX, "word/", new CountingStream(bomb, read)))
                .satisfies(refused -> assertThat(refused.type()).isEqualTo(PlatformProblem.CONTENT_UNSAFE));
        assertThat(read[0]).isLessThan(64 * 1024);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static final class CountingStream extends InputStream {
        private final InputStream content;
        private final long[] read;

        CountingStream(byte[] content, long[] read) {
            this.content = new ByteArrayInputStream(content);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            read[0]++;
            return content.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = content.read(target, offset, length);
            read[0] += Math.max(count, 0);
            return count;
        }
    }
}
