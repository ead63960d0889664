package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/**
 * The collection, run as Postman's own runner does: every call is answered, none by a fault, and a refusal says what to do. All
 * of it as the administrator of the group in which the story does not play, after whatever else uses that group, since it
 * writes everywhere; what reads also as that of the story's group, where there is something to read. Needs Node.js 20 and npm.
 */
@ExtendWith(E2ePlatform.class)
@Order(Integer.MAX_VALUE - 1)
class PostmanCollectionE2ET {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COLLECTION = Checkout.path("requests/openpractice.postman_collection.json");

    private final Told told;

    PostmanCollectionE2ET(Told told) {
        this.told = told;
    }

    @Test
    void everyCallOfTheCollectionIsAnswered() throws Exception {
        var statuses = run(COLLECTION, "admin-b", "all");

        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(300);
        assertThat(statuses).doesNotContainKey(401);
        assertThat(statuses.get(200)).isGreaterThan(80);
    }

    @Test
    void mostOfWhatReadsFindsWhatTheStoryLeft() throws Exception {
        var collection = JSON.readTree(COLLECTION.toFile());
        keepReads((ArrayNode) collection.path("item"));
        var reads = Path.of("target/e2e/reads.postman_collection.json").toAbsolutePath();
        JSON.writeValue(reads.toFile(), collection);

        assertThat(run(reads, "admin", "reads").get(200)).isGreaterThan(120);
    }

    private Map<Integer, Integer> run(Path collection, String user, String name)
            throws IOException, InterruptedException {
        var folder = Outside.withPackages("newman");
        var report = folder.resolve(name + ".json");
        var run = Outside.run(
                folder,
                Map.of(),
                400,
                "node",
                "node_modules/newman/bin/newman.js",
                "run",
                collection.toString(),
                "--env-var",
                "gateway=" + told.gatewayUrl(),
                "--env-var",
                "token=" + told.gateway().accessToken(user),
                "--timeout-request",
                "60000",
                "--reporters",
                "json",
                "--reporter-json-export",
                report.toString());

        assertThat(report).as(run.output()).exists();
        var ran = JSON.readTree(report.toFile()).path("run");
        var failures = new TreeSet<String>();
        ran.path("failures")
                .forEach(failure ->
                        failures.add(failure.at("/source/request/method").asText() + " "
                                + String.join("/", texts(failure.at("/source/request/url/path"))) + ": "
                                + failure.at("/error/message").asText()));
        assertThat(failures).isEmpty();
        assertThat(run.status()).as(run.output()).isZero();

        var statuses = new TreeMap<Integer, Integer>();
        ran.path("executions")
                .forEach(each -> statuses.merge(each.at("/response/code").asInt(), 1, Integer::sum));
        System.out.println("The collection (" + name + ") was answered with " + statuses);
        return statuses;
    }

    private static void keepReads(ArrayNode items) {
        for (var each = items.elements(); each.hasNext(); ) {
            var item = each.next();
            if (item.path("item") instanceof ArrayNode inFolder) {
                keepReads(inFolder);
            } else if (!item.at("/request/method").asText().equals("GET")) {
                each.remove();
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
