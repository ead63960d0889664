package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentationTest extends GatewayCalls {
    @Test
    void joinsTheDocumentsOfTheServices() {
        var response = send(asSomebody("/docs/openapi.json"));
        assertThat(response.statusCode()).isEqualTo(200);
        var document = new JsonObject(response.body());
        assertThat(document.getJsonObject("paths").fieldNames())
                .containsExactlyInAnyOrder("/api/staff/things", "/api/billing/things", "/api/payroll/things");
        assertThat(document.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .containsExactlyInAnyOrder("staff_Thing", "billing_Thing", "payroll_Thing");

        var operation = document.getJsonObject("paths")
                .getJsonObject("/api/billing/things")
                .getJsonObject("get");
        assertThat(operation.getString("operationId")).isEqualTo("billing_listThings");
        assertThat(operation.getJsonArray("tags")).containsExactly("billing: Things");
        assertThat(operation.containsKey("security")).isFalse();
        assertThat(operation.getJsonArray("x-roles")).containsExactly("biller", "hr");
        assertThat(operation.encode()).contains("#/components/schemas/billing_Thing");
        assertThat(document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("staff_Thing")
                        .encode())
                .contains("#/components/schemas/staff_Thing");
    }

    @Test
    void aServiceThatIsDownIsShownAsSuch() {
        var document = new JsonObject(send(asSomebody("/docs/openapi.json")).body());
        assertThat(document.getJsonArray("x-services-not-answering")).containsExactly("compliance");
        assertThat(document.getJsonObject("info").getString("description")).contains("compliance");
        assertThat(document.getJsonArray("tags").encode())
                .contains("staff: Things")
                .contains("does not answer");
    }

    @Test
    void everyReferenceInTheJoinedDocumentHasATarget() {
        var document = new JsonObject(send(asSomebody("/docs/openapi.json")).body());
        var text = document.encode();
        var references = java.util.regex.Pattern.compile("\"#/components/(\\w+)/(\\w+)\"")
                .matcher(text);
        int found = 0;
        while (references.find()) {
            found++;
            assertThat(document.getJsonObject("components")
                            .getJsonObject(references.group(1))
                            .fieldNames())
                    .contains(references.group(2));
        }
        assertThat(found).isPositive();
    }
}
