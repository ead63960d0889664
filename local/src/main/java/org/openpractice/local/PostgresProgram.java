package org.openpractice.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL binaries, unpacked once into the cache. */
final class PostgresProgram {

    private PostgresProgram() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacks it when it is not there yet. */
    static Path unpacked() {
        String archive = "/postgres-linux-x86_64.txz";
        Path home = Folders.cache().resolve("postgresql-" + Folders.version("postgresql"));
        if (Files.isDirectory(home)) {
            return home;
        }
        // Two test JVMs may come here at once; the second waits and then finds the folder.
        try (var channel = FileChannel.open(
                        Folders.cache().resolve("postgresql.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(home)) {
                Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
                if (Files.exists(unfinished)) {
                    Folders.delete(unfinished);
                }
                unpack(archive, Folders.create(unfinished));
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot unpack PostgreSQL into " + home + ": " + e.getMessage(), e);
        }
        return home;
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var resource = PostgresProgram.class.getResourceAsStream(archive)) {
            if (resource == null) {
                throw new StartFailure("No PostgreSQL binaries for this machine (" + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + "); the embedded default needs Linux on amd64");
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    Path path = target.resolve(entry.getName()).normalize();
                    if (!path.startsWith(target)) {
                        throw new IOException("entry outside of the archive's folder: " + entry.getName());
                    }
                    if (entry.isDirectory()) {
                        Files.createDirectories(path);
                    } else if (entry.isSymbolicLink()) {
                        Files.createDirectories(path.getParent());
                        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    } else {
                        Files.createDirectories(path.getParent());
                        Files.copy(tar, path);
                        if ((entry.getMode() & 0100) != 0) {
                            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                        }
                    }
                }
            }
        }
    }

    /**
     * What must stand before a PostgreSQL command. PostgreSQL refuses to run as root, so root runs it in a user
     * namespace of its own, where the process is nobody in particular while its files stay root's.
     */
    static List<String> prefix() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        Optional<String> unshare = ChildProcess.onPath("unshare");
        if (unshare.isPresent() && succeeds(List.of(unshare.get(), "--user", "true"))) {
            return List.of(unshare.get(), "--user");
        }
        throw new StartFailure("PostgreSQL refuses to run as root, and this machine does not allow user namespaces"
                + " (unshare --user): run as an ordinary user");
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
