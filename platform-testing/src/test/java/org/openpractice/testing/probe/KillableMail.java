package org.openpractice.testing.probe;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openpractice.local.FreePort;
import org.openpractice.local.LocalMail;

/**
 * The launcher's mail server in a process of its own, which a test kills and starts again. What tests need to know is kept
 * in system properties, for Quarkus loads this class more than once.
 */
public class KillableMail implements QuarkusTestResourceLifecycleManager {

    private static final String PREFIX = "openpractice.testing.killable-mail.";

    @Override
    public Map<String, String> start() {
        try {
            System.setProperty(
                    PREFIX + "folder",
                    Files.createTempDirectory("openpractice-killable-mail-").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(PREFIX + "port", Integer.toString(FreePort.find()));
        launch();
        return Map.of("openpractice.smtp.port", Integer.toString(port()));
    }

    /** After {@code Infrastructure}, whose mail server it stands in for. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void stop() {
        kill();
    }

    static Path folder() {
        return Path.of(System.getProperty(PREFIX + "folder"));
    }

    static int port() {
        return Integer.getInteger(PREFIX + "port");
    }

    /** As a power failure would: SIGKILL. */
    static void kill() {
        ProcessHandle.of(Long.getLong(PREFIX + "pid")).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    static void launch() {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LocalMail.class.getName(),
                            folder().toString(),
                            Integer.toString(port()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killable-mail.log")))
                    .start();
            System.setProperty(PREFIX + "pid", Long.toString(process.pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !FreePort.isFree(port()));
    }
}
