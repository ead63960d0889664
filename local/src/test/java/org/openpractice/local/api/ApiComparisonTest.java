package org.openpractice.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with what a git repository of its own had. */
class ApiComparisonTest {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Desk, version: '1'}
            paths:
              /visits:
                get: {operationId: Visits_list, responses: {'200': {description: OK}}}
            """;

    @TempDir
    private Path root;

    private Path service;
    private ApiComparison comparison;

    @BeforeEach
    void aCommitWithTheDocumentInOneFile() throws Exception {
        service = root.resolve("contracts/openapi/desk-service");
        comparison = new ApiComparison(root);
        Files.createDirectories(service.getParent());
        Files.writeString(service.resolveSibling("desk-service.yaml"), DOCUMENT);
        git("init", "--quiet");
        commit();
        Files.delete(service.resolveSibling("desk-service.yaml"));
        ApiFiles.keep(service, ApiFiles.split(DOCUMENT));
    }

    @Test
    void aDocumentInSeveralFilesIsTheSameAsInOne() throws Exception {
        assertThat(since("HEAD")).containsExactly("0 changes since HEAD, 0 of them break", "false");
    }

    @Test
    void everyServiceIsCompared() throws Exception {
        ApiFiles.keep(service, ApiFiles.split(DOCUMENT.replace("/visits", "/encounters")));
        ApiFiles.keep(service.resolveSibling("gate-service"), ApiFiles.split(DOCUMENT));

        assertThat(since("HEAD"))
                .containsExactly(
                        "desk-service breaks  GET /visits: renamed to /encounters",
                        "gate-service adds    GET /visits: new",
                        "2 changes since HEAD, 1 of them break",
                        "true");
    }

    @Test
    void theLastTagIsTheLastRelease() throws Exception {
        assertThat(comparison.lastRelease()).isEqualTo("HEAD");
        git("tag", "v1");
        commit();

        assertThat(comparison.lastRelease()).isEqualTo("v1");
    }

    @Test
    void aRevisionThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> since("v9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("v9");
    }

    /** The lines, and whether one breaks. */
    private List<String> since(String revision) throws Exception {
        var printed = new ByteArrayOutputStream();
        boolean breaks = comparison.since(revision, new PrintStream(printed, true, StandardCharsets.UTF_8));
        var lines =
                new ArrayList<>(printed.toString(StandardCharsets.UTF_8).lines().toList());
        lines.add(String.valueOf(breaks));
        return lines;
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "--all");
        git("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "commit", "--quiet", "--message", "x");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
