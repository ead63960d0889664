package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The accounting of events: what one service committed, every service that follows it has consumed. */
final class BooksAgree implements Chapter {

    private static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void tell(Scene scene) {
        scene.progress().heading("The books of events agree");
        Map<String, JsonNode> books = settled(scene);
        scene.progress()
                .table(List.of("service", "committed", "published", "parked", "dead letters", "consumed"), rows(books));
        for (String service : SERVICES) {
            JsonNode verified = scene.gateway()
                    .as("admin")
                    .get("/api/" + service + "/audit-verification")
                    .expect(200)
                    .json();
            Scene.check(
                    verified.path("intact").asBoolean(),
                    "The audit chain of " + service + " should verify: " + verified);
        }
        scene.progress()
                .line("  committed = published, published = consumed by every follower, nothing parked;"
                        + " the audit chains of all services verify");
    }

    /** Events are on their way for a moment; after that every number must agree. */
    private static Map<String, JsonNode> settled(Scene scene) {
        try {
            return GatewayClient.awaitUntil(
                    "the books of all services to agree",
                    PATIENCE,
                    () -> Optional.of(read(scene))
                            .filter(read -> disagreements(read).isEmpty()));
        } catch (StoryFailure e) {
            throw new StoryFailure(e.getMessage() + ": " + String.join("; ", disagreements(read(scene))), e);
        }
    }

    private static Map<String, JsonNode> read(Scene scene) {
        var books = new TreeMap<String, JsonNode>();
        for (String service : SERVICES) {
            books.put(
                    service,
                    scene.gateway()
                            .as("admin")
                            .get("/api/" + service + "/event-accounting")
                            .expect(200)
                            .json());
        }
        return books;
    }

    /** Every pair of numbers that should be equal and is not. */
    static List<String> disagreements(Map<String, JsonNode> books) {
        var wrong = new ArrayList<String>();
        books.forEach((service, book) -> {
            String topic = service + ".events.v1";
            long committed = book.path("committed").path(topic).asLong();
            long published = book.path("published").path(topic).asLong();
            if (committed == 0 || committed != published || sum(book.path("parked")) != 0) {
                wrong.add(service + " committed " + committed + ", published " + published + ", parked "
                        + book.path("parked"));
            }
            book.path("consumed").properties().forEach(channel -> {
                String producer = channel.getKey().replace("-events", "");
                JsonNode others = books.get(producer);
                long expected = others == null
                        ? -1
                        : others.path("published").path(producer + ".events.v1").asLong();
                if (channel.getValue().asLong() != expected) {
                    wrong.add(service + " consumed " + channel.getValue() + " of " + expected + " from " + producer);
                }
            });
        });
        return wrong;
    }

    private static List<List<String>> rows(Map<String, JsonNode> books) {
        return SERVICES.stream()
                .map(service -> {
                    JsonNode book = Objects.requireNonNull(books.get(service));
                    return List.of(
                            service,
                            Long.toString(sum(book.path("committed"))),
                            Long.toString(sum(book.path("published"))),
                            Long.toString(sum(book.path("parked"))),
                            book.path("deadLetters").asText(),
                            book.path("consumed")
                                    .toString()
                                    .replaceAll("[{}\"]", "")
                                    .replace(",", ", "));
                })
                .toList();
    }

    private static long sum(JsonNode byName) {
        long sum = 0;
        for (JsonNode count : byName) {
            sum += count.asLong();
        }
        return sum;
    }
}
