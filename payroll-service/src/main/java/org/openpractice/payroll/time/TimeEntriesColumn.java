package org.openpractice.payroll.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Converter;
import org.openpractice.platform.json.JsonColumn;

/** Keeps the entries of a workweek as JSON; a weekly total keeps none. */
@Converter
class TimeEntriesColumn extends JsonColumn<TimeEntries> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    public TimeEntriesColumn() {
        super(JSON, new TypeReference<>() {}, "Entries of a workweek");
    }
}
