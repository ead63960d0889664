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
import org.openpractice.local.LocalKafka;
import org.openpractice.local.LocalPostgres;
import org.openpractice.local.ServiceDatabase;

/**
 * A real PostgreSQL and a real Kafka broker for the tests of one module, started once per JVM and stopped with it.
 *
 * <p>Test classes are annotated {@code @QuarkusTest @WithTestResource(Infrastructure.class)}. What tests need to know is
 * kept in system properties, for Quarkus loads this class more than once.
 */
public class Infrastructure implements QuarkusTestResourceLifecycleManager {

    private static final String PREFIX = "openpractice.testing.";
    private static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance", "probe");

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
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
        config.put("openpractice.issuer", Tokens.ISSUER);
        config.put("openpractice.jwks-url", property("jwks"));
        config.put(
                "openpractice.master-key",
                Base64.getEncoder()
                        .encodeToString("a key of 32 bytes for tests only".getBytes(StandardCharsets.UTF_8)));
        return config;
    }

    @Override
    public void stop() {
        // Both stop with the JVM; the next test configuration of the module finds them running.
    }

    /** A connection that sees all rows of all groups, to look at what the service did. */
    public static Connection superuser() throws SQLException {
        return DriverManager.getConnection(property("superuser.url"));
    }

    public static String bootstrapServers() {
        return property("kafka");
    }

    private static void startOnce() {
        LocalPostgres postgres = LocalPostgres.temporary();
        ServiceDatabase database = postgres.createServiceDatabase(
                "service", new ServiceDatabase.Passwords("owner-secret", "app-secret", "relay-secret"));
        LocalKafka kafka = LocalKafka.temporary();
        kafka.createServiceTopics(SERVICES);
        System.setProperty(PREFIX + "db.url", database.jdbcUrl());
        System.setProperty(PREFIX + "db.owner", database.owner());
        System.setProperty(PREFIX + "db.app", database.app());
        System.setProperty(PREFIX + "db.relay", database.relay());
        System.setProperty(PREFIX + "superuser.url", postgres.superuserUrl("service"));
        System.setProperty(PREFIX + "jwks", jwks());
        System.setProperty(PREFIX + "kafka", kafka.bootstrapServers());
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
