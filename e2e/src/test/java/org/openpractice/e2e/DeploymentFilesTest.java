package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.e2e.Checkout.SERVICES;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpractice.local.LocalKafka;
import org.openpractice.local.PostgresAccess;
import org.openpractice.local.Service;
import org.openpractice.local.ServiceDatabase;
import org.openpractice.testing.Foundations;

/** docker-compose.yml, Dockerfile and .env.example name what the programs really read, listen on and need. */
class DeploymentFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:\\?[^}]*)?}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:(?<=//)|^)([a-z][a-z.-]*):(\\d+)");

    private final String text = Checkout.read("docker-compose.yml");
    private final Map<String, Object> compose = Yaml.documents(text).getFirst();
    private final Map<String, Object> services = Yaml.map(compose.get("services"));

    @Test
    void composeHasEveryProgramOfOursAndWhatTheyNeed() {
        var ours = Stream.of(Service.values()).map(Service::slug).toList();

        assertThat(SERVICES)
                .containsExactlyElementsOf(
                        ours.stream().filter(slug -> !slug.equals("gateway")).toList());
        assertThat(services.keySet())
                .containsAll(ours)
                .containsAll(List.of("postgresql", "kafka", "keycloak", "databases", "topics"))
                .hasSize(ours.size() + 5);
    }

    @Test
    void everyProgramGetsExactlyTheVariablesItReads() {
        for (String service : SERVICES) {
            var settings = ProgramSettings.ofService(service);
            assertThat(settings.needed()).contains("OPENPRACTICE_DB_URL", "OPENPRACTICE_MASTER_KEY");
            assertThat(settings.optional()).contains("OPENPRACTICE_CLOCK_START", "OPENPRACTICE_STEP_UP_MAX_AGE");
            assertThat(environment(service).keySet()).as(service).isEqualTo(settings.needed());
        }
        assertThat(environment("gateway").keySet())
                .isEqualTo(ProgramSettings.ofGateway().needed());
    }

    @Test
    void everyServiceHasItsOwnDatabaseAndRoles() {
        for (String service : SERVICES) {
            assertThat(environment(service))
                    .containsEntry("OPENPRACTICE_DB_URL", "jdbc:postgresql://postgresql:5432/" + service)
                    .containsEntry("OPENPRACTICE_DB_OWNER", service + "_owner")
                    .containsEntry("OPENPRACTICE_DB_APP", service + "_app")
                    .containsEntry("OPENPRACTICE_DB_RELAY", service + "_relay");
        }
    }

    @Test
    void everyAddressOfTheInsideIsAServiceThatExposesThePort() {
        for (String service : services.keySet()) {
            environment(service).forEach((name, value) -> {
                if (name.contains("LISTENER") || name.contains("VOTERS")) {
                    return; // the broker's own
                }
                var addresses = HOST_AND_PORT.matcher(value);
                while (addresses.find()) {
                    assertThat(portsOf(addresses.group(1)))
                            .as("%s of %s: %s", name, service, value)
                            .contains(addresses.group(2));
                }
            });
        }
    }

    /** Ports inside the network; empty when there is no such service. */
    private Set<String> portsOf(String service) {
        var ports = new HashSet<String>();
        Yaml.list(Yaml.at(services, service, "expose")).forEach(port -> ports.add(port.toString()));
        Yaml.list(Yaml.at(services, service, "ports"))
                .forEach(port -> ports.add(port.toString().replaceAll(".*:", "")));
        return ports;
    }

    @Test
    void everyProgramOfOursListensOnThePortThatIsExposedAndAskedForItsHealth() {
        String gateway = Checkout.read("gateway/src/main/resources/application.properties");
        assertThat(gateway.lines()).contains("quarkus.http.port=8080");
        for (String service : SERVICES) {
            // Quarkus' own default then.
            assertThat(Checkout.read(service + "-service/src/main/resources/application.properties")
                            .lines())
                    .noneMatch(line -> line.startsWith("quarkus.http.port"));
        }
        assertThat(Checkout.read("Dockerfile").lines()).contains("EXPOSE 8080");
        for (Service service : Service.values()) {
            assertThat(portsOf(service.slug())).contains("8080");
            assertThat(Yaml.text(services, service.slug(), "healthcheck", "test"))
                    .contains("/dev/tcp/127.0.0.1/8080", "/q/health/ready");
        }
    }

    @Test
    void theGatewayIsWhereTheRealmSendsBrowsersBackTo() {
        assertThat(Yaml.<String>list(Yaml.at(services, "gateway", "ports"))).containsExactly("127.0.0.1:8080:8080");
        assertThat(environment("keycloak"))
                .containsEntry("OPENPRACTICE_GATEWAY_URL", "http://127.0.0.1:8080")
                .containsEntry("KC_HOSTNAME", "http://127.0.0.1:8180");
        assertThat(Yaml.<String>list(Yaml.at(services, "keycloak", "ports"))).containsExactly("127.0.0.1:8180:8080");
        for (Service service : Service.values()) {
            assertThat(environment(service.slug()))
                    .containsEntry("OPENPRACTICE_ISSUER", "http://127.0.0.1:8180/realms/openpractice");
        }
    }

    @Test
    void keycloakImportsTheRealmAndGetsEveryValueTheRealmLeavesOpen() {
        String mount =
                Yaml.<String>list(Yaml.at(services, "keycloak", "volumes")).getFirst();
        String realm = Checkout.read(mount.replaceFirst(":.*", ""));
        var open = new TreeSet<String>();
        var placeholders = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(realm);
        while (placeholders.find()) {
            open.add(placeholders.group(1));
        }

        assertThat(open).isNotEmpty();
        assertThat(environment("keycloak").keySet().stream().filter(name -> name.startsWith("OPENPRACTICE_")))
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(mount).endsWith(":/opt/keycloak/data/import/openpractice-realm.json:ro");
        assertThat(Yaml.<String>list(Yaml.at(services, "keycloak", "command"))).contains("--import-realm");
    }

    @Test
    void whoWaitsForAHealthyServiceWaitsForOneThatSaysHowItIs() {
        services.forEach((name, service) -> {
            Map<String, Object> awaited =
                    Yaml.at(service, "depends_on") == null ? Map.of() : Yaml.map(Yaml.at(service, "depends_on"));
            awaited.forEach((other, how) -> {
                assertThat(services).as("%s depends on", name).containsKey(other);
                switch (Yaml.text(how, "condition")) {
                    case "service_healthy" ->
                        assertThat(Yaml.at(services, other, "healthcheck"))
                                .as(other)
                                .isNotNull();
                    case "service_completed_successfully" ->
                        assertThat(Yaml.at(services, other, "restart"))
                                .as(other)
                                .isNull();
                    case String condition -> throw new AssertionError(name + " waits for " + condition);
                }
            });
        });
    }

    @Test
    void secretsComeFromTheEnvironmentAndTheExampleNamesEachOfThemWithoutAValue() {
        var used = new TreeSet<String>();
        var variables = VARIABLE.matcher(text);
        while (variables.find()) {
            assertThat(variables.group(2))
                    .as("%s must be refused when it is empty", variables.group(1))
                    .isNotNull();
            used.add(variables.group(1));
        }
        var example = Checkout.read(".env.example")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(example).allMatch(line -> line.matches("[A-Z0-9_]+="));
        assertThat(example.stream().map(line -> line.replace("=", ""))).containsExactlyInAnyOrderElementsOf(used);
        services.keySet()
                .forEach(service -> environment(service).forEach((name, value) -> {
                    if (name.contains("PASSWORD") || name.contains("SECRET") || name.contains("MASTER_KEY")) {
                        assertThat(value).as("%s of %s", name, service).matches("\\$\\{[A-Z0-9_]+:\\?.*}");
                    }
                }));
    }

    @Test
    void everyImageOfOursIsBuiltFromItsModule() {
        String dockerfile = Checkout.read("Dockerfile");
        assertThat(dockerfile).contains("/src/${MODULE}/target/quarkus-app/", "USER 10001:10001");
        for (Service service : Service.values()) {
            String module = Yaml.text(services, service.slug(), "build", "args", "MODULE");
            assertThat(module).isEqualTo(service == Service.GATEWAY ? "gateway" : service.slug() + "-service");
            assertThat(Checkout.path(module + "/pom.xml")).exists();
            assertThat(dockerfile).containsPattern("-pl \\S*\\b" + module + "\\b");
            assertThat(Yaml.text(services, service.slug(), "image")).isEqualTo("openpractice/" + module);
        }
    }

    @Test
    void theProgramsOfOthersAreOfTheVersionsThatWeTestWith() {
        String pom = Checkout.read("pom.xml");
        assertThat(Yaml.text(services, "kafka", "image")).isEqualTo("apache/kafka:" + version(pom, "kafka"));
        assertThat(Yaml.text(services, "topics", "image")).isEqualTo("apache/kafka:" + version(pom, "kafka"));
        assertThat(Yaml.text(services, "keycloak", "image"))
                .isEqualTo("quay.io/keycloak/keycloak:" + version(pom, "keycloak"));
        String postgresql = "postgres:" + version(pom, "postgresql").replaceFirst("\\..*", "");
        assertThat(Yaml.text(services, "postgresql", "image")).isEqualTo(postgresql);
        assertThat(Yaml.text(services, "databases", "image")).isEqualTo(postgresql);
    }

    private static String version(String pom, String program) {
        return pom.replaceAll("(?s).*<" + program + ".version>([^<]+)</.*", "$1");
    }

    @Test
    void theTopicsAreThoseTheLocalBrokerMakes() {
        String command =
                Yaml.<String>list(Yaml.at(services, "topics", "command")).getFirst();

        assertThat(command)
                .contains(
                        "for service in " + String.join(" ", SERVICES) + ";",
                        "for topic in events dead-letter;",
                        "--topic $$service.$$topic.v1",
                        "--partitions " + LocalKafka.PARTITIONS + " ",
                        "--if-not-exists");
        assertThat(Checkout.read("local/src/main/java/org/openpractice/local/ServiceTopics.java"))
                .contains("List.of(service + \".events.v1\", service + \".dead-letter.v1\")");
        assertThat(environment("kafka"))
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_NUM_PARTITIONS", Integer.toString(LocalKafka.PARTITIONS));
    }

    @Test
    void theScriptMakesTheDatabasesAndRolesThatTheLocalServerMakes() throws SQLException {
        String script = Yaml.text(compose, "configs", "service-database", "content");
        var variables = Map.of(
                "name", "billing",
                "owner", "billing_owner",
                "owner_password", "owner's",
                "app", "billing_app",
                "app_password", "app's",
                "relay", "billing_relay",
                "relay_password", "relay's");
        try (var foundation = Foundations.forTests()) {
            var server = foundation.postgresql();
            server.createServiceDatabase("staff", new ServiceDatabase.Passwords("o", "a", "r"));
            PsqlScript.run(script, variables, server::superuserConnection);
            PsqlScript.run(script, variables, server::superuserConnection);
            PsqlScript.run(
                    Yaml.text(compose, "configs", "keycloak-database", "content"),
                    Map.of("password", "k"),
                    server::superuserConnection);

            assertThat(catalog(server, "billing")).isEqualTo(catalog(server, "staff"));
            for (String role : List.of("owner", "app", "relay")) {
                DriverManager.getConnection(server.jdbcUrl("billing"), "billing_" + role, role + "'s")
                        .close();
            }
            DriverManager.getConnection(server.jdbcUrl("keycloak"), "keycloak", "k")
                    .close();
        }
    }

    /** Roles, database and schema with their rights, the service's name taken out. */
    private static List<String> catalog(PostgresAccess server, String service) throws SQLException {
        String query = """
                select concat_ws(' ', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
                                 rolbypassrls, rolconnlimit, rolvaliduntil, rolconfig)
                from pg_roles where starts_with(rolname, current_database()) union all
                select concat_ws(' ', datname, datdba::regrole, encoding, datlocprovider, datlocale, datcollate, datacl)
                from pg_database where datname = current_database() union all
                select concat_ws(' ', nspname, nspowner::regrole, nspacl) from pg_namespace where nspname = 'public'
                """;
        try (var connection = server.superuserConnection(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var facts = new java.util.ArrayList<String>();
            while (rows.next()) {
                facts.add(rows.getString(1).replace(service, "*"));
            }
            assertThat(facts).hasSize(5);
            facts.sort(null);
            return facts;
        }
    }

    @Test
    void theDatabaseStepKnowsEveryService() {
        String command =
                Yaml.<String>list(Yaml.at(services, "databases", "command")).getFirst();
        assertThat(command).contains("for service in " + String.join(" ", SERVICES) + ";");
        var passwords = SERVICES.stream()
                .flatMap(service -> Stream.of("OWNER", "APP", "RELAY")
                        .map(role -> service.toUpperCase(Locale.ROOT) + "_DB_" + role + "_PASSWORD"))
                .collect(Collectors.toSet());
        assertThat(environment("databases").keySet()).containsAll(passwords);
        for (String service : SERVICES) {
            for (String role : List.of("OWNER", "APP", "RELAY")) {
                String variable = service.toUpperCase(Locale.ROOT) + "_DB_" + role + "_PASSWORD";
                assertThat(environment(service).get("OPENPRACTICE_DB_" + role + "_PASSWORD"))
                        .contains(variable);
                assertThat(environment("databases").get(variable)).contains(variable);
            }
        }
    }

    @Test
    void theGatewayReachesEveryServiceByItsName() {
        for (String service : SERVICES) {
            assertThat(URI.create(
                            environment("gateway").get("OPENPRACTICE_" + service.toUpperCase(Locale.ROOT) + "_URL")))
                    .hasHost(service)
                    .hasPort(8080);
        }
    }

    private Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        if (Yaml.at(services, service, "environment") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> environment.put(name.toString(), String.valueOf(value)));
        }
        return environment;
    }
}
