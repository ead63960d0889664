package org.openpractice.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openpractice.local.LocalMail;

/** What the mail server of the tests took, each message whole, its parts decoded. */
public final class Mails {

    private static final Pattern ENCODED = Pattern.compile("=([0-9A-F]{2})");

    private Mails() {}

    /** Every message. */
    public static List<String> all() {
        return in(Infrastructure.mailFolder());
    }

    /** Every message in the folder of a mail server. */
    public static List<String> in(Path folder) {
        return LocalMail.kept(folder).stream().map(Mails::read).toList();
    }

    public static List<String> to(String address) {
        return all().stream()
                .filter(message -> message.lines()
                        .takeWhile(line -> !line.isEmpty())
                        .anyMatch(line -> line.toLowerCase(Locale.ROOT).equals("to: " + address)))
                .toList();
    }

    /** Waits until there are that many and returns them. */
    public static List<String> awaitTo(String address, int count) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> to(address), messages -> messages.size() >= count);
    }

    private static String read(Path file) {
        try {
            String unfolded = Files.readString(file, StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .replace("=\n", "");
            return ENCODED.matcher(unfolded)
                    .replaceAll(hex -> java.util.regex.Matcher.quoteReplacement(
                            Character.toString((char) Integer.parseInt(hex.group(1), 16))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
