package org.openpractice.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.openpractice.local.Progress;

/**
 * What every chapter needs: the door to the platform, for people and for the clearing house's program, the place to print to, the folder for the files made, and
 * the story's own day.
 */
record Scene(
        GatewayClient gateway,
        GatewayClient.Caller clearingHouse,
        Progress progress,
        Path files,
        LocalDate today,
        Cast cast) {

    /** Keeps a file the story made or got, and returns where. */
    Path keep(String name, byte[] content) {
        try {
            Path file = files.resolve(name);
            Files.write(file, content);
            return file;
        } catch (IOException e) {
            throw new StoryFailure("Cannot write " + name + " into " + files, e);
        }
    }

    /** Ends the story with this message unless it holds. */
    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new StoryFailure(otherwise);
        }
    }
}
