package org.openpractice.payroll.enrollment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Converter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.json.JsonColumn;

/** Keeps an agreement as JSON; terms on which nothing more than a rate was agreed keep none. */
@Converter
class PayAgreementColumn extends JsonColumn<PayAgreement> {

    public PayAgreementColumn() {
        super(JsonMapper.builder().build(), new TypeReference<>() {}, "A pay agreement");
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PayAgreement agreement) {
        return PayAgreement.PLAIN.equals(agreement) ? null : super.convertToDatabaseColumn(agreement);
    }

    @Override
    public PayAgreement convertToEntityAttribute(@Nullable String json) {
        return Objects.requireNonNullElse(super.convertToEntityAttribute(json), PayAgreement.PLAIN);
    }
}
