package org.openpractice.compliance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.openpractice.platform.json.JsonColumn;

/**
 * Keeps a value as JSON text: proofs and traces that are shown as they were, never searched. Text and not {@code jsonb},
 * because the text itself is evidence.
 */
public abstract class JsonText<T> extends JsonColumn<T> {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    protected JsonText(TypeReference<T> type) {
        super(MAPPER, type, "The value");
    }
}
