package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.openpractice.local.Progress;

/**
 * What every chapter needs: the door to the platform, for people and for the clearing house's program, the place to print to, the folder for the files made, the
 * folder in which the mail server keeps what was sent, and the story's own day.
 */
record Scene(
        GatewayClient gateway,
        GatewayClient.Caller clearingHouse,
        Progress progress,
        Path files,
        Path mail,
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

    /**
     * Waits until the service's mail about one record is out, and says to whom it went.
     *
     * @param service as in the path, for example {@code payroll}
     */
    void tellOfMail(String service, String about) {
        JsonNode message = GatewayClient.awaitUntil(
                "mail about " + about,
                Duration.ofSeconds(60),
                () -> gateway.as("manager").all("/api/" + service + "/messages?state=SENT").stream()
                        .filter(sent -> sent.path("about").asText().equals(about))
                        .findFirst());
        Path kept = mail.resolve(message.path("id").asText() + "@openpractice.example.eml");
        check(Files.isRegularFile(kept), "The mail server should have kept " + kept);
        progress.line("  mail to " + message.path("recipient").asText() + ": "
                + message.path("subject").asText());
    }

    /** Ends the story with this message unless it holds. */
    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new StoryFailure(otherwise);
        }
    }
}
