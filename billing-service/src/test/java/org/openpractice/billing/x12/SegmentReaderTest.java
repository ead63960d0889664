package org.openpractice.billing.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261101*1200*^*00501*000000001*0*T*:~";

    @Test
    void takesTheDelimitersFromTheHeader() throws IOException {
        var file = ISA.replace('*', '|').replace(':', '>').replace('~', '\n') + "REF|EI|a>b>c\n";

        var read = read(file.getBytes(StandardCharsets.US_ASCII));

        assertThat(read).hasSize(2);
        assertThat(read.get(1).components(2)).containsExactly("a", "b", "c");
        assertThat(read.get(1).component(2, 3)).isEqualTo("c");
        assertThat(read.get(1).component(2, 4)).isEmpty();
    }

    @Test
    void givesEveryElementItsPlace() throws IOException {
        var read = read((ISA + "\r\nREF*EI*x~\r\nLX*1~").getBytes(StandardCharsets.US_ASCII));

        assertThat(read.get(1).position(2)).isEqualTo(new Position(2, 108, "REF", 2, 0));
        assertThat(read.get(2).position()).isEqualTo(new Position(3, 119, "LX", 0, 0));
        assertThat(read.get(2).position(1)).hasToString("LX01 in segment 3 (byte 119)");
    }

    @Test
    void toleratesAByteOrderMarkAndCountsItsBytes() throws IOException {
        var read = read(("\uFEFF" + ISA + "LX*1~").getBytes(StandardCharsets.UTF_8));

        assertThat(read.get(0).position().byteOffset()).isEqualTo(3);
        assertThat(read.get(1).element(1)).isEqualTo("1");
    }

    @Test
    void toleratesWhatSystemsPutBehindAFileAndOnlyThere() throws IOException {
        for (var end : List.of("\u001A", "\r\n\u001A", "\u001A\u001A", "\u0000\u0000\u0000", "\f\u001A\r\n")) {
            assertThat(read((ISA + "IEA*0*000000001~" + end).getBytes(StandardCharsets.US_ASCII)))
                    .hasSize(2);
        }
        for (var text : List.of("\u001A" + ISA, ISA + "\u001ALX*1~", ISA + "LX*1~\u001A")) {
            assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(X12Refusal.class);
        }
    }

    @Test
    void readsALetterInIsa11AsNoRepetitionSeparator() throws IOException {
        var read = read((ISA.replace('^', 'U') + "EB*AUB~").getBytes(StandardCharsets.US_ASCII));

        assertThat(read.get(1).repetitions(1)).containsExactly("AUB");
    }

    @Test
    void readsUtf8AndSingleByteTextAlike() throws IOException {
        var expected = "N1*PR*M\u00FCNCHEN~";

        assertThat(read((ISA + expected).getBytes(StandardCharsets.UTF_8))
                        .get(1)
                        .element(2))
                .isEqualTo("M\u00FCNCHEN");
        assertThat(read((ISA + expected).getBytes(StandardCharsets.ISO_8859_1))
                        .get(1)
                        .element(2))
                .isEqualTo("M\u00FCNCHEN");
    }

    @Test
    void refusesAFileThatDoesNotBeginWithAHeader() {
        var refusal = refusal("ST*835*0001~".getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal.level()).isEqualTo(X12Refusal.Level.INTERCHANGE);
        assertThat(refusal).hasMessageContaining("begins with ISA");
    }

    @Test
    void refusesAHeaderWhoseFieldsAreNotOfTheirFixedLength() {
        var refusal = refusal((ISA.replace("*00*          *00*", "*00*         *00*") + "GS*HP~")
                .getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal.position().segmentId()).isEqualTo("ISA");
        assertThat(refusal.position().element()).isEqualTo(2);
        assertThat(refusal).hasMessageContaining("fixed length");
    }

    @Test
    void refusesANullCharacterWhereverItStands() {
        var refusal = refusal((ISA + "N1*PR*PAY\0ER~").getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal.position().segmentId()).isEqualTo("N1");
        assertThat(refusal).hasMessageContaining("has a null character");
        assertThat(refusal(ISA.replace("00000", "0000\0").getBytes(StandardCharsets.US_ASCII))
                        .position()
                        .segmentId())
                .isEqualTo("ISA");
    }

    @Test
    void refusesAHeaderThatIsCutOff() {
        var refusal = refusal(ISA.substring(0, 50).getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal.difference()).isEqualTo(-56);
    }

    @Test
    void refusesEqualDelimiters() {
        assertThat(refusal(ISA.replace(':', '^').getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("four different delimiters");
    }

    @Test
    void refusesUtf16() {
        assertThat(refusal(("\uFEFF" + ISA).getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void refusesASegmentWithoutEnd() {
        assertThat(refusal((ISA + "REF*EI*1").getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("its terminator is missing");
    }

    @Test
    void refusesASegmentThatNeverEndsWithoutReadingItAll() {
        var endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < ISA.length() ? ISA.charAt(at++) : 'A';
            }
        };

        var refusal = catchThrowableOfType(X12Refusal.class, () -> readAll(endless));

        assertThat(refusal).hasMessageContaining("longer than");
    }

    @Test
    void refusesWhatIsNoSegmentIdentifier() {
        for (var wrong : List.of("Nd4*A", "*A", "NM31*A", "1N*A", "N*A")) {
            assertThat(refusal((ISA + wrong + "~").getBytes(StandardCharsets.US_ASCII)))
                    .as(wrong)
                    .hasMessageContaining("segment identifier");
        }
    }

    @Test
    void refusesAmountsAndDatesThatAreNone() throws IOException {
        var segment = read((ISA + "AMT*1.234*1e5*-*20260229*12.50*-3.*.5*1234567890123~")
                        .getBytes(StandardCharsets.US_ASCII))
                .get(1);

        assertThat(segment.money(5).cents()).isEqualTo(1250);
        assertThat(segment.money(6).cents()).isEqualTo(-300);
        assertThat(segment.money(7).cents()).isEqualTo(50);
        for (int element : new int[] {1, 2, 3, 8, 9}) {
            var refusal = catchThrowableOfType(X12Refusal.class, () -> segment.money(element));
            assertThat(refusal.position().element()).isEqualTo(element);
        }
        assertThat(catchThrowableOfType(X12Refusal.class, () -> segment.date(4)))
                .hasMessageContaining("calendar date");
    }

    @Property(tries = 200)
    void readsTheSameHoweverTheBytesArrive(@ForAll("interchanges") String file, @ForAll Random random)
            throws IOException {
        var bytes = file.getBytes(StandardCharsets.US_ASCII);
        var whole = shape(read(bytes));
        var trickling = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (at == bytes.length) {
                    return -1;
                }
                int count = Math.min(Math.min(most, bytes.length - at), random.nextInt(7));
                System.arraycopy(bytes, at, into, from, count);
                at += count;
                return count;
            }
        };

        assertThat(shape(readAll(trickling))).isEqualTo(whole);
    }

    @Property(tries = 200)
    void readsBackWhatWasWritten(@ForAll("segments") List<List<String>> segments) throws IOException {
        var out = new StringBuilder();
        var writer = new SegmentWriter(out);
        writer.openInterchange("SENDER", "RECEIVER", java.time.LocalDateTime.of(2026, 11, 1, 12, 0), 7, "T");
        for (var segment : segments) {
            writer.segment(
                    segment.getFirst(), segment.subList(1, segment.size()).toArray());
        }

        var read = read(out.toString().getBytes(StandardCharsets.US_ASCII));

        assertThat(read.stream().skip(1).map(Segment::elements).toList()).isEqualTo(segments);
    }

    @Provide
    Arbitrary<List<List<String>>> segments() {
        var id = Arbitraries.of("REF", "N1", "NM1", "SV1", "CAS", "HL");
        var element = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("-.,/'#")
                .ofMinLength(0)
                .ofMaxLength(30);
        var filled = element.filter(text -> !text.isEmpty());
        return net.jqwik.api.Combinators.combine(id, element.list().ofMaxSize(12), filled)
                .as((name, middle, end) -> {
                    var all = new ArrayList<String>();
                    all.add(name);
                    all.addAll(middle);
                    all.add(end);
                    return (List<String>) all;
                })
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> interchanges() {
        return segments().map(segments -> {
            var text = new StringBuilder(ISA);
            for (var segment : segments) {
                text.append("\r\n").append(String.join("*", segment)).append('~');
            }
            return text.toString();
        });
    }

    private static List<String> shape(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.elements() + " " + segment.position())
                .toList();
    }

    private static X12Refusal refusal(byte[] file) {
        return catchThrowableOfType(X12Refusal.class, () -> read(file));
    }

    private static List<Segment> read(byte[] file) throws IOException {
        return readAll(new ByteArrayInputStream(file));
    }

    private static List<Segment> readAll(InputStream in) throws IOException {
        var reader = new SegmentReader(in);
        var segments = new ArrayList<Segment>();
        for (var segment = reader.next(); segment != null; segment = reader.next()) {
            segments.add(segment);
        }
        return segments;
    }
}
