package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Makes a data folder of a {@link Backup}. PostgreSQL finishes it when it starts: it applies the log of the backup. */
final class Restore {

    /** There while it is not finished. */
    static final String UNFINISHED = "restore.unfinished";

    private static final Set<String> OF_THE_HOLDER = Set.of("lock", "pid", UNFINISHED);

    private Restore() {}

    /**
     * @param folder held, and empty but for what an interrupted restore left
     * @return when the backup was made
     * @throws StartFailure when the folder holds data, or the file is no whole backup
     */
    static String into(DataFolder folder, Path file, Properties program) {
        Path root = folder.path();
        boolean interrupted = Files.exists(root.resolve(UNFINISHED));
        try (var zip = new ZipFile(file.toFile())) {
            var label = label(zip, file);
            if (!Backup.FORMAT.equals(label.getProperty("format"))) {
                throw new StartFailure(file + " is a backup of format " + label.getProperty("format")
                        + ", this program reads " + Backup.FORMAT);
            }
            WrittenBy.refuseNewer(label, program, "The backup " + file);
            empty(root, interrupted);
            Files.writeString(root.resolve(UNFINISHED), file.toString());
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.getName().equals(Backup.LABEL)) {
                    extract(zip, entry, root);
                }
            }
            Files.setPosixFilePermissions(
                    root.resolve("postgresql/cluster"), PosixFilePermissions.fromString("rwx------"));
            Files.delete(root.resolve(UNFINISHED));
            return label.getProperty("made", "an unknown time");
        } catch (IOException e) {
            throw new StartFailure("Cannot restore " + file + ": " + e.getMessage(), e);
        }
    }

    /** Refuses a folder in which a restore was interrupted: it looks like data and is not. */
    static void refuseUnfinished(DataFolder folder) {
        if (Files.exists(folder.path().resolve(UNFINISHED))) {
            throw new StartFailure("A restore into " + folder.path()
                    + " was interrupted; run ./openpractice restore again, with the same file");
        }
    }

    private static Properties label(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.LABEL);
        if (entry == null) {
            throw new StartFailure(file + " is no backup of OpenPractice");
        }
        var label = new Properties();
        try (var in = zip.getInputStream(entry)) {
            label.load(in);
        }
        return label;
    }

    private static void empty(Path root, boolean interrupted) throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            for (Path path : paths.toList()) {
                if (OF_THE_HOLDER.contains(path.getFileName().toString())) {
                    continue;
                }
                if (!interrupted) {
                    throw new StartFailure("The data folder " + root
                            + " is not empty; restore into another with --data DIR, or move it away first");
                }
                Folders.delete(path);
            }
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("entry outside of the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var in = zip.getInputStream(entry);
                var out = Files.newOutputStream(path)) {
            in.transferTo(out);
        }
    }
}
