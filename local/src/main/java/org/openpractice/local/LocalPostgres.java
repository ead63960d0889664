package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL server on the loopback address, a child of this process. Works as root and as an ordinary
 * user, in any folder, and is stopped when this object is closed or this process ends, whichever comes first.
 */
public final class LocalPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    /** What initdb is told, here and in a container. */
    public static final List<String> INITDB = List.of(
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums");

    /** Settings of every server, here and in a container. */
    public static final List<String> SETTINGS = List.of(
            "max_connections=200",
            "shared_buffers=64MB",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            "jit=off");

    /** Settings of a server whose data nobody will miss: nothing is forced to disk. */
    public static final List<String> TEMPORARY =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=256MB");

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS_ON_FREE_PORTS = 3;

    private final Path folder;
    private final int port;
    private final boolean temporary;
    private final String password;
    private final ChildProcess server;
    private final Thread hook = new Thread(this::stop, "stop-postgresql");

    private LocalPostgres(Path folder, int port, boolean temporary, String password, ChildProcess server) {
        this.folder = folder;
        this.port = port;
        this.temporary = temporary;
        this.password = password;
        this.server = server;
    }

    /** A server for tests and demonstrations: free port, fresh folder deleted on close, nothing forced to disk. */
    public static LocalPostgres temporary() {
        Path folder = Folders.temporary("openpractice-postgresql-");
        try {
            return start(new Children(System.err::println), folder, 0, true, true);
        } catch (StartFailure e) {
            Folders.delete(folder);
            throw e;
        }
    }

    /**
     * A server that keeps its data in the folder, created when it is empty, and forces every commit to disk.
     *
     * @param port 0 for any free port
     * @throws StartFailure when it cannot start, naming the cause and the log file
     */
    public static LocalPostgres durable(Path folder, int port) {
        return start(new Children(System.err::println), Folders.create(folder), port, false, true);
    }

    /** A server whose folder and whose end are the launcher's business. */
    static LocalPostgres forLauncher(Children children, Path folder, int port, boolean durable) {
        return start(children, Folders.create(folder), port, !durable, false);
    }

    private static LocalPostgres start(
            Children children, Path folder, int wantedPort, boolean temporary, boolean stopsItself) {
        Path home = PostgresProgram.unpacked();
        List<String> prefix = PostgresProgram.prefix();
        Path cluster = folder.toAbsolutePath().resolve("cluster");
        Path log = folder.toAbsolutePath().resolve("postgresql.log");
        String password = initialize(children, home, prefix, folder.toAbsolutePath(), cluster, log, temporary);
        StartFailure last = new StartFailure("PostgreSQL was not started");
        int attempts = wantedPort == 0 ? ATTEMPTS_ON_FREE_PORTS : 1;
        for (int attempt = 0; attempt < attempts; attempt++) {
            int port = wantedPort == 0 ? FreePort.find() : wantedPort;
            ChildProcess server = children.start(
                    "PostgreSQL", "INT", cluster, Map.of(), log, command(home, prefix, cluster, port, temporary));
            var postgres = new LocalPostgres(folder, port, temporary, password, server);
            if (stopsItself) {
                Runtime.getRuntime().addShutdownHook(postgres.hook);
            }
            try {
                server.awaitReady(() -> postgres.saysReady(cluster.resolve("postmaster.pid")));
                return postgres;
            } catch (StartFailure e) {
                last = e;
                postgres.closeKeepingFiles();
            }
        }
        throw last;
    }

    private static List<String> command(Path home, List<String> prefix, Path cluster, int port, boolean temporary) {
        var postgres = new ArrayList<String>();
        postgres.add(home.resolve("bin/postgres").toString());
        postgres.addAll(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                // No socket file: its path may be too long, and a killed server would leave it behind.
                "unix_socket_directories=",
                // Shared memory in a file of the cluster rather than in /dev/shm, for the same reason.
                "dynamic_shared_memory_type=mmap"));
        settings.addAll(SETTINGS);
        if (temporary) {
            settings.addAll(TEMPORARY);
        }
        settings.forEach(setting -> postgres.addAll(List.of("-c", setting)));
        return ChildProcess.tied("INT", prefix, postgres);
    }

    /** Makes the cluster when the folder has none, and returns the superuser's password. */
    private static String initialize(
            Children children, Path home, List<String> prefix, Path folder, Path cluster, Path log, boolean temporary) {
        Path passwordFile = folder.resolve("superuser.password");
        try {
            if (Files.exists(cluster.resolve("PG_VERSION")) && Files.exists(passwordFile)) {
                return Files.readString(passwordFile);
            }
            if (Files.exists(cluster)) {
                Folders.delete(cluster); // an initdb that was killed half-way
            }
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            Folders.writePrivately(passwordFile, password);
            var initdb = new ArrayList<>(prefix);
            initdb.addAll(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + cluster,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256"));
            initdb.addAll(INITDB);
            if (temporary) {
                initdb.add("--no-sync");
            }
            ChildProcess run = children.start("initdb", "TERM", folder, Map.of(), log, initdb);
            int code = run.waitFor();
            if (code != 0) {
                throw new StartFailure("PostgreSQL's initdb failed (" + run.lastLine() + "), see " + log);
            }
            return password;
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + passwordFile + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while PostgreSQL was being set up", e);
        }
    }

    /** The eighth line of the server's pid file is its state; the first is whose file it is. */
    private boolean saysReady(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(server.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@link PostgresAccess#createServiceDatabase}, in this server. */
    public ServiceDatabase createServiceDatabase(String name, ServiceDatabase.Passwords passwords) {
        return access().createServiceDatabase(name, passwords);
    }

    /** Kills the server and its workers at once, as a crash would; the folder stays. */
    public void kill() {
        server.kill();
    }

    /** Where it is, and its superuser. */
    public PostgresAccess access() {
        return new PostgresAccess("127.0.0.1", port, SUPERUSER, password);
    }

    /** As {@link PostgresAccess#superuserConnection}. */
    public Connection superuserConnection(String database) throws SQLException {
        return access().superuserConnection(database);
    }

    public int port() {
        return port;
    }

    ChildProcess process() {
        return server;
    }

    /** The server's process id. */
    public long pid() {
        return server.pid();
    }

    public boolean isRunning() {
        return server.isAlive();
    }

    public Path log() {
        return server.log();
    }

    /** Disconnects everybody, stops the server and, if it was temporary, deletes its folder. */
    @Override
    public void close() {
        closeKeepingFiles();
        if (temporary && Files.exists(folder)) {
            Folders.delete(folder);
        }
    }

    private void closeKeepingFiles() {
        server.stop(STOP_PATIENCE);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already; stopping twice does no harm.
        }
    }

    private void stop() {
        server.stop(STOP_PATIENCE);
        if (temporary && Files.exists(folder)) {
            Folders.delete(folder);
        }
    }
}
