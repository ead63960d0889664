package org.openpractice.payroll.garnishment;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the terms of an order as JSON, in the shape in which they were given. */
@Converter
public class OrderTermsColumn implements AttributeConverter<OrderTerms, String> {

    @Override
    public String convertToDatabaseColumn(OrderTerms terms) {
        try {
            return OrderJson.MAPPER.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms of a garnishment order cannot be written as JSON", e);
        }
    }

    @Override
    public OrderTerms convertToEntityAttribute(String json) {
        try {
            return OrderJson.MAPPER.readValue(json, OrderTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Terms of a garnishment order cannot be read from JSON", e);
        }
    }
}
