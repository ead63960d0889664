package org.openpractice.billing.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterchangeReaderTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261101*1200*^*00501*000000001*0*T*:~";
    private static final String GS = "GS*HP*A*B*20261101*1200*17*X*005010X221A1~";
    private static final String SET = "ST*835*0001~REF*EV*X~SE*3*0001~";
    private static final String GOOD = ISA + GS + SET + "GE*1*17~IEA*1*000000001~";

    @Test
    void readsSeveralSetsGroupsAndInterchanges() throws IOException {
        var second = (ISA + GS + SET + "GE*1*17~IEA*1*000000001~").replace('*', '|');
        var file = ISA + GS + SET + SET.replace("0001", "0002") + "GE*2*17~" + GS + SET + "GE*1*17~IEA*2*000000001~\n"
                + second;

        var ids = read(file);

        assertThat(ids.stream().filter("ST"::equals)).hasSize(4);
        assertThat(ids.stream().filter("GS"::equals)).hasSize(3);
        assertThat(ids.stream().filter("ISA"::equals)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SE*3*0001, SE*4*0001, TRANSACTION, SE, 1, 1
            SE*3*0001, SE*3*0002, TRANSACTION, SE, 2,
            GE*1*17,   GE*3*17,   GROUP,       GE, 1, 2
            GE*1*17,   GE*1*18,   GROUP,       GE, 2,
            IEA*1*000000001, IEA*0*000000001, INTERCHANGE, IEA, 1, -1
            IEA*1*000000001, IEA*1*000000002, INTERCHANGE, IEA, 2,
            """)
    void refusesATrailerThatDoesNotAgree(
            String right, String wrong, X12Refusal.Level level, String segment, int element, Long difference) {
        var refusal = refusal(GOOD.replace(right, wrong));

        assertThat(refusal.level()).isEqualTo(level);
        assertThat(refusal.position().segmentId()).isEqualTo(segment);
        assertThat(refusal.position().element()).isEqualTo(element);
        assertThat(refusal.difference()).isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SE*3*0001~, '', expected SE
            GE*1*17~, '', expected GE
            IEA*1*000000001~, '', expected IEA
            ST*835*0001~, '', stands outside a transaction set
            """)
    void refusesAnEnvelopeThatIsNotClosedOrNotOpened(String right, String wrong, String reason) {
        assertThat(refusal(GOOD.replace(right, wrong))).hasMessageContaining(reason);
    }

    @Test
    void refusesAFileCutAtAnyByte() throws IOException {
        read(GOOD);
        for (int at = 0; at < GOOD.length(); at++) {
            var cut = GOOD.substring(0, at);
            assertThat(refusal(cut)).as("cut at byte " + at).isNotNull();
        }
    }

    private static X12Refusal refusal(String file) {
        return catchThrowableOfType(X12Refusal.class, () -> read(file));
    }

    private static List<String> read(String file) throws IOException {
        var reader = new InterchangeReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)));
        var ids = new ArrayList<String>();
        for (var segment = reader.next(); segment != null; segment = reader.next()) {
            ids.add(segment.id());
        }
        return ids;
    }
}
