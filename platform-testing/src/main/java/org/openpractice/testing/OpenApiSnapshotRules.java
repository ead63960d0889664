package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openpractice.local.api.ApiFiles;

/**
 * Holds the committed OpenAPI document, a folder with a file for each first segment of the paths, against what the service
 * really serves. A service's test extends this as a {@code @QuarkusTest}. After a wanted change run the test with
 * {@code -Dopenapi.update=true} and commit the files; what the change breaks, {@code ./openpractice api-changes} tells.
 */
public abstract class OpenApiSnapshotRules {

    private final String service;

    protected OpenApiSnapshotRules(String service) {
        this.service = service;
    }

    @Test
    void servesWhatTheContractsPromise() {
        var served = ApiFiles.split(
                RestAssured.get("/q/openapi").then().statusCode(200).extract().asString());
        Path folder = Path.of(System.getProperty("project.root", ".."), "contracts", "openapi", service);
        if (Boolean.getBoolean("openapi.update")) {
            ApiFiles.keep(folder, served);
        }
        var kept = ApiFiles.in(folder);
        assertThat(kept.keySet())
                .as("files of the committed OpenAPI document of %s; -Dopenapi.update=true writes them anew", service)
                .isEqualTo(served.keySet());
        served.forEach((name, document) -> assertThat(document)
                .as(
                        "the OpenAPI document of %s has drifted from %s; run with -Dopenapi.update=true if it is meant",
                        service, name)
                .isEqualTo(kept.get(name)));
    }
}
