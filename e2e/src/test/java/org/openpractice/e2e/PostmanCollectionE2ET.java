package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/**
 * The whole collection, run as Postman's own runner does, by the administrator of the group in which the story does not play:
 * every call is answered, none by a fault, and a refusal says what to do. Last of those that use that group, since it writes
 * into all of it. Needs Node.js 20 and npm.
 */
@ExtendWith(E2ePlatform.class)
@Order(Integer.MAX_VALUE - 1)
class PostmanCollectionE2ET {

    private final Told told;

    PostmanCollectionE2ET(Told told) {
        this.told = told;
    }

    @Test
    void everyCallOfTheCollectionIsAnswered() throws Exception {
        var folder = Outside.withPackages("newman");
        var report = folder.resolve("report.json");
        var run = Outside.run(
                folder,
                Map.of(),
                400,
                "node",
                "node_modules/newman/bin/newman.js",
                "run",
                Checkout.path("requests/openpractice.postman_collection.json").toString(),
                "--env-var",
                "gateway=" + told.gatewayUrl(),
                "--env-var",
                "token=" + told.gateway().accessToken("admin-b"),
                "--timeout-request",
                "60000",
                "--reporters",
                "json",
                "--reporter-json-export",
                report.toString());

        assertThat(report).as(run.output()).exists();
        var ran = new ObjectMapper().readTree(report.toFile()).path("run");
        var failures = new TreeSet<String>();
        ran.path("failures").forEach(failure -> failures.add(failure.at("/source/request/method").asText() + " "
                + String.join("/", texts(failure.at("/source/request/url/path"))) + ": "
                + failure.at("/error/message").asText()));
        assertThat(failures).isEmpty();
        assertThat(ran.at("/stats/requests/total").asInt()).isGreaterThan(300);
        assertThat(run.status()).as(run.output()).isZero();

        var statuses = new TreeMap<Integer, Integer>();
        ran.path("executions").forEach(each -> statuses.merge(each.at("/response/code").asInt(), 1, Integer::sum));
        System.out.println("The collection was answered with " + statuses);
        assertThat(statuses.get(200)).isGreaterThan(80);
        assertThat(statuses).doesNotContainKey(401);
    }

    private static Iterable<String> texts(JsonNode array) {
        var texts = new java.util.ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
