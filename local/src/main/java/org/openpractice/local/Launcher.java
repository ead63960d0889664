package org.openpractice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpractice.local.story.Story;
import org.openpractice.local.story.StoryFailure;

/** The commands of {@code ./openpractice} that start, show and stop the platform. */
public final class Launcher {

    /** The demo's business day, whatever the day it runs: a Monday after the last change to winter time, US Eastern morning. */
    private static final Instant DEMO_CLOCK_START = Instant.parse("2026-11-02T13:00:00Z");

    private static final String DEMO_FOLDER = "openpractice-demo-";
    private static final Duration DOWN_PATIENCE = Duration.ofSeconds(60);

    private final Path projectRoot;
    private final Progress progress = new Progress(System.out);
    private volatile boolean ending;

    private Launcher(Path projectRoot) {
        this.projectRoot = projectRoot;
    }

    public static void main(String[] arguments) {
        Path projectRoot = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        var launcher = new Launcher(projectRoot);
        int code;
        try {
            Options options = Options.parse(List.of(arguments), projectRoot);
            code = switch (options.command()) {
                case "demo" -> launcher.demo(options);
                case "up" -> launcher.up(options);
                case "down" -> launcher.down(options);
                case "logs" -> launcher.logs(options);
                case "backup" -> launcher.backup(options);
                case "restore" -> launcher.restore(options);
                case "prepare" -> launcher.prepare();
                default -> launcher.status(options);
            };
        } catch (StartFailure e) {
            code = 1;
            if (launcher.ending) {
                sleepUntilHalted();
            }
            System.err.println("openpractice: " + e.getMessage());
        }
        System.exit(code);
    }

    private int up(Options options) {
        removeWhatKilledDemosLeft();
        DataFolder folder = DataFolder.hold(options.dataOrDefault());
        Platform platform = platform(options, folder, true, options.clockStart());
        stopAtTheEnd(platform, null);
        progress.tell("starting, data in " + folder.path());
        platform.start();
        showWhatRuns(platform);
        sleepUntilHalted();
        return 0;
    }

    private int demo(Options options) {
        removeWhatKilledDemosLeft();
        @Nullable Path temporary = options.data() == null ? Folders.temporary(DEMO_FOLDER) : null;
        DataFolder folder = DataFolder.hold(temporary == null ? options.dataOrDefault() : temporary);
        Instant clockStart = options.clockStart() == null ? DEMO_CLOCK_START : options.clockStart();
        Platform platform = platform(options, folder, false, clockStart);
        stopAtTheEnd(platform, temporary);
        progress.tell("starting, business clock at " + clockStart);
        try {
            platform.start();
            Story.of(platform, clockStart, Folders.create(options.files()), progress)
                    .tell();
        } catch (StartFailure | StoryFailure e) {
            keepLogs(folder, options.files());
            throw new StartFailure(e.getMessage() + logsHint(options.files()), e);
        }
        if (options.once()) {
            return 0;
        }
        showWhatRuns(platform);
        sleepUntilHalted();
        return 0;
    }

    /** A demo that was killed with -9 could not delete its folder; the lock on it is gone. */
    private void removeWhatKilledDemosLeft() {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path folder : folders.toList()) {
                String name = folder.getFileName().toString();
                if ((name.startsWith(DEMO_FOLDER) || name.startsWith(ClassCaches.FOLDER))
                        && Files.isWritable(folder)
                        && Files.exists(folder.resolve("lock"))
                        && !DataFolder.at(folder).isHeld()) {
                    new Leftovers(DataFolder.at(folder)).end(progress::tell);
                    Folders.delete(folder);
                }
            }
        } catch (IOException | UncheckedIOException | StartFailure e) {
            // Somebody else's, or gone already; nothing depends on it.
        }
    }

    private Platform platform(Options options, DataFolder folder, boolean durable, @Nullable Instant clockStart) {
        return new Platform(
                new Platform.Settings(projectRoot, folder, durable, options.port(), clockStart, progress::tell));
    }

    /** However this process ends, short of being killed with -9: first the platform, then its temporary folder. */
    private void stopAtTheEnd(Platform platform, @Nullable Path temporary) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            ending = true;
                            progress.tell("stopping");
                            platform.close();
                            if (temporary != null) {
                                Folders.delete(temporary);
                            }
                            progress.tell("stopped");
                        },
                        "stop-platform"));
    }

    private void showWhatRuns(Platform platform) {
        progress.heading("OpenPractice is up");
        progress.line("  " + platform.gatewayUrl()
                + "   the API's page; sign in as one of: admin, manager, hr, scheduler, payroll,");
        progress.line(
                "  payroll2, biller, accountant, compliance, provider, employee; admin-b and manager-b are of another practice group");
        progress.line("  password of all: "
                + (platform.secrets().demoPassword().equals(Secrets.DEFAULT_DEMO_PASSWORD)
                        ? Secrets.DEFAULT_DEMO_PASSWORD
                        : "as given by OPENPRACTICE_DEMO_PASSWORD"));
        progress.line("  mail: " + platform.mailFolder());
        progress.line("  logs: " + platform.folder().path().resolve("logs"));
        progress.line("  Ctrl-C stops it");
    }

    private int down(Options options) {
        DataFolder folder = DataFolder.at(options.dataOrDefault());
        OptionalLong pid = folder.pid();
        if (!folder.isHeld()) {
            progress.line("Nothing runs on " + folder.path());
            return 0;
        }
        if (pid.isEmpty()) {
            throw new StartFailure(
                    "The data folder " + folder.path() + " is held by a process that did not leave its id");
        }
        ProcessHandle.of(pid.getAsLong()).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + DOWN_PATIENCE.toNanos();
        while (folder.isHeld()) {
            if (System.nanoTime() > deadline) {
                ProcessHandle.of(pid.getAsLong()).ifPresent(Launcher::killTree);
                progress.line("Killed what ran on " + folder.path() + ": it did not stop within "
                        + DOWN_PATIENCE.toSeconds() + " s");
                return 0;
            }
            Readiness.pause();
        }
        progress.line("Stopped what ran on " + folder.path());
        return 0;
    }

    private static void killTree(ProcessHandle launcher) {
        List<ProcessHandle> tree = launcher.descendants().toList();
        launcher.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    private int status(Options options) {
        DataFolder folder = DataFolder.at(options.dataOrDefault());
        Properties state = folder.read(Platform.STATE).orElseGet(Properties::new);
        if (!folder.isHeld()) {
            progress.line("Nothing runs on " + folder.path());
            return 3;
        }
        List<PartStatus> parts = Platform.PARTS.stream()
                .map(part -> PartStatus.of(part, state, folder.path()))
                .toList();
        progress.line("Data folder " + folder.path());
        progress.table(PartStatus.HEADER, parts.stream().map(PartStatus::row).toList());
        long launcher = folder.pid().stream().map(PartStatus::ownMemory).sum();
        progress.line("Memory of all, with the launcher's " + launcher + " MiB: "
                + (launcher
                        + parts.stream().mapToLong(PartStatus::memoryMegabytes).sum()) + " MiB");
        progress.line("Mail is kept in " + folder.folder(Platform.MAIL));
        return parts.stream().allMatch(PartStatus::ready) ? 0 : 1;
    }

    private int logs(Options options) {
        Path log = Logs.of(DataFolder.at(options.dataOrDefault()), options.aboutOrFail());
        try {
            Logs.last(log, System.out);
            if (options.follow()) {
                Logs.follow(log, System.out, () -> true);
            }
            return 0;
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    private int backup(Options options) {
        Path file = Path.of(options.aboutOrFail()).toAbsolutePath().normalize();
        DataFolder folder = DataFolder.at(options.dataOrDefault());
        Backup.make(folder, KeycloakProgram.libraries(), file, progress::tell);
        progress.line("Everything of " + folder.path() + " is in " + file + ", " + megabytes(file) + " MiB.");
        progress.line(
                "It holds the key of the encrypted columns, all passwords and all mail, and is itself not encrypted:");
        progress.line("only you can read it here (mode 0600); keep it so where you copy it to.");
        return 0;
    }

    private static long megabytes(Path file) {
        try {
            return Files.size(file) >> 20;
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private int restore(Options options) {
        Path file = Path.of(options.aboutOrFail()).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new StartFailure("There is no file " + file);
        }
        try (DataFolder folder = DataFolder.hold(options.dataOrDefault())) {
            String made = Restore.into(folder, file, WrittenBy.program(projectRoot));
            progress.line("The data folder " + folder.path() + " is as it was at " + made
                    + "; start it with ./openpractice up"
                    + (options.data() == null ? "" : " --data " + folder.path()));
        }
        return 0;
    }

    private int prepare() {
        progress.tell("preparing quick starts, once after a build");
        ClassCaches.make(projectRoot, progress::tell);
        progress.tell("prepared");
        return 0;
    }

    /** A failed demo's folder is deleted like any other; its logs are what one needs to understand it. */
    private static void keepLogs(DataFolder folder, Path files) {
        Path logs = Folders.create(files.resolve("logs"));
        try (Stream<Path> sources = Files.list(folder.folder("logs"))) {
            for (Path source : sources.toList()) {
                Files.copy(source, logs.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            System.err.println("openpractice: could not keep the logs: " + e.getMessage());
        }
    }

    private static String logsHint(Path files) {
        return "\nopenpractice: the logs are kept in " + files.resolve("logs");
    }

    private static void sleepUntilHalted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
