package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @TempDir
    Path folder;

    @Test
    void isThereWhenItAnswersAPing() throws IOException {
        assertThat(answersWith("HTTP/1.0 200 OK\r\nApi-Version: 1.41\r\n\r\nOK"))
                .isTrue();
    }

    @Test
    void isNotThereWhenSomethingElseAnswers() throws IOException {
        assertThat(answersWith("HTTP/1.0 503 Service Unavailable\r\n\r\n")).isFalse();
        assertThat(answersWith("220 mail.example\r\n")).isFalse();
        assertThat(answersWith("")).isFalse();
    }

    @Test
    void isNotThereWhenNobodyListens() throws IOException {
        Path left = Files.createFile(folder.resolve("left-behind.sock"));

        assertThat(DockerEngine.answers("unix://" + left)).isFalse();
        assertThat(DockerEngine.answers("unix://" + folder.resolve("none.sock")))
                .isFalse();
        assertThat(DockerEngine.answers("tcp://127.0.0.1:1")).isFalse();
        assertThat(DockerEngine.answers("nonsense")).isFalse();
    }

    private boolean answersWith(String answer) throws IOException {
        Path socket = folder.resolve("engine.sock");
        Files.deleteIfExists(socket);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> {
                try (var client = server.accept()) {
                    client.read(ByteBuffer.allocate(200));
                    client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
                } catch (IOException e) {
                    // The one who asked went away, which its answer shows.
                }
            });
            return DockerEngine.answers("unix://" + socket);
        }
    }
}
