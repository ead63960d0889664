package org.openpractice.local;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The Keycloak distribution, unpacked, built and started twice in the cache, so that every later start is short: the build fixes
 * its options, the first start leaves a database with all tables behind, the second the cache of the classes it loaded.
 */
final class KeycloakProgram {

    private static final String DATABASE = "keycloakdb.mv.db";

    /** Its database within a data folder. */
    static final String DATABASE_FILE = "keycloak/data/h2/" + DATABASE;

    /** What the distribution's own class loader would start; the JDK's cache holds classes of the JDK's loader alone. */
    static final String MAIN_CLASS = "org.keycloak.quarkus.runtime.KeycloakMain";

    /** The JVM writes the cache after the program has ended, which is most of its work. */
    private static final Duration RECORDING_PATIENCE = Duration.ofMinutes(10);

    private final Path home;

    private KeycloakProgram(Path home) {
        this.home = home;
    }

    /** The zip that the build puts beside the launcher. */
    static Path distribution(Path projectRoot) {
        return projectRoot.resolve("local/target/keycloak/keycloak-" + Folders.version("keycloak") + ".zip");
    }

    /**
     * @param distribution the zip that the build put beside the launcher
     * @param progress told what takes long, the first time
     */
    static KeycloakProgram prepared(Children children, Path distribution, Consumer<String> progress) {
        Path home = home();
        var program = new KeycloakProgram(home);
        if (program.isPrepared()) {
            return program;
        }
        try (var channel = FileChannel.open(
                        Folders.cache().resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !program.isPrepared()) {
                if (Files.exists(home)) {
                    Folders.delete(home); // somebody was interrupted here
                }
                Folders.create(home);
                progress.accept("preparing Keycloak, once: unpacking");
                program.unpack(distribution);
                progress.accept("preparing Keycloak, once: building");
                program.build(children);
                progress.accept("preparing Keycloak, once: first start");
                program.startOnce(children);
                progress.accept("preparing Keycloak, once: second start");
                program.record(children);
                Files.createFile(program.mark());
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Keycloak in " + home + ": " + e.getMessage(), e);
        }
        return program;
    }

    private static Path home() {
        return Folders.cache().resolve("keycloak-" + Folders.version("keycloak") + "-java" + Runtime.version());
    }

    /** The libraries of the prepared program. */
    static Path libraries() {
        return home().resolve("distribution/lib/lib/main");
    }

    /** There when all else is. The folder is never moved: the class archive is good only for the path it was made on. */
    private Path mark() {
        return home.resolve("prepared");
    }

    private boolean isPrepared() {
        return Files.exists(mark());
    }

    private void unpack(Path distribution) throws IOException {
        if (!Files.isRegularFile(distribution)) {
            throw new StartFailure(
                    "The Keycloak distribution is missing: " + distribution + " (build the project again)");
        }
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(distribution)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path inside = Path.of(entry.getName());
                if (inside.getNameCount() < 2) {
                    continue;
                }
                Path path = distribution()
                        .resolve(inside.subpath(1, inside.getNameCount()).toString())
                        .normalize();
                if (!path.startsWith(distribution())) {
                    throw new IOException("entry outside of the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                    if (path.getFileName().toString().endsWith(".sh")) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private void build(Children children) {
        Path log = home.resolve("build.log");
        var command = List.of(
                distribution().resolve("bin/kc.sh").toString(), "build", "--db=dev-file", "--health-enabled=true");
        ChildProcess build = children.start(
                "Keycloak's build",
                "TERM",
                home,
                Map.of("JAVA_HOME", Jvm.home().toString()),
                log,
                ChildProcess.tied("TERM", List.of(), command));
        try {
            if (build.waitFor() != 0) {
                throw new StartFailure("Keycloak's build failed (" + build.lastLine() + "), see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while Keycloak was being built", e);
        }
    }

    /** Leaves a migrated database without any realm of ours. */
    private void startOnce(Children children) throws IOException {
        Path first = Folders.create(home.resolve("first-start"));
        try (KeycloakServer server = KeycloakServer.launch(
                children,
                this,
                first,
                home.resolve("first-start.log"),
                FreePort.find(),
                FreePort.find(),
                Map.of(),
                Jvm.command(512, Folders.create(first.resolve("tmp")), null))) {
            server.awaitReady("master");
        }
        Files.copy(first.resolve("data/h2").resolve(DATABASE), home.resolve(DATABASE));
        Folders.delete(first);
    }

    /** A start as it will be, on a new realm. A JDK that writes no cache is done without it. */
    private void record(Children children) {
        Path second = Folders.create(home.resolve("second-start"));
        KeycloakServer.provideRealm(second);
        KeycloakServer server = KeycloakServer.launch(
                children,
                this,
                second,
                home.resolve("second-start.log"),
                FreePort.find(),
                FreePort.find(),
                new Realm("http://127.0.0.1", "recorded", "recorded", "recorded", "recorded").environment(),
                Jvm.recording(KeycloakServer.HEAP_MEGABYTES, Folders.create(second.resolve("tmp")), classCache()));
        server.awaitReady(Realm.NAME);
        server.stop(RECORDING_PATIENCE);
        Folders.delete(second);
    }

    private Path distribution() {
        return home.resolve("distribution");
    }

    /** Makes the folder a Keycloak home: programs are links into the cache, data are its own. */
    void furnish(Path folder) {
        try (Stream<Path> programs = Files.list(distribution())) {
            Files.createDirectories(folder.resolve("data/h2"));
            for (Path program : programs.toList()) {
                Path link = folder.resolve(program.getFileName());
                if (!link.getFileName().toString().equals("data")) {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, program);
                }
            }
            Path database = folder.resolve("data/h2").resolve(DATABASE);
            Path first = home.resolve(DATABASE);
            if (!Files.exists(database) && Files.exists(first)) {
                Files.copy(first, database);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot set up Keycloak in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** All of its jars, in the order in which its own class loader looks: what the build changed comes first. */
    String classPath() {
        Path lib = distribution().resolve("lib");
        var jars = new ArrayList<Path>(List.of(
                lib.resolve("quarkus/transformed-bytecode.jar"),
                lib.resolve("quarkus/generated-bytecode.jar"),
                lib.resolve("app/keycloak.jar")));
        for (String folder : List.of("lib/main", "lib/boot")) {
            try (Stream<Path> found = Files.list(lib.resolve(folder))) {
                found.sorted().forEach(jars::add);
            } catch (IOException e) {
                throw new StartFailure("Cannot read Keycloak's jars in " + lib + ": " + e.getMessage(), e);
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    Path classCache() {
        return home.resolve("classes.aot");
    }
}
