package org.openpractice.payroll.retirement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a plan document as JSON, in the shape in which it was given. */
@Converter
public class PlanDocumentColumn implements AttributeConverter<PlanDocument, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public String convertToDatabaseColumn(PlanDocument document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan document cannot be written as JSON", e);
        }
    }

    @Override
    public PlanDocument convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, PlanDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan document cannot be read from JSON", e);
        }
    }
}
