package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Keycloak server on the loopback address, a child of this process, with the {@link Realm}. */
public final class KeycloakServer implements AutoCloseable {

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
        Folders.create(folder);
        try {
            Path imports = Folders.create(folder.resolve("data/import"));
            Files.write(imports.resolve("openpractice-realm.json"), Realm.file());
        } catch (IOException e) {
            throw new StartFailure("Cannot write the realm file: " + e.getMessage(), e);
        }
        var command = new ArrayList<>(Jvm.command(384, Folders.create(folder.resolve("tmp"))));
        command.addAll(List.of("-XX:SharedArchiveFile=" + program.classArchive(), "-Xshare:auto", "-Xlog:disable"));
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
                "-jar",
                program.runner().toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort,
                "--hostname=http://127.0.0.1:" + port));
        ChildProcess process = children.start(
                "Keycloak", "TERM", folder, environment, log, ChildProcess.tied("TERM", List.of(), command));
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
        process.stop(Duration.ofSeconds(20));
    }
}
