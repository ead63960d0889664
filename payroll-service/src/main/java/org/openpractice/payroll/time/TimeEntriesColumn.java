package org.openpractice.payroll.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps the entries of a workweek as JSON; a weekly total keeps none. */
@Converter
public class TimeEntriesColumn implements AttributeConverter<TimeEntries, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY)
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(TimeEntries.class);
    private static final ObjectReader READER = JSON.readerFor(TimeEntries.class);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TimeEntries entries) {
        if (entries == null) {
            return null;
        }
        try {
            return WRITER.writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Entries of a workweek cannot be written as JSON", e);
        }
    }

    @Override
    public @Nullable TimeEntries convertToEntityAttribute(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Entries of a workweek cannot be read from JSON", e);
        }
    }
}
