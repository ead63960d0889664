package org.openpractice.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on the loopback address that delivers to nobody: it keeps every message as an {@code .eml} file. The
 * launcher runs {@link #main} in a JVM of its own; tests start it in theirs.
 *
 * <p>A message is on disk before it is taken, and named by its Message-ID: one that comes again because its sender did not
 * hear the answer is there already. An address under {@code .invalid}, where no mail can ever arrive (RFC 2606), is refused.
 */
public final class LocalMail implements AutoCloseable {

    /** What the process says when mail can be sent. */
    static final String READY = "Mail is ready";

    private static final String KEPT = ".eml";
    private static final String INCOMING = ".part";

    private final Path folder;
    private final boolean temporary;
    private final SMTPServer server;

    private LocalMail(Path folder, boolean temporary, int port) {
        this.folder = folder;
        this.temporary = temporary;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("OpenPractice local mail")
                .hideTLS()
                .messageHandlerFactory(context -> new Incoming())
                .build();
    }

    /** A server for tests: free port, fresh folder deleted on close. */
    public static LocalMail temporary() {
        return start(Folders.temporary("openpractice-mail-"), FreePort.find(), true);
    }

    /**
     * A server that keeps messages in the folder.
     *
     * @throws StartFailure when it cannot start, naming the cause
     */
    public static LocalMail in(Path folder, int port) {
        return start(Folders.create(folder), port, false);
    }

    private static LocalMail start(Path folder, int port, boolean temporary) {
        if (!FreePort.isFree(port)) {
            throw new StartFailure("The mail server's port " + port + " is taken by another program");
        }
        var mail = new LocalMail(folder.toAbsolutePath(), temporary, port);
        mail.removeWhatAKilledServerLeft();
        try {
            mail.server.start();
        } catch (RuntimeException e) {
            throw new StartFailure("The mail server did not start: " + e.getMessage(), e);
        }
        if (temporary) {
            Runtime.getRuntime().addShutdownHook(new Thread(mail::close, "stop-mail"));
        }
        return mail;
    }

    public int port() {
        return server.getPort();
    }

    public Path folder() {
        return folder;
    }

    /** The files of a folder that hold a whole message each. */
    public static List<Path> kept(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(KEPT)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /** Stops the server and, if it was temporary, deletes its folder. */
    @Override
    public void close() {
        server.stop();
        if (temporary && Files.exists(folder)) {
            Folders.delete(folder);
        }
    }

    private void removeWhatAKilledServerLeft() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(INCOMING)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot use the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private final class Incoming implements MessageHandler {

        @Override
        public void from(String address) {
            // Anybody on this machine may send.
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (address.toLowerCase(Locale.ROOT).endsWith(".invalid")) {
                throw new RejectException(550, "5.1.2 No such domain: " + address);
            }
        }

        @Override
        public String data(InputStream message) throws IOException {
            Path part = folder.resolve(UUID.randomUUID() + INCOMING);
            Files.copy(message, part);
            try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Path kept = folder.resolve(name(part) + KEPT);
            try {
                // Unlike a move this never replaces what is there.
                Files.createLink(kept, part);
                return "kept";
            } catch (FileAlreadyExistsException e) {
                return "already kept";
            } finally {
                Files.delete(part);
            }
        }

        @Override
        public void done() {
            // Nothing is held for a session.
        }
    }

    /** The Message-ID where it makes a plain file name, else a digest of it; a random one of a message without. */
    private static String name(Path message) throws IOException {
        String id = messageId(message);
        if (id.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        if (id.matches("[A-Za-z0-9@._-]{1,200}")) {
            return id;
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String messageId(Path message) throws IOException {
        try (var in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(message), StandardCharsets.ISO_8859_1))) {
            var id = new StringBuilder();
            boolean inside = false;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                inside = inside && (line.startsWith(" ") || line.startsWith("\t"));
                if (line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
                    inside = true;
                    line = line.substring("message-id:".length());
                }
                if (inside) {
                    id.append(line.strip());
                }
            }
            return id.toString().replaceAll("[<>]", "").strip();
        }
    }

    /**
     * Runs a server until the process is asked to end.
     *
     * @param arguments folder, port
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: LocalMail FOLDER PORT");
            System.exit(2);
        }
        try {
            LocalMail mail = in(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            System.out.println(READY + " on 127.0.0.1:" + mail.port());
            new CountDownLatch(1).await();
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
