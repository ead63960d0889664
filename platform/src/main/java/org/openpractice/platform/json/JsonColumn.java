package org.openpractice.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a value as JSON text. Every column says with which mapper, because what is kept must still be read when the mapper
 * of the service has changed.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final String what;

    /** @param what the value in words, for the message when it cannot be kept or read */
    protected JsonColumn(ObjectMapper mapper, TypeReference<T> type, String what) {
        this.writer = mapper.writerFor(type);
        this.reader = mapper.readerFor(type);
        this.what = what;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(what + " cannot be written as JSON", e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(what + " cannot be read from JSON", e);
        }
    }
}
