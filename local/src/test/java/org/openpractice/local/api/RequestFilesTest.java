package org.openpractice.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The requests that are kept are those of the OpenAPI documents; {@code -Drequests.update=true} writes them anew. */
class RequestFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Path FOLDER = ROOT.resolve("requests");

    @Test
    void thoseThatAreKeptAreThoseOfTheDocuments() throws IOException {
        var made = RequestFiles.of(documents());
        if (Boolean.getBoolean("requests.update")) {
            Files.createDirectories(FOLDER);
            for (var file : made.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        for (var file : made.entrySet()) {
            assertThat(FOLDER.resolve(file.getKey()))
                    .as(
                            "requests/%s is not what the OpenAPI documents say; -Drequests.update=true writes it anew",
                            file.getKey())
                    .hasContent(file.getValue());
        }
    }

    @Test
    void everyOperationIsThereOnceInBothForms() throws IOException {
        var made = RequestFiles.of(documents());
        var expected = new TreeSet<String>();
        documents()
                .forEach((service, document) -> ApiDocument.of(document)
                        .operations()
                        .values()
                        .forEach(operation -> expected.add(operation.method().toUpperCase(java.util.Locale.ROOT)
                                + " /api/" + service + ApiOperation.withoutNames(operation.path()))));
        assertThat(expected).hasSizeGreaterThan(300);

        var inFiles = new ArrayList<String>();
        made.forEach((name, text) -> {
            if (name.endsWith(".http")) {
                text.lines()
                        .filter(line -> line.matches("[A-Z]+ \\{\\{gateway}}/.*"))
                        .forEach(line -> inFiles.add(line.replace("{{gateway}}", "")
                                .replaceAll("\\{\\{\\w+}}", "{}")
                                .replaceFirst("\\?.*", "")));
            }
        });
        assertThat(inFiles).containsExactlyInAnyOrderElementsOf(expected);

        var inCollection = new ArrayList<String>();
        collect(new ObjectMapper().readTree(made.get(RequestFiles.COLLECTION)), inCollection);
        assertThat(inCollection).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aRequestHasTheHeadersThatItNeeds() {
        var staff = RequestFiles.of(documents()).get("staff.http");

        assertThat(staff)
                .contains("POST {{gateway}}/api/staff/employees\nAuthorization: Bearer {{token}}\n"
                        + "Content-Type: application/json\nIdempotency-Key: {{$random.uuid}}\n");
        assertThat(staff)
                .contains("PUT {{gateway}}/api/staff/locations/{{locationId}}\nAuthorization: Bearer {{token}}\n"
                        + "Content-Type: application/json\nIf-Match: {{etag}}\n");
    }

    private static void collect(JsonNode folder, List<String> found) {
        for (var item : folder.path("item")) {
            if (item.has("request")) {
                found.add(item.at("/request/method").asText() + " "
                        + item.at("/request/url/raw")
                                .asText()
                                .replace("{{gateway}}", "")
                                .replaceAll("\\{\\{\\w+}}", "{}")
                                .replaceFirst("\\?.*", ""));
            }
            collect(item, found);
        }
    }

    private static SortedMap<String, Collection<String>> documents() {
        var documents = new TreeMap<String, Collection<String>>();
        for (var service : List.of("staff", "payroll", "billing", "compliance")) {
            documents.put(
                    service,
                    ApiFiles.in(ROOT.resolve("contracts/openapi/" + service + "-service"))
                            .values());
        }
        return documents;
    }
}
