package org.openpractice.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The Keycloak distribution, unpacked, built and started once in the cache, so that every later start is short:
 * the build fixes its options, the first start leaves a database with all tables and a class archive behind.
 */
final class KeycloakProgram {

    private static final String DATABASE = "keycloakdb.mv.db";

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
        Path home = Folders.cache()
                .resolve("keycloak-" + Folders.version("keycloak") + "-java"
                        + Runtime.version().feature());
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
                Files.createFile(program.mark());
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot prepare Keycloak in " + home + ": " + e.getMessage(), e);
        }
        return program;
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
                distribution().resolve("bin/kc.sh").toString(),
                "build",
                "--db=dev-file",
                "--cache=local",
                "--health-enabled=true");
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

    /** Leaves a migrated database without any realm of ours, and the archive of the classes loaded meanwhile. */
    private void startOnce(Children children) throws IOException {
        Path first = Folders.create(home.resolve("first-start"));
        Path archive = home.resolve("classes.jsa");
        var command = new ArrayList<>(Jvm.command(512, Folders.create(first.resolve("tmp"))));
        command.add("-XX:ArchiveClassesAtExit=" + archive);
        try (KeycloakServer server = KeycloakServer.launch(
                children,
                this,
                first,
                home.resolve("first-start.log"),
                FreePort.find(),
                FreePort.find(),
                Map.of(),
                command)) {
            server.awaitReady("master");
        }
        Files.copy(first.resolve("data/h2").resolve(DATABASE), home.resolve(DATABASE));
        Folders.delete(first);
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

    Path runner() {
        return distribution().resolve("lib/quarkus-run.jar");
    }

    /** The archive of classes of the first start; a JVM that cannot use it says nothing and does without. */
    Path classArchive() {
        return home.resolve("classes.jsa");
    }
}
