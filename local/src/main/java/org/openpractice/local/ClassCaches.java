package org.openpractice.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

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
        return projectRoot.resolve("target/classes-of").resolve(part + ".aot");
    }

    /** Where that of a part is made; {@code ./openpractice prepare} moves all of them to their place when they are whole. */
    static Path unfinished(Path projectRoot, String part) {
        return Folders.create(projectRoot.resolve("target/classes-of.unfinished"))
                .resolve(part + ".aot");
    }

    /** Makes all of them anew, on a platform of its own that is started for this, and ended. */
    static void make(Path projectRoot, Consumer<String> tell) {
        Path data = Folders.temporary(FOLDER);
        try {
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
}
