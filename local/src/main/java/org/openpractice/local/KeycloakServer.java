package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Keycloak server on the loopback address, a child of this process, with the {@link Realm}. */
public final class KeycloakServer implements AutoCloseable {

    static final int HEAP_MEGABYTES = 320;

    private final ChildProcess process;
    private final int port;

    private KeycloakServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A server for tests: free port, fresh folder deleted when this process ends, if it was not closed before. */
    public static KeycloakServer temporary(Path projectRoot, Realm realm) {
        var children = new Children(System.err::println);
        Path folder = Folders.temporary("openpractice-keycloak-");
        KeycloakProgram program =
                KeycloakProgram.prepared(children, KeycloakProgram.distribution(projectRoot), progress -> {});
        KeycloakServer server =
                start(children, program, folder, folder.resolve("keycloak.log"), FreePort.find(), realm);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            Folders.delete(folder);
                        },
                        "stop-keycloak"));
        return server;
    }

    /**
     * Starts Keycloak and returns when the realm answers. The realm is imported at the first start in this folder
     * and left alone afterward.
     */
    static KeycloakServer start(
            Children children, KeycloakProgram program, Path folder, Path log, int port, Realm realm) {
        provideRealm(folder);
        var command = Jvm.command(HEAP_MEGABYTES, Folders.create(folder.resolve("tmp")), program.classCache());
        KeycloakServer server =
                launch(children, program, folder, log, port, FreePort.find(), realm.environment(), command);
        try {
            server.awaitReady(Realm.NAME);
            return server;
        } catch (StartFailure e) {
            server.close();
            throw e;
        }
    }

    /** Puts the realm where Keycloak imports it from. */
    static void provideRealm(Path folder) {
        try {
            Path imports = Folders.create(folder.resolve("data/import"));
            Files.write(imports.resolve("openpractice-realm.json"), Realm.file());
        } catch (IOException e) {
            throw new StartFailure("Cannot write the realm file: " + e.getMessage(), e);
        }
    }

    static KeycloakServer launch(
            Children children,
            KeycloakProgram program,
            Path folder,
            Path log,
            int port,
            int managementPort,
            Map<String, String> environment,
            List<String> jvm) {
        program.furnish(folder);
        var command = new ArrayList<>(jvm);
        command.addAll(List.of(
                "-Dkc.home.dir=" + folder,
                "-Djboss.server.config.dir=" + folder.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                program.classPath(),
                KeycloakProgram.MAIN_CLASS,
                "start",
                "--optimized",
                // One server: without this it opens a port to find others of its cluster, on every address.
                "--cache=local",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort,
                "--hostname=http://127.0.0.1:" + port));
        var settings = new HashMap<>(environment);
        settings.put(Jvm.ARENAS, "1");
        ChildProcess process = children.start(
                "Keycloak", "TERM", folder, settings, log, ChildProcess.tied("TERM", List.of(), command));
        return new KeycloakServer(process, port);
    }

    void awaitReady(String realm) {
        var address = "http://127.0.0.1:" + port + "/realms/" + realm + "/.well-known/openid-configuration";
        process.awaitReady(() -> Readiness.isReady(address));
    }

    /** Address without the realm's path. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(20));
    }

    void stop(Duration patience) {
        process.stop(patience);
    }
}
