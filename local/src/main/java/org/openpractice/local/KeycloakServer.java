package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Keycloak server on the loopback address, with the realm that is kept as code in {@code realm/openpractice-realm.json}. */
final class KeycloakServer implements AutoCloseable {

    static final String REALM = "openpractice";

    private final ChildProcess process;
    private final int port;

    private KeycloakServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts Keycloak and returns when the realm answers. The realm is imported at the first start in this folder
     * and left alone afterward.
     *
     * @param placeholders values for the {@code ${NAME}} in the realm file
     */
    static KeycloakServer start(
            Children children,
            KeycloakProgram program,
            Path folder,
            Path log,
            int port,
            Map<String, String> placeholders) {
        Folders.create(folder);
        try (var realm = KeycloakServer.class.getResourceAsStream("/realm/openpractice-realm.json")) {
            if (realm == null) {
                throw new StartFailure("The launcher's jar lacks the realm file");
            }
            Path imports = Folders.create(folder.resolve("data/import"));
            Files.copy(realm, imports.resolve("openpractice-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure("Cannot write the realm file: " + e.getMessage(), e);
        }
        var command = new ArrayList<>(Jvm.command(384, Folders.create(folder.resolve("tmp"))));
        command.addAll(List.of("-XX:SharedArchiveFile=" + program.classArchive(), "-Xshare:auto", "-Xlog:disable"));
        KeycloakServer server = launch(children, program, folder, log, port, FreePort.find(), placeholders, command);
        try {
            server.awaitReady(REALM);
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
        Readiness.await(
                process,
                "http://127.0.0.1:" + port + "/realms/" + realm + "/.well-known/openid-configuration",
                Duration.ofSeconds(180));
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
    }
}
