package org.openpractice.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.openpractice.local.Foundation;
import org.openpractice.local.LocalMail;
import org.openpractice.local.PostgresAccess;
import org.openpractice.local.ServiceDatabase;
import org.openpractice.local.ServiceTopics;

/**
 * A real PostgreSQL, a real Kafka broker and a real mail server for the tests of one module, started once per JVM and
 * stopped with it.
 *
 * <p>Test classes are annotated {@code @QuarkusTest @WithTestResource(Infrastructure.class)}. What tests need to know is
 * kept in system properties, for Quarkus loads this class more than once.
 */
public class Infrastructure implements QuarkusTestResourceLifecycleManager {

    /** Also the lock of the start: a literal is one object for all class loaders of the JVM. */
    private static final String PREFIX = "openpractice.testing.";

    private static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance", "probe");

    @Override
    public Map<String, String> start() {
        synchronized (PREFIX) {
            if (System.getProperty(PREFIX + "kafka") == null) {
                startOnce();
            }
        }
        var config = new TreeMap<String, String>();
        config.put("quarkus.http.test-port", "0");
        config.put("openpractice.db.url", property("db.url"));
        config.put("openpractice.db.owner", property("db.owner"));
        config.put("openpractice.db.owner-password", "owner-secret");
        config.put("openpractice.db.app", property("db.app"));
        config.put("openpractice.db.app-password", "app-secret");
        config.put("openpractice.db.relay", property("db.relay"));
        config.put("openpractice.db.relay-password", "relay-secret");
        config.put("openpractice.kafka.bootstrap", property("kafka"));
        // What a stopped process left is taken up again after its lease; tests wait for that, so it is looked for more
        // often.
        config.put("openpractice.jobs.tend-every", "1s");
        config.put("openpractice.issuer", Tokens.ISSUER);
        config.put("openpractice.jwks-url", property("jwks"));
        config.put("openpractice.public-url", "https://practice.example");
        config.put("openpractice.smtp.host", "127.0.0.1");
        config.put("openpractice.smtp.port", property("mail.port"));
        config.put("openpractice.smtp.user", "");
        config.put("openpractice.smtp.password", "");
        config.put("openpractice.smtp.start-tls", "DISABLED");
        config.put("openpractice.mail.from", "OpenPractice <no-reply@practice.example>");
        config.put("openpractice.mail.patience", "PT5S");
        config.put(
                "openpractice.master-key",
                Base64.getEncoder()
                        .encodeToString("a key of 32 bytes for tests only".getBytes(StandardCharsets.UTF_8)));
        return config;
    }

    @Override
    public void stop() {
        // All stop with the JVM; the next test configuration of the module finds them running.
    }

    /** A connection that sees all rows of all groups, to look at what the service did. */
    public static Connection superuser() throws SQLException {
        return DriverManager.getConnection(property("superuser.url"));
    }

    public static String bootstrapServers() {
        return property("kafka");
    }

    /** Where the mail server keeps what it took. */
    static Path mailFolder() {
        return Path.of(property("mail.folder"));
    }

    private static void startOnce() {
        Foundation foundation = Foundations.forTests();
        var kafka = new FutureTask<>(() -> {
            String bootstrapServers = foundation.kafka();
            ServiceTopics.create(bootstrapServers, SERVICES);
            return bootstrapServers;
        });
        Thread.ofPlatform().name("starting-kafka").daemon().start(kafka);
        PostgresAccess postgresql = foundation.postgresql();
        ServiceDatabase database = postgresql.createServiceDatabase(
                "service", new ServiceDatabase.Passwords("owner-secret", "app-secret", "relay-secret"));
        LocalMail mail = LocalMail.temporary();
        System.setProperty(PREFIX + "db.url", database.jdbcUrl());
        System.setProperty(PREFIX + "db.owner", database.owner());
        System.setProperty(PREFIX + "db.app", database.app());
        System.setProperty(PREFIX + "db.relay", database.relay());
        System.setProperty(PREFIX + "superuser.url", postgresql.superuserUrl("service"));
        System.setProperty(PREFIX + "jwks", jwks());
        System.setProperty(PREFIX + "mail.port", Integer.toString(mail.port()));
        System.setProperty(PREFIX + "mail.folder", mail.folder().toString());
        System.setProperty(PREFIX + "kafka", awaited(kafka));
    }

    private static String awaited(FutureTask<String> start) {
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was starting", e);
        }
    }

    private static String jwks() {
        try {
            Path file = Files.createTempFile("openpractice-jwks", ".json");
            file.toFile().deleteOnExit();
            Files.writeString(file, Tokens.jwks());
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("Infrastructure has not been started");
        }
        return value;
    }
}
