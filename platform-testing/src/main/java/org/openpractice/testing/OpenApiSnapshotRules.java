package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the committed OpenAPI document against what the service really serves. A service's test extends this as a
 * {@code @QuarkusTest}. After a wanted change run the test with {@code -Dopenapi.update=true} and commit the document.
 */
public abstract class OpenApiSnapshotRules {

    private final String service;

    protected OpenApiSnapshotRules(String service) {
        this.service = service;
    }

    @Test
    void servesWhatTheContractsPromise() throws IOException {
        String served =
                RestAssured.get("/q/openapi").then().statusCode(200).extract().asString();
        Path snapshot = Path.of(System.getProperty("project.root", ".."), "contracts", "openapi", service + ".yaml");
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(snapshot.getParent());
            Files.writeString(snapshot, served);
        }
        assertThat(snapshot).as("committed OpenAPI document of %s", service).exists();
        assertThat(served)
                .as(
                        "the OpenAPI document of %s has drifted from %s; run with -Dopenapi.update=true if it is meant",
                        service, snapshot.getFileName())
                .isEqualTo(Files.readString(snapshot));
    }
}
