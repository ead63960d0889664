package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The loaded and linked classes of the programs, kept by the JDK in a file of each (JEP 483, 514), so that a start need not read,
 * check and link them again. They are made after a build by starting everything once; a file that does not fit the program or the
 * JDK any more is passed over by the JVM.
 */
final class ClassCaches {

    /** How the temporary data folder begins. */
    static final String FOLDER = "openpractice-prepare-";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private ClassCaches() {}

    /** Where that of a part is, whether it is there or not. That of Keycloak is beside its program. */
    static Path of(Path projectRoot, String part) {
        return folder(projectRoot).resolve(part + ".aot");
    }

    private static Path folder(Path projectRoot) {
        return projectRoot.resolve("target/classes-of");
    }

    /** Makes all of them anew, on a platform of its own that is started for this, and ended. */
    static void make(Path projectRoot, Consumer<String> tell) {
        Path data = Folders.temporary(FOLDER);
        try {
            clear(folder(projectRoot));
            Platform platform =
                    new Platform(new Platform.Settings(projectRoot, DataFolder.hold(data), false, 0, null, tell), true);
            var hook = new Thread(
                    () -> {
                        platform.close();
                        Folders.delete(data);
                    },
                    "stop-preparing");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                platform.start();
            } finally {
                platform.closeRecorded(PATIENCE);
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } finally {
            Folders.delete(data);
        }
    }

    private static void clear(Path folder) {
        try (Stream<Path> old = Files.list(Folders.create(folder))) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }
}
