package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code ./openpractice} refuses, in one line each, before anything is built. */
class ScriptTest {

    private record Ending(int code, List<String> lines) {}

    @Test
    void anUnknownModuleIsRefusedWithTheListOfThose() throws Exception {
        Ending ending = test(Map.of(), "--module", "nurses");

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("no module nurses", "staff-service", "platform-testing"));
        assertThat(test(Map.of(), "--module").code()).isEqualTo(1);
    }

    @Test
    void containersWithoutAnEngineAreRefused() throws Exception {
        Ending ending = test(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"), "--containers");

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.lines())
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("no Docker engine answers", "unix:///nowhere/docker.sock"));
    }

    @Test
    void anUnknownRevisionIsRefused() throws Exception {
        Ending ending = script(Map.of(), "api-changes", "no-such-revision");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("no-such-revision"));
    }

    private static Ending test(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("test"));
        arguments.addAll(List.of(options));
        return script(environment, arguments.toArray(String[]::new));
    }

    private static Ending script(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Checkout.path("openpractice").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.waitFor(), said.lines().toList());
    }
}
