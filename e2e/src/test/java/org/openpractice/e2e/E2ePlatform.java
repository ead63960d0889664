package org.openpractice.e2e;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openpractice.local.DataFolder;
import org.openpractice.local.Foundation;
import org.openpractice.local.Platform;
import org.openpractice.local.Progress;
import org.openpractice.local.story.GatewayClient;
import org.openpractice.local.story.Story;
import org.openpractice.testing.Foundations;

/**
 * The whole platform, as {@code ./openpractice demo} starts it, with the demo story told once: started for the first test
 * class that asks for it, shared by all, stopped at the end of the run.
 */
public final class E2ePlatform implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Told.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(E2ePlatform.class))
                .computeIfAbsent(Told.class, key -> new Told(), Told.class);
    }

    /** Containers when tests use them on this machine; null lets the platform run its own programs. */
    static @Nullable Foundation foundation() {
        return Foundations.inContainers() ? Foundations.forTests() : null;
    }

    static Path root() {
        return Path.of(System.getProperty("project.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    static GatewayClient gateway(Platform platform) {
        return new GatewayClient(
                platform.gatewayUrl(), platform.issuer(), platform.secrets().demoPassword());
    }

    /** The running platform after the story. */
    public static final class Told implements AutoCloseable {

        private static final Instant CLOCK_START = Instant.parse("2026-11-02T13:00:00Z");

        private final Path files = Path.of("target/e2e/files").toAbsolutePath();
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private final Platform platform;

        private Told() {
            try {
                Path root = root();
                Path data = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target/e2e").toAbsolutePath()), "data-");
                Files.createDirectories(files);
                var progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
                platform = new Platform(new Platform.Settings(
                        root, DataFolder.hold(data), false, 0, CLOCK_START, progress::tell, foundation()));
                Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
                try {
                    platform.start();
                    Story.of(platform, CLOCK_START, files, progress).tell();
                } finally {
                    System.out.print(said.toString(StandardCharsets.UTF_8));
                }
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public Platform platform() {
            return platform;
        }

        /** Where the story put the files it made. */
        public Path files() {
            return files;
        }

        public GatewayClient gateway() {
            return E2ePlatform.gateway(platform);
        }

        /** What the story printed, line by line. */
        List<String> said() {
            return said.toString(StandardCharsets.UTF_8).lines().toList();
        }

        public GatewayClient.Caller clearingHouse() {
            return gateway()
                    .asPartner("partner-clearinghouse", platform.secrets().partnerClient());
        }

        public String gatewayUrl() {
            return platform.gatewayUrl();
        }

        /** Somebody who may read everything of the group. */
        public String user() {
            return "admin";
        }

        public String password() {
            return platform.secrets().demoPassword();
        }

        @Override
        public void close() {
            platform.close();
        }
    }
}
