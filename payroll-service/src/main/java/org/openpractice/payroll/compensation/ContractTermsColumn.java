package org.openpractice.payroll.compensation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the terms of a contract version as JSON. */
@Converter
public class ContractTermsColumn implements AttributeConverter<ContractTerms, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(ContractTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Contract terms cannot be written as JSON", e);
        }
    }

    @Override
    public ContractTerms convertToEntityAttribute(String json) {
        try {
            return JSON.readValue(json, ContractTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Contract terms cannot be read from JSON", e);
        }
    }
}
