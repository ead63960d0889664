package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SizeTest extends GatewayCalls {
    private static final int MEGABYTE = 1024 * 1024;

    private String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + identity.token() + "\r\n"
                + String.join("", headers) + "\r\n";
    }

    private Socket connect() throws Exception {
        return new Socket(gateway.getHost(), gateway.getPort());
    }

    private static void write(OutputStream out, String text) throws Exception {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String readUntilClosed(InputStream in) throws Exception {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void anOrdinaryBodyAboveTheLimitIsRefusedByItsAnnouncedLength() {
        staff.forget();
        assertProblem(
                send(asSomebody("/api/staff/bytes").POST(BodyPublishers.ofByteArray(new byte[MEGABYTE + 1]))),
                413,
                "body-too-large");
        assertThat(staff.received()).isZero();
        var within = send(asSomebody("/api/staff/bytes").POST(BodyPublishers.ofByteArray(new byte[MEGABYTE])));
        assertThat(within.body()).isEqualTo(Integer.toString(MEGABYTE));
    }

    @Test
    void anUploadBelowAnyRecordIsTakenAndNoOtherPathBesideIt() throws Exception {
        var large = BodyPublishers.ofByteArray(new byte[MEGABYTE + 1]);
        assertThat(send(asSomebody("/api/staff/things/0190d5b2/files").POST(large))
                        .statusCode())
                .isNotEqualTo(413);
        for (var path :
                new String[] {"/api/staff/things/1/2/files", "/api/staff/things/files", "/api/staff/things/1/files/2"
                }) {
            assertProblem(send(asSomebody(path).POST(large)), 413, "body-too-large");
        }
    }

    @Test
    void aBodyWithoutALengthIsRefusedWhenItGrowsTooLarge() throws Exception {
        staff.forget();
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            write(out, head("POST", "/api/staff/bytes", "Transfer-Encoding: chunked\r\n"));
            var piece = new byte[64 * 1024];
            for (int sent = 0; sent <= MEGABYTE; sent += piece.length) {
                write(out, Integer.toHexString(piece.length) + "\r\n");
                out.write(piece);
                write(out, "\r\n");
            }
            socket.setSoTimeout(10_000);
            var answer = readUntilClosed(socket.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/body-too-large");
        }
        assertThat(staff.received()).isLessThanOrEqualTo(MEGABYTE);
    }

    @Test
    void aRefusedUploadIsToldSoBeforeItIsSent() throws Exception {
        try (var socket = connect()) {
            write(
                    socket.getOutputStream(),
                    head("POST", "/api/staff/bytes", "Content-Length: 2000000\r\n", "Expect: 100-continue\r\n"));
            socket.setSoTimeout(10_000);
            var start = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(start).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void anAcceptedUploadIsToldToContinue() throws Exception {
        try (var socket = connect()) {
            write(
                    socket.getOutputStream(),
                    head(
                            "POST",
                            "/api/staff/bytes",
                            "Content-Length: 3\r\n",
                            "Expect: 100-continue\r\n",
                            "Connection: close\r\n"));
            socket.setSoTimeout(10_000);
            var start = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(start).isEqualTo("HTTP/1.1 100");
            write(socket.getOutputStream(), "abc");
            assertThat(readUntilClosed(socket.getInputStream())).contains("HTTP/1.1 200");
        }
    }

    @Test
    void headersAboveTheLimitAreRefused() {
        assertProblem(
                send(asSomebody("/api/staff/things").header("X-Long", "a".repeat(40 * 1024))),
                431,
                "headers-too-large");
    }

    @Test
    void aHundredMegabytesGoInThroughAFlatHeap() throws Exception {
        staff.forget();
        long before = heapInUse();
        long most = 0;
        int pieces = 100 * 16;
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            write(
                    out,
                    head(
                            "POST",
                            "/api/staff/roster-imports",
                            "Connection: close\r\n",
                            "Content-Length: " + 100 * MEGABYTE + "\r\n"));
            var piece = new byte[64 * 1024];
            for (int sent = 0; sent < pieces; sent++) {
                out.write(piece);
                if (sent == pieces / 4) {
                    await("the body arrives before its end is sent")
                            .atMost(Duration.ofSeconds(10))
                            .until(() -> staff.received() > 20L * MEGABYTE);
                }
                if (sent % 400 == 399) {
                    most = Math.max(most, heapInUse());
                }
            }
            out.flush();
            assertThat(readUntilClosed(socket.getInputStream()))
                    .contains("HTTP/1.1 200")
                    .endsWith("" + 100 * MEGABYTE);
        }
        assertThat(most - before).isLessThan(30L * MEGABYTE);
    }

    @Test
    void aHundredMegabytesComeOut() throws Exception {
        var response = http.send(asSomebody("/api/staff/large").build(), HttpResponse.BodyHandlers.ofInputStream());
        long read = 0;
        var piece = new byte[64 * 1024];
        try (var body = response.body()) {
            for (int length; (length = body.read(piece)) >= 0; ) {
                read += length;
            }
        }
        assertThat(read).isEqualTo(100L * MEGABYTE);
    }

    @Test
    void aServiceThatDoesNotReadHoldsTheCallerBack() throws Exception {
        try (var channel = SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()))) {
            channel.write(
                    ByteBuffer.wrap(head("POST", "/api/staff/unread", "Content-Length: " + 100 * MEGABYTE + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            var piece = ByteBuffer.allocate(64 * 1024);
            long taken = 0;
            long lastTaken = System.nanoTime();
            while (System.nanoTime() - lastTaken < 1_000_000_000L && taken < 100L * MEGABYTE) {
                int written = channel.write(piece.rewind());
                if (written > 0) {
                    taken += written;
                    lastTaken = System.nanoTime();
                } else {
                    Thread.sleep(5);
                }
            }
            assertThat(taken)
                    .as("what the sockets' buffers hold, and little more")
                    .isLessThan(40L * MEGABYTE);
        }
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
