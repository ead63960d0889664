package org.openpractice.testing.probe;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.SecondPersonRules;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProbeSecondPersonTest extends SecondPersonRules {

    ProbeSecondPersonTest() {
        super("org.openpractice.testing.probe");
    }

    @Override
    protected Map<String, Matter> matters() {
        return Map.of("ProbeResource.approve", ProbeSecondPersonTest::probe);
    }

    private static Begun probe(String first) {
        var group = UUID.randomUUID();
        String id = given().header(
                        "Authorization",
                        Tokens.forGroup(group).user(first).withRoles("hr").bearer())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"name":"waits","price":{"amount":"1.00","currency":"USD"},"color":"RED","on":"2026-11-02",
                         "secret":"x","parts":[]}
                        """)
                .post("/probes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Begun(group, "/probes/" + id + "/approval", "/probes/" + id);
    }
}
