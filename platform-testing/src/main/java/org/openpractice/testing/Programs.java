package org.openpractice.testing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openpractice.local.Foundation;
import org.openpractice.local.KeycloakServer;
import org.openpractice.local.LocalKafka;
import org.openpractice.local.LocalPostgres;
import org.openpractice.local.PostgresAccess;
import org.openpractice.local.Realm;

/** PostgreSQL, Kafka and Keycloak as the launcher runs them: from artifacts of the build, on the loopback address. */
final class Programs implements Foundation {

    private @Nullable LocalPostgres postgresql;
    private @Nullable LocalKafka kafka;
    private @Nullable KeycloakServer keycloak;

    @Override
    public PostgresAccess postgresql() {
        if (postgresql == null) {
            postgresql = LocalPostgres.temporary();
        }
        return postgresql.access();
    }

    @Override
    public String kafka() {
        if (kafka == null) {
            kafka = LocalKafka.temporary();
        }
        return kafka.bootstrapServers();
    }

    @Override
    public String keycloak(Realm realm) {
        if (keycloak == null) {
            keycloak = KeycloakServer.temporary(Path.of(System.getProperty("project.root", "..")), realm);
        }
        return keycloak.url();
    }

    /** Stops what was started. What is forgotten ends with the JVM. */
    @Override
    public void close() {
        if (keycloak != null) {
            keycloak.close();
            keycloak = null;
        }
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
        if (postgresql != null) {
            postgresql.close();
            postgresql = null;
        }
    }
}
