package org.openpractice.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.openpractice.local.LocalKafka;
import org.openpractice.local.Realm;

/** Whether programs or containers: the same versions, settings, topics, roles and realm. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FoundationTest {

    @Test
    void postgresqlIsOfTheBuildsVersionAndSetUpAsEverywhere() throws SQLException {
        assertThat(setting("server_version")).isEqualTo(version("postgresql"));
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
        assertThat(setting("jit")).isEqualTo("off");
        assertThat(setting("fsync")).isEqualTo("off");
        assertThat(setting("data_checksums")).isEqualTo("on");
        assertThat(first("select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'service'"))
                .isEqualTo("b C.UTF-8");
        assertThat(first("select string_agg(rolname, ' ' order by rolname) from pg_roles"
                        + " where rolname like 'service%' and not rolsuper and not rolbypassrls"))
                .isEqualTo("service_app service_owner service_relay");
    }

    @Test
    void kafkaIsOfTheBuildsVersionAndMakesNoTopicByItself() throws Exception {
        Map<String, Object> config =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            var topics = admin.describeTopics(List.of("staff.events.v1", "staff.dead-letter.v1"))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS);
            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(LocalKafka.PARTITIONS));
            var level = admin.describeFeatures()
                    .featureMetadata()
                    .get(10, TimeUnit.SECONDS)
                    .finalizedFeatures()
                    .get("metadata.version");
            assertThat(org.apache.kafka.server.common.MetadataVersion.fromFeatureLevel(level.maxVersionLevel())
                            .shortVersion())
                    .isEqualTo(version("kafka").replaceFirst("\\.\\d+$", ""));
        }
        Map<String, Object> impatient =
                Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "max.block.ms", 1000);
        try (var producer = new KafkaProducer<>(impatient, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("unknown", "k", "v"))
                            .get())
                    .hasMessageContaining("unknown");
        }
    }

    @Test
    void keycloakGivesTheTokensOfTheRealm() {
        try (var foundation = Foundations.forTests()) {
            String url = foundation.keycloak(new Realm(
                    "http://127.0.0.1", "g".repeat(40), "cli-secret", "partner-secret", "a password of people"));
            String issuer = url + "/realms/" + Realm.NAME;
            String token = given().formParam("grant_type", "password")
                    .formParam("client_id", "openpractice-cli")
                    .formParam("client_secret", "cli-secret")
                    .formParam("username", "hr")
                    .formParam("password", "a password of people")
                    .post(issuer + "/protocol/openid-connect/token")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("access_token");

            assertThat(part(token, 0).getString("alg")).isEqualTo("RS256");
            JsonPath claims = part(token, 1);
            assertThat(claims.getString("iss")).isEqualTo(issuer);
            assertThat(claims.getList("groups")).contains("hr");
            assertThat(claims.getString("practice_group")).matches("[0-9a-f-]{36}");
            assertThat(claims.getString("aud")).contains("openpractice-api");
        }
    }

    private static JsonPath part(String token, int index) {
        return new JsonPath(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
    }

    /** What stands behind the colon of the image, which is what the programs of local are held against too. */
    private static String version(String part) {
        return Containers.image(part).replaceFirst(".*:", "");
    }

    private static String setting(String name) throws SQLException {
        return first("show " + name);
    }

    private static String first(String query) throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
