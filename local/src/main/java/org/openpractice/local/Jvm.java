package org.openpractice.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the parts that are Java programs are run: by the very JDK the launcher runs on, small and quick to start. */
final class Jvm {

    /** Nine programs on one machine: one pool of the C library's memory each is enough, eight a core are its default. */
    static final String ARENAS = "MALLOC_ARENA_MAX";

    private Jvm() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * The start of a command line.
     *
     * @param heapMegabytes the most the heap may take
     * @param classes the cache of loaded classes, used where it is good for this program and this JDK, and done without where not
     */
    static List<String> command(int heapMegabytes, Path temporaryFiles, @Nullable Path classes) {
        var command = plain(heapMegabytes, temporaryFiles);
        if (classes != null && Files.isRegularFile(classes)) {
            // Of a cache that was made of other files the JVM would say so in the program's log.
            command.addAll(List.of("-XX:AOTCache=" + classes, "-Xlog:disable"));
        }
        return command;
    }

    /** As {@link #command}; when the program ends, the JVM writes the cache of the classes it has loaded by then. */
    static List<String> recording(int heapMegabytes, Path temporaryFiles, Path classes) {
        var command = plain(heapMegabytes, temporaryFiles);
        command.addAll(List.of("-XX:AOTCacheOutput=" + classes, "-Xlog:disable"));
        return command;
    }

    private static List<String> plain(int heapMegabytes, Path temporaryFiles) {
        var command = new ArrayList<String>();
        command.add(home().resolve("bin/java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Xms16m",
                "-XX:+UseSerialGC",
                // Nine programs start at once on perhaps two cores: the optimizing compiler costs more than it gives.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporaryFiles,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }
}
