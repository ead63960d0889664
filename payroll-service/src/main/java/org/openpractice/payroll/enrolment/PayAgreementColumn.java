package org.openpractice.payroll.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps an agreement as JSON; terms on which nothing more than a rate was agreed keep none. */
@Converter
public class PayAgreementColumn implements AttributeConverter<PayAgreement, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PayAgreement agreement) {
        if (agreement == null || agreement.equals(PayAgreement.PLAIN)) {
            return null;
        }
        try {
            return JSON.writeValueAsString(agreement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A pay agreement cannot be written as JSON", e);
        }
    }

    @Override
    public PayAgreement convertToEntityAttribute(@Nullable String json) {
        if (json == null) {
            return PayAgreement.PLAIN;
        }
        try {
            return JSON.readValue(json, PayAgreement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A pay agreement cannot be read from JSON", e);
        }
    }
}
