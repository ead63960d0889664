package org.openpractice.payroll.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.openpractice.payroll.withholding.FormW4;

/** Keeps a Form W-4 as JSON, in the shape in which it was given. */
@Converter
public class FormW4Column implements AttributeConverter<FormW4, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(FormW4 form) {
        try {
            return JSON.writerFor(FormW4.class).writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A Form W-4 cannot be written as JSON", e);
        }
    }

    @Override
    public FormW4 convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, FormW4.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A Form W-4 cannot be read from JSON", e);
        }
    }
}
