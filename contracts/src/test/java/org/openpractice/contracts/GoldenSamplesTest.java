package org.openpractice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.contracts.staff.StaffEvent;

/** A golden sample is what a released version has sent. It is never edited; a new shape is a new record beside it. */
class GoldenSamplesTest {

    static final Map<String, Class<? extends DomainEvent>> SERVICES = Map.of(
            "staff", StaffEvent.class,
            "payroll", PayrollEvent.class,
            "billing", BillingEvent.class,
            "compliance", ComplianceEvent.class);

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyEventHasASampleThatStillReads() {
        return SERVICES.entrySet().stream()
                .flatMap(service -> EventJson.records(service.getValue())
                        .map(type -> DynamicTest.dynamicTest(
                                service.getKey() + " " + type.getSimpleName(),
                                () -> readsAndWritesItsSample(service.getKey(), service.getValue(), type))));
    }

    /** The sample of the newest version. */
    static Path sample(String service, Class<?> type) {
        var versions = Pattern.compile(type.getSimpleName() + "\\.v(\\d+)\\.json");
        try (Stream<Path> files = Files.list(SAMPLES.resolve(service))) {
            return files.filter(file ->
                            versions.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparingInt(file -> {
                        var version = versions.matcher(file.getFileName().toString());
                        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
                    }))
                    .orElseThrow(() -> new AssertionError("no golden sample of " + type.getSimpleName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readsAndWritesItsSample(String service, Class<? extends DomainEvent> events, Class<?> type)
            throws IOException {
        Path sample = sample(service, type);
        byte[] payload = Files.readAllBytes(sample);
        DomainEvent event =
                EventJson.read(events, type.getSimpleName(), payload).orElseThrow();
        assertThat(sample).hasFileName(type.getSimpleName() + ".v" + event.schemaVersion() + ".json");
        assertThat(JSON.readTree(EventJson.write(event))).isEqualTo(JSON.readTree(payload));

        ObjectNode fromTheFuture = (ObjectNode) JSON.readTree(payload);
        fromTheFuture.put("fieldOfTheFuture", "ignored");
        assertThat(EventJson.read(events, type.getSimpleName(), JSON.writeValueAsBytes(fromTheFuture))
                        .orElseThrow())
                .isEqualTo(event);
    }

    @Test
    void aTypeOfTheFutureIsUnknownRatherThanAnError() throws IOException {
        assertThat(EventJson.read(StaffEvent.class, "EmployeeTeleported", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void noSampleWasEditedSinceItWasCommitted() throws Exception {
        var committed = new TreeMap<String, String>();
        for (String line : Files.readAllLines(SAMPLES.resolve("SHA256SUMS"))) {
            committed.put(line.substring(66), line.substring(0, 64));
        }
        var found = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                found.put(SAMPLES.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        assertThat(found)
                .as("golden samples; a new one is added to SHA256SUMS, an old one is never changed")
                .isEqualTo(committed);
    }

    @Test
    void noFieldOfAnEventIsNamedAfterASecret() {
        List<String> forbidden = List.of("ssn", "taxid", "account", "routing", "patientname", "diagnosis");
        SERVICES.values().stream()
                .flatMap(EventJson::records)
                .forEach(type -> Stream.of(type.getRecordComponents())
                        .forEach(component -> assertThat(forbidden)
                                .as("%s.%s", type.getSimpleName(), component.getName())
                                .noneMatch(component.getName().toLowerCase(java.util.Locale.ROOT)::contains)));
    }
}
