package org.openpractice.platform.us;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A national provider identifier (45 CFR 162.406): ten digits, the first 1 or 2, the last the Luhn check digit over the health
 * industry's prefix 80840 and the number.
 */
@Schema(type = SchemaType.STRING, pattern = "[12]\\d{9}", examples = "1234567893")
public record Npi(@JsonValue String digits) {

    private static final Pattern SHAPE = Pattern.compile("[12]\\d{9}");

    /** What the Luhn digits of the prefix 80840 add to every sum. */
    private static final int PREFIX_80840 = 24;

    /** @throws IllegalArgumentException when the text is no NPI or its check digit is wrong */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Npi {
        digits = digits.strip();
        if (!SHAPE.matcher(digits).matches()) {
            throw new IllegalArgumentException("expected an NPI of ten digits, the first 1 or 2");
        }
        if (luhnSum(digits) % 10 != 0) {
            throw new IllegalArgumentException(
                    "expected an NPI whose tenth digit is the Luhn check digit over 80840 and the number; a digit is wrong");
        }
    }

    private static int luhnSum(String digits) {
        int sum = PREFIX_80840;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    @Override
    public String toString() {
        return digits;
    }

    /** The column holds the ten digits. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<Npi, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Npi npi) {
            return npi == null ? null : npi.digits;
        }

        @Override
        public @Nullable Npi convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : new Npi(column);
        }
    }
}
