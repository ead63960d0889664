package org.openpractice.local;

import java.nio.file.Path;

/** What can be done with a data folder as a whole. */
public final class DataFolders {

    private DataFolders() {}

    /**
     * Copies all that is kept in the folder into one file that only this user can read, as of one moment, while a platform runs on
     * it or not.
     *
     * @throws StartFailure when it cannot be made
     */
    public static void backup(Path folder, Path file) {
        Backup.make(DataFolder.at(folder), KeycloakProgram.libraries(), file, said -> {});
    }

    /**
     * Makes a data folder of a backup.
     *
     * @throws StartFailure when the folder holds data, or the file is no backup that the built programs can read
     */
    public static void restore(Path projectRoot, Path folder, Path file) {
        try (DataFolder held = DataFolder.hold(folder)) {
            Restore.into(held, file, WrittenBy.program(projectRoot));
        }
    }
}
