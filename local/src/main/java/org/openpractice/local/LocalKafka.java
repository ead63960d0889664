package org.openpractice.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Apache Kafka broker, its own controller too (KRaft), in the JVM it is started in and on the loopback
 * address only. The launcher runs {@link #main} in a JVM of its own; tests start it in theirs.
 */
public final class LocalKafka implements AutoCloseable {

    /** Topics are made with this many partitions unless another number is asked for. */
    public static final int PARTITIONS = 6;

    /** What the process says when topics can be used. */
    static final String READY = "Kafka is ready";

    private static final int ATTEMPTS_ON_FREE_PORTS = 3;

    /** Kafka names loggers after classes; what it tells about its own life is of no interest below a warning. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change.logger"));

    private final Path folder;
    private final boolean temporary;
    private final int port;
    private final KafkaRaftServer server;
    private final Thread hook = new Thread(this::shutDown, "stop-kafka");

    private LocalKafka(Path folder, boolean temporary, int port, KafkaRaftServer server) {
        this.folder = folder;
        this.temporary = temporary;
        this.port = port;
        this.server = server;
    }

    /** A broker for tests and demonstrations: free port, fresh folder deleted on close. */
    public static LocalKafka temporary() {
        Path folder = Folders.temporary("openpractice-kafka-");
        try {
            return start(folder, 0, true);
        } catch (StartFailure e) {
            Folders.delete(folder);
            throw e;
        }
    }

    /**
     * A broker that keeps its topics in the folder, formatted when it is empty.
     *
     * @param port 0 for any free port
     * @throws StartFailure when it cannot start, naming the cause
     */
    public static LocalKafka in(Path folder, int port) {
        return start(Folders.create(folder), port, false);
    }

    private static LocalKafka start(Path folder, int wantedPort, boolean temporary) {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        StartFailure last = new StartFailure("Kafka was not started");
        int attempts = wantedPort == 0 ? ATTEMPTS_ON_FREE_PORTS : 1;
        for (int attempt = 0; attempt < attempts; attempt++) {
            int port = wantedPort == 0 ? FreePort.find() : wantedPort;
            if (!FreePort.isFree(port)) {
                last = new StartFailure("Kafka's port " + port + " is taken by another program");
                continue;
            }
            Properties properties = properties(folder.toAbsolutePath(), port, FreePort.find(), temporary);
            format(folder, properties);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            try {
                server.startup();
            } catch (RuntimeException e) {
                server.shutdown();
                last = new StartFailure("Kafka did not start: " + e.getMessage(), e);
                continue;
            }
            var kafka = new LocalKafka(folder, temporary, port, server);
            Runtime.getRuntime().addShutdownHook(kafka.hook);
            return kafka;
        }
        throw last;
    }

    /** What clients notice of a broker, and that it is the only one; the same here and in a container. */
    public static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", Integer.toString(PARTITIONS));
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.retention.ms", "-1");
        // One broker: internal topics cannot have more than one replica, and one partition is enough for a few groups.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        return settings;
    }

    private static Properties properties(Path folder, int port, int controllerPort, boolean temporary) {
        var settings = new TreeMap<>(settings());
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.resolve("logs").toString());
        if (!temporary) {
            // After a kill the broker's old registration must lapse before the new one counts: seconds, not the default
            // 9. A temporary broker is never started again, and would be taken for dead on a busy machine.
            settings.put("broker.session.timeout.ms", "1500");
            settings.put("broker.heartbeat.interval.ms", "300");
        }
        settings.put("controller.quorum.election.timeout.ms", "300");
        settings.put("controller.quorum.fetch.timeout.ms", "600");
        settings.put("controller.quorum.election.backoff.max.ms", "200");
        // Small footprint: a handful of clients and a few thousand messages.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.segment.bytes", "67108864");
        settings.put("metadata.log.segment.bytes", "16777216");
        settings.put("socket.request.max.bytes", "16777216");
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static void format(Path folder, Properties properties) {
        Path logs = folder.resolve("logs");
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        Path file = folder.resolve("server.properties");
        var said = new ByteArrayOutputStream();
        try (var out = Files.newOutputStream(file);
                var print = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            properties.store(out, "what the folder was formatted with");
            String cluster = Uuid.randomUuid().toString();
            int code = StorageTool.execute(
                    new String[] {"format", "--cluster-id", cluster, "--config", file.toString(), "--ignore-formatted"},
                    print);
            if (code != 0) {
                throw new StartFailure("Kafka's folder " + folder + " could not be formatted: "
                        + said.toString(StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** What clients connect to, {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** As {@link ServiceTopics#create}, in this broker. */
    public void createServiceTopics(Collection<String> services) {
        ServiceTopics.create(bootstrapServers(), services);
    }

    /** An administration client, for tests; close it. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** Stops the broker and, if it was temporary, deletes its folder. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        shutDown();
    }

    private void shutDown() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary && Files.exists(folder)) {
            Folders.delete(folder);
        }
    }

    /**
     * Runs a broker until the process is asked to end.
     *
     * @param arguments folder, port, then the services whose topics are wanted
     */
    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: LocalKafka FOLDER PORT [SERVICE...]");
            System.exit(2);
        }
        try {
            LocalKafka kafka = in(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            kafka.createServiceTopics(List.of(arguments).subList(2, arguments.length));
            System.out.println(READY + " on " + kafka.bootstrapServers());
            kafka.server.awaitShutdown();
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
