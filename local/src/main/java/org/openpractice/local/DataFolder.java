package org.openpractice.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What one platform keeps: databases, topics, secrets, ports, logs. Held by one launcher at a time; the lock is
 * the kernel's, so a killed launcher never leaves it behind.
 */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    private DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Looks at a folder without holding it; it need not exist. */
    static DataFolder at(Path path) {
        return new DataFolder(path);
    }

    /**
     * Takes the folder, making it when it is not there.
     *
     * @throws StartFailure when another launcher holds it
     */
    public static DataFolder hold(Path path) {
        var folder = new DataFolder(path);
        Folders.createPrivately(folder.path);
        if (!folder.tryLock()) {
            throw new StartFailure("The data folder " + folder.path + " is in use by a running platform"
                    + folder.pid().stream()
                            .mapToObj(pid -> " (process " + pid + ")")
                            .findFirst()
                            .orElse("")
                    + "; stop it with ./openpractice down, or choose another with --data DIR");
        }
        Folders.writePrivately(
                folder.path.resolve("pid"),
                Long.toString(ProcessHandle.current().pid()));
        return folder;
    }

    /** Whether a launcher that still lives holds this folder. */
    boolean isHeld() {
        if (!Files.exists(path.resolve("lock"))) {
            return false;
        }
        if (tryLock()) {
            unlock();
            return false;
        }
        return true;
    }

    private boolean tryLock() {
        try {
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                unlock();
            }
            return lock != null;
        } catch (OverlappingFileLockException e) {
            unlock();
            return false;
        } catch (IOException e) {
            throw new StartFailure("Cannot use the data folder " + path + ": " + e.getMessage(), e);
        }
    }

    private void unlock() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot let go of the data folder " + path + ": " + e.getMessage(), e);
        } finally {
            channel = null;
            lock = null;
        }
    }

    /** The process that holds the folder, or held it last. */
    OptionalLong pid() {
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readString(path.resolve("pid")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    public Path path() {
        return path;
    }

    Path folder(String name) {
        return Folders.create(path.resolve(name));
    }

    /** Empties a folder in it, which need not be there. */
    void clear(String name) {
        Path cleared = path.resolve(name);
        if (Files.exists(cleared)) {
            Folders.delete(cleared);
        }
    }

    /** A part's log. What it wrote before is kept once, as {@code <part>.previous.log}. */
    Path newLog(String part) {
        Path log = folder("logs").resolve(part + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(part + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot write the log " + log + ": " + e.getMessage(), e);
        }
        return log;
    }

    Optional<Properties> read(String file) {
        Path source = path.resolve(file);
        if (!Files.exists(source)) {
            return Optional.empty();
        }
        try (var in = Files.newBufferedReader(source)) {
            var properties = new Properties();
            properties.load(in);
            return Optional.of(properties);
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    void write(String file, Properties properties) {
        var text = new StringBuilder();
        for (String name : properties.stringPropertyNames().stream().sorted().toList()) {
            text.append(name)
                    .append('=')
                    .append(properties.getProperty(name).replace("\\", "\\\\"))
                    .append('\n');
        }
        Folders.writePrivately(path.resolve(file), text.toString());
    }

    /** Lets go of the folder and keeps what is in it. */
    @Override
    public void close() {
        if (lock != null) {
            try {
                Files.deleteIfExists(path.resolve("pid"));
                Files.deleteIfExists(path.resolve(Platform.STATE));
            } catch (IOException e) {
                // Another launcher overwrites them; whether one lives is told by the lock alone.
            }
            unlock();
        }
    }
}
