package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openpractice.e2e.E2ePlatform.Told;
import org.openpractice.local.DataFolder;
import org.openpractice.local.DataFolders;
import org.openpractice.local.Part;
import org.openpractice.local.Platform;
import org.openpractice.local.story.GatewayClient;

/** What is killed comes back, and what is kept can be brought back elsewhere. */
@ExtendWith(E2ePlatform.class)
class KeptRunningE2ET {

    private static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Told told;

    @TempDir
    Path folder;

    KeptRunningE2ET(Told told) {
        this.told = told;
    }

    @Test
    void everyPartThatIsKilledIsStartedAgainAndWorks() {
        List<Part> own =
                told.platform().parts().stream().filter(part -> part.pid() != 0).toList();
        var before = new TreeMap<String, Long>();
        for (Part part : own) {
            before.put(part.name(), part.pid());
        }
        assertThat(before).containsKeys("gateway", "staff", "payroll", "billing", "compliance", "mail");

        own.forEach(part -> ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(own).allSatisfy(part -> {
                    assertThat(part.isRunning()).as(part.name()).isTrue();
                    assertThat(part.pid()).as(part.name()).isNotEqualTo(before.get(part.name()));
                    assertThat(part.restarts()).as(part.name()).isGreaterThanOrEqualTo(1);
                }));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(books(told.gateway())).isNotEmpty());
    }

    @Test
    void aBackupMadeWhileItRunsIsTheSamePlatformElsewhere() throws Exception {
        assumeThat(E2ePlatform.foundation())
                .as("the data are not in the platform's folder but in containers")
                .isNull();
        Map<String, JsonNode> books = settledBooks();
        byte[] stub = ownStub(told.gateway());
        Path file = folder.resolve("all.zip");

        DataFolders.backup(told.platform().folder().path(), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> DataFolders.backup(told.platform().folder().path(), file))
                .hasMessageContaining("exists already");
        Path elsewhere = folder.resolve("elsewhere");
        DataFolders.restore(E2ePlatform.root(), elsewhere, file);
        assertThatThrownBy(() -> DataFolders.restore(E2ePlatform.root(), elsewhere, file))
                .hasMessageContaining("is not empty");
        var said = new ArrayList<String>();
        try (var restored = new Platform(new Platform.Settings(
                E2ePlatform.root(),
                DataFolder.hold(elsewhere),
                false,
                0,
                Instant.parse("2026-11-02T13:00:00Z"),
                said::add))) {
            restored.start();
            var gateway = E2ePlatform.gateway(restored);
            assertThat(books(gateway)).isEqualTo(books);
            for (String service : SERVICES) {
                assertThat(gateway.as("admin")
                                .get("/api/" + service + "/audit-verification")
                                .expect(200)
                                .json()
                                .path("intact")
                                .asBoolean())
                        .as(service)
                        .isTrue();
            }
            // Its figures were sealed with the key of the first.
            assertThat(ownStub(gateway).length).isEqualTo(stub.length);
        }
    }

    private Map<String, JsonNode> settledBooks() {
        return await().atMost(PATIENCE).ignoreExceptions().until(() -> books(told.gateway()), books -> {
            var again = books(told.gateway());
            return books.equals(again) && SERVICES.stream().allMatch(service -> published(books, service));
        });
    }

    private static boolean published(Map<String, JsonNode> books, String service) {
        JsonNode book = books.get(service);
        return book != null && book.path("committed").equals(book.path("published"));
    }

    private static Map<String, JsonNode> books(GatewayClient gateway) {
        var books = new TreeMap<String, JsonNode>();
        for (String service : SERVICES) {
            books.put(
                    service,
                    gateway.as("admin")
                            .get("/api/" + service + "/event-accounting")
                            .expect(200)
                            .json());
        }
        return books;
    }

    private static byte[] ownStub(GatewayClient gateway) {
        var employee = gateway.as("employee");
        String paycheck = employee.get("/api/payroll/me/pay-stubs")
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("paycheckId")
                .asText();
        return employee.get("/api/payroll/me/pay-stubs/" + paycheck, "application/pdf")
                .expect(200)
                .body();
    }
}
