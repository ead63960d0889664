package org.openpractice.payroll.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.openpractice.payroll.statetax.StateClaims;

/** Keeps the entries of a state's certificate as JSON, in the shape in which they were given. */
@Converter
public class StateClaimsColumn implements AttributeConverter<StateClaims, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(StateClaims claims) {
        try {
            return JSON.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The entries of a state certificate cannot be written as JSON", e);
        }
    }

    @Override
    public StateClaims convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, StateClaims.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The entries of a state certificate cannot be read from JSON", e);
        }
    }
}
