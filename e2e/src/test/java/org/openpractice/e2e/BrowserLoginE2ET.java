package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/** A person logs in with a real browser, calls the API from the page and logs out. Needs Chromium, Node.js 20 and npm. */
@ExtendWith(E2ePlatform.class)
class BrowserLoginE2ET {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Told told;

    BrowserLoginE2ET(Told told) {
        this.told = told;
    }

    @Test
    void aPersonLogsInCallsTheApiFromThePageAndLogsOut() throws Exception {
        var browser = browser();
        assumeTrue(browser.isPresent(), "Skipped: Chromium is not installed (set CHROMIUM or put it on PATH)");
        assumeTrue(onPath("node").isPresent(), "Skipped: Node.js is not installed");
        assumeTrue(onPath("npm").isPresent(), "Skipped: npm is not installed");

        var folder = scripts();
        if (!Files.isDirectory(folder.resolve("node_modules/playwright-core"))) {
            var installed = run(
                    folder,
                    Map.of(),
                    180,
                    "npm",
                    "ci",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--prefer-offline");
            assumeTrue(
                    installed.status() == 0, "Skipped: npm could not install playwright-core: " + installed.output());
        }
        var visit = run(
                folder,
                Map.of(
                        "GATEWAY_URL", told.gatewayUrl(),
                        "LOGIN_USER", told.user(),
                        "LOGIN_PASSWORD", told.password(),
                        "CHROMIUM", browser.get().toString()),
                300,
                "node",
                "login.mjs");
        assertThat(visit.status()).as(visit.output()).isZero();
        assertThat(visit.output()).contains("done");
    }

    private record Ended(int status, String output) {}

    private static Ended run(Path folder, Map<String, String> environment, long seconds, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("browser", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            return new Ended(
                    ended ? process.exitValue() : -1,
                    Files.readString(output) + (ended ? "" : "\nnot ended after " + seconds + " seconds"));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    // Outside the sources, so that what npm installs is build output like everything else.
    private static Path scripts() throws IOException {
        var sources = Path.of("src/test/browser");
        var folder = Files.createDirectories(Path.of("target/browser").toAbsolutePath());
        for (var name : new String[] {"login.mjs", "package.json", "package-lock.json"}) {
            Files.copy(sources.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    private static Optional<Path> browser() {
        var named = System.getenv("CHROMIUM");
        return named != null && Files.isExecutable(Path.of(named))
                ? Optional.of(Path.of(named))
                : BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<Path> onPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
