package org.openpractice.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether a Docker engine answers, asked at the places where Testcontainers looks for one. Needs nothing but the JDK:
 * {@code ./openpractice test --containers} runs this file before anything is built.
 */
final class DockerEngine {

    private static final int PATIENCE_SECONDS = 5;

    private DockerEngine() {}

    /** Address of the engine that answers, if one does. */
    static Optional<String> address() {
        return addresses().stream().filter(DockerEngine::answers).findFirst();
    }

    /** Where an engine may be: what DOCKER_HOST says, else the sockets of Docker, Docker Desktop and a rootless engine. */
    static List<String> addresses() {
        String configured = System.getenv("DOCKER_HOST");
        if (configured != null && !configured.isBlank()) {
            return List.of(configured);
        }
        String home = System.getProperty("user.home");
        var sockets = new ArrayList<String>();
        sockets.add("/var/run/docker.sock");
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank()) {
            sockets.add(runtime + "/docker.sock");
        }
        sockets.add(home + "/.docker/run/docker.sock");
        sockets.add(home + "/.docker/desktop/docker.sock");
        return sockets.stream().map(socket -> "unix://" + socket).toList();
    }

    /** Asks for {@code /_ping}; an engine that wants TLS is taken at its word when it lets itself be called. */
    static boolean answers(String address) {
        if (address.startsWith("unix://") && !Files.exists(Path.of(address.substring("unix://".length())))) {
            return false;
        }
        var answer = CompletableFuture.supplyAsync(() -> ping(address));
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping(String address) {
        try (SocketChannel channel = connected(address)) {
            if (System.getenv("DOCKER_TLS_VERIFY") != null) {
                return true;
            }
            channel.write(
                    ByteBuffer.wrap("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            var line = ByteBuffer.allocate(64);
            while (line.position() < "HTTP/1.1 200".length() && channel.read(line) >= 0) {
                continue;
            }
            return new String(line.array(), 0, line.position(), StandardCharsets.US_ASCII)
                    .matches("(?s)HTTP/1\\.[01] 200.*");
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static SocketChannel connected(String address) throws IOException {
        if (address.startsWith("unix://")) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(address.substring("unix://".length())));
            return channel;
        }
        var uri = URI.create(address);
        return SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort()));
    }

    /** Ends with 0 when an engine answers; else says in one line where none did and ends with 1. */
    static void main(String[] arguments) {
        if (address().isEmpty()) {
            System.err.println("--containers: no Docker engine answers at " + String.join(", ", addresses())
                    + "; start one or set DOCKER_HOST");
            System.exit(1);
        }
    }
}
