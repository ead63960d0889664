package org.openpractice.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine that a test uses where they are installed. */
final class Outside {

    private Outside() {}

    /**
     * How a program ended.
     *
     * @param status its exit code, -1 when it had to be ended
     */
    record Ended(int status, String output) {}

    static Ended run(Path folder, Map<String, String> environment, long seconds, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("outside", ".log");
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

    /**
     * A folder with the files of {@code src/test/<name>} and what npm installs for them, outside of the sources, so that it is
     * build output like everything else. Skips the test where Node.js or npm is missing, or npm cannot reach its packages.
     */
    static Path withPackages(String name, String... files) throws IOException, InterruptedException {
        assumeTrue(onPath("node").isPresent(), "Skipped: Node.js is not installed");
        assumeTrue(onPath("npm").isPresent(), "Skipped: npm is not installed");
        var sources = Path.of("src/test", name);
        var folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
        var lock = "package-lock.json";
        var installed = folder.resolve("node_modules").resolve(".installed-" + lock);
        for (var file : Stream.concat(Stream.of("package.json", lock), Arrays.stream(files))
                .toList()) {
            Files.copy(sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(installed) || Files.mismatch(installed, folder.resolve(lock)) >= 0) {
            var npm = run(
                    folder,
                    Map.of(),
                    180,
                    "npm",
                    "ci",
                    "--no-audit",
                    "--no-fund",
                    "--ignore-scripts",
                    "--prefer-offline");
            assumeTrue(npm.status() == 0, "Skipped: npm could not install the packages: " + npm.output());
            Files.copy(folder.resolve(lock), installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    static Optional<Path> onPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
