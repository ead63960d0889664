package org.openpractice.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the parts that are Java programs are run: by the very JDK the launcher runs on, small and quick to start. */
final class Jvm {

    private Jvm() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * The start of a command line.
     *
     * @param heapMegabytes the most the heap may take
     */
    static List<String> command(int heapMegabytes, Path temporaryFiles) {
        var command = new ArrayList<String>();
        command.add(home().resolve("bin/java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Xms16m",
                "-XX:+UseSerialGC",
                // Nine programs start at once on perhaps two cores: the optimizing compiler costs more than it gives.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporaryFiles,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }
}
