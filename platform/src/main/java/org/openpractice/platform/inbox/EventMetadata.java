package org.openpractice.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.openpractice.platform.outbox.EventHeaders;
import org.openpractice.platform.text.TextRule;

/**
 * What travels beside a fact.
 *
 * @param sequence place in the aggregate's history: 1, 2, 3 ...
 * @param headers all headers as text, a replacement character for each that no record can hold
 */
public record EventMetadata(
        UUID id,
        String type,
        String source,
        Instant time,
        UUID practiceGroupId,
        String aggregateType,
        UUID aggregateId,
        long sequence,
        Map<String, String> headers) {

    /** Id of the event that caused this one; empty when a person or a partner did. */
    public Optional<UUID> causationId() {
        return Optional.ofNullable(headers.get(EventHeaders.CAUSATION_ID)).map(UUID::fromString);
    }

    static EventMetadata of(Headers headers) throws UnreadableEventException {
        var text = new HashMap<String, String>();
        headers.forEach(header -> text.put(
                header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return of(text);
    }

    static EventMetadata of(Map<String, String> headers) throws UnreadableEventException {
        try {
            return new EventMetadata(
                    UUID.fromString(required(headers, EventHeaders.ID)),
                    required(headers, EventHeaders.TYPE),
                    required(headers, EventHeaders.SOURCE),
                    Instant.parse(required(headers, EventHeaders.TIME)),
                    UUID.fromString(required(headers, EventHeaders.PRACTICE_GROUP)),
                    required(headers, EventHeaders.AGGREGATE_TYPE),
                    UUID.fromString(required(headers, EventHeaders.SUBJECT)),
                    Long.parseLong(required(headers, EventHeaders.SEQUENCE)),
                    storable(headers));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEventException("a header is not in its format: " + e.getMessage());
        }
    }

    private static String required(Map<String, String> headers, String name) throws UnreadableEventException {
        String value = headers.get(name);
        if (value == null) {
            throw new UnreadableEventException("header " + name + " is missing");
        }
        if (!TextRule.isStorable(value)) {
            throw new UnreadableEventException("header " + name + " is no text: it has a null character");
        }
        return value;
    }

    private static Map<String, String> storable(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> TextRule.storable(header.getKey()),
                        header -> TextRule.storable(header.getValue()),
                        (first, second) -> second));
    }

    /** The record is not one of our events: nobody can tell whose it is. */
    static final class UnreadableEventException extends Exception {
        UnreadableEventException(String message) {
            super(message);
        }
    }
}
