package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.openpractice.e2e.Checkout.SERVICES;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What k8s/base holds fits together and names what the programs really read, listen on and call. */
class KubernetesFilesTest {

    private static final String BASE = "k8s/base/";
    private static final String NAME = "app.kubernetes.io/name";
    private static final List<String> PROGRAMS =
            Stream.concat(Stream.of("gateway"), SERVICES.stream()).toList();
    private static final Pattern ADDRESS = Pattern.compile("(?:(?<=//)|^)([a-z][a-z-]*)(\\.[a-z-]+)?:(\\d+)");

    private final Map<String, Object> kustomization =
            Yaml.documents(Checkout.read(BASE + "kustomization.yaml")).getFirst();
    private final List<Map<String, Object>> objects = Yaml.<String>list(kustomization.get("resources")).stream()
            .flatMap(file -> Yaml.documents(Checkout.read(BASE + file)).stream())
            .toList();

    @Test
    void kubectlRendersEveryObjectAndNoOther() throws IOException, InterruptedException {
        var kubectl = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(kubectl.isPresent(), "Skipped: kubectl is not on PATH");
        var output = Files.createTempFile("rendered", ".yaml");
        try {
            int code = new ProcessBuilder(
                            kubectl.get().toString(),
                            "kustomize",
                            Checkout.path(BASE).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            String text = Files.readString(output);
            assertThat(code).as(text).isZero();
            var rendered = Yaml.documents(text);

            assertThat(rendered.stream().map(KubernetesFilesTest::identity))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    objects.stream().map(KubernetesFilesTest::identity),
                                    PROGRAMS.stream().map(program -> "ConfigMap " + program))
                            .toList());
            assertThat(rendered.stream()
                            .filter(object -> !Yaml.text(object, "kind").equals("Namespace")))
                    .allMatch(
                            object -> Yaml.text(object, "metadata", "namespace").equals("openpractice"));
            // The hash in a ConfigMap's name has come to whoever refers to it, and no image is without a version.
            var names = rendered.stream()
                    .map(object -> Yaml.text(object, "metadata", "name"))
                    .toList();
            for (var object : rendered) {
                if (Yaml.text(object, "kind").equals("Deployment")) {
                    var container = container(object);
                    assertThat(names).contains(Yaml.text(container, "envFrom", 0, "configMapRef", "name"));
                    assertThat(Yaml.text(container, "image")).matches(".+:.+");
                }
            }
        } finally {
            Files.delete(output);
        }
    }

    private static String identity(Map<String, Object> object) {
        String kind = Yaml.text(object, "kind");
        String name = Yaml.text(object, "metadata", "name");
        return kind + " " + (kind.equals("ConfigMap") ? name.replaceFirst("-[a-z0-9]{10}$", "") : name);
    }

    @Test
    void everyFileOfTheFolderIsUsed() {
        var used = new TreeSet<>(Yaml.<String>list(kustomization.get("resources")));
        used.add("kustomization.yaml");
        assertThat(Checkout.filesIn("k8s/base", ".yaml").stream()
                        .map(file -> Checkout.path(BASE).relativize(file).toString()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyProgramHasTheSameKindsOfObjects() {
        for (String program : PROGRAMS) {
            for (String kind :
                    List.of("ServiceAccount", "Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy")) {
                assertThat(object(kind, program)).as("%s %s", kind, program).isPresent();
            }
            assertThat(literals(program)).isNotEmpty();
        }
        assertThat(objects.stream().map(KubernetesFilesTest::identity)).doesNotHaveDuplicates();
    }

    @Test
    void theFourServicesDifferInNothingButTheirName() {
        String first = Checkout.read(BASE + "staff.yaml");
        for (String service : SERVICES) {
            assertThat(Checkout.read(BASE + service + ".yaml")).isEqualTo(first.replace("staff", service));
        }
    }

    @Test
    void everyProgramGetsExactlyTheVariablesItReads() {
        for (String program : PROGRAMS) {
            var settings = program.equals("gateway") ? ProgramSettings.ofGateway() : ProgramSettings.ofService(program);
            var given = new TreeSet<>(literals(program).keySet());
            given.addAll(secrets(program).keySet());
            var quarkus =
                    given.stream().filter(name -> name.startsWith("QUARKUS_")).toList();
            given.removeAll(quarkus);

            assertThat(given).as(program).isEqualTo(settings.needed());
            String properties = Checkout.read("gateway/src/main/resources/application.properties");
            assertThat(quarkus).allMatch(name -> program.equals("gateway") && properties.contains(name));
        }
    }

    @Test
    void secretsAreReferredToAndTheReadmeNamesEachWithItsKeys() {
        var used = new TreeMap<String, Set<String>>();
        for (String program : PROGRAMS) {
            secrets(program)
                    .values()
                    .forEach(reference -> used.computeIfAbsent(
                                    reference.substring(0, reference.indexOf('/')), name -> new TreeSet<>())
                            .add(reference.substring(reference.indexOf('/') + 1)));
            assertThat(literals(program).keySet())
                    .noneMatch(name -> name.contains("PASSWORD") || name.contains("SECRET") || name.contains("KEY"));
        }
        assertThat(objects).noneMatch(object -> Yaml.text(object, "kind").equals("Secret"));

        var documented = new TreeMap<String, Set<String>>();
        String readme = Checkout.read("k8s/README.md");
        for (String line :
                readme.substring(readme.indexOf("| Secret | keys |")).lines().toList()) {
            var cells = line.split("\\|");
            if (cells.length == 3 && cells[1].contains("`")) {
                quoted(cells[1]).forEach(secret -> documented.put(secret, keys(cells[2])));
            }
        }
        assertThat(documented).isEqualTo(used);
    }

    /** The quoted words before the explanation of the first of them, if there is one. */
    private static Set<String> keys(String cell) {
        return new TreeSet<>(quoted(cell.replaceFirst("(`[^`]+`):.*", "$1")));
    }

    private static List<String> quoted(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everySelectorFindsItsPods() {
        for (var object : objects) {
            String kind = Yaml.text(object, "kind");
            Object selector = switch (kind) {
                case "Service" -> Yaml.at(object, "spec", "selector");
                case "Deployment", "PodDisruptionBudget" -> Yaml.at(object, "spec", "selector", "matchLabels");
                case "NetworkPolicy" -> Yaml.at(object, "spec", "podSelector", "matchLabels");
                default -> null;
            };
            if (selector != null) {
                String name = Yaml.text(selector, NAME);
                assertThat(PROGRAMS).as(identity(object)).contains(name);
                assertThat(Yaml.text(object, "metadata", "name")).isEqualTo(name);
                assertThat(Yaml.text(deployment(name), "spec", "template", "metadata", "labels", NAME))
                        .isEqualTo(name);
            }
        }
    }

    @Test
    void everyPortIsTheOneThatTheProgramListensOn() {
        for (String program : PROGRAMS) {
            var container = container(deployment(program));
            assertThat(Yaml.text(container, "ports", 0, "containerPort")).isEqualTo("8080");
            String port = Yaml.text(container, "ports", 0, "name");
            var service = object("Service", program).orElseThrow();
            assertThat(Yaml.text(service, "spec", "ports", 0, "targetPort")).isEqualTo(port);
            Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                    .forEach((probe, path) -> {
                        assertThat(Yaml.text(container, probe, "httpGet", "path"))
                                .isEqualTo("/q/health/" + path);
                        assertThat(Yaml.text(container, probe, "httpGet", "port"))
                                .isEqualTo(port);
                    });
        }
        var route = object("HTTPRoute", "gateway").orElseThrow();
        assertThat(Yaml.text(route, "spec", "rules", 0, "backendRefs", 0, "name"))
                .isEqualTo("gateway");
        assertThat(Yaml.text(route, "spec", "rules", 0, "backendRefs", 0, "port"))
                .isEqualTo(Yaml.text(object("Service", "gateway").orElseThrow(), "spec", "ports", 0, "port"));
    }

    @Test
    void noPodMayDoMoreThanItNeeds() {
        assertThat(Yaml.text(
                        object("Namespace", "openpractice").orElseThrow(),
                        "metadata",
                        "labels",
                        "pod-security.kubernetes.io/enforce"))
                .isEqualTo("restricted");
        for (String program : PROGRAMS) {
            Object pod = Yaml.at(deployment(program), "spec", "template", "spec");
            var container = container(deployment(program));
            assertThat(Yaml.text(pod, "serviceAccountName")).isEqualTo(program);
            assertThat(Yaml.at(pod, "automountServiceAccountToken")).isEqualTo(false);
            assertThat(Yaml.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
            assertThat(Checkout.read("Dockerfile"))
                    .contains("USER " + Yaml.text(pod, "securityContext", "runAsUser") + ":");
            assertThat(Yaml.text(pod, "securityContext", "seccompProfile", "type"))
                    .isEqualTo("RuntimeDefault");
            assertThat(Yaml.at(container, "securityContext", "allowPrivilegeEscalation"))
                    .isEqualTo(false);
            assertThat(Yaml.at(container, "securityContext", "readOnlyRootFilesystem"))
                    .isEqualTo(true);
            assertThat(Yaml.<String>list(Yaml.at(container, "securityContext", "capabilities", "drop")))
                    .containsExactly("ALL");
            assertThat(Yaml.at(container, "resources", "requests", "cpu")).isNotNull();
            assertThat(Yaml.at(container, "resources", "requests", "memory")).isNotNull();
            assertThat(Yaml.at(container, "resources", "limits", "memory")).isNotNull();
        }
    }

    @Test
    void aPodMayBeTakenAwayAndOneStays() {
        for (String program : PROGRAMS) {
            int replicas = (Integer) Yaml.at(deployment(program), "spec", "replicas");
            var budget = object("PodDisruptionBudget", program).orElseThrow();
            assertThat((Integer) Yaml.at(budget, "spec", "minAvailable")).isBetween(1, replicas - 1);
            assertThat((Integer)
                            Yaml.at(deployment(program), "spec", "template", "spec", "terminationGracePeriodSeconds"))
                    .isGreaterThan(20); // quarkus.shutdown.timeout
        }
        assertThat(Checkout.read("platform/src/main/resources/META-INF/microprofile-config.properties")
                        .lines())
                .contains("quarkus.shutdown.timeout=20S");
        assertThat(Checkout.read("gateway/src/main/resources/application.properties")
                        .lines())
                .contains("quarkus.shutdown.timeout=20S");
    }

    @Test
    void nothingGoesInOrOutBesideTheCallsThatTheConfigurationNames() {
        var deny = object("NetworkPolicy", "default-deny").orElseThrow();
        assertThat(Yaml.at(deny, "spec", "podSelector")).isEqualTo(Map.of());
        assertThat(Yaml.<String>list(Yaml.at(deny, "spec", "policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(Yaml.at(deny, "spec", "ingress")).isNull();
        assertThat(Yaml.at(deny, "spec", "egress")).isNull();

        for (String program : PROGRAMS) {
            var policy = object("NetworkPolicy", program).orElseThrow();
            assertThat(arrows(policy, "egress", "to"))
                    .as("egress of %s", program)
                    .isEqualTo(calls(program));
        }
        for (String service : SERVICES) {
            assertThat(arrows(object("NetworkPolicy", service).orElseThrow(), "ingress", "from"))
                    .containsExactly("gateway:8080");
        }
        assertThat(arrows(object("NetworkPolicy", "gateway").orElseThrow(), "ingress", "from"))
                .containsExactly("any of openpractice.org/ingress=true:8080");
        var others = objects.stream()
                .filter(object -> Yaml.text(object, "kind").equals("NetworkPolicy"))
                .map(object -> Yaml.text(object, "metadata", "name"))
                .filter(name -> !PROGRAMS.contains(name));
        assertThat(others).containsExactlyInAnyOrder("default-deny", "allow-dns");
    }

    /** Whom the addresses in a program's configuration name, as {@code name.namespace:port}. */
    private Set<String> calls(String program) {
        var calls = new TreeSet<String>();
        literals(program).forEach((name, value) -> {
            if (!name.equals("OPENPRACTICE_ISSUER")) { // a name to compare with, not an address to call
                var addresses = ADDRESS.matcher(value);
                while (addresses.find()) {
                    calls.add(addresses.group(1)
                            + Optional.ofNullable(addresses.group(2)).orElse("") + ":" + addresses.group(3));
                }
            }
        });
        var mail = literals(program).get("OPENPRACTICE_SMTP_HOST");
        if (mail != null) {
            calls.add(mail + ":" + literals(program).get("OPENPRACTICE_SMTP_PORT"));
        }
        assertThat(calls).isNotEmpty();
        return calls;
    }

    private static Set<String> arrows(Map<String, Object> policy, String direction, String peers) {
        var arrows = new TreeSet<String>();
        for (var rule : Yaml.<Object>list(Yaml.at(policy, "spec", direction))) {
            for (var peer : Yaml.<Object>list(Yaml.at(rule, peers))) {
                for (var port : Yaml.<Object>list(Yaml.at(rule, "ports"))) {
                    arrows.add(peer(peer) + ":" + Yaml.text(port, "port"));
                }
            }
        }
        return arrows;
    }

    private static String peer(Object peer) {
        Object pod = Yaml.at(peer, "podSelector", "matchLabels", NAME);
        Object namespace = Yaml.at(peer, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name");
        if (pod == null) {
            var labels = new ArrayList<String>();
            Yaml.map(Yaml.at(peer, "namespaceSelector", "matchLabels"))
                    .forEach((label, value) -> labels.add(label + "=" + value));
            return "any of " + String.join(",", labels);
        }
        return pod + (namespace == null ? "" : "." + namespace);
    }

    private Optional<Map<String, Object>> object(String kind, String name) {
        return objects.stream()
                .filter(object -> identity(object).equals(kind + " " + name))
                .findFirst();
    }

    private Map<String, Object> deployment(String name) {
        return object("Deployment", name).orElseThrow();
    }

    private static Object container(Map<String, Object> deployment) {
        return Yaml.at(deployment, "spec", "template", "spec", "containers", 0);
    }

    /** What the generator puts into a program's ConfigMap, which the program takes in whole. */
    private Map<String, String> literals(String program) {
        assertThat(Yaml.text(container(deployment(program)), "envFrom", 0, "configMapRef", "name"))
                .isEqualTo(program);
        var literals = new TreeMap<String, String>();
        for (var generated : Yaml.<Object>list(kustomization.get("configMapGenerator"))) {
            if (Yaml.text(generated, "name").equals(program)) {
                for (var literal : Yaml.<String>list(Yaml.at(generated, "literals"))) {
                    literals.put(
                            literal.substring(0, literal.indexOf('=')), literal.substring(literal.indexOf('=') + 1));
                }
            }
        }
        return literals;
    }

    /** Variables that come from secrets, each as {@code secret/key}. */
    private Map<String, String> secrets(String program) {
        var secrets = new TreeMap<String, String>();
        for (var variable : Yaml.<Object>list(Yaml.at(container(deployment(program)), "env"))) {
            secrets.put(
                    Yaml.text(variable, "name"),
                    Yaml.text(variable, "valueFrom", "secretKeyRef", "name") + "/"
                            + Yaml.text(variable, "valueFrom", "secretKeyRef", "key"));
        }
        return secrets;
    }
}
