package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;
import org.openpractice.local.Service;
import org.openpractice.local.story.Answer;

/** Files of the field and files no one should send, posted through the gateway. */
@ExtendWith(E2ePlatform.class)
class RemittanceFilesE2ET {

    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("OPENPRACTICE_SHARED_DATA"))
            .orElse(System.getProperty("project.root", "..") + "/../shared/data"));

    private final Told told;

    RemittanceFilesE2ET(Told told) {
        this.told = told;
    }

    private Answer post(byte[] file) {
        return told.clearingHouse().upload("/api/billing/remittance-files", "application/edi-x12", file);
    }

    private static List<Path> files(String folder) throws IOException {
        Path path = DATA.resolve("x12").resolve(folder);
        assumeTrue(Files.isDirectory(path), "Skipped: no folder " + path + " (set OPENPRACTICE_SHARED_DATA)");
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRealRemittanceIsPostedWithItsTotalsOrRefusedToTheCent() throws IOException {
        return files("835").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    byte[] content = Files.readAllBytes(file);
                    String before = trialBalance();
                    Answer answer = post(content);
                    System.out.println(file.getFileName() + ": " + answer.status() + " " + answer.text());
                    switch (answer.status()) {
                        case 201 -> {
                            assertThat(answer.json().path("posted")).isNotEmpty();
                            for (JsonNode transaction : answer.json().path("posted")) {
                                assertThat(transaction
                                                .path("paid")
                                                .path("amount")
                                                .asText())
                                        .matches("-?\\d+\\.\\d\\d");
                            }
                            String posted = trialBalance();
                            Answer again = post(content).expect(200);
                            assertThat(again.json().path("outcome").asText()).isEqualTo("ALREADY_POSTED");
                            assertThat(trialBalance()).isEqualTo(posted);
                        }
                        case 200 -> {
                            // Two of the files carry one and the same payment.
                            assertThat(answer.json().path("outcome").asText()).isEqualTo("ALREADY_POSTED");
                            assertThat(answer.json().path("alreadyPosted")).isNotEmpty();
                            assertThat(trialBalance()).isEqualTo(before);
                        }
                        default -> {
                            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
                            assertThat(answer.json().path("level").asText()).isNotBlank();
                            assertThat(answer.json()
                                            .path("position")
                                            .path("segment")
                                            .asInt())
                                    .isPositive();
                            assertThat(trialBalance()).isEqualTo(before);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> brokenFilesAreRefusedWithTheirPosition() throws IOException {
        return files("broken").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Answer answer = post(Files.readAllBytes(file));
                    System.out.println(file.getFileName() + ": " + answer.status() + " " + answer.text());
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.json().path("detail").asText()).isNotBlank();
                }));
    }

    private String trialBalance() {
        return told.gateway()
                .as("accountant")
                .get("/api/billing/ledger/trial-balance")
                .expect(200)
                .text();
    }

    /** A balanced 835 of our own: so many claims of 100.00 charged, 60.00 paid, 40.00 contractual. */
    private static InputStream remittance(String trace, int claims) {
        int segments = 2 + 1 + 4 + claims * 2 + 1; // ST SE, BPR TRN, N1 N1, LX, CLP CAS each
        String head =
                "ISA*00*          *00*          *ZZ*E2EPAYER       *ZZ*RIVERBEND      *261102*1300*^*00501*000000077*0*T*:~"
                        + "GS*HP*E2EPAYER*RIVERBEND*20261102*1300*77*X*005010X221A1~ST*835*0001~"
                        + "BPR*I*" + claims * 60L + "*C*CHK************20261102~TRN*1*" + trace + "*1999999999~"
                        + "DTM*405*20261102~N1*PR*E2E PAYER~N1*PE*RIVERBEND MEDICAL GROUP*FI*990000001~LX*1~";
        String tail = "SE*" + segments + "*0001~GE*1*77~IEA*1*000000077~";
        var body = new InputStream() {
            private int next;
            private byte[] current = new byte[0];
            private int position;

            @Override
            public int read() {
                while (position >= current.length) {
                    if (next >= claims) {
                        return -1;
                    }
                    current = ("CLP*E2E" + trace + next++ + "*1*100*60**12*PAYERCONTROL~CAS*CO*45*40~")
                            .getBytes(StandardCharsets.US_ASCII);
                    position = 0;
                }
                return current[position++];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = 0;
                for (int b; count < length && (b = read()) >= 0; count++) {
                    target[offset + count] = (byte) b;
                }
                return count == 0 ? -1 : count;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(stream(head), body, stream(tail))));
    }

    private static InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void readsAFileWithAByteOrderMarkAndRefusesOneWithoutIsaOrCutInTheMiddle() throws IOException {
        byte[] whole = remittance("BOM1", 3).readAllBytes();
        byte[] withMark = new byte[whole.length + 3];
        withMark[0] = (byte) 0xEF;
        withMark[1] = (byte) 0xBB;
        withMark[2] = (byte) 0xBF;
        System.arraycopy(whole, 0, withMark, 3, whole.length);
        JsonNode posted = post(withMark).expect(201).json();
        assertThat(posted.path("paid").path("amount").asText()).isEqualTo("180.00");

        String before = trialBalance();
        byte[] another = remittance("CUT1", 3).readAllBytes();
        String text = new String(another, StandardCharsets.US_ASCII);
        Answer withoutIsa = post(text.substring(text.indexOf("GS*")).getBytes(StandardCharsets.US_ASCII));
        assertThat(withoutIsa.status()).isEqualTo(422);
        assertThat(withoutIsa.text()).contains("ISA");
        Answer cut = post(text.substring(0, text.length() / 2).getBytes(StandardCharsets.US_ASCII));
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.json().path("detail").asText()).isNotBlank();
        Answer empty = post(new byte[0]);
        assertThat(empty.status()).isBetween(400, 422);
        assertThat(trialBalance()).isEqualTo(before);
    }

    @Test
    void sixtyMegabytesLeaveTheMemoryOfTheServiceFlat() throws Exception {
        int claims = 60_000_000 / 60;
        long before = residentBytes();
        Answer answer = told.clearingHouse()
                .send(
                        "POST",
                        "/api/billing/remittance-files",
                        BodyPublishers.ofInputStream(() -> remittance("BIG1", claims)),
                        Map.of("Content-Type", "application/edi-x12"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("claims").asInt()).isEqualTo(claims);
        assertThat(answer.json().path("paid").path("amount").asText()).isEqualTo(claims * 60L + ".00");
        // The service runs with a heap of 256 MiB; what it holds must not grow with the file.
        assertThat(residentBytes() - before).isLessThan(200L * 1024 * 1024);
    }

    private long residentBytes() throws IOException {
        long pid = told.platform().part(Service.BILLING).pid();
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no VmRSS for " + pid);
    }
}
