package org.openpractice.platform.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/** Keeps {@link Money} as cents in a {@code bigint} column named {@code *_cents}. */
@Converter(autoApply = true)
class MoneyColumn implements AttributeConverter<Money, Long> {

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
        return money == null ? null : money.cents();
    }

    @Override
    public @Nullable Money convertToEntityAttribute(@Nullable Long cents) {
        return cents == null ? null : Money.ofCents(cents);
    }
}
