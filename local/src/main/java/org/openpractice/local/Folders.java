package org.openpractice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the embedded default keeps its files, and how it makes and removes folders. */
final class Folders {

    private Folders() {}

    /**
     * Unpacked programs, shared by every run of this user: {@code OPENPRACTICE_CACHE}, or {@code
     * ~/.openpractice/cache}. May be deleted at any time when nothing runs.
     */
    public static Path cache() {
        String configured = System.getenv("OPENPRACTICE_CACHE");
        Path cache = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".openpractice", "cache")
                : Path.of(configured).toAbsolutePath();
        return create(cache);
    }

    /** Where data are kept when nobody says where. */
    static Path usualData() {
        return Path.of(System.getProperty("user.home"), ".openpractice", "data");
    }

    /** The version of a cached program as the build fixed it, for example {@code version("postgresql")}. */
    static String version(String program) {
        try (var in = Folders.class.getResourceAsStream("/versions.properties")) {
            var versions = new Properties();
            versions.load(in);
            return versions.getProperty(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure("Cannot create the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #create}, readable by this user alone if it is new. */
    static void createPrivately(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        create(folder);
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new StartFailure("Cannot protect the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A new folder under the system's temporary folder that only this user can read. */
    public static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(
                    prefix, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new StartFailure(
                    "Cannot create a folder in " + System.getProperty("java.io.tmpdir") + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the folder and all in it. A file that vanishes meanwhile is as good as deleted. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    /** Writes a file that only this user can read. */
    static void writePrivately(Path file, String content) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
