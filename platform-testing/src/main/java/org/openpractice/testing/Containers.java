package org.openpractice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.openpractice.local.Foundation;
import org.openpractice.local.LocalKafka;
import org.openpractice.local.LocalPostgres;
import org.openpractice.local.PostgresAccess;
import org.openpractice.local.Realm;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL, Kafka and Keycloak in containers, set up as the programs of {@code local} are. The images are those of
 * {@code docker-compose.yml} in the versions of the build; {@code OPENPRACTICE_TEST_POSTGRESQL_IMAGE}, {@code _KAFKA_IMAGE}
 * and {@code _KEYCLOAK_IMAGE} name others.
 */
final class Containers implements Foundation {

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "superuser-secret";
    private static final int KEYCLOAK_PORT = 8080;

    private final List<GenericContainer<?>> running = new CopyOnWriteArrayList<>();
    private @Nullable PostgresAccess postgresql;
    private @Nullable String kafka;
    private @Nullable String keycloak;

    @Override
    public PostgresAccess postgresql() {
        PostgresAccess known = postgresql;
        if (known != null) {
            return known;
        }
        var command = new ArrayList<>(List.of("postgres"));
        List.of(LocalPostgres.SETTINGS, LocalPostgres.TEMPORARY)
                .forEach(settings -> settings.forEach(setting -> command.addAll(List.of("-c", setting))));
        var container = started(new PostgreSQLContainer(image("postgresql", "postgres"))
                .withDatabaseName(SUPERUSER)
                .withUsername(SUPERUSER)
                .withPassword(PASSWORD)
                .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", LocalPostgres.INITDB) + " --no-sync")
                .withCommand(command.toArray(String[]::new)));
        postgresql = new PostgresAccess(
                container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), SUPERUSER, PASSWORD);
        return postgresql;
    }

    @Override
    public String kafka() {
        if (kafka == null) {
            var container = new KafkaContainer(image("kafka", "apache/kafka"));
            LocalKafka.settings()
                    .forEach((name, value) ->
                            container.withEnv("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value));
            kafka = started(container).getBootstrapServers();
        }
        return kafka;
    }

    @Override
    public String keycloak(Realm realm) {
        if (keycloak == null) {
            var container = started(new GenericContainer<>(image("keycloak", "quay.io/keycloak/keycloak"))
                    .withEnv(realm.environment())
                    .withCopyToContainer(
                            Transferable.of(Realm.file()), "/opt/keycloak/data/import/openpractice-realm.json")
                    .withCommand("start-dev", "--http-host=0.0.0.0", "--import-realm")
                    .withExposedPorts(KEYCLOAK_PORT)
                    .waitingFor(Wait.forHttp("/realms/" + Realm.NAME + "/.well-known/openid-configuration")
                            .forPort(KEYCLOAK_PORT)
                            .withStartupTimeout(Duration.ofMinutes(5))));
            keycloak = "http://" + container.getHost() + ":" + container.getMappedPort(KEYCLOAK_PORT);
        }
        return keycloak;
    }

    private <C extends GenericContainer<?>> C started(C container) {
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The container of " + container.getDockerImageName()
                            + " did not start; OPENPRACTICE_TEST_<PART>_IMAGE names another image,"
                            + " OPENPRACTICE_TEST_CONTAINERS=never runs the programs instead",
                    e);
        }
        running.add(container);
        return container;
    }

    /** What the environment names, else what the build does; either stands in for the image that Testcontainers expects. */
    private static DockerImageName image(String part, String expected) {
        String configured = System.getenv("OPENPRACTICE_TEST_" + part.toUpperCase(Locale.ROOT) + "_IMAGE");
        return DockerImageName.parse(configured == null || configured.isBlank() ? image(part) : configured)
                .asCompatibleSubstituteFor(expected);
    }

    /** The image as the build fixed it. */
    static String image(String part) {
        try (var in = Containers.class.getResourceAsStream("/images.properties")) {
            var images = new Properties();
            images.load(in);
            return images.getProperty(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what was started. What is forgotten ends with the JVM, by Testcontainers. */
    @Override
    public void close() {
        running.reversed().forEach(GenericContainer::stop);
        running.clear();
        postgresql = null;
        kafka = null;
        keycloak = null;
    }
}
