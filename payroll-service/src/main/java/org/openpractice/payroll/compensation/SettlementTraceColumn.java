package org.openpractice.payroll.compensation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.openpractice.payroll.withholding.Trace;

/** Keeps the trace of a settlement as JSON. */
@Converter
public class SettlementTraceColumn implements AttributeConverter<List<Trace.Line>, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(List<Trace.Line> trace) {
        try {
            return JSON.writeValueAsString(trace);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A trace cannot be written as JSON", e);
        }
    }

    @Override
    public List<Trace.Line> convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A trace cannot be read from JSON", e);
        }
    }
}
