package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many calls a second the packaged gateway relays on one core, beside nginx that only relays and HAProxy that verifies the
 * token, all before one backend of ready answers: {@code ./openpractice benchmark gateway}. It is no test; nothing is asserted
 * about time. One call in twenty carries a token with a wrong signature and must be answered 401. The programs take turns in
 * random order; only ratios of one round mean anything. One that this machine does not have is left out, with a word.
 */
class GatewayBenchmark {

    private static final int CONNECTIONS = 64;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 9);
    private static final int CALLERS = 20;

    /** Seconds: on one core the compiler of the JVM needs its time beside the work. */
    private static final int WARM_UP = 50;

    private static final String BODY = "{\"data\":\"%s\"}".formatted("0123456789".repeat(78));
    private static final String PATH = "/api/staff/employees?limit=20";

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([0-9.]+)s");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

    /** Who takes part. */
    private record Contestant(String name, int port, long processId, boolean verifies) {}

    /** What one did in one turn: calls a second, microseconds of its processor for each, milliseconds. */
    private record Turn(double rate, double processor, double p99) {}

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @Test
    void relaysBesideOtherProxies() throws IOException, InterruptedException {
        var vertx = Vertx.vertx();
        var identity = new IdentityStandIn();
        identity.start(vertx);
        try {
            run(identity);
        } finally {
            for (var process : started.reversed()) {
                process.destroy();
                process.waitFor();
            }
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void run(IdentityStandIn identity) throws IOException, InterruptedException {
        for (String needed : List.of("wrk", "nginx", "taskset")) {
            if (!isHere(needed)) {
                System.out.println("  nothing is measured: this machine has no " + needed);
                return;
            }
        }
        int backend = Surroundings.freePort();
        var served = nginx("backend", "0", """
                server { listen 127.0.0.1:%d reuseport; access_log off; keepalive_requests 1000000000;
                    location / { default_type application/json; return 200 '%s'; } }
                """.formatted(backend, BODY));
        var contestants = new ArrayList<Contestant>();
        contestants.add(new Contestant("backend", backend, served.pid(), false));
        int port = Surroundings.freePort();
        contestants.add(new Contestant(
                "nginx", port, nginx("nginx", "1", """
                upstream staff { server 127.0.0.1:%d; keepalive 128; keepalive_requests 1000000000; }
                server { listen 127.0.0.1:%d; access_log off; keepalive_requests 1000000000;
                    location /api/staff/ { proxy_pass http://staff/; proxy_http_version 1.1;
                        proxy_set_header Connection ""; } }
                """.formatted(backend, port)).pid(), false));
        if (isHere("haproxy")) {
            contestants.add(haproxy(backend, identity));
        } else {
            System.out.println("  HAProxy is left out: this machine has none");
        }
        contestants.add(gateway(backend, identity));
        var scripts = scripts(identity);
        for (var one : contestants) {
            check(one, identity);
        }
        measure(contestants.getLast(), scripts, WARM_UP);
        compare(contestants, scripts);
    }

    private void compare(List<Contestant> contestants, Map<Boolean, Path> scripts)
            throws IOException, InterruptedException {
        System.out.printf("%nGateway: %d rounds of %d s, %d connections%n", ROUNDS, SECONDS, CONNECTIONS);
        var shuffled = new Random(1);
        var turns = new LinkedHashMap<String, List<Turn>>();
        contestants.forEach(one -> turns.put(one.name(), new ArrayList<>()));
        for (int round = 1; round <= ROUNDS; round++) {
            var order = new ArrayList<>(contestants);
            Collections.shuffle(order, shuffled);
            for (var one : order) {
                turns.get(one.name()).add(measure(one, scripts, SECONDS));
            }
            var line = new StringBuilder("  round " + round + ":");
            turns.forEach((name, of) -> line.append(" %s %,.0f/s %.0f µs p99 %.1f ms;"
                    .formatted(
                            name,
                            of.getLast().rate(),
                            of.getLast().processor(),
                            of.getLast().p99())));
            System.out.println(line);
        }
        var ours = turns.get("gateway");
        turns.forEach((name, of) -> {
            if (of != ours) {
                System.out.printf(
                        "  gateway to %s: calls %s, processor for each %s%n",
                        name,
                        ratios(
                                ours.stream().map(Turn::rate).toList(),
                                of.stream().map(Turn::rate).toList()),
                        ratios(
                                ours.stream().map(Turn::processor).toList(),
                                of.stream().map(Turn::processor).toList()));
            }
        });
    }

    private static String ratios(List<Double> ours, List<Double> others) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / others.get(i));
        }
        Collections.sort(ratios);
        return "%.2f (from %.2f to %.2f)".formatted(ratios.get(ratios.size() / 2), ratios.getFirst(), ratios.getLast());
    }

    private Turn measure(Contestant one, Map<Boolean, Path> scripts, int seconds)
            throws IOException, InterruptedException {
        long processor = processorTicks(one.processId());
        var wrk = new ProcessBuilder(
                        "taskset",
                        "-c",
                        "0",
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        scripts.get(one.verifies()).toString(),
                        "http://127.0.0.1:" + one.port())
                .redirectErrorStream(true)
                .start();
        String told = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        processor = processorTicks(one.processId()) - processor;
        var requests = REQUESTS.matcher(told);
        var p99 = P99.matcher(told);
        assertThat(requests.find() && p99.find()).as(told).isTrue();
        assertThat(told).doesNotContain("Socket errors");
        long calls = Long.parseLong(requests.group(1));
        var refused = REFUSED.matcher(told);
        long refusals = refused.find() ? Long.parseLong(refused.group(1)) : 0;
        long expected = one.verifies() ? calls / 20 : 0;
        assertThat(Math.abs(refusals - expected)).as(told).isLessThanOrEqualTo(2 * CONNECTIONS);
        double unit = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0).get(p99.group(2));
        return new Turn(
                calls / Double.parseDouble(requests.group(2)),
                processor * 10_000.0 / calls,
                Double.parseDouble(p99.group(1)) * unit);
    }

    /** User and system time in hundredths of a second, of the process and of those it started. */
    private static long processorTicks(long processId) throws IOException {
        long ticks = 0;
        var all = new ArrayList<Long>(List.of(processId));
        ProcessHandle.of(processId).orElseThrow().descendants().forEach(child -> all.add(child.pid()));
        for (long id : all) {
            var stat = Files.readString(Path.of("/proc/" + id + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks;
    }

    /** A good call gets the backend's own bytes, a forged one does not. */
    private static void check(Contestant one, IdentityStandIn identity) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + one.port() + PATH))
                    .header("Authorization", "Bearer " + identity.token());
            var answer = http.send(call.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(one.name()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(BODY);
            if (one.verifies()) {
                call.setHeader(
                        "Authorization", "Bearer " + identity.signWithForeignKey(identity.claims("partner-test", "x")));
                assertThat(http.send(call.build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    /** What wrk sends, with forged tokens among the good ones where they are looked at. */
    private Map<Boolean, Path> scripts(IdentityStandIn identity) throws IOException {
        var scripts = new LinkedHashMap<Boolean, Path>();
        for (boolean forged : List.of(true, false)) {
            var script = new StringBuilder("local good = {}\nlocal calls = 0\nlocal bad\ninit = function(args)\n");
            for (int i = 0; i < CALLERS; i++) {
                script.append(line("good[%d]".formatted(i), token(identity, i)));
            }
            script.append(line("bad", identity.signWithForeignKey(identity.claims("partner-test", "forged"))))
                    .append("end\nrequest = function()\n  calls = calls + 1\n")
                    .append(forged ? "  if calls %% 20 == 0 then return bad end\n".formatted() : "")
                    .append("  return good[calls %% %d]\nend\n".formatted(CALLERS));
            scripts.put(forged, Files.writeString(folder.resolve("calls-" + forged + ".lua"), script));
        }
        return scripts;
    }

    private static String token(IdentityStandIn identity, int caller) {
        return identity.sign(
                identity.claims("partner-test", new UUID(0, caller).toString()).expiresIn(7200));
    }

    private static String line(String name, String token) {
        return "  %s = wrk.format(\"GET\", \"%s\", {[\"Authorization\"] = \"Bearer %s\"})\n"
                .formatted(name, PATH, token);
    }

    private Process nginx(String name, String core, String servers) throws IOException, InterruptedException {
        var home = Files.createDirectories(folder.resolve(name));
        var config = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;
                events { worker_connections 2048; }
                http { client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u;
                    scgi_temp_path %1$s/s; large_client_header_buffers 8 16k; %2$s }
                """.formatted(home, servers));
        return start(home, "taskset", "-c", core, "nginx", "-c", config.toString(), "-p", home.toString());
    }

    private Contestant haproxy(int backend, IdentityStandIn identity) throws IOException, InterruptedException {
        int port = Surroundings.freePort();
        var key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(identity.publicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        var config = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    nbthread 1
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                frontend api
                    bind 127.0.0.1:%d
                    http-request set-var(txn.bearer) http_auth_bearer
                    http-request set-var(txn.alg) var(txn.bearer),jwt_header_query('$.alg')
                    http-request deny deny_status 401 unless { var(txn.alg) -m str RS256 }
                    http-request deny deny_status 401 unless { var(txn.bearer),jwt_verify(txn.alg,"%s") 1 }
                    http-request replace-path /api/staff(/.*) \\1
                    default_backend staff
                backend staff
                    http-reuse always
                    server staff 127.0.0.1:%d
                """.formatted(port, key, backend));
        return new Contestant(
                "haproxy",
                port,
                start(folder, "taskset", "-c", "1", "haproxy", "-f", config.toString())
                        .pid(),
                true);
    }

    private Contestant gateway(int backend, IdentityStandIn identity) throws IOException, InterruptedException {
        int port = Surroundings.freePort();
        var jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        assertThat(jar).as("the packaged gateway").exists();
        var command = new ArrayList<>(List.of(
                "taskset", "-c", "1", ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(System.getProperty("benchmark.jvm", "-Xmx256m").split(" ")));
        command.addAll(List.of("-jar", jar.toString()));
        var process = new ProcessBuilder(command);
        process.environment()
                .putAll(Map.ofEntries(
                        Map.entry("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", "1"),
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                        Map.entry("OPENPRACTICE_ISSUER", identity.issuer()),
                        Map.entry("OPENPRACTICE_GATEWAY_CLIENT_SECRET", "a-secret-of-at-least-thirty-two-characters"),
                        Map.entry("OPENPRACTICE_STAFF_URL", "http://127.0.0.1:" + backend),
                        Map.entry("GATEWAY_RATE_CALLER_BURST", "100000000"),
                        Map.entry("GATEWAY_RATE_CALLER_PER_SECOND", "100000000"),
                        Map.entry("GATEWAY_RATE_ADDRESS_BURST", "100000000"),
                        Map.entry("GATEWAY_RATE_ADDRESS_PER_SECOND", "100000000")));
        return new Contestant("gateway", port, start(folder, process, port).pid(), true);
    }

    private Process start(Path home, String... command) throws IOException, InterruptedException {
        return start(home, new ProcessBuilder(command), 0);
    }

    private Process start(Path home, ProcessBuilder command, int port) throws IOException, InterruptedException {
        var process = command.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out-" + started.size() + ".log").toFile())
                .start();
        started.add(process);
        for (int i = 0; i < 600 && (port == 0 ? i < 10 : !answers(port)); i++) {
            Thread.sleep(100);
        }
        assertThat(process.isAlive()).as(String.join(" ", command.command())).isTrue();
        return process;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isHere(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
