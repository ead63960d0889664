package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest extends GatewayCalls {
    @Test
    void theGatewayItselfIsReadyOnceItKnowsTheSigningKeys() {
        var response = send(to("/q/health/ready"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getString("status")).isEqualTo("UP");
    }

    @Test
    void theWholeIsDownWhenOneServiceIsAndSaysWhichWithoutAnyDetail() {
        var response = send(to("/health"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(response.body()))
                .isEqualTo(new JsonObject()
                        .put("status", "DOWN")
                        .put(
                                "parts",
                                new JsonObject()
                                        .put("gateway", "UP")
                                        .put("billing", "UP")
                                        .put("compliance", "DOWN")
                                        .put("payroll", "UP")
                                        .put("staff", "UP")));
    }

    @Test
    void parametersThatTheGatewaysOwnOperationsDoNotHaveAreRefused() {
        for (var path : List.of("/health?service=staff&_=1&_=2", "/docs/openapi.json?service=staff&_=x")) {
            var response = send(asSomebody(path));
            assertProblem(response, 400, "invalid-request");
            assertThat(new JsonObject(response.body())
                            .getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("field")))
                    .containsExactly("service", "_");
        }
        assertThat(send(asSomebody("/health?")).statusCode()).isEqualTo(503);
        // What a service is asked is the service's to judge.
        assertThat(send(asSomebody("/api/staff/things?shade=red")).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreNotForEverybody() {
        assertProblem(send(to("/q/metrics")), 401, "unauthenticated");
        assertThat(send(asSomebody("/q/metrics")).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsCountByServiceAndNotByPath() {
        send(asSomebody("/api/staff/things/5f1d0c9e-0000-7000-8000-000000000001"));
        var metrics =
                send(asSomebody("/q/metrics").header("Accept", "text/plain")).body();
        assertThat(metrics).contains("/api/{service}").doesNotContain("5f1d0c9e");
    }
}
