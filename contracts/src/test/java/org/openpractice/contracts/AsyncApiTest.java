package org.openpractice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** asyncapi.yaml promises exactly the events that the contracts define. */
class AsyncApiTest {

    private static final JsonNode ASYNCAPI = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(Path.of("asyncapi.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isAsyncApi3() {
        assertThat(ASYNCAPI.path("asyncapi").asText()).startsWith("3.");
    }

    @TestFactory
    Stream<DynamicTest> everyChannelCarriesExactlyTheEventsOfItsService() {
        return GoldenSamplesTest.SERVICES.entrySet().stream()
                .map(service -> DynamicTest.dynamicTest(service.getKey(), () -> {
                    JsonNode channel = ASYNCAPI.path("channels").path(service.getKey() + "-events");
                    assertThat(channel.path("address").asText()).isEqualTo(service.getKey() + ".events.v1");
                    var promised = new TreeSet<String>();
                    channel.path("messages").fieldNames().forEachRemaining(promised::add);
                    assertThat(promised)
                            .isEqualTo(EventJson.records(service.getValue())
                                    .map(Class::getSimpleName)
                                    .collect(Collectors.toCollection(TreeSet::new)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySampleFitsItsSchema() {
        return GoldenSamplesTest.SERVICES.entrySet().stream()
                .flatMap(service -> EventJson.records(service.getValue())
                        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                            Path sample = GoldenSamplesTest.sample(service.getKey(), type);
                            assertThat(violations(
                                            type.getSimpleName(),
                                            new ObjectMapper().readTree(Files.readAllBytes(sample))))
                                    .isEmpty();
                            List<String> components = Stream.of(type.getRecordComponents())
                                    .map(component -> component.getName())
                                    .toList();
                            var promised = new ArrayList<String>();
                            ASYNCAPI.at("/components/schemas/" + type.getSimpleName() + "/properties")
                                    .fieldNames()
                                    .forEachRemaining(promised::add);
                            assertThat(promised).containsExactlyElementsOf(components);
                        })));
    }

    private static List<String> violations(String schema, JsonNode payload) {
        ObjectNode root = ASYNCAPI.deepCopy();
        root.put("$ref", "#/components/schemas/" + schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(root)
                .validate(payload)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
