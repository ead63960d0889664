package org.openpractice.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies a data folder into one file while the platform runs, as of one moment.
 *
 * <p>PostgreSQL's files are copied between the start and the stop of a base backup, with the log between the two: restored, the
 * databases of all services are as they were at the stop. Shortly before it the tables of outgoing and incoming events are held, so
 * that nothing is marked as sent or taken in while Kafka's files are copied: what the databases call sent is in the copy of Kafka, and
 * the copy of Kafka counts nothing as read that the databases do not have. What was on its way is sent again and known by its id.
 * Requests that make no event go on meanwhile; the others wait a moment.
 *
 * <p>The file holds everything, the key of the encrypted columns and all passwords too, and is readable by its owner alone.
 */
final class Backup {

    /** The first entry: what the file is. */
    static final String LABEL = "backup.properties";

    /** What a restored folder must be read by. */
    static final String FORMAT = "1";

    private static final String CLUSTER = "postgresql/cluster";
    private static final String LOG = CLUSTER + "/pg_wal";
    private static final String CONTROL = "global/pg_control";

    /** What a server fills anew when it starts; the folders themselves must be there. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /** What stands for a running server, and files that are being made or deleted. */
    private static final Predicate<String> PASSING = name -> name.equals("postmaster.pid")
            || name.equals("postmaster.opts")
            || name.equals("pg_internal.init")
            || name.startsWith("pgsql_tmp")
            || name.equals(".lock")
            || name.endsWith(".deleted")
            || name.endsWith(".cleaned");

    private final DataFolder folder;
    private final Path root;
    private final ZipOutputStream out;
    private final boolean running;
    private final Set<String> written = new HashSet<>();

    private Backup(DataFolder folder, boolean running, ZipOutputStream out) {
        this.folder = folder;
        this.running = running;
        this.root = folder.path();
        this.out = out;
    }

    /**
     * @param keycloakJars where the driver of Keycloak's database is found, to see that its copy can be read
     * @param file must not exist
     * @throws StartFailure when it cannot be made; then there is no file
     */
    static void make(DataFolder folder, Path keycloakJars, Path file, Consumer<String> tell) {
        if (Files.exists(file)) {
            throw new StartFailure(file + " exists already; choose another name");
        }
        if (!Files.isDirectory(folder.path().resolve(CLUSTER))) {
            throw new StartFailure("Nothing is kept in " + folder.path() + " yet");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream bytes = Files.newOutputStream(unfinished, StandardOpenOption.WRITE);
                    var out = new ZipOutputStream(bytes)) {
                out.setLevel(Deflater.BEST_SPEED);
                boolean running = folder.isHeld();
                var backup = new Backup(folder, running, out);
                if (running) {
                    backup.whileItRuns(keycloakJars, tell);
                } else {
                    try (DataFolder held = DataFolder.hold(folder.path())) {
                        backup.whileItRests(held);
                    }
                }
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            throw new StartFailure("The backup failed: " + e.getMessage(), e);
        } finally {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException e) {
                tell.accept("could not delete " + unfinished);
            }
        }
    }

    private void whileItRests(DataFolder held) throws IOException {
        new Leftovers(held).end(said -> {});
        label();
        smallFiles();
        tree("postgresql", path -> true);
        tree("kafka", path -> true);
        file(KeycloakProgram.DATABASE_FILE);
        tree(Platform.MAIL, path -> true);
    }

    private void whileItRuns(Path keycloakJars, Consumer<String> tell) throws IOException, SQLException {
        PostgresAccess server = runningServer();
        label();
        smallFiles();
        tree(Platform.MAIL, path -> true);
        entry(
                KeycloakProgram.DATABASE_FILE,
                KeycloakDatabase.copy(root.resolve(KeycloakProgram.DATABASE_FILE), keycloakJars));
        try (Connection session = server.superuserConnection("postgres");
                Statement statement = session.createStatement()) {
            // Of a session: both end with it, should this program be killed.
            statement.execute("select pg_create_physical_replication_slot('openpractice_backup', true, true)");
            String first = one(statement, "select pg_walfile_name(pg_backup_start('openpractice', true))");
            tree(CLUSTER, path -> !path.endsWith(CONTROL));
            file("postgresql/superuser.password");
            closedSegments();
            var held = new ArrayList<Connection>();
            String last;
            long began = System.nanoTime();
            try {
                for (Service service : Service.values()) {
                    if (service.hasDatabase()) {
                        held.add(hold(server, service.slug()));
                    }
                }
                tree("kafka", path -> true);
                file(CLUSTER + "/" + CONTROL);
                last = stop(statement);
            } finally {
                for (Connection connection : held) {
                    connection.close();
                }
            }
            tell.accept("events waited for " + (System.nanoTime() - began) / 1_000_000 + " ms");
            log(first, last);
        } catch (SQLException e) {
            if (e.getMessage() != null && e.getMessage().contains("openpractice_backup")) {
                throw new StartFailure("Another backup of " + root + " is being made", e);
            }
            throw e;
        }
    }

    private PostgresAccess runningServer() throws IOException {
        String address = folder.read(Platform.STATE).orElseGet(Properties::new).getProperty("postgresql.address", "");
        Path password = root.resolve("postgresql/superuser.password");
        if (address.isEmpty() || !Files.exists(password)) {
            throw new StartFailure("The platform on " + root + " is still starting; try again when it is up");
        }
        return new PostgresAccess(
                address.replaceFirst(":.*", ""),
                Integer.parseInt(address.replaceFirst(".*:", "")),
                LocalPostgres.SUPERUSER,
                Files.readString(password).strip());
    }

    /** Lets nobody mark an event as sent or take one in until the connection is closed. */
    private static Connection hold(PostgresAccess server, String database) throws SQLException {
        Connection connection = server.superuserConnection(database);
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set lock_timeout = '60s'");
            statement.execute("lock table inbox, outbox in exclusive mode");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw new SQLException(
                    database + " is busy with a long transaction, try again later (" + e.getMessage() + ")", e);
        }
    }

    /** Ends the base backup, keeps its label, and returns the last file of the log that belongs to it. */
    private String stop(Statement statement) throws SQLException, IOException {
        try (var row = statement.executeQuery("select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
            row.next();
            bytes(CLUSTER + "/backup_label", row.getString(2));
            return row.getString(1);
        }
    }

    private void log(String first, String last) throws IOException {
        for (Path segment : sorted(root.resolve(LOG))) {
            String name = segment.getFileName().toString();
            if (name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                file(LOG + "/" + name);
            }
        }
        if (!written.contains(LOG + "/" + first) || !written.contains(LOG + "/" + last)) {
            throw new IOException("PostgreSQL's log of the backup is not complete");
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void label() throws IOException {
        var text = new StringBuilder(
                "format=" + FORMAT + "\nmade=" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
        Properties writer = folder.read(WrittenBy.FILE).orElseGet(Properties::new);
        writer.stringPropertyNames().stream()
                .sorted()
                .forEach(part -> text.append(part)
                        .append('=')
                        .append(writer.getProperty(part))
                        .append('\n'));
        bytes(LABEL, text.toString());
    }

    private void smallFiles() throws IOException {
        for (String name : List.of(Secrets.FILE, Ports.FILE, WrittenBy.FILE)) {
            file(name);
        }
    }

    /** Kafka appends to the last file of a partition only; those before it need no stillness. */
    private void closedSegments() throws IOException {
        Path logs = root.resolve("kafka/logs");
        for (Path partition : sorted(logs)) {
            // Internal topics are compacted, which writes closed files anew.
            if (Files.isDirectory(partition)
                    && !partition.getFileName().toString().startsWith("__")) {
                List<Path> segments = sorted(partition).stream()
                        .filter(path -> path.toString().endsWith(".log"))
                        .toList();
                for (Path segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
                    file(root.relativize(segment).toString());
                }
            }
        }
    }

    private void tree(String name, Predicate<Path> wanted) throws IOException {
        Path top = root.resolve(name);
        if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        folderEntry(name);
        for (Path path : sorted(top)) {
            String file = path.getFileName().toString();
            String inside = root.relativize(path).toString();
            if (PASSING.test(file) || !wanted.test(path)) {
                continue;
            }
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                file(inside);
            } else if (name.equals(CLUSTER) && EMPTY.contains(file) && running) {
                folderEntry(inside);
            } else {
                tree(inside, wanted);
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of(); // gone meanwhile
        }
    }

    private void folderEntry(String name) throws IOException {
        out.putNextEntry(new ZipEntry(name + "/"));
        out.closeEntry();
    }

    private void file(String name) throws IOException {
        entry(name, root.resolve(name));
    }

    /** A file that is gone meanwhile is left out: PostgreSQL's log makes it, or its end, again. */
    private void entry(String name, Path source) throws IOException {
        if (!Files.isRegularFile(source) || written.contains(name)) {
            return;
        }
        try (var in = Files.newInputStream(source)) {
            written.add(name);
            out.putNextEntry(new ZipEntry(name));
            in.transferTo(out);
            out.closeEntry();
        } catch (NoSuchFileException e) {
            written.remove(name);
        }
    }

    private void bytes(String name, String text) throws IOException {
        written.add(name);
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
