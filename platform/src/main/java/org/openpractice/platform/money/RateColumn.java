package org.openpractice.platform.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Keeps a {@link Rate} as dollars in a {@code numeric} column with four places. */
@Converter(autoApply = true)
class RateColumn implements AttributeConverter<Rate, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Rate rate) {
        return rate == null ? null : rate.decimal();
    }

    @Override
    public @Nullable Rate convertToEntityAttribute(@Nullable BigDecimal dollars) {
        return dollars == null ? null : Rate.of(dollars);
    }
}
