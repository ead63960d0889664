package org.openpractice.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on one machine: PostgreSQL, Kafka, Keycloak, a mail server, the services and the gateway, each a child
 * process on the loopback address. Everything starts as soon as what it needs is there.
 */
public final class Platform implements AutoCloseable {

    /** Written while the platform runs: what runs where. Read by {@code status}. */
    static final String STATE = "platform.properties";

    private static final String POSTGRESQL = "postgresql";
    private static final String KAFKA = "kafka";
    private static final String KEYCLOAK = "keycloak";
    /** The mail server, and the folder with what it keeps. */
    static final String MAIL = "mail";

    /** All parts, in the order in which they are shown. */
    static final List<String> PARTS = Stream.concat(
                    Stream.of(Service.GATEWAY, Service.STAFF, Service.PAYROLL, Service.BILLING, Service.COMPLIANCE)
                            .map(Service::slug),
                    Stream.of(KEYCLOAK, KAFKA, POSTGRESQL, MAIL))
            .toList();

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Children children;
    private final Settings settings;
    private final DataFolder folder;
    private final Secrets secrets;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<Service, Part> services = new EnumMap<>(Service.class);
    private final Part postgresql;
    private final Part kafka;
    private final Part keycloak;
    private final Part mail;
    private final String gatewayUrl;
    private final String issuer;
    private volatile @Nullable PostgresAccess database;
    private final Leftovers leftovers;
    private final Supervision supervision;
    private final boolean recording;

    /**
     * @param projectRoot the checkout whose built programs are run
     * @param folder where data are kept
     * @param durable whether a commit is forced to disk
     * @param gatewayPort 0 for the port of the last time, or any
     * @param clockStart where the business clock starts, or null for the time it is
     * @param progress told in a few words what has happened
     * @param foundation PostgreSQL, Kafka and Keycloak that run already, or null to run them too
     */
    public record Settings(
            Path projectRoot,
            DataFolder folder,
            boolean durable,
            int gatewayPort,
            @Nullable Instant clockStart,
            Consumer<String> progress,
            @Nullable Foundation foundation) {

        /** Everything is run here. */
        public Settings(
                Path projectRoot,
                DataFolder folder,
                boolean durable,
                int gatewayPort,
                @Nullable Instant clockStart,
                Consumer<String> progress) {
            this(projectRoot, folder, durable, gatewayPort, clockStart, progress, null);
        }
    }

    public Platform(Settings settings) {
        this(settings, false);
    }

    /** @param recording whether the programs write their caches of loaded classes when they end, see {@link ClassCaches} */
    Platform(Settings settings, boolean recording) {
        this.settings = settings;
        this.folder = settings.folder();
        for (Service service : Service.values()) {
            Path program = service.program(settings.projectRoot());
            if (!Files.isRegularFile(program)) {
                throw new StartFailure("Not built: " + program + " is missing");
            }
        }
        this.recording = recording;
        this.leftovers = new Leftovers(folder);
        leftovers.end(settings.progress());
        folder.clear("tmp");
        Restore.refuseUnfinished(folder);
        WrittenBy.check(folder, WrittenBy.program(settings.projectRoot()), settings.progress());
        this.children = new Children(settings.progress(), leftovers);
        this.supervision = new Supervision(parts.values(), settings.progress(), this::writeState);
        secrets = Secrets.of(folder);
        var ports = new Ports(folder);
        int gatewayPort = ports.of(Service.GATEWAY.slug(), settings.gatewayPort(), settings.durable() ? 8080 : 0);
        gatewayUrl = "http://127.0.0.1:" + gatewayPort;
        Foundation foundation = settings.foundation();
        if (foundation == null) {
            int postgresqlPort = ports.of(POSTGRESQL, 0, 0);
            int kafkaPort = ports.of(KAFKA, 0, 0);
            int keycloakPort = ports.of(KEYCLOAK, 0, 0);
            postgresql =
                    add(new Part(POSTGRESQL, "127.0.0.1:" + postgresqlPort, () -> startPostgresql(postgresqlPort)));
            kafka = add(new Part(KAFKA, "127.0.0.1:" + kafkaPort, () -> startKafka(kafkaPort)));
            keycloak = add(new Part(KEYCLOAK, "http://127.0.0.1:" + keycloakPort, () -> startKeycloak(keycloakPort)));
        } else {
            database = foundation.postgresql();
            postgresql = add(new Part(POSTGRESQL, database.host() + ":" + database.port()));
            kafka = add(new Part(KAFKA, foundation.kafka()));
            keycloak = add(new Part(KEYCLOAK, foundation.keycloak(realm())));
            createDatabases(database);
            ServiceTopics.create(kafka.address(), servicesWithADatabase());
        }
        issuer = keycloak.address() + "/realms/" + Realm.NAME;
        int mailPort = ports.of(MAIL, 0, 0);
        mail = add(new Part(MAIL, "127.0.0.1:" + mailPort, () -> startMail(mailPort)));
        for (Service service : Service.values()) {
            int port = service == Service.GATEWAY ? gatewayPort : ports.of(service.slug(), 0, 0);
            services.put(
                    service,
                    add(new Part(service.slug(), "http://127.0.0.1:" + port, () -> startService(service, port))));
        }
    }

    private Part add(Part part) {
        parts.put(part.name(), part);
        return part;
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws StartFailure the first thing that went wrong; what runs by then goes on until {@link #close}
     */
    public void start() {
        try (ExecutorService starting = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("starting-", 1).factory())) {
            // Keycloak takes longest.
            var identity = run(starting, keycloak);
            var database = run(starting, postgresql);
            var broker = run(starting, kafka);
            var base = CompletableFuture.allOf(database, broker);
            var all = new ArrayList<CompletableFuture<Void>>(List.of(database, broker, identity, run(starting, mail)));
            services.forEach((service, part) -> {
                var needed = service.hasDatabase() ? base : identity;
                all.add(needed.thenRunAsync(() -> start(part), starting));
            });
            awaitAllOrFirstFailure(all);
        }
        supervision.start();
    }

    private CompletableFuture<Void> run(ExecutorService executor, Part part) {
        return CompletableFuture.runAsync(() -> start(part), executor);
    }

    private void start(Part part) {
        part.start();
        writeState();
        settings.progress().accept(part.name() + " is ready on " + part.address());
    }

    private void awaitAllOrFirstFailure(List<CompletableFuture<Void>> all) {
        var failed = new CompletableFuture<Void>();
        for (CompletableFuture<Void> one : all) {
            one.exceptionally(failure -> {
                failed.completeExceptionally(failure);
                return null;
            });
        }
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), failed)
                    .join();
        } catch (CompletionException e) {
            closeParts(); // those still starting end now, rather than after their patience
            Throwable cause = e;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw cause instanceof StartFailure failure
                    ? failure
                    : new StartFailure("The platform did not start: " + cause, cause);
        }
    }

    private ChildProcess startPostgresql(int port) {
        LocalPostgres server = LocalPostgres.forLauncher(children, folder.folder(POSTGRESQL), port, settings.durable());
        createDatabases(server.access());
        database = server.access();
        return server.process();
    }

    private void createDatabases(PostgresAccess server) {
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                server.createServiceDatabase(service.slug(), secrets.database(service));
            }
        }
    }

    private static List<String> servicesWithADatabase() {
        return Stream.of(Service.values())
                .filter(Service::hasDatabase)
                .map(Service::slug)
                .toList();
    }

    private ChildProcess startKafka(int port) {
        var command = jvm(KAFKA, 160);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LocalKafka.class.getName(),
                folder.folder(KAFKA).toString(),
                Integer.toString(port)));
        command.addAll(servicesWithADatabase());
        return startProgram(KAFKA, LocalKafka.READY, command);
    }

    private List<String> jvm(String part, int heapMegabytes) {
        Path root = settings.projectRoot();
        return recording
                ? Jvm.recording(heapMegabytes, folder.folder("tmp"), ClassCaches.unfinished(root, part))
                : Jvm.command(heapMegabytes, folder.folder("tmp"), ClassCaches.of(root, part));
    }

    private ChildProcess startMail(int port) {
        var command = jvm(MAIL, 48);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LocalMail.class.getName(),
                folder.folder(MAIL).toString(),
                Integer.toString(port)));
        return startProgram(MAIL, LocalMail.READY, command);
    }

    /** Runs a program of this module and returns when it says that it is ready. */
    private ChildProcess startProgram(String part, String ready, List<String> command) {
        ChildProcess process = children.start(
                part,
                "TERM",
                folder.path(),
                Map.of(Jvm.ARENAS, "1"),
                folder.newLog(part),
                ChildProcess.tied("TERM", List.of(), command));
        try {
            process.awaitReady(() -> process.said(ready));
        } catch (StartFailure e) {
            process.kill();
            throw e;
        }
        return process;
    }

    private ChildProcess startKeycloak(int port) {
        KeycloakProgram program = KeycloakProgram.prepared(
                children, KeycloakProgram.distribution(settings.projectRoot()), settings.progress());
        return KeycloakServer.start(children, program, folder.folder(KEYCLOAK), folder.newLog(KEYCLOAK), port, realm())
                .process();
    }

    private Realm realm() {
        // A loopback address without a port lets any port through, so the gateway may move.
        return new Realm(
                "http://127.0.0.1",
                secrets.gatewayClient(),
                secrets.cliClient(),
                secrets.partnerClient(),
                secrets.demoPassword());
    }

    private ChildProcess startService(Service service, int port) {
        var command = jvm(service.slug(), 256);
        command.addAll(List.of("-jar", service.program(settings.projectRoot()).toString()));
        ChildProcess process = children.start(
                service.slug(),
                "TERM",
                folder.path(),
                environment(service, port),
                folder.newLog(service.slug()),
                ChildProcess.tied("TERM", List.of(), command));
        var health = "http://127.0.0.1:" + port + service.healthPath();
        process.awaitReady(() -> Readiness.isReady(health));
        return process;
    }

    private Map<String, String> environment(Service service, int port) {
        var environment = new HashMap<String, String>();
        environment.put(Jvm.ARENAS, "1");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("OPENPRACTICE_ISSUER", issuer);
        environment.put("OPENPRACTICE_JWKS_URL", issuer + "/protocol/openid-connect/certs");
        if (settings.clockStart() != null) {
            environment.put("OPENPRACTICE_CLOCK_START", settings.clockStart().toString());
        }
        if (service.hasDatabase()) {
            ServiceDatabase.Passwords passwords = secrets.database(service);
            environment.put("OPENPRACTICE_DB_URL", "jdbc:postgresql://" + postgresql.address() + "/" + service.slug());
            environment.put("OPENPRACTICE_DB_OWNER", service.slug() + "_owner");
            environment.put("OPENPRACTICE_DB_OWNER_PASSWORD", passwords.owner());
            environment.put("OPENPRACTICE_DB_APP", service.slug() + "_app");
            environment.put("OPENPRACTICE_DB_APP_PASSWORD", passwords.app());
            environment.put("OPENPRACTICE_DB_RELAY", service.slug() + "_relay");
            environment.put("OPENPRACTICE_DB_RELAY_PASSWORD", passwords.relay());
            environment.put("OPENPRACTICE_KAFKA_BOOTSTRAP", kafka.address());
            environment.put("OPENPRACTICE_MASTER_KEY", secrets.masterKey());
            environment.put("OPENPRACTICE_PUBLIC_URL", gatewayUrl);
            environment.put("OPENPRACTICE_SMTP_HOST", "127.0.0.1");
            environment.put("OPENPRACTICE_SMTP_PORT", mail.address().replaceFirst(".*:", ""));
            environment.put("OPENPRACTICE_SMTP_USER", "");
            environment.put("OPENPRACTICE_SMTP_PASSWORD", "");
            environment.put("OPENPRACTICE_SMTP_START_TLS", "DISABLED");
            environment.put("OPENPRACTICE_MAIL_FROM", "OpenPractice <no-reply@openpractice.example>");
        } else {
            environment.put("OPENPRACTICE_GATEWAY_URL", gatewayUrl);
            environment.put("OPENPRACTICE_GATEWAY_CLIENT_SECRET", secrets.gatewayClient());
            environment.put("OPENPRACTICE_STAFF_URL", part(Service.STAFF).address());
            environment.put("OPENPRACTICE_PAYROLL_URL", part(Service.PAYROLL).address());
            environment.put("OPENPRACTICE_BILLING_URL", part(Service.BILLING).address());
            environment.put(
                    "OPENPRACTICE_COMPLIANCE_URL", part(Service.COMPLIANCE).address());
        }
        return environment;
    }

    private synchronized void writeState() {
        var state = new Properties();
        for (Part part : parts.values()) {
            state.setProperty(part.name() + ".pid", Long.toString(part.pid()));
            state.setProperty(part.name() + ".address", part.address());
            state.setProperty(part.name() + ".restarts", Integer.toString(part.restarts()));
            if (part.startedAt() != null) {
                state.setProperty(part.name() + ".started", part.startedAt().toString());
            }
            if (part.log() != null) {
                state.setProperty(part.name() + ".log", part.log().toString());
            }
        }
        folder.write(STATE, state);
    }

    /** Where API clients and browsers go. */
    public String gatewayUrl() {
        return gatewayUrl;
    }

    /** The issuer of the tokens; {@code <issuer>/protocol/openid-connect/token} gives them. */
    public String issuer() {
        return issuer;
    }

    public Secrets secrets() {
        return secrets;
    }

    public DataFolder folder() {
        return folder;
    }

    /** All parts in the order they are shown. */
    public Collection<Part> parts() {
        return parts.values();
    }

    public Part part(Service service) {
        Part part = services.get(service);
        if (part == null) {
            throw new IllegalStateException("no part for " + service);
        }
        return part;
    }

    public Part postgresql() {
        return postgresql;
    }

    public Part kafka() {
        return kafka;
    }

    public Part keycloak() {
        return keycloak;
    }

    /** The mail server; what it keeps is in {@link #mailFolder()}. */
    public Part mail() {
        return mail;
    }

    /** Messages as {@code .eml} files. */
    public Path mailFolder() {
        return folder.folder(MAIL);
    }

    /** The database server, for tests that look behind the services. */
    public PostgresAccess database() {
        PostgresAccess running = database;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return running;
    }

    /** Stops what runs one after the other, each with the time that it takes to write its cache of loaded classes. */
    void closeRecorded(Duration patience) {
        supervision.close();
        var recorded = parts.values().stream()
                .filter(part -> part != postgresql && part != keycloak)
                .toList();
        for (Part part : recorded.reversed()) {
            settings.progress().accept("keeping the loaded classes of " + part.name());
            part.stop(patience);
        }
        close();
    }

    /** Stops what runs, first those that use, then those that are used, and lets go of the data folder. */
    @Override
    public void close() {
        closeParts();
        leftovers.forget();
        folder.close();
    }

    private void closeParts() {
        supervision.close();
        children.end(child -> isService(child.name()), STOP_PATIENCE);
    }

    private static boolean isService(String part) {
        return Stream.of(Service.values()).anyMatch(service -> service.slug().equals(part));
    }
}
