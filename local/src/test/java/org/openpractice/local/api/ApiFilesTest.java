package org.openpractice.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiFilesTest {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            components:
              schemas:
                Amount: {type: string, examples: ['12.50', 13:45:30, 2026-11-02]}
                Claim: {type: object, properties: {total: {$ref: '#/components/schemas/Amount'}}}
                Unused: {type: string}
                Visit: {type: object, properties: {fee: {$ref: '#/components/schemas/Amount'}}}
              securitySchemes:
                jwt: {type: http, scheme: bearer}
            paths:
              /claims/{id}:
                get:
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Claim'}}}}}
              /visits:
                get:
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Visit'}}}}}
              /visits/today:
                get:
                  responses: {'200': {description: OK}}
            info: {title: Desk, version: '1'}
            """;

    @TempDir
    private Path folder;

    @Test
    void thereIsAFileForEachFirstSegmentAndOneForWhatSeveralUse() {
        var files = ApiFiles.split(DOCUMENT);

        assertThat(files.keySet()).containsExactly("claims.yaml", "shared.yaml", "visits.yaml");
        assertThat(files.get("claims.yaml")).isEqualTo("""
                openapi: 3.1.0
                info:
                  title: Desk
                  version: '1'
                paths:
                  /claims/{id}:
                    get:
                      responses:
                        '200':
                          content:
                            application/json:
                              schema:
                                $ref: '#/components/schemas/Claim'
                components:
                  schemas:
                    Claim:
                      type: object
                      properties:
                        total:
                          $ref: shared.yaml#/components/schemas/Amount
                  securitySchemes:
                    jwt:
                      $ref: shared.yaml#/components/securitySchemes/jwt
                """);
        assertThat(files.get("visits.yaml"))
                .contains("/visits:", "/visits/today:", "Visit:")
                .doesNotContain("Claim");
        assertThat(files.get("shared.yaml"))
                .contains("Amount:", "Unused:", "scheme: bearer")
                .doesNotContain("paths:", "Visit:");
    }

    @Test
    void theFilesTogetherAreTheDocument() {
        assertThat(ApiFiles.join(ApiFiles.split(DOCUMENT).values())).isEqualTo(ApiYaml.read(DOCUMENT));
    }

    @Test
    void jsonIsSplitAlike() {
        assertThat(ApiFiles.split(ApiYaml.read(DOCUMENT).toString())).isEqualTo(ApiFiles.split(DOCUMENT));
    }

    @Test
    void aFeatureThatChangesChangesItsFile() {
        var before = ApiFiles.split(DOCUMENT);
        var after = ApiFiles.split(DOCUMENT.replace("{fee: {", "{units: {type: integer}, fee: {"));

        assertThat(after.keySet())
                .allMatch(name -> name.equals("visits.yaml")
                        != after.getOrDefault(name, "").equals(before.get(name)));
    }

    @Test
    void filesOfSegmentsThatAreNoMoreGo() throws Exception {
        ApiFiles.keep(folder, ApiFiles.split(DOCUMENT));
        Files.writeString(folder.resolve("README.md"), "stays");

        ApiFiles.keep(folder, ApiFiles.split(DOCUMENT.replace("/claims/", "/visits/")));

        assertThat(folder.resolve("claims.yaml")).doesNotExist();
        assertThat(folder.resolve("README.md")).exists();
        assertThat(ApiFiles.in(folder)).isEqualTo(ApiFiles.split(DOCUMENT.replace("/claims/", "/visits/")));
    }

    @Test
    void aFolderThatIsNotThereHasNoFiles() {
        assertThat(ApiFiles.in(folder.resolve("none"))).isEqualTo(Map.of());
    }

    @Test
    void whatCannotBeAFileIsRefused() {
        assertThatThrownBy(() -> ApiFiles.split(DOCUMENT.replace("/visits:", "/shared:")))
                .hasMessageContaining("/shared");
        assertThatThrownBy(() -> ApiFiles.split(DOCUMENT.replace("/visits:", "/{id}:")))
                .hasMessageContaining("/{id}");
        assertThatThrownBy(() -> ApiFiles.split("a: [")).hasMessageContaining("not YAML");
    }
}
