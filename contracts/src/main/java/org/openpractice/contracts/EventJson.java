package org.openpractice.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The one JSON form of events: ISO 8601 dates, money as decimal strings, fields this version does not know ignored. */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /** The payload of an event. */
    public static String write(DomainEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.type() + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads one event of a service.
     *
     * @param events the service's sealed interface
     * @param type CloudEvents type
     * @return empty when this version of the contract does not know the type
     * @throws IOException when the payload is not the JSON of that type
     */
    public static <E extends DomainEvent> Optional<E> read(Class<E> events, String type, byte[] payload)
            throws IOException {
        var known = records(events)
                .filter(record -> record.getSimpleName().equals(type))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(events.cast(MAPPER.readValue(payload, known.get())));
    }

    /** The event records below a sealed interface, in the order they are declared. */
    public static Stream<Class<?>> records(Class<?> events) {
        return events.isRecord()
                ? Stream.of(events)
                : Arrays.stream(events.getPermittedSubclasses()).flatMap(EventJson::records);
    }
}
